import { inSlices, type Millis, type UserId } from '#ground'
import { isAtLeast, type DirectoryMemory } from '#directory'
import type { DecidedApp } from './decide.ts'

type Because = 'everyone' | 'group' | 'by-name' | 'granted' | 'admin'

/** The part of an app that says who may, saved or not. */
export type PreviewedRule = Pick<DecidedApp, 'access' | 'adminsIncluded' | 'grants'>

export interface Preview {
  /** People who could open the app now. */
  count: number
  /** How many of them only because they are admins. */
  adminCount: number
  /** The first few of them, in no order that matters. */
  people: { user: UserId; because: Because }[]
}

/**
 * Who could open an app under a rule that may not be saved yet. The same rule as `decide`, turned round: it starts from
 * what the rule names, so that a rule with one small group costs little among 100,000 people.
 */
export async function previewAccess(
  memory: DirectoryMemory,
  { access, adminsIncluded, grants }: PreviewedRule,
  now: Millis,
  show = 6,
): Promise<Preview> {
  const { people, groups } = memory
  const end = people.slotEnd
  const seen = new Uint8Array(end)
  const shown: Preview['people'] = []
  const slices = inSlices()

  async function add(slots: Iterable<number>, because: Because): Promise<number> {
    let count = 0
    for (const slot of slots) {
      // Looking at the clock takes longer than looking at a person.
      if (slot % 16 === 0 && slices.isOver()) await slices.next()
      if (seen[slot] !== 0 || !people.isActiveAt(slot, now)) continue
      if (because === 'admin' && !isAtLeast(people.roleAt(slot) ?? 'user', 'admin')) continue
      seen[slot] = 1
      count++
      const user = shown.length < show ? people.at(slot) : undefined
      if (user !== undefined) shown.push({ user: user.id, because })
    }
    return count
  }
  function* everybody(): Iterable<number> {
    for (let slot = 0; slot < end; slot++) yield slot
  }
  const byName = (ids: readonly UserId[]): number[] => ids.flatMap(id => people.slotOf(id) ?? [])

  let byRule = 0
  if (access.kind === 'everyone') byRule = await add(everybody(), 'everyone')
  if (access.kind === 'single-user') byRule = await add(byName([access.user]), 'by-name')
  if (access.kind === 'chosen') {
    byRule = await add(byName(access.users), 'by-name')
    for (const id of access.groups) {
      const group = groups.slotOf(id)
      // A copy: the list itself changes with the group.
      if (group !== undefined) byRule += await add(new Int32Array(groups.membersAt(group, now)), 'group')
    }
  }
  if (access.kind === 'chosen' || access.kind === 'nobody') {
    const standing = grants.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    byRule += await add(byName(standing.map(({ user }) => user)), 'granted')
  }
  const takesAdmins = adminsIncluded && (access.kind === 'chosen' || access.kind === 'nobody')
  const adminCount = takesAdmins ? await add(everybody(), 'admin') : 0
  return { count: byRule + adminCount, adminCount, people: shown }
}
