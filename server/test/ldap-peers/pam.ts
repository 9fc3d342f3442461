import type { OwnMachine } from './own-machine.ts'

export const refused = 'Authentication failure'
export const unknown = 'User not known to the underlying authentication module'

/** Signs somebody in by the PAM service `a-test`, as sshd and login do: `in`, or PAM's own words. */
export async function signInByPam(machine: OwnMachine, username: string, secret: string): Promise<string> {
  const args = ['a-test', username, 'authenticate', 'acct_mgmt']
  const { code, stdout, stderr } = await machine.run('pamtester', args, `${secret}\n`)
  return code === 0 ? 'in' : (/pamtester: (.*)/.exec(stdout + stderr)?.[1] ?? 'no word')
}
