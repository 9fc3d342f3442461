import type { LdapProfile } from '#directory'
import { cloudron } from './cloudron.ts'
import type { Profile } from './profile.ts'
import { standard } from './standard.ts'

export const profiles: Readonly<Record<LdapProfile, Profile>> = { standard, cloudron }
export type * from './profile.ts'
