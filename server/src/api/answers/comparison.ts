import type { WhatIf } from '@doorward/contract'
import type { Millis, UserId } from '#ground'
import { compareRules, type ComparedRule } from '#access'
import type { DirectoryMemory } from '#directory'
import { byName } from './by-name.ts'

/** Of more people than this the first six by name are the first six of some. */
const sortedMax = 1000
const shownMax = 6

/** Who would gain and lose an app, were its rule another. */
export async function tellComparison(
  memory: DirectoryMemory,
  before: ComparedRule,
  after: ComparedRule,
  now: Millis,
): Promise<Omit<WhatIf, 'explanation'>> {
  const { gain, lose, mustSetUp } = await compareRules(memory, before, after, now, sortedMax)
  const tell = ({ count, people }: { count: number; people: UserId[] }) => ({
    count,
    people: people
      .flatMap(id => memory.people.find(id) ?? [])
      .map(({ id, displayName }) => ({ id, name: displayName }))
      .sort(byName)
      .slice(0, shownMax),
  })
  return { gain: tell(gain), lose: tell(lose), mustSetUp }
}
