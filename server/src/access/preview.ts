import { inSlices, type Millis, type UserId } from '#ground'
import { isAtLeast, type DirectoryMemory } from '#directory'
import type { DecidedApp } from './decide.ts'

type Because = 'everyone' | 'group' | 'by-name' | 'granted' | 'admin'

/** The part of an app that says who may, saved or not. */
export type PreviewedRule = Pick<DecidedApp, 'access' | 'adminsIncluded' | 'grants'>

export interface PreviewedPerson {
  user: UserId
  because: Because
}

export interface Preview {
  /** People who could open the app now. */
  count: number
  /** How many of them only because they are admins. */
  adminCount: number
  /** The first few of them, in no order that matters. */
  people: PreviewedPerson[]
}

/** Who could open an app under a rule that may not be saved yet. */
export async function previewAccess(
  memory: DirectoryMemory,
  rule: PreviewedRule,
  now: Millis,
  show = 6,
): Promise<Preview> {
  const people: Preview['people'] = []
  let count = 0
  let adminCount = 0
  await markAllowed(memory, rule, now, (slot, because) => {
    count++
    if (because === 'admin') adminCount++
    const user = people.length < show ? memory.people.at(slot) : undefined
    if (user !== undefined) people.push({ user: user.id, because })
  })
  return { count, adminCount, people }
}

/**
 * Marks by slot whom a rule lets in, and tells each once. The same rule as `decide`, turned round: it starts from what
 * the rule names, so that a rule with one small group costs little among 100,000 people.
 */
export async function markAllowed(
  memory: DirectoryMemory,
  { access, adminsIncluded, grants }: PreviewedRule,
  now: Millis,
  onFound: (slot: number, because: Because) => void,
): Promise<Uint8Array> {
  const { people, groups } = memory
  const end = people.slotEnd
  const seen = new Uint8Array(end)
  const slices = inSlices()

  async function add(slots: Iterable<number>, because: Because): Promise<void> {
    for (const slot of slots) {
      // Looking at the clock takes longer than looking at a person.
      if (slot % 16 === 0 && slices.isOver()) await slices.next()
      if (seen[slot] !== 0 || !people.isActiveAt(slot, now)) continue
      if (because === 'admin' && !isAtLeast(people.roleAt(slot) ?? 'user', 'admin')) continue
      seen[slot] = 1
      onFound(slot, because)
    }
  }
  function* everybody(): Iterable<number> {
    for (let slot = 0; slot < end; slot++) yield slot
  }
  const byName = (ids: readonly UserId[]): number[] => ids.flatMap(id => people.slotOf(id) ?? [])

  if (access.kind === 'everyone') await add(everybody(), 'everyone')
  if (access.kind === 'single-user') await add(byName([access.user]), 'by-name')
  if (access.kind === 'chosen') {
    await add(byName(access.users), 'by-name')
    for (const id of access.groups) {
      const group = groups.slotOf(id)
      // A copy: the list itself changes with the group.
      if (group !== undefined) await add(new Int32Array(groups.membersAt(group, now)), 'group')
    }
  }
  if (access.kind === 'chosen' || access.kind === 'nobody') {
    const standing = grants.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    await add(byName(standing.map(({ user }) => user)), 'granted')
  }
  if (adminsIncluded && (access.kind === 'chosen' || access.kind === 'nobody')) await add(everybody(), 'admin')
  return seen
}
