import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { copyDataFolder } from './data-folder.ts'
import { startDoorward } from './doorward.ts'
import type { Effort } from './effort.ts'
import { outFolder } from './out-folder.ts'
import { readMemory, type MemoryFigures } from './process-figures.ts'
import { absolutely, median, megabytes, milliseconds, type Figure, type Section } from './report.ts'
import { start } from './started.ts'

const idleMs = 5_000

/** What is promised for each number of people. */
const targets: Record<number, { readyMs: number; rssMb?: number }> = {
  1_000: { readyMs: 1_000, rssMb: 150 },
  100_000: { readyMs: 5_000 },
}

/** How long the server takes until it is ready, and what it holds in memory when it has nothing to do. */
export async function measureStart({ rounds, people }: Effort): Promise<Section> {
  const bare = await measureBareNode()
  const figures: Figure[] = []
  for (const count of people) {
    const folder = join(outFolder, 'start')
    await copyDataFolder(count, folder)
    const readyMs: number[] = []
    const idle: MemoryFigures[] = []
    for (let round = 0; round < rounds; round++) {
      const server = await startDoorward(folder, 'both')
      readyMs.push(server.readyMs)
      await pause(idleMs)
      const memory = readMemory(server.pid)
      if (memory !== undefined) idle.push(memory)
      await server.stop()
    }
    const target = targets[count]
    const ready = median(readyMs)
    figures.push({
      what: `${count.toLocaleString('en')} people: ready after`,
      theirs: milliseconds(bare.startedMs),
      ours: milliseconds(ready),
      ...(target && { target: absolutely('most', target.readyMs, ready, 'ms') }),
    })
    if (idle.length === 0) continue
    const of = (key: keyof MemoryFigures): number => median(idle.map(memory => memory[key]))
    figures.push(
      {
        what: `${count.toLocaleString('en')} people: resident when idle`,
        theirs: megabytes(bare.memory?.rssMb ?? 0),
        ours: megabytes(of('rssMb')),
        ...(target?.rssMb && { target: absolutely('most', target.rssMb, of('rssMb'), 'MB') }),
      },
      {
        what: `${count.toLocaleString('en')} people: of it not backed by a file`,
        theirs: megabytes(bare.memory?.anonymousMb ?? 0),
        ours: megabytes(of('anonymousMb')),
      },
    )
  }
  return { title: 'Start and idle', columns: ['bare Node', 'Doorward'], figures }
}

/** A Node that does nothing: the floor. */
async function measureBareNode(): Promise<{ startedMs: number; memory: MemoryFigures | undefined }> {
  const began = performance.now()
  const once = start('both', process.execPath, ['-e', ''])
  while (!once.hasEnded()) await pause(1)
  const startedMs = performance.now() - began
  const node = start('both', process.execPath, ['-e', 'setInterval(() => {}, 1e6)'])
  await pause(1_000)
  const memory = readMemory(node.pid)
  await node.stop()
  return { startedMs, memory }
}
