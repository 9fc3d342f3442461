import { limits, say, type Millis, type Saying } from '#ground'
import type { ExternalSettings } from '#directory'
import type { ReadEntry } from '../entry.ts'
import { presetOf } from '../presets/index.ts'
import type { UpstreamGroup, UpstreamPerson } from '../upstream.ts'
import { emailOf } from './email.ts'
import { nameId } from './map-group.ts'
import { idOf, lineOf, steadiest, valuesOf } from './text.ts'
import { usernameOf } from './username.ts'

/** Somebody, or in words why they cannot be taken over. */
export type Mapped = UpstreamPerson | { skipped: Saying; upstreamId: string | null; dn: string; name: string | null }

export interface MappingAt {
  now: Millis
  /** Of several addresses, the one they have here already is kept. */
  keptEmail?: string | null
  /** Read apart from the entry. */
  groups?: readonly UpstreamGroup[]
}

const twoFactorAttribute = 'twoFactorAuthenticationEnabled'

/** What of a person's entry is asked for. Operational attributes come only when they are named. */
export function personAttributes({ provider, attributes }: ExternalSettings): string[] {
  const { stateAttributes, emailFallback, primaryGroup, asksForCodes } = presetOf(provider)
  const { custom, ...own } = attributes
  const names = [
    ...Object.values(own),
    ...Object.values(custom),
    ...stateAttributes,
    emailFallback,
    'cn',
    ...(primaryGroup ? ['primaryGroupID', 'objectSid'] : []),
    ...(asksForCodes ? [twoFactorAttribute] : []),
  ]
  const byFolded = new Map(names.filter(name => name !== null).map(name => [name.toLowerCase(), name]))
  return [...byFolded.values()]
}

/** A person's entry. A broken attribute is left out; without a name or an id there is nobody to take over. */
export function mapPerson(entry: ReadEntry, settings: ExternalSettings, at: MappingAt): Mapped {
  const { attributes, provider } = settings
  const preset = presetOf(provider)
  const named = usernameOf(entry, settings)
  const id = attributes.id === null ? undefined : idOf(entry, attributes.id)
  const skip = (skipped: Saying, name: string | null): Mapped => ({
    skipped,
    upstreamId: id ?? null,
    dn: entry.dn,
    name,
  })
  if ('skipped' in named) return skip(named.skipped, named.name)
  const { username } = named
  if (attributes.id !== null && id === undefined)
    return skip(
      say('The entry has no “{attribute}”, by which it would be known again.', { attribute: attributes.id }),
      username,
    )

  const textOf = (attribute: string | null): string =>
    lineOf(steadiest(valuesOf(entry, attribute)), limits.user.displayNameLengthMax)
  const firstName = textOf(attributes.firstName)
  const lastName = textOf(attributes.lastName)
  return {
    upstreamId: id ?? nameId(username),
    dn: entry.dn,
    username,
    displayName: textOf(attributes.displayName) || `${firstName} ${lastName}`.trim() || textOf('cn') || username,
    firstName,
    lastName,
    email: emailOf(entry, settings, at.keptEmail ?? null),
    phone: lineOf(steadiest(valuesOf(entry, attributes.phone)), limits.user.phoneLengthMax) || null,
    custom: customOf(entry, attributes.custom),
    avatar: avatarOf(entry, attributes.avatar),
    state: preset.stateOf(entry, at.now),
    secondFactor: preset.asksForCodes && /^(?:true|1)$/i.test(entry.attributes.first(twoFactorAttribute) ?? ''),
    groups: at.groups ?? [],
  }
}

/** In a steady order, so that the same values are the same person. Too many or too long: the rest is left out. */
function customOf(entry: ReadEntry, custom: Readonly<Record<string, string>>): Record<string, string[]> {
  const { valueLengthMax, valuesMax } = limits.attribute
  return Object.fromEntries(
    Object.entries(custom).map(([name, attribute]) => [
      name,
      [...new Set(entry.attributes.all(attribute).map(value => value.normalize('NFC').trim()))]
        .filter(value => value !== '' && value.length <= valueLengthMax)
        .sort()
        .slice(0, valuesMax),
    ]),
  )
}

/** Of whatever size: one that is too large is said to be when it is taken over. */
function avatarOf({ attributes }: ReadEntry, name: string | null): Uint8Array | null {
  const octets = name === null ? undefined : attributes.octets(name)[0]
  return octets !== undefined && octets.length > 0 ? octets : null
}
