import { readFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os'
import { canPin } from './pin.ts'

/** What figures depend on, in lines for people. */
export function describeMachine(): string[] {
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  const lines = [
    `${systemName()}, ${cpus()[0]?.model.trim() ?? arch()}, ${availableParallelism()} processors, ${gigabytes} GB; Node ${process.version}`,
    canPin
      ? 'servers on processor 0, the load generator on processor 1'
      : 'NOT PINNED: without taskset or a second processor, servers and load generator take each other’s time',
  ]
  const [load = 0] = loadavg()
  if (load > 0.5)
    lines.push(`NOT QUIET: the load average is ${load.toFixed(1)}; other programs are running, and figures will be off`)
  return lines
}

function systemName(): string {
  try {
    return /^PRETTY_NAME="(.+)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? platform()
  } catch {
    return platform()
  }
}
