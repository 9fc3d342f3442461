import type { Clock } from '#ground'
import type { DirectoryMemory, User } from '#directory'
import { attributesToldBy, claimsNowOf, printClaims } from './account.ts'
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
  parts: { memory: DirectoryMemory; clock: Clock; publicUrl: () => URL },
  user: User,
  { scopes, claims }: Consent,
): { fact: ConsentFact; title?: string; value?: string }[] {
  const told = printClaims(parts, user)
  const byScope = claimsNowOf(parts.memory)
  const facts = new Map<ConsentFact, string>()
  const wanted = new Set([...scopes.flatMap(scope => byScope[scope] ?? []), ...claims])
  for (const claim of wanted) {
    const fact = factOfClaim[claim]
    const value = fact === 'name' ? told['name'] : told[claim]
    if (fact !== undefined && value !== undefined && !facts.has(fact)) facts.set(fact, printValue(value))
  }
  // The username goes into every token as `sub`.
  if (user.username !== null) facts.set('username', user.username)
  const more = attributesToldBy(parts.memory)
    .filter(({ name }) => wanted.has(name) && told[name] !== undefined)
    .map(({ name, title }) => ({ fact: 'attribute' as const, title, value: printValue(told[name]) }))
  const offline = scopes.includes('offline_access') ? [{ fact: 'offline' as const }] : []
  return [...[...facts].map(([fact, value]) => ({ fact, value })), ...offline, ...more]
}

const printValue = (value: unknown): string =>
  Array.isArray(value) ? (value.length === 0 ? '–' : value.join(', ')) : String(value)
