import type { CustomAttribute, LdapProfile, PosixSettings } from '#directory'
import { cloudron } from './cloudron.ts'
import { withCustomAttributes } from './custom.ts'
import { withPosix } from './posix.ts'
import { lldap } from './lldap.ts'
import type { Profile } from './profile.ts'
import { standard } from './standard.ts'

/** The profiles as they are by themselves. */
export const profiles: Readonly<Record<LdapProfile, Profile>> = { standard, cloudron, lldap }

export const profileNames = Object.keys(profiles) as LdapProfile[]

/** A profile with what the settings and the declarations of this moment add to it. */
export function profileWith(
  name: LdapProfile,
  { posix, attributes }: { posix: PosixSettings; attributes: readonly CustomAttribute[] },
): Profile {
  const profile = profiles[name]
  return withCustomAttributes(profile.hasPosix && posix.enabled ? withPosix(profile, posix) : profile, attributes)
}

export { allowedBy, findObjectClass } from './profile.ts'
export type * from './profile.ts'
