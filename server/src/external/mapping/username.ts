import { parseDN, type RDN } from '@doorward/ldap'
import { Problem, say, type Saying } from '#ground'
import { foldName, parseExternalUsername, type ExternalSettings } from '#directory'
import type { ReadEntry } from '../entry.ts'
import { steadiest, valuesOf } from './text.ts'

/** Every name the entry bears in its username attribute. */
export const readUsernames = (entry: ReadEntry, { attributes }: ExternalSettings): readonly string[] =>
  valuesOf(entry, attributes.username)

/**
 * The one they are called by here: of several the one in the DN, else the steadiest. As `parseUsername` stores it, or why
 * it cannot be.
 */
export function usernameOf(
  entry: ReadEntry,
  settings: ExternalSettings,
): { username: string } | { skipped: Saying; name: string | null } {
  const name = chooseName(entry, settings)
  const attribute = settings.attributes.username
  if (name === undefined) return { skipped: say('The entry has no “{attribute}”.', { attribute }), name: null }
  try {
    return { username: parseExternalUsername(name, { allowReserved: true }) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { skipped: error.saying, name }
  }
}

function chooseName(entry: ReadEntry, settings: ExternalSettings): string | undefined {
  const names = readUsernames(entry, settings).filter(name => name.trim() !== '')
  if (names.length < 2) return names[0]
  const attribute = settings.attributes.username.toLowerCase()
  const inDn = rdnOf(entry.dn).find(({ type }) => type.toLowerCase() === attribute)?.value
  return names.find(name => typeof inDn === 'string' && foldName(name) === foldName(inDn)) ?? steadiest(names)
}

/** The entry's own part of its DN; empty for what is no DN. */
export function rdnOf(dn: string): RDN {
  try {
    return parseDN(dn)[0] ?? []
  } catch {
    return []
  }
}
