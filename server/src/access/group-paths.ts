import type { Millis } from '#ground'
import type { DirectoryMemory } from '#directory'

/**
 * The groups somebody is in, by slots, nearest first, each with the group it was reached from: null where they are a
 * direct member. A group is in it once, by a shortest path.
 */
export type Climb = ReadonlyMap<number, number | null>

/** One membership that is thought away: of a group in a group, or with `inside` null the person's own. */
export interface Cut {
  inside: number | null
  group: number
}

/** By slot of the person. The same groups as `people.groupsAt`, unless something is cut. */
export function climb({ people, groups }: DirectoryMemory, person: number, at: Millis, cut?: Cut): Climb {
  const reached = new Map<number, number | null>()
  const isCut = (inside: number | null, group: number): boolean => cut?.inside === inside && cut.group === group
  for (const group of people.directGroupsAt(person, at)) if (!isCut(null, group)) reached.set(group, null)
  // A map goes on over what is added meanwhile.
  for (const inside of reached.keys())
    for (const group of groups.aroundAt(inside, at))
      if (!reached.has(group) && !isCut(inside, group)) reached.set(group, inside)
  return reached
}

/** From the group they are a direct member of to `slot`; empty when they are not in it. */
export function pathTo(reached: Climb, slot: number): number[] {
  const path: number[] = []
  let next: number | null | undefined = reached.has(slot) ? slot : null
  while (next !== null && next !== undefined) {
    path.unshift(next)
    next = reached.get(next)
  }
  return path
}

/** Groups farther away than this have nothing to do with somebody. */
const stepsMax = 6

/** How many steps groups are from those somebody is in, up and down: colleagues in a team next door are two away. */
export function distances({ groups }: DirectoryMemory, reached: Climb, at: Millis): ReadonlyMap<number, number> {
  const away = new Map<number, number>([...reached.keys()].map(slot => [slot, 0]))
  for (const [slot, steps] of away) {
    if (steps === stepsMax) break
    for (const next of [...groups.aroundAt(slot, at), ...groups.insideAt(slot, at)])
      if (!away.has(next)) away.set(next, steps + 1)
  }
  return away
}
