import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runChild } from './child-figures.ts'
import { startDoorward } from './doorward.ts'
import type { Effort } from './effort.ts'
import { makeNestedFolder } from './nested-folder.ts'
import { outFolder } from './out-folder.ts'
import { readMemory } from './process-figures.ts'
import { megabytes, median, milliseconds, type Figure, type Section } from './report.ts'

const idleMs = 5_000

const work = {
  readMs: 'memory read from the tables',
  inMs: 'one person added to the group of everybody, acknowledged',
  outMs: 'one person taken out of it, acknowledged',
  renamedMs: 'one person renamed, acknowledged',
  joinMs: 'memory’s part of adding',
  leaveMs: 'memory’s part of taking out',
  membersMs: 'everybody in the outermost group, through 999 inside',
  countMs: 'how many they are',
  groupsMs: 'the groups of one person, direct and nested',
  havingMs: 'who has a value of a searchable attribute',
}
type GroupFigures = Record<keyof typeof work, number>

/** What large and nested groups cost, and what a directory of them takes in memory. Nothing to compare with. */
export async function measureGroups({ rounds, people }: Effort): Promise<Section[]> {
  const sections: Section[] = []
  for (const count of people) {
    const folder = join(outFolder, 'groups')
    await makeNestedFolder(count, folder)
    const readyMs: number[] = []
    const rssMb: number[] = []
    for (let round = 0; round < rounds; round++) {
      const server = await startDoorward(folder, 'both')
      readyMs.push(server.readyMs)
      await pause(idleMs)
      rssMb.push(readMemory(server.pid)?.rssMb ?? Number.NaN)
      await server.stop()
    }
    const figures = await runChild<GroupFigures>('groups-load.ts', [folder])
    const line = (what: string, ours: string): Figure => ({ what, theirs: '', ours })
    sections.push({
      title: `Groups in groups: ${count.toLocaleString('en')} people, 1,001 groups, all processors`,
      columns: ['', 'Doorward'],
      figures: [
        line('ready after', milliseconds(median(readyMs))),
        line('resident when idle', megabytes(median(rssMb))),
        ...(Object.keys(work) as (keyof typeof work)[]).map(key => line(work[key], precisely(figures[key]))),
      ],
    })
  }
  return sections
}

const precisely = (ms: number): string => (ms < 1 ? `${Math.round(ms * 1000)} µs` : milliseconds(ms))
