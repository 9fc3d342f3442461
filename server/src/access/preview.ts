import type { Millis, UserId } from '#ground'
import { isAtLeast, type AccessRule, type DirectoryMemory } from '#directory'

export interface Preview {
  /** People who could open the app now. */
  count: number
  /** How many of them only because they are admins. */
  adminCount: number
  /** The first few of them, in no order that matters. */
  people: { user: UserId; because: 'everyone' | 'group' | 'by-name' | 'admin' }[]
}

/**
 * Who could open an app under a rule that may not be saved yet. The same rule as `decide`, turned round: it starts from
 * what the rule names, so that a rule with one small group costs little among 100,000 people.
 */
export function previewAccess(
  memory: DirectoryMemory,
  access: AccessRule,
  adminsIncluded: boolean,
  now: Millis,
  show = 6,
): Preview {
  const { people, groups } = memory
  const found = new Map<number, Preview['people'][number]['because']>()
  const add = (slot: number | undefined, because: Preview['people'][number]['because']): void => {
    if (slot !== undefined && !found.has(slot) && people.isActiveAt(slot, now)) found.set(slot, because)
  }
  if (access.kind === 'everyone') for (let slot = 0; slot < people.slotEnd; slot++) add(slot, 'everyone')
  if (access.kind === 'single-user') add(people.slotOf(access.user), 'by-name')
  if (access.kind === 'chosen') {
    for (const user of access.users) add(people.slotOf(user), 'by-name')
    for (const id of access.groups) {
      const group = groups.slotOf(id)
      if (group !== undefined) for (const slot of groups.membersAt(group, now)) add(slot, 'group')
    }
  }
  const byRule = found.size
  if (adminsIncluded && (access.kind === 'chosen' || access.kind === 'nobody'))
    for (let slot = 0; slot < people.slotEnd; slot++) {
      const role = people.roleAt(slot)
      if (role !== undefined && isAtLeast(role, 'admin')) add(slot, 'admin')
    }
  const first = [...found].slice(0, show)
  return {
    count: found.size,
    adminCount: found.size - byRule,
    people: first.flatMap(([slot, because]) => {
      const user = people.at(slot)
      return user === undefined ? [] : [{ user: user.id, because }]
    }),
  }
}
