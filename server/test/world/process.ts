import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

const bin = fileURLToPath(new URL('../../bin/built.mjs', import.meta.url))

export interface Exit {
  code: number | null
  stdout: string
  stderr: string
}

/** How one start differs from an ordinary one. */
export interface StartOptions {
  /** A program and its arguments that run `doorward`: `['prlimit', '--nofile=64']`. */
  through?: readonly string[]
  env?: Record<string, string>
  /** Where output goes: kept for `output()`, or a file descriptor of the test's own. */
  output?: 'kept' | number
}

/** `doorward` as a program of its own: started, spoken to, stopped or killed like an operator would. */
export interface DoorwardProcess {
  origin: string
  ldapPort: number
  ldapsPort: number
  readonly dataFolder: string
  /** From the next start on, serves another folder: the same disk after a fault. */
  moveTo(dataFolder: string): void
  /** Starts `serve` and resolves when `/readyz` says so. Rejects with what it printed when it ends before. */
  start(options?: StartOptions): Promise<void>
  /** Starts `serve` where it cannot serve and resolves when it has ended by itself; killed (code null) after 20 s. */
  startInVain(options?: StartOptions): Promise<Exit>
  /** Of the server that runs, or of what it was started through. */
  pid(): number
  /** Resolves when the server has ended, whoever ended it. */
  ended(): Promise<Exit>
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
  let dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'doorward-process-'))
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

  function spawnServe(options: StartOptions): Promise<Exit> {
    const [program, ...rest] = [...(options.through ?? []), process.execPath, bin, 'serve']
    const target = options.output === undefined || options.output === 'kept' ? 'pipe' : options.output
    const started = spawn(program, rest, { env: { ...env, ...options.env }, stdio: ['ignore', target, target] })
    const out = { stdout: '', stderr: '' }
    started.stdout?.on('data', (text: Buffer) => {
      out.stdout += text.toString()
      printed += text.toString()
    })
    started.stderr?.on('data', (text: Buffer) => {
      out.stderr += text.toString()
      printed += text.toString()
    })
    child = started
    ended = new Promise((resolve, reject) => {
      started.once('error', reject)
      started.once('close', code => resolve({ code, ...out }))
    })
    return ended
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
    get dataFolder() {
      return dataFolder
    },
    moveTo(other) {
      dataFolder = other
      env.DOORWARD_DATA = other
    },
    output: () => printed,
    async start(options = {}) {
      const isReady = async (): Promise<boolean> => {
        const answer = await fetch(`http://127.0.0.1:${web}/readyz`).catch(() => undefined)
        return answer?.status === 200
      }
      const gone = spawnServe(options).then(exit => {
        throw new Error(`doorward ended with ${exit.code}: ${exit.stderr}`)
      })
      gone.catch(() => undefined)
      const until = Date.now() + 30_000
      while (!(await Promise.race([isReady(), gone]))) {
        if (Date.now() > until) throw new Error(`doorward is not ready after 30 s. ${printed}`)
        await new Promise(resolve => setTimeout(resolve, 25))
      }
    },
    async startInVain(options = {}) {
      const exit = spawnServe(options)
      const late = setTimeout(() => child?.kill('SIGKILL'), 20_000)
      const { code, stdout, stderr } = await exit
      clearTimeout(late)
      return { code, stdout, stderr }
    },
    pid() {
      if (child?.pid === undefined) throw new Error('doorward was not started')
      return child.pid
    },
    ended: () => ended ?? Promise.reject(new Error('doorward was not started')),
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
