import { inSlices, type Millis, type UserId } from '#ground'
import { stateOf, type App, type DirectoryMemory } from '#directory'

/** People let into an app by name, and how many of them without an end. One person's own app is so by design. */
export function countNamed({ access, grants }: App, now: Millis): { people: number; unending: number } {
  if (access.kind === 'single-user') return { people: 0, unending: 0 }
  const standing = grants.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
  const inRule: UserId[] = access.kind === 'chosen' ? access.users : []
  const forGood = standing.filter(({ expiresAt }) => expiresAt === null).map(({ user }) => user)
  return {
    people: new Set([...inRule, ...standing.map(({ user }) => user)]).size,
    unending: new Set([...inRule, ...forGood]).size,
  }
}

/** People who are disabled and in a group all the same. */
export async function countDisabledInGroups({ people }: DirectoryMemory, now: Millis): Promise<number> {
  const slices = inSlices()
  let count = 0
  for (let slot = 0; slot < people.slotEnd; slot++) {
    // Looking at the clock takes longer than looking at a person.
    if (slot % 16 === 0 && slices.isOver()) await slices.next()
    if (people.isActiveAt(slot, now) || people.directGroupsAt(slot, now).length === 0) continue
    const user = people.at(slot)
    if (user !== undefined && stateOf(user, now) === 'disabled') count++
  }
  return count
}
