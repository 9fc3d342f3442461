import { spawn } from 'node:child_process'
import { once } from 'node:events'

const strace = '/usr/bin/strace'

/** What a traced system call is made to do: `signal=SIGKILL:when=7`, `error=EIO`. */
export interface Injection {
  calls: readonly string[]
  deed: string
}

const argumentsOf = ({ calls, deed }: Injection): string[] => [
  '-f',
  '-qqq',
  '-o',
  '/dev/null',
  '-e',
  `trace=${calls.join(',')}`,
  '-e',
  `inject=${calls.join(',')}:${deed}`,
]

/** The program and arguments to start something through, so that the fault is there from its first call on. */
export const throughStrace = (injection: Injection): string[] => [
  strace,
  // The tracer stands aside, so that what was started is our own child and may be killed.
  '--daemonize=grandchild',
  ...argumentsOf(injection),
  '--',
]

/** A fault that begins now, in a process that runs. */
export interface Fault {
  end(): Promise<void>
}

/** Resolves when every thread of the process is traced. */
export async function injectFault(pid: number, injection: Injection): Promise<Fault> {
  const tracer = spawn(strace, [...argumentsOf(injection).filter(word => word !== '-qqq'), '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(tracer, 'close')
  // “strace: Process 123 attached with 15 threads”
  await Promise.race([
    once(tracer.stderr, 'data'),
    ended.then(() => {
      throw new Error('strace could not attach')
    }),
  ])
  return {
    async end() {
      tracer.kill('SIGINT')
      await ended
    },
  }
}
