import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../world/free-port.ts'

const repo = fileURLToPath(new URL('../../..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(join(repo, 'package.json'), 'utf8')) as { scripts: { start: string } }
/** What `npm start` runs once everything is built. */
const [, serve = ''] = scripts.start.split(' && ')

/** The server as a newcomer has it: the built program in an empty folder, told nothing but ports that are free here. */
export interface Started {
  /** What is on the terminal so far. */
  printed(): string
  /** Waits for it to be on the terminal. */
  prints(pattern: RegExp): Promise<RegExpExecArray>
  /** `npx doorward …` beside it: what it prints, and how it ends. */
  command(...words: string[]): Promise<{ code: number; printed: string }>
  ldapPort: number
  dataFolder: string
  /** Ctrl-C. */
  stop(): Promise<number>
}

export async function startAsNpmDoes(): Promise<Started> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'doorward-newcomer-'))
  const [web, ldapPort, ldapsPort] = [await freePort(), await freePort(), await freePort()]
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    HOME: dataFolder,
    DOORWARD_DATA: dataFolder,
    DOORWARD_LISTEN_WEB: String(web),
    DOORWARD_LISTEN_LDAP: String(ldapPort),
    DOORWARD_LISTEN_LDAPS: String(ldapsPort),
  }
  // In the place of the shell, so that a signal reaches the server itself.
  const child = spawn('/bin/sh', ['-c', `exec ${serve}`], { cwd: repo, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (printed += text.toString()))
  const ended = once(child, 'close').then(([code]) => code as number)
  return {
    dataFolder,
    ldapPort,
    printed: () => printed,
    async prints(pattern) {
      for (;;) {
        const found = pattern.exec(printed)
        if (found !== null) return found
        const more = Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')]).then(() => undefined)
        const code = await Promise.race([more, ended])
        if (code !== undefined && !pattern.test(printed)) throw new Error(`It ended with ${code}: ${printed}`)
      }
    },
    async command(...words) {
      const other = spawn('npx', ['doorward', ...words], { cwd: repo, env, stdio: ['ignore', 'pipe', 'pipe'] })
      let text = ''
      for (const stream of [other.stdout, other.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()))
      const [code] = (await once(other, 'close')) as [number]
      return { code, printed: text }
    },
    async stop() {
      child.kill('SIGINT')
      const code = await ended
      rmSync(dataFolder, { recursive: true, force: true })
      return code
    },
  }
}
