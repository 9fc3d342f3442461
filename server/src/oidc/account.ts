import type { Account, ClaimsParameterMember } from 'oidc-provider'
import { isUuid, type Clock, type UserId } from '#ground'
import { isActive, isAtLeast, type CustomAttribute, type DirectoryMemory, type User } from '#directory'
import { printPicturePath } from '#http'

/** Which claims each scope gives (OIDC Core §5.4; `groups` and `roles` are ours). */
export const claimsByScope = {
  openid: ['sub', 'acr', 'amr', 'auth_time'],
  profile: ['name', 'given_name', 'family_name', 'preferred_username', 'locale', 'zoneinfo', 'picture', 'updated_at'],
  email: ['email', 'email_verified'],
  groups: ['groups'],
  roles: ['role', 'admin'],
} as const

/**
 * Custom attributes an app may be told of, as claims of their own names. One that only the person sees is no app's: LDAP
 * apps do not see it either.
 */
export const attributesToldBy = ({ attributes }: DirectoryMemory): CustomAttribute[] =>
  attributes.all().filter(({ seenBy }) => seenBy === 'everyone')

/** The claims of each scope at this moment: custom attributes say something of the person, as the profile does. */
export const claimsNowOf = (memory: DirectoryMemory): Record<string, string[]> => ({
  ...Object.fromEntries(Object.entries(claimsByScope).map(([scope, claims]) => [scope, [...claims]])),
  profile: [...claimsByScope.profile, ...attributesToldBy(memory).map(({ name }) => name)],
})

interface AccountParts {
  memory: DirectoryMemory
  clock: Clock
  publicUrl: () => URL
}

/** The person a `sub` names, if they are active. Subjects are usernames or ids and are never given to anybody else. */
export function findPerson(
  { memory, clock }: Pick<AccountParts, 'memory' | 'clock'>,
  subject: string,
): User | undefined {
  const user = isUuid(subject) ? memory.people.find(subject as UserId) : memory.people.findByUsername(subject)
  return user?.subject === subject && isActive(user, clock.now()) ? user : undefined
}

/** Everything an app may be told about somebody; the library leaves what the granted scopes and claims allow. */
export function printClaims(
  { memory, clock, publicUrl }: AccountParts,
  user: User,
): { sub: string; [claim: string]: unknown } {
  const claims = {
    // First, so that no attribute ever takes the place of a claim of the standard.
    ...customClaims(memory, user),
    sub: user.subject ?? user.id,
    name: user.displayName,
    given_name: user.givenName || undefined,
    family_name: user.familyName || undefined,
    preferred_username: user.username ?? undefined,
    locale: user.locale ?? 'en-US',
    zoneinfo: user.zoneinfo ?? undefined,
    picture: user.picture === null ? undefined : new URL(printPicturePath(user.picture, 256), publicUrl()).href,
    updated_at: Math.floor(user.updatedAt / 1000),
    email: user.email ?? undefined,
    email_verified: user.email === null ? undefined : user.emailVerified,
    groups: memory.people.groupsOf(user.id, clock.now()).map(group => group.name),
    role: user.role,
    admin: isAtLeast(user.role, 'admin'),
  }
  // OIDC Core §5.3.2: what is not known is left out, not sent as null.
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined)) as typeof claims
}

function customClaims(memory: DirectoryMemory, { attributes }: User): Record<string, unknown> {
  const claims = attributesToldBy(memory).map(({ id, name, type, multiValued }) => {
    const values = (attributes[id] ?? []).map(text => valueOf(type, text))
    return [name, multiValued && values.length > 0 ? values : values[0]]
  })
  return Object.fromEntries(claims) as Record<string, unknown>
}

/** A value as JSON has it; days stay `2027-01-31`, as `birthdate` is written (OIDC Core §5.1). */
function valueOf(type: CustomAttribute['type'], text: string): unknown {
  if (type === 'number') return Number(text)
  return type === 'boolean' ? text === 'true' : text
}

/**
 * A person as the library's account. Into the ID token go the claims of the scopes only where the app is set so; what a
 * request names one by one (OIDC Core §5.5) always does.
 */
export function accountOf(parts: AccountParts, user: User, inIdToken: boolean): Account {
  return {
    accountId: user.subject ?? user.id,
    claims(use: string, _scope: string, asked: Record<string, null | ClaimsParameterMember>) {
      const claims = printClaims(parts, user)
      if (use !== 'id_token' || inIdToken) return claims
      const named = Object.entries(claims).filter(([claim]) => claim === 'sub' || Object.hasOwn(asked, claim))
      return Object.fromEntries(named) as typeof claims
    },
  }
}
