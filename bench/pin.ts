import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/**
 * The server under measurement has one processor to itself and the load generator another, so that neither takes the
 * other's time. Where that cannot be had, figures still come out and say so.
 */
export const canPin =
  availableParallelism() >= 2 && spawnSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' }).status === 0

export type Side = 'server' | 'load' | 'both'

const processors = { server: '0', load: '1' } as const

/** The command as it is run on its side. */
export function pinned(side: Side, command: string, args: readonly string[]): [command: string, args: string[]] {
  if (!canPin || side === 'both') return [command, [...args]]
  return ['taskset', ['-c', processors[side], command, ...args]]
}
