import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../world/free-port.ts'
import { missing } from '../world/peer.ts'
import type { PeerWorld } from './peer-world.ts'
import { readRecipe, withLines } from './recipe.ts'
import { runProgram, startDaemon } from './program.ts'

export const noFreeradius = missing('/usr/lib/freeradius/rlm_ldap.so') || missing('/usr/bin/radclient')

export interface Freeradius {
  /** Asks as an access point does: what it answered, with the reply's Filter-Id if there is one. */
  ask(username: string, secret: string): Promise<string>
  output(): string
  close(): Promise<void>
}

const shared = 'shared with an access point'

/** Debian's FreeRADIUS in a folder of its own. */
export async function startFreeradius(world: PeerWorld, instead = ''): Promise<Freeradius> {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-radius-'))
  const ldap = withLines(readRecipe('freeradius-ldap', world), instead)
  const site = readRecipe('freeradius-site', world)
  const port = await freePort()
  writeFileSync(
    join(folder, 'radiusd.conf'),
    `name = radiusd
libdir = /usr/lib/freeradius
run_dir = ${folder}
pidfile = ${folder}/radiusd.pid
security {
  reject_delay = 0
}
log {
  destination = stdout
  auth = yes
}
client localhost {
  ipaddr = 127.0.0.1
  secret = "${shared}"
}
modules {
  ${ldap}
}
server default {
  listen {
    type = auth
    ipaddr = 127.0.0.1
    port = ${port}
  }
  ${site}
}
`,
  )
  const args = ['-f', '-l', 'stdout', '-d', folder, '-D', '/usr/share/freeradius']
  const daemon = await startDaemon('/usr/sbin/freeradius', args, output => output.includes('Ready to process requests'))
  return {
    output: () => daemon.output(),
    async ask(username, secret) {
      const input = `User-Name = ${JSON.stringify(username)}, User-Password = ${JSON.stringify(secret)}\n`
      const { stdout } = await runProgram('radclient', ['-x', `127.0.0.1:${port}`, 'auth', shared], { input })
      const answer = /Received (Access-\w+)/.exec(stdout)?.[1] ?? 'no answer'
      const group = /Filter-Id = "(.*)"/.exec(stdout)?.[1]
      return group === undefined ? answer : `${answer} ${group}`
    },
    async close() {
      await daemon.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
