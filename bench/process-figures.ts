import { existsSync, readFileSync } from 'node:fs'

const megabyte = 1024 * 1024

export interface MemoryFigures {
  /** Megabytes resident, those shared with other processes counted whole. */
  rssMb: number
  /** Proportional set size: what is shared is divided among those who share it. */
  pssMb: number
  /** Of it, what no file stands behind. */
  anonymousMb: number
}

/** What a process holds in memory (proc(5)). Undefined where there is no /proc. */
export function readMemory(pid: number): MemoryFigures | undefined {
  const path = `/proc/${pid}/smaps_rollup`
  if (!existsSync(path)) return undefined
  const text = readFileSync(path, 'utf8')
  const read = (name: string): number =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024) / megabyte
  return { rssMb: read('Rss'), pssMb: read('Pss'), anonymousMb: read('Anonymous') }
}

/** Ticks of the clock that processor time is counted in: Linux has had a hundred a second for ever. */
const tickMs = 10

/** Processor time a process has used, all its threads together (proc(5)). NaN where there is no /proc. */
export function readProcessorMs(pid: number): number {
  const path = `/proc/${pid}/stat`
  if (!existsSync(path)) return Number.NaN
  // The name before it, in brackets, may hold anything.
  const fields = readFileSync(path, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}
