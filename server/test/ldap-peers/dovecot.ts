import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../world/free-port.ts'
import { missing } from '../world/peer.ts'
import type { PeerWorld } from './peer-world.ts'
import { readRecipe, withLines } from './recipe.ts'
import { runProgram, startDaemon } from './program.ts'

export const noDovecot = missing('/usr/sbin/dovecot') || missing('/usr/lib/dovecot/modules/auth/libauthdb_ldap.so')

export interface Dovecot {
  /** Signs in over IMAP: `in`, or the refusal. */
  signIn(username: string, secret: string): Promise<string>
  /** Runs `doveadm`, and answers what it prints. */
  doveadm(...args: string[]): Promise<string>
  output(): string
  close(): Promise<void>
}

/** Debian's Dovecot in a folder of its own. */
export async function startDovecot(world: PeerWorld, instead = ''): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-dovecot-'))
  // Its processes are other users.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'mail'), { mode: 0o777 })
  chmodSync(join(folder, 'mail'), 0o777)
  copyFileSync(world.caPath, join(folder, 'ca.pem'))
  chmodSync(join(folder, 'ca.pem'), 0o644)
  const port = await freePort()
  const conf = join(folder, 'dovecot.conf')
  const ldap = join(folder, 'dovecot-ldap.conf.ext')
  const served = { ...world, caPath: join(folder, 'ca.pem') }
  const recipe = readRecipe('dovecot-ldap.conf.ext', served, { '/var/mail': join(folder, 'mail') })
  writeFileSync(ldap, withLines(recipe, instead))
  writeFileSync(
    conf,
    `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
auth_verbose = yes
mail_location = maildir:~/mail
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
# Every wrong password would make the next answer wait longer.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
passdb {
  driver = ldap
  args = ${ldap}
}
userdb {
  driver = ldap
  args = ${ldap}
}
`,
  )
  const isUp = (): boolean =>
    existsSync(join(folder, 'run', 'master.pid')) && existsSync(join(folder, 'run', 'auth-userdb'))
  const daemon = await startDaemon('/usr/sbin/dovecot', ['-F', '-c', conf], isUp)
  return {
    output: () => daemon.output(),
    signIn: (username, secret) => logIn(port, username, secret),
    async doveadm(...args) {
      const { stdout } = await runProgram('doveadm', ['-c', conf, ...args])
      return stdout.trim()
    },
    async close() {
      await daemon.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** RFC 3501 §6.2.3, and a look into the mailbox: only then has the account been found as well. */
async function logIn(port: number, username: string, secret: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]()
  const say = (text: string): unknown => socket.write(`${text}\r\n`)
  const answerTo = async (tag: string): Promise<string> => {
    for (;;) {
      const { value, done } = await lines.next()
      if (done) return 'closed'
      if (value.startsWith(`${tag} `)) return value.slice(tag.length + 1)
    }
  }
  try {
    await answerTo('*')
    say(`a LOGIN ${JSON.stringify(username)} ${JSON.stringify(secret)}`)
    const answer = await answerTo('a')
    if (!answer.startsWith('OK')) return answer
    say('b SELECT INBOX')
    return (await answerTo('b')).startsWith('OK') ? 'in' : 'no mailbox'
  } finally {
    socket.destroy()
  }
}
