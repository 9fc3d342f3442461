import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = '/usr/sbin/slapd'

/** Why tests beside slapd are left out, or false. */
export const withoutSlapd: string | false = (() => {
  if (existsSync(program)) return false
  if (process.env['CI'] !== undefined) throw new Error('slapd is missing; install it.')
  return 'slapd is missing; install it'
})()

export interface Slapd {
  port: number
  rootDN: string
  rootPassword: string
  stop(): void
}

/** OpenLDAP's server with some entries, on a free port. */
export async function startSlapd(suffix: string, ldif: string): Promise<Slapd> {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-slapd-'))
  mkdirSync(join(folder, 'data'))
  const rootDN = `cn=Manager,${suffix}`
  const rootPassword = 'the manager of slapd'
  const config = join(folder, 'slapd.conf')
  writeFileSync(
    config,
    [
      ...['core', 'cosine', 'inetorgperson'].map(schema => `include /etc/ldap/schema/${schema}.schema`),
      `pidfile ${folder}/slapd.pid`,
      'modulepath /usr/lib/ldap',
      'moduleload back_mdb',
      'moduleload sssvlv',
      'sizelimit unlimited',
      'database mdb',
      `suffix "${suffix}"`,
      `rootdn "${rootDN}"`,
      `rootpw "${rootPassword}"`,
      `directory ${folder}/data`,
      'overlay sssvlv',
      '',
    ].join('\n'),
  )
  const added = spawnSync('/usr/sbin/slapadd', ['-f', config], { input: ldif })
  if (added.status !== 0) throw new Error(`slapadd: ${added.stderr.toString()}`)
  const port = await findPort()
  const server = spawn(program, ['-f', config, '-h', `ldap://127.0.0.1:${port}`, '-d', '0'], { stdio: 'ignore' })
  await listening(port, server)
  return {
    port,
    rootDN,
    rootPassword,
    stop() {
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}

export async function listening(port: number, server: ChildProcess): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (server.exitCode !== null) throw new Error(`slapd ended with ${server.exitCode}.`)
    const isOpen = await new Promise<boolean>(resolve => {
      const socket = connect({ port, host: '127.0.0.1' })
      socket.once('connect', () => (socket.destroy(), resolve(true)))
      socket.once('error', () => resolve(false))
    })
    if (isOpen) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error('slapd does not listen.')
}
