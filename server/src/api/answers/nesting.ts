import type { Nesting } from '@doorward/contract'
import { inSlices, type GroupId, type Millis } from '#ground'
import { requireNestable, type DirectoryMemory, type Group } from '#directory'
import { byName } from './by-name.ts'
import { appsOpenedBy } from './group-apps.ts'

/** Of more people than this the first six by name are the first six of some. */
const sortedMax = 1000
const shownMax = 6

/** Who would be new in `group` with `member` inside. Throws Problem `conflict` where that cannot be. */
export async function tellNesting(memory: DirectoryMemory, group: Group, member: Group, now: Millis): Promise<Nesting> {
  const { groups, people } = memory
  const outer = groups.slotOf(group.id)
  const inner = groups.slotOf(member.id)
  if (outer === undefined || inner === undefined) return { gains: 0, people: [], opens: [] }
  const step = (slots: (slot: number, at: Millis) => Iterable<number>) => (id: GroupId) =>
    [...slots(groups.slotOf(id) as number, now)].flatMap(slot => groups.at(slot)?.id ?? [])
  requireNestable(
    { inside: step((slot, at) => groups.insideAt(slot, at)), around: step((slot, at) => groups.aroundAt(slot, at)) },
    group.id,
    member.id,
  )
  const already = new Uint8Array(people.slotEnd)
  for (const person of groups.membersAt(outer, now)) already[person] = 1
  let gains = 0
  const gaining: Nesting['people'] = []
  const slices = inSlices()
  // A copy: the list itself changes with the group.
  for (const person of new Int32Array(groups.membersAt(inner, now))) {
    if (slices.isOver()) await slices.next()
    if (already[person] === 1 || !people.isActiveAt(person, now)) continue
    gains++
    const user = gaining.length < sortedMax ? people.at(person) : undefined
    if (user !== undefined) gaining.push({ id: user.id, name: user.displayName, username: user.username })
  }
  return {
    gains,
    people: gaining.sort(byName).slice(0, shownMax),
    opens: appsOpenedBy(memory, group, now).sort(byName),
  }
}
