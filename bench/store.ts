import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './child-figures.ts'
import { copyDataFolder } from './data-folder.ts'
import type { Effort } from './effort.ts'
import { outFolder } from './out-folder.ts'
import { absolutely, median, milliseconds, perSecond, type Figure, type Section } from './report.ts'

interface StoreFigures {
  perSecond: number
  p99Ms: number
  /** Share of the time the main thread was doing something. */
  mainBusy: number
  delayP99Ms: number
}

const people = 1_000
const kinds = {
  session: 'sessions begun, with their audit events',
  change: 'people changed, with change log, audit and memory',
}

/** Acknowledged changes a second, and what they cost the thread that answers everybody else. */
export async function measureStore({ rounds, seconds }: Effort): Promise<Section> {
  const figures: Figure[] = []
  for (const [kind, what] of Object.entries(kinds)) {
    const bare: number[] = []
    const ours: StoreFigures[] = []
    for (let round = 0; round < rounds; round++) {
      bare.push(await measureBare(seconds))
      const folder = join(outFolder, 'store')
      await copyDataFolder(people, folder)
      ours.push(await runChild<StoreFigures>('store-load.ts', [folder, String(people), String(seconds), kind]))
    }
    const of = (key: keyof StoreFigures): number => median(ours.map(round => round[key]))
    const isPromised = kind === 'session'
    figures.push(
      {
        what,
        theirs: perSecond(median(bare)),
        ours: perSecond(of('perSecond')),
        ratio: of('perSecond') / median(bare),
        ...(isPromised && { target: absolutely('least', 10_000, of('perSecond'), 'per second') }),
      },
      {
        what: '… main thread busy',
        theirs: '100 %',
        ours: `${Math.round(of('mainBusy') * 100)} %`,
        ...(isPromised && { target: absolutely('most', 15, of('mainBusy') * 100, '%') }),
      },
      {
        what: '… event-loop delay, p99',
        theirs: '',
        ours: milliseconds(of('delayP99Ms')),
        target: absolutely('most', 10, of('delayP99Ms'), 'ms'),
      },
      { what: '… time until acknowledged, p99', theirs: '', ours: milliseconds(of('p99Ms')) },
    )
  }
  return { title: 'Store, 64 writers, all processors', columns: ['node:sqlite, one at a time', 'Doorward'], figures }
}

async function measureBare(seconds: number): Promise<number> {
  const folder = mkdtempSync(join(outFolder, 'bare-'))
  try {
    const { perSecond } = await runChild<{ perSecond: number }>('bare-sqlite.ts', [
      join(folder, 'bare.db'),
      String(seconds),
    ])
    return perSecond
  } finally {
    rmSync(folder, { recursive: true })
  }
}
