import type { User } from '#directory'
import type { OidcApp } from './apps.ts'
import { attributesToldTo, claimsNowOf, printClaims, type ClaimParts } from './claims.ts'
import type { Consent } from './grant.ts'
import type { ConsentFact } from './pages.ts'

const factOfClaim: Record<string, ConsentFact> = {
  name: 'name',
  given_name: 'name',
  family_name: 'name',
  preferred_username: 'username',
  picture: 'photo',
  locale: 'language',
  email: 'email',
  groups: 'groups',
}

/** What an app will be told if somebody agrees, with the real values, each once. */
export function listFacts(
  parts: ClaimParts,
  user: User,
  app: OidcApp,
  { scopes, claims }: Consent,
): { fact: ConsentFact; title?: string; value?: string }[] {
  const told = printClaims(parts, user, app)
  const byScope = claimsNowOf(parts.memory)
  const facts = new Map<ConsentFact, string>()
  const wanted = new Set([...scopes.flatMap(scope => byScope[scope] ?? []), ...claims])
  for (const claim of wanted) {
    const fact = factOfClaim[claim]
    const value = fact === 'name' ? told['name'] : told[claim]
    if (fact !== undefined && value !== undefined && !facts.has(fact)) facts.set(fact, printValue(value))
  }
  // The username goes into every token as `sub`, at most apps.
  if (user.username !== null && app.oidc.subject === 'username') facts.set('username', user.username)
  const more = attributesToldTo(parts.memory, app)
    .filter(({ claim }) => wanted.has(claim) && told[claim] !== undefined)
    .map(({ claim, attribute }) => ({
      fact: 'attribute' as const,
      title: attribute.title,
      value: printValue(told[claim]),
    }))
  const offline = scopes.includes('offline_access') ? [{ fact: 'offline' as const }] : []
  return [...[...facts].map(([fact, value]) => ({ fact, value })), ...offline, ...more]
}

const printValue = (value: unknown): string =>
  Array.isArray(value) ? (value.length === 0 ? '–' : value.join(', ')) : String(value)
