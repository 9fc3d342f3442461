import { days, type Millis } from '#ground'
import type { DirectoryMemory } from './memory.ts'
import { isAtLeast } from './role.ts'
import type { User } from './user.ts'

/**
 * Whether a policy demands a second factor of this person now: of everybody, of their role, or of a group they are in. An
 * app may demand one too; that is the app's rule, and part of the decision about it.
 */
export function demandsSecondFactor(memory: DirectoryMemory, user: User, now: Millis): boolean {
  const { mandatoryTwoFactor, twoFactorRoles, twoFactorGroups } = memory.settings().policy
  if (mandatoryTwoFactor || twoFactorRoles.includes(user.role)) return true
  return twoFactorGroups.some(group => memory.groups.isMember(group, user.id, now))
}

/**
 * For how long a browser may be let off the second factor; 0 when it may not. Admins and owners are always asked: whoever
 * sits at their browser would be one.
 */
export function trustedBrowserMs(memory: DirectoryMemory, { role }: Pick<User, 'role'>): Millis {
  return isAtLeast(role, 'admin') ? 0 : days(memory.settings().policy.trustedBrowserDays)
}
