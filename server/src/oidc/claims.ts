import { isAtLeast, type CustomAttribute, type DirectoryMemory, type User } from '#directory'
import type { Clock, Sealer } from '#ground'
import { printPicturePath } from '#http'
import type { OidcApp } from './apps.ts'
import { subjectAt } from './subject.ts'

/** Which claims each scope gives (OIDC Core §5.4; `groups` and `roles` are ours). */
export const claimsByScope = {
  openid: ['sub', 'acr', 'amr', 'auth_time'],
  profile: ['name', 'given_name', 'family_name', 'preferred_username', 'locale', 'zoneinfo', 'picture', 'updated_at'],
  email: ['email', 'email_verified'],
  groups: ['groups'],
  roles: ['role', 'admin'],
} as const

/** A custom attribute as a claim of an app. */
interface ToldAttribute {
  claim: string
  attribute: CustomAttribute
}

/**
 * Custom attributes an app is told of: those it is set to, or each by its own name. One that only the person sees is no
 * app's: LDAP apps do not see it either.
 */
export function attributesToldTo({ attributes }: DirectoryMemory, { oidc }: OidcApp): ToldAttribute[] {
  const open = attributes.all().filter(({ seenBy }) => seenBy === 'everyone')
  if (oidc.attributeClaims === null) return open.map(attribute => ({ claim: attribute.name, attribute }))
  return oidc.attributeClaims.flatMap(({ claim, attribute: name }) => {
    const attribute = open.find(one => one.name === name)
    return attribute === undefined ? [] : [{ claim, attribute }]
  })
}

/** Names of claims that are custom attributes at some app, each once, in a fixed order. */
export function customClaimNames({ attributes, apps }: DirectoryMemory): string[] {
  const names = new Set(attributes.all().flatMap(({ name, seenBy }) => (seenBy === 'everyone' ? [name] : [])))
  for (const { oidc } of apps.all()) for (const { claim } of oidc?.attributeClaims ?? []) names.add(claim)
  return [...names]
}

/** The same as one text, looked up only when an attribute or an app has changed. */
export function createClaimNames(memory: DirectoryMemory): () => string {
  let known: { attributes: unknown; apps: number; names: string } | undefined
  return () => {
    const attributes = memory.attributes.all()
    const apps = memory.apps.version
    if (known?.attributes !== attributes || known.apps !== apps)
      known = { attributes, apps, names: customClaimNames(memory).join(' ') }
    return known.names
  }
}

/** The claims of each scope at this moment: custom attributes say something of the person, as the profile does. */
export const claimsNowOf = (memory: DirectoryMemory): Record<string, string[]> => ({
  ...Object.fromEntries(Object.entries(claimsByScope).map(([scope, claims]) => [scope, [...claims]])),
  profile: [...claimsByScope.profile, ...customClaimNames(memory)],
})

export interface ClaimParts {
  memory: DirectoryMemory
  clock: Clock
  publicUrl: () => URL
  sealer: Pick<Sealer, 'keyedHash'>
}

/** Everything an app may be told about somebody; the library leaves what the granted scopes and claims allow. */
export function printClaims(parts: ClaimParts, user: User, app: OidcApp): { sub: string; [claim: string]: unknown } {
  const { memory, publicUrl } = parts
  const claims = {
    // First, so that no attribute ever takes the place of a claim of the standard.
    ...customClaims(memory, user, app),
    sub: subjectAt(parts, user, app),
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
    groups: groupsTold(parts, user, app),
    role: user.role,
    admin: isAtLeast(user.role, 'admin'),
  }
  // OIDC Core §5.3.2: what is not known is left out, not sent as null.
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined)) as typeof claims
}

/** The person's groups as the app reads them, nested ones included. */
function groupsTold({ memory, clock }: ClaimParts, user: User, { oidc, access }: OidcApp): string[] {
  const groups = memory.people.groupsOf(user.id, clock.now())
  const named = access.kind === 'chosen' ? new Set(access.groups) : new Set()
  return groups
    .filter(({ id }) => !oidc.onlyItsGroups || named.has(id))
    .map(({ name, code }) => (oidc.groupsAs === 'codes' ? code : name))
}

function customClaims(memory: DirectoryMemory, { attributes }: User, app: OidcApp): Record<string, unknown> {
  const claims = attributesToldTo(memory, app).map(({ claim, attribute: { id, type, multiValued } }) => {
    const values = (attributes[id] ?? []).map(text => valueOf(type, text))
    return [claim, multiValued && values.length > 0 ? values : values[0]]
  })
  return Object.fromEntries(claims) as Record<string, unknown>
}

/** A value as JSON has it; days stay `2027-01-31`, as `birthdate` is written (OIDC Core §5.1). */
function valueOf(type: CustomAttribute['type'], text: string): unknown {
  if (type === 'number') return Number(text)
  return type === 'boolean' ? text === 'true' : text
}
