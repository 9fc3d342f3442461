import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runProgram, startDaemon, type Answer } from './program.ts'

/** Why a program that has its files in fixed places cannot be run here without touching the machine's own; or false. */
export const noOwnMachine: string | false = (() => {
  if (process.getuid?.() !== 0) return 'only root may mount'
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    return false
  } catch {
    return 'mounts are not allowed here'
  }
})()

/** A daemon that sees files of a test where the machine has its own, and programs that see the same. */
export interface OwnMachine {
  run(program: string, args: readonly string[], input?: string): Promise<Answer>
  output(): string
  /** What is left behind of it in its folders. */
  close(): Promise<void>
}

export interface OwnMachineSetUp {
  /** They hide the machine's, and hold what is named here and nothing else. */
  folders: readonly string[]
  /** Text by absolute path: in one of `folders`, or instead of a file of the machine. */
  files: Record<string, string>
  daemon: readonly [program: string, ...args: string[]]
  /** Whether it has come up, by what it printed and by its files: `at` tells where a path really is. */
  isUp: (at: (path: string) => string, output: string) => boolean
}

/** Starts a daemon in a mount namespace of its own: nothing of the machine's `/etc` is written, and nobody else sees it. */
export async function startOwnMachine({ files, folders, daemon, isUp }: OwnMachineSetUp): Promise<OwnMachine> {
  const root = mkdtempSync(join(tmpdir(), 'doorward-machine-'))
  const at = (path: string): string => join(root, path)
  for (const folder of folders) mkdirSync(at(folder), { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(at(path)), { recursive: true })
    // Programs refuse secrets that others may read.
    writeFileSync(at(path), text, { mode: path.startsWith('/etc/pam.d') || path.includes('nsswitch') ? 0o644 : 0o600 })
  }
  const paths = [...folders, ...Object.keys(files)]
  const mounted = paths.filter(path => !folders.some(folder => path.startsWith(`${folder}/`)))
  const script = [...mounted.map(path => `mount --bind ${at(path)} ${path}`), 'exec "$@"'].join(' && ')
  const started = await startDaemon('unshare', ['--mount', 'sh', '-c', script, 'sh', ...daemon], output =>
    isUp(at, output),
  ).catch((error: unknown) => {
    rmSync(root, { recursive: true, force: true })
    throw error
  })
  return {
    output: () => started.output(),
    async run(program, args, input = '') {
      const answer = await runProgram('nsenter', ['--mount', `--target=${started.pid}`, program, ...args], { input })
      if (answer.code === 127) throw new Error(answer.stderr)
      return answer
    },
    async close() {
      await started.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
