import { days, inSlices, type Millis } from '#ground'
import type { DirectoryMemory } from './memory.ts'
import { isAtLeast } from './role.ts'
import { hasFactorsElsewhere } from './source.ts'
import type { PolicySettings } from './settings.ts'
import type { User } from './user.ts'

/** The part of the policy that says of whom a second factor is demanded. */
export type FactorDemand = Pick<PolicySettings, 'mandatoryTwoFactor' | 'twoFactorRoles' | 'twoFactorGroups'>

/**
 * Whether a policy demands a second factor of this person now: of everybody, of their role, or of a group they are in. An
 * app may demand one too; that is the app's rule, and part of the decision about it. Of whose directory has second factors
 * of its own nobody here demands another.
 */
export const demandsSecondFactor = (memory: DirectoryMemory, user: User, now: Millis): boolean =>
  !hasFactorsElsewhere(memory, user) && demandsUnder(memory, memory.settings().policy, user, now)

/** The same under a policy that may not be saved. */
export function demandsUnder(
  memory: DirectoryMemory,
  { mandatoryTwoFactor, twoFactorRoles, twoFactorGroups }: FactorDemand,
  user: Pick<User, 'id' | 'role'>,
  now: Millis,
): boolean {
  if (mandatoryTwoFactor || twoFactorRoles.includes(user.role)) return true
  return twoFactorGroups.some(group => memory.groups.isMember(group, user.id, now))
}

/**
 * How long this person's browser may be let off the second factor when they say so; 0 for never. Admins and owners are
 * always asked: whoever sits at their browser could make themselves at home in everybody's account.
 */
export const trustedBrowserMs = (memory: DirectoryMemory, user: Pick<User, 'role'>): Millis =>
  isAtLeast(user.role, 'admin') ? 0 : days(memory.settings().policy.trustedBrowserDays)

/**
 * Slots of the active people who have no second factor, of whom `wanted` demands one and `saved` does not: those who
 * are signed out when it is saved. Looks at everybody, in slices, and makes no User.
 */
export async function findNewlyDemanded(
  memory: DirectoryMemory,
  saved: FactorDemand,
  wanted: FactorDemand,
  now: Millis,
): Promise<number[]> {
  const { people } = memory
  const [before, after] = [bySlot(memory, saved, now), bySlot(memory, wanted, now)]
  const slices = inSlices()
  const found: number[] = []
  for (let slot = 0; slot < people.slotEnd; slot++) {
    // Looking at the clock takes longer than looking at a person.
    if (slot % 16 === 0 && slices.isOver()) await slices.next()
    if (people.hasSecondFactorAt(slot) || !people.isActiveAt(slot, now)) continue
    if (!after(slot) || before(slot)) continue
    const id = people.idAt(slot)
    const user = id === undefined ? undefined : people.find(id)
    if (user === undefined || !hasFactorsElsewhere(memory, user)) found.push(slot)
  }
  return found
}

/** `demandsUnder` by slots. */
function bySlot(
  { people, groups }: DirectoryMemory,
  { mandatoryTwoFactor, twoFactorRoles, twoFactorGroups }: FactorDemand,
  now: Millis,
): (slot: number) => boolean {
  if (mandatoryTwoFactor) return () => true
  const members = new Uint8Array(people.slotEnd)
  for (const id of twoFactorGroups) {
    const group = groups.slotOf(id)
    if (group !== undefined) for (const slot of groups.membersAt(group, now)) members[slot] = 1
  }
  return slot => members[slot] === 1 || twoFactorRoles.includes(people.roleAt(slot) ?? 'user')
}
