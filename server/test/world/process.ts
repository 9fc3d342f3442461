import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

const bin = fileURLToPath(new URL('../../bin/doorward.mjs', import.meta.url))

export interface Exit {
  code: number | null
  stdout: string
  stderr: string
}

/** `doorward` as a program of its own: started, spoken to, stopped or killed like an operator would. */
export interface DoorwardProcess {
  origin: string
  ldapPort: number
  ldapsPort: number
  dataFolder: string
  /** Starts `serve` and resolves when `/readyz` says so. Rejects with what it printed when it ends before. */
  start(): Promise<void>
  /** SIGKILL: nothing is flushed, closed or told. */
  kill(): Promise<void>
  /** SIGTERM, as a service manager does. */
  stop(): Promise<Exit>
  /** Another command beside it, on the same data. */
  command(...args: string[]): Promise<Exit>
  /** What `serve` has printed so far. */
  output(): string
  dispose(): Promise<void>
}

export async function prepareProcess(
  options: { env?: Record<string, string>; dataFolder?: string } = {},
): Promise<DoorwardProcess> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'doorward-process-'))
  const [web, ldapPort, ldapsPort] = [await freePort(), await freePort(), await freePort()]
  const env = {
    ...process.env,
    DOORWARD_DATA: dataFolder,
    DOORWARD_LISTEN_ADDRESS: '127.0.0.1',
    DOORWARD_LISTEN_WEB: String(web),
    DOORWARD_LISTEN_LDAP: String(ldapPort),
    DOORWARD_LISTEN_LDAPS: String(ldapsPort),
    DOORWARD_PUBLIC_URL: `http://localhost:${web}`,
    DOORWARD_LOG_LEVEL: 'warn',
    ...options.env,
  }
  let child: ChildProcess | undefined
  let ended: Promise<Exit> | undefined
  let printed = ''

  function spawnServe(): { child: ChildProcess; ended: Promise<Exit> } {
    const started = spawn(process.execPath, [bin, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const out = { stdout: '', stderr: '' }
    started.stdout.on('data', (text: Buffer) => {
      out.stdout += text.toString()
      printed += text.toString()
    })
    started.stderr.on('data', (text: Buffer) => {
      out.stderr += text.toString()
      printed += text.toString()
    })
    return { child: started, ended: new Promise(resolve => started.once('close', code => resolve({ code, ...out }))) }
  }

  async function signal(name: 'SIGKILL' | 'SIGTERM'): Promise<Exit> {
    if (child === undefined || ended === undefined) return { code: null, stdout: '', stderr: '' }
    child.kill(name)
    const exit = await ended
    child = undefined
    return exit
  }

  return {
    origin: `http://localhost:${web}`,
    ldapPort,
    ldapsPort,
    dataFolder,
    output: () => printed,
    async start() {
      const started = spawnServe()
      child = started.child
      ended = started.ended
      const isReady = async (): Promise<boolean> => {
        const answer = await fetch(`http://127.0.0.1:${web}/readyz`).catch(() => undefined)
        return answer?.status === 200
      }
      const gone = started.ended.then(exit => {
        throw new Error(`doorward ended with ${exit.code}: ${exit.stderr}`)
      })
      gone.catch(() => undefined)
      const until = Date.now() + 30_000
      while (!(await Promise.race([isReady(), gone]))) {
        if (Date.now() > until) throw new Error(`doorward is not ready after 30 s. ${printed}`)
        await new Promise(resolve => setTimeout(resolve, 25))
      }
    },
    async kill() {
      await signal('SIGKILL')
    },
    stop: () => signal('SIGTERM'),
    command: (...args) =>
      new Promise(resolve => {
        execFile(process.execPath, [bin, ...args], { env }, (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
          resolve({ code, stdout, stderr })
        })
      }),
    async dispose() {
      await signal('SIGKILL')
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
