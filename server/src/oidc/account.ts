import type { Account, ClaimsParameterMember } from 'oidc-provider'
import { isUuid, type UserId } from '#ground'
import { isActive, type User } from '#directory'
import type { OidcApp } from './apps.ts'
import { printClaims, type ClaimParts } from './claims.ts'

/** The person a `sub` names, if they are active. Subjects are usernames or ids and are never given to anybody else. */
export function findPerson({ memory, clock }: Pick<ClaimParts, 'memory' | 'clock'>, subject: string): User | undefined {
  const user = isUuid(subject) ? memory.people.find(subject as UserId) : memory.people.findByUsername(subject)
  return user?.subject === subject && isActive(user, clock.now()) ? user : undefined
}

/**
 * A person as the library's account. Into the ID token go the claims of the scopes only where the app is set so; what a
 * request names one by one (OIDC Core §5.5) always does. Without an app, only that they are there.
 */
export function accountOf(parts: ClaimParts, user: User, app: OidcApp | undefined): Account {
  return {
    accountId: user.subject ?? user.id,
    claims(use: string, _scope: string, asked: Record<string, null | ClaimsParameterMember>) {
      if (app === undefined) return { sub: user.subject ?? user.id }
      // The library itself makes `sub` another one at apps that are set so, of the account's own.
      const claims = { ...printClaims(parts, user, app), sub: user.subject ?? user.id }
      if (use !== 'id_token' || app.oidc.claimsInIdToken) return claims
      const named = Object.entries(claims).filter(([claim]) => claim === 'sub' || Object.hasOwn(asked, claim))
      return Object.fromEntries(named) as typeof claims
    },
  }
}
