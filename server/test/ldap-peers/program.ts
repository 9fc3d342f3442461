import { spawn } from 'node:child_process'

export interface Answer {
  code: number | null
  stdout: string
  stderr: string
}

/** A program run to its end, given `input` to read. Killed after `timeoutMs`. */
export function runProgram(
  program: string,
  args: readonly string[],
  {
    input = '',
    env = {},
    timeoutMs = 30_000,
  }: { input?: string; env?: Record<string, string>; timeoutMs?: number } = {},
): Promise<Answer> {
  const child = spawn(program, [...args], { env: { ...process.env, ...env }, timeout: timeoutMs })
  const answer: Answer = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', (text: Buffer) => (answer.stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (answer.stderr += text.toString()))
  // It may end before it has read.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => resolve({ ...answer, code }))
  })
}

/** A program that serves until it is told to end. */
export interface Daemon {
  pid: number
  /** What it has printed. */
  output(): string
  close(): Promise<void>
}

/** Starts a program that stays in the foreground, and resolves when `isUp`. Rejects with its words if it ends before. */
export async function startDaemon(
  program: string,
  args: readonly string[],
  isUp: (output: string) => boolean | Promise<boolean>,
): Promise<Daemon> {
  const child = spawn(program, [...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
  let isGone = false
  const gone = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => {
      isGone = true
      resolve()
    })
  })
  gone.catch(() => (isGone = true))
  const close = async (): Promise<void> => {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await gone
    clearTimeout(late)
  }
  try {
    await untilTrue(() => {
      if (isGone) throw new Error('It ended.')
      return isUp(output)
    })
  } catch (error) {
    await close()
    throw new Error(`${program} does not come up: ${output}`, { cause: error })
  }
  return { pid: child.pid ?? 0, output: () => output, close }
}

/** Asks again and again. Rejects after 20 s. */
export async function untilTrue(ask: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + 20_000
  while (!(await ask())) {
    if (Date.now() > until) throw new Error('It did not come about in 20 s.')
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}
