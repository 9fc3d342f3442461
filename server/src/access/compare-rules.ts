import { inSlices, type Millis, type UserId } from '#ground'
import type { DirectoryMemory } from '#directory'
import type { DecidedApp } from './decide.ts'
import { markAllowed, type PreviewedRule } from './preview.ts'

/** What a change of an app's rule does to people: who may open it, and what more is asked of those who may. */
export interface Comparison {
  gain: People
  lose: People
  /** Of those who may: how many have no second factor yet and would need one first. Only where it was not asked for. */
  mustSetUp: number
}

interface People {
  count: number
  /** The first few, in no order that matters. */
  people: UserId[]
}

/** A rule and what decides how many are let in under it. */
export type ComparedRule = PreviewedRule & Pick<DecidedApp, 'enabled' | 'requireTwoFactor'>

/** Of everybody who is active now. Networks and the age of a sign-in are of a moment, so nobody is counted by them. */
export async function compareRules(
  memory: DirectoryMemory,
  before: ComparedRule,
  after: ComparedRule,
  now: Millis,
  show = 6,
): Promise<Comparison> {
  const { people } = memory
  const nobody = new Uint8Array(people.slotEnd)
  const mark = async (rule: ComparedRule): Promise<Uint8Array> =>
    rule.enabled ? await markAllowed(memory, rule, now, () => undefined) : nobody
  const [had, has] = [await mark(before), await mark(after)]
  const gain: People = { count: 0, people: [] }
  const lose: People = { count: 0, people: [] }
  const isNew = after.requireTwoFactor && !before.requireTwoFactor
  let mustSetUp = 0
  const slices = inSlices()
  // Whoever came meanwhile is in one of them only, and is counted at the next look.
  for (let slot = 0; slot < had.length; slot++) {
    if (slot % 64 === 0 && slices.isOver()) await slices.next()
    const may = has[slot] === 1
    if (may && isNew && !people.hasSecondFactorAt(slot)) mustSetUp++
    if (may === (had[slot] === 1)) continue
    const side = may ? gain : lose
    side.count++
    const id = side.people.length < show ? people.idAt(slot) : undefined
    if (id !== undefined) side.people.push(id)
  }
  return { gain, lose, mustSetUp }
}
