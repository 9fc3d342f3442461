import type { AppId, Millis, UserId } from '#ground'
import {
  BerWriter,
  decodeMessage,
  ExtendedName,
  type Filter,
  printFilter,
  printFilterValue,
  ResultCode,
  resultCodeName,
  type SearchRequest,
  SearchScope,
  Tag,
} from '@doorward/ldap'
import { queryLimits } from './limits.ts'
import type { QueryKind, Row } from './row.ts'

export type ScopeName = 'base' | 'one' | 'sub' | 'children'

/** A row as people read it. Passwords and codes are never in it. */
export interface Query {
  seq: number
  at: Millis
  /** Microseconds from when its turn came to its answer. */
  tookUs: number
  kind: QueryKind
  address: string
  encrypted: boolean
  boundAs: string | null
  userId: UserId | null
  appId: AppId | null
  /** Null for a connection that was not let in. */
  resultCode: number | null
  resultName: string | null
  /** What was answered with it, or why a connection was not let in. */
  message: string
  isRefused: boolean
  isSlow: boolean
  abandoned: boolean
  entriesSent: number | null
  /** The DN it is about, the base of a search, the OID or the name of an extended operation. */
  target: string
  scope: ScopeName | null
  /** RFC 4515; null where it was too long to be kept, and for all but searches and compares. */
  filter: string | null
  sizeLimit: number | null
  timeLimit: number | null
  /** What a search asks for, or a change is about. */
  attributes: string[]
}

const scopes = Object.fromEntries(
  Object.entries({ baseObject: 'base', singleLevel: 'one', wholeSubtree: 'sub', subordinates: 'children' }).map(
    ([name, word]) => [SearchScope[name as keyof typeof SearchScope], word],
  ),
) as Record<SearchScope, ScopeName>

const extendedNames: Record<string, string> = Object.fromEntries(
  Object.entries({
    startTLS: 'StartTLS',
    whoAmI: 'Who am I',
    passwordModify: 'Password Modify',
    cancel: 'Cancel',
  }).map(([name, words]) => [ExtendedName[name as keyof typeof ExtendedName], words]),
)

/** Codes that say how it came out, and refuse nothing. */
const outcomes: ReadonlySet<number> = new Set([
  ResultCode.success,
  ResultCode.compareFalse,
  ResultCode.compareTrue,
  ResultCode.referral,
  ResultCode.saslBindInProgress,
])

export const isRefused = ({ kind, resultCode, abandoned }: Row): boolean =>
  kind === 'connection' || (!outcomes.has(resultCode) && !abandoned)

export const isSlow = ({ tookMs }: Row): boolean => tookMs >= queryLimits.slowMs

export function tellQuery(row: Row, octets: Uint8Array | undefined): Query {
  const { kind, resultCode } = row
  const isOperation = kind !== 'connection'
  const search = octets === undefined ? undefined : readSearch(octets, row.baseLength)
  return {
    seq: row.seq,
    at: row.at,
    tookUs: Math.round(row.tookMs * 1000),
    kind,
    address: row.address,
    encrypted: row.encrypted,
    boundAs: row.boundAs === '' ? null : withoutCode(row.boundAs),
    userId: row.userId,
    appId: row.appId,
    resultCode: isOperation ? resultCode : null,
    resultName: isOperation ? resultCodeName(resultCode) : null,
    message: row.message,
    isRefused: isRefused(row),
    isSlow: isSlow(row),
    abandoned: row.abandoned,
    entriesSent: kind === 'search' ? row.entriesSent : null,
    target: withoutCode(search?.baseObject ?? extendedNames[row.target] ?? row.target),
    scope: search === undefined ? null : scopes[search.scope],
    filter: search === undefined ? printCompared(row) : printFilter(withoutPasswords(search.filter)),
    sizeLimit: search?.sizeLimit ?? null,
    timeLimit: search?.timeLimit ?? null,
    attributes: [...(search?.attributes.slice(0, queryLimits.attributesMax) ?? row.attributes)],
  }
}

/** What was kept is what follows the header of the base; the message around it is made anew. */
function readSearch(octets: Uint8Array, baseLength: number): SearchRequest | undefined {
  const writer = new BerWriter(octets.length + 32)
  const message = writer.begin(Tag.sequence)
  writer.integer(1)
  const search = writer.begin(searchRequestTag)
  writer.octets(octets.subarray(0, baseLength))
  writer.bytes(octets.subarray(baseLength))
  writer.end(search)
  writer.end(message)
  const { operation } = decodeMessage(writer.copy(), { filterDepthMax: 100, filterItemsMax: 65_536 })
  return operation.kind === 'searchRequest' ? operation : undefined
}

/** RFC 4511 §4.5.1: [APPLICATION 3], constructed. */
const searchRequestTag = 0x63

const printCompared = ({ attributes: [attribute], value }: Row): string | null =>
  value === undefined || attribute === undefined
    ? null
    : `(${attribute}=${isPassword(attribute) ? hidden : printFilterValue(value)})`

const hidden = '<hidden>'

/** Attributes whose values are passwords, in any case and with any option. */
const isPassword = (attribute: string): boolean =>
  /^(?:(?:user|auth|samba\w*)password|unicodepwd|2\.5\.4\.35|1\.3\.6\.1\.4\.1\.4203\.1\.3\.4)(?:;|$)/i.test(attribute)

/** Clients do ask for passwords. What they offered is nobody's to read. */
function withoutPasswords(filter: Filter): Filter {
  if ('filters' in filter) return { ...filter, filters: filter.filters.map(withoutPasswords) }
  if ('filter' in filter) return { ...filter, filter: withoutPasswords(filter.filter) }
  if (filter.kind === 'present' || filter.kind === 'unrecognised' || filter.attribute === undefined) return filter
  return isPassword(filter.attribute) ? masked(filter.attribute) : filter
}

const masked = (attribute: string): Filter => ({ kind: 'equalityMatch', attribute, value: Buffer.from(hidden) })

/** A one-time code that came in a name. */
const withoutCode = (dn: string): string => dn.replace(/(totptoken\s*=\s*)[^,+]*/gi, `$1${hidden}`)
