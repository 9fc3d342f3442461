import { printFilterValue } from '@doorward/ldap'
import { foldName, type ExternalSettings } from '#directory'
import { filterFilled, personAttributes, readUsernames, wildcardFilled } from '../mapping/index.ts'
import { idOf } from '../mapping/text.ts'
import type { Question, Upstream, UpstreamEntry } from '../connect/index.ts'
import type { Link } from './links.ts'

export type FoundEntry = { kind: 'found'; entry: UpstreamEntry } | { kind: 'none'; reason: string }

/** `(uid=${username})`, `(|(uid=${username})(mail=${username}))`: attributes a typed name is looked for in. */
const namedBy = /([a-z][a-z0-9.;-]*)\s*=\s*\$\{username\}/gi

/**
 * The entry of a name. Everybody who may come in and the filter of sign-in both apply, so nobody outside the population
 * enters.
 */
export function signInFilterOf({ userSearch, attributes }: ExternalSettings, name: string): string {
  const { filter } = userSearch
  const own = filter.includes('${username}') ? filter : `(${attributes.username}=\${username})`
  return `(&${wildcardFilled(filter)}${filterFilled(userSearch.signInFilter ?? own, { username: name })})`
}

const idFilter = (attribute: string, upstreamId: string): string =>
  `(${attribute}=${printFilterValue(Buffer.from(upstreamId, 'hex'))})`

/**
 * Finds exactly one entry for somebody who signs in, or says why not. Who is linked is known by their id, whatever they
 * are called there by now: a name that was given to somebody else is not theirs any more.
 */
export async function findEntry(
  upstream: Upstream,
  settings: ExternalSettings,
  name: string,
  link: Link | undefined,
): Promise<FoundEntry> {
  const { base, scope } = settings.userSearch
  const search = (question: Pick<Question, 'base' | 'scope' | 'filter'>) => readTwo(upstream, settings, question)
  const [entry, second] = await search({ base, scope, filter: signInFilterOf(settings, name) })
  if (second !== undefined) return { kind: 'none', reason: 'several-entries' }

  const { id } = settings.attributes
  if (link === undefined || id === null) {
    if (entry === undefined) return { kind: 'none', reason: 'no-entry' }
    // Servers compare more loosely than we do: Active Directory finds José for jose.
    return bearsName(entry, settings, name) ? { kind: 'found', entry } : { kind: 'none', reason: 'other-name' }
  }
  if (entry !== undefined && idOf(entry, id) === link.upstreamId) return { kind: 'found', entry }
  const population = wildcardFilled(settings.userSearch.filter)
  const [known] = await search({ base, scope, filter: `(&${population}${idFilter(id, link.upstreamId)})` })
  if (known === undefined)
    // Whoever bears the name now is shown to the planner, which sees that it is another one.
    return entry === undefined ? { kind: 'none', reason: 'no-entry' } : { kind: 'found', entry }
  for (const own of readUsernames(known, settings)) {
    const [same] = await search({ base: known.dn, scope: 'base', filter: signInFilterOf(settings, own) })
    if (same !== undefined) return { kind: 'found', entry: same }
  }
  return { kind: 'none', reason: 'no-entry' }
}

async function readTwo(
  upstream: Upstream,
  settings: ExternalSettings,
  question: Pick<Question, 'base' | 'scope' | 'filter'>,
): Promise<UpstreamEntry[]> {
  const attributes = [...new Set([...personAttributes(settings), ...namingAttributes(settings)])]
  const found: UpstreamEntry[] = []
  for await (const entry of upstream.search({ ...question, attributes, sizeLimit: 2 })) {
    found.push(entry)
    if (found.length === 2) break
  }
  return found
}

const namingAttributes = ({ userSearch, attributes }: ExternalSettings): string[] => [
  attributes.username,
  ...[...(userSearch.signInFilter ?? userSearch.filter).matchAll(namedBy)].flatMap(match => match[1] ?? []),
]

/** Whether what was typed is what the entry is called, letter case and forms of one letter aside. */
export function bearsName(entry: UpstreamEntry, settings: ExternalSettings, name: string): boolean {
  const folded = foldName(name)
  return namingAttributes(settings)
    .flatMap(attribute => entry.attributes.all(attribute))
    .some(value => foldName(value) === folded)
}
