import { foldName, type ExternalSettings } from '#directory'
import { limits, say, type Saying } from '#ground'
import type { ReadEntry } from '../entry.ts'
import type { UpstreamGroup } from '../upstream.ts'
import { idOf, lineOf, steadiest, valuesOf } from './text.ts'
import { rdnOf } from './username.ts'

export type MappedGroup = UpstreamGroup | { skipped: Saying }

/** What of a group's entry is asked for, besides its members. */
export const groupAttributes = ({ attributes, groupSearch }: ExternalSettings): string[] => [
  ...new Set([groupSearch?.code ?? 'cn', ...(attributes.id === null ? [] : [attributes.id])]),
]

/** A group's entry. Of several codes the one in the DN, else the steadiest. */
export function mapGroup(entry: ReadEntry, settings: ExternalSettings): MappedGroup {
  const attribute = settings.groupSearch?.code ?? 'cn'
  const codes = valuesOf(entry, attribute)
    .map(code => lineOf(code, limits.group.nameLengthMax))
    .filter(code => code !== '')
  const inDn = rdnOf(entry.dn).find(({ type }) => type.toLowerCase() === attribute.toLowerCase())?.value
  const code = codes.find(one => typeof inDn === 'string' && foldName(one) === foldName(inDn)) ?? steadiest(codes)
  if (code === undefined) return { skipped: say('The group has no “{attribute}”.', { attribute }) }
  const id = settings.attributes.id === null ? undefined : idOf(entry, settings.attributes.id)
  return { upstreamId: id ?? nameId(code), dn: entry.dn, code }
}

/**
 * A group as a person's own attribute names it, where groups cannot be looked up: by DN, whose own part is the code, or
 * by the code. Undefined for nothing.
 */
export function groupFromDn(value: string): UpstreamGroup | undefined {
  const own = rdnOf(value)[0]?.value
  const code = lineOf(typeof own === 'string' ? own : value, limits.group.nameLengthMax)
  return code === '' ? undefined : { upstreamId: nameId(code), dn: value, code }
}

/** The key of what has no id that stays. */
export const nameId = (name: string): string => `name:${foldName(name)}`
