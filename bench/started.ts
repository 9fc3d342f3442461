import { spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { pinned, type Side } from './pin.ts'

/** A program that a measurement has started. */
export interface Started {
  pid: number
  /** What it has written to standard error so far. */
  errors(): string
  hasEnded(): boolean
  /** Asks it to end, and after ten seconds ends it. */
  stop(): Promise<void>
}

export function start(side: Side, command: string, args: readonly string[], options: SpawnOptions = {}): Started {
  // taskset replaces itself by the program, so the process id is the program's.
  const child = spawn(...pinned(side, command, args), { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4000)))
  child.on('error', error => (errors += error.message))
  // Nothing is left behind when a measurement fails.
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const hasEnded = (): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null
  const ended = hasEnded() ? Promise.resolve() : once(child, 'exit')
  void ended.then(() => process.off('exit', kill))
  return {
    pid: child.pid ?? 0,
    errors: () => errors,
    hasEnded,
    async stop() {
      if (hasEnded()) return
      child.kill('SIGTERM')
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(impatience)
    },
  }
}
