import type { BerReader } from '../ber/reader.ts'
import { Tag } from '../ber/tag.ts'
import { decodeText, internText } from '../ber/text.ts'
import type { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import type { Filter } from '../filter/filter.ts'
import { readFilter, writeFilter } from '../filter/filter-ber.ts'
import type { CodecLimits } from '../limits.ts'
import type { Octets } from '../octets.ts'
import { type Attribute, readAttributes, writeAttributes } from './attribute.ts'
import { type LdapResult, type Result, readResult, writeResult } from './result.ts'
import { ResultCode } from './result-code.ts'

export const searchRequestTag = 0x63
/** The tag of an entry; read entry controls hold one. */
export const searchResultEntryTag = 0x64
export const searchResultDoneTag = 0x65
export const searchResultReferenceTag = 0x73

/** RFC 4511 §4.5.1.2; `subordinates` (the subtree without its base) is an extension that OpenLDAP's tools offer as `children`. */
export const SearchScope = { baseObject: 0, singleLevel: 1, wholeSubtree: 2, subordinates: 3 } as const
export type SearchScope = (typeof SearchScope)[keyof typeof SearchScope]

/** RFC 4511 §4.5.1.3. */
export const DerefAliases = { never: 0, inSearching: 1, findingBaseObject: 2, always: 3 } as const
export type DerefAliases = (typeof DerefAliases)[keyof typeof DerefAliases]

/** RFC 4511 §4.5.1. */
export interface SearchRequest {
  readonly kind: 'searchRequest'
  readonly baseObject: string
  readonly scope: SearchScope
  readonly derefAliases: DerefAliases
  /** Entries at most; 0 for no wish. */
  readonly sizeLimit: number
  /** Seconds at most; 0 for no wish. */
  readonly timeLimit: number
  readonly typesOnly: boolean
  readonly filter: Filter
  /** Attribute descriptions, `*`, `+`, `1.1`; none for all user attributes. */
  readonly attributes: readonly string[]
}

/**
 * A decoded search. What a server can answer from octets alone is not made into text until someone asks: the base, and
 * the attribute list, whose octets serve as the key of a cache of selections.
 */
export class ReceivedSearchRequest implements SearchRequest {
  readonly kind = 'searchRequest'
  readonly scope: SearchScope
  readonly derefAliases: DerefAliases
  readonly sizeLimit: number
  readonly timeLimit: number
  readonly typesOnly: boolean
  readonly filter: Filter
  /** The message this was read from; the offsets below refer to it. */
  readonly bytes: Uint8Array
  readonly baseStart: number
  readonly baseEnd: number
  /** The content of the AttributeSelection: a row of encoded octet strings. */
  readonly attributesStart: number
  readonly attributesEnd: number
  #baseObject: string | undefined
  #attributes: readonly string[] | undefined

  constructor(reader: BerReader, limits: CodecLimits) {
    const outer = reader.enter(searchRequestTag)
    this.bytes = reader.bytes
    const baseLength = reader.header(Tag.octetString)
    this.baseStart = reader.offset
    this.baseEnd = reader.offset + baseLength
    reader.offset = this.baseEnd
    const scope = reader.enumerated(0, 0x7fffffff)
    const derefAliases = reader.enumerated(0, 0x7fffffff)
    this.sizeLimit = reader.integer(0, 0x7fffffff)
    this.timeLimit = reader.integer(0, 0x7fffffff)
    this.typesOnly = reader.boolean()
    this.filter = readFilter(reader, limits)
    const list = reader.enter(Tag.sequence)
    this.attributesStart = reader.offset
    this.attributesEnd = reader.end
    while (!reader.atEnd) reader.skipOctets()
    reader.leave(list)
    reader.leave(outer)
    // What is only ASCII is text for certain; anything else is made into text now, so that no one meets a surprise later.
    if (!isAscii(this.bytes, this.baseStart, this.baseEnd)) this.#baseObject = this.baseObject
    if (!isAscii(this.bytes, this.attributesStart, this.attributesEnd)) this.#attributes = this.attributes
    // Both are extensible: an unknown one refuses the operation and the session goes on.
    if (scope > 3) throw new LdapError(ResultCode.protocolError, `The search scope ${scope} is not known.`)
    if (derefAliases > 3) throw new LdapError(ResultCode.protocolError, `The alias rule ${derefAliases} is not known.`)
    this.scope = scope as SearchScope
    this.derefAliases = derefAliases as DerefAliases
  }

  get baseObject(): string {
    this.#baseObject ??= decodeText(this.bytes.subarray(this.baseStart, this.baseEnd))
    return this.#baseObject
  }

  get attributes(): readonly string[] {
    this.#attributes ??= this.#readAttributes()
    return this.#attributes
  }

  #readAttributes(): readonly string[] {
    const attributes: string[] = []
    const source = this.bytes
    // Checked when it was constructed: each is an octet string within the list.
    let offset = this.attributesStart
    while (offset < this.attributesEnd) {
      let length = source[offset + 1] as number
      offset += 2
      if (length >= 0x80) {
        let octets = length & 0x7f
        length = 0
        while (octets-- > 0) length = length * 256 + (source[offset++] as number)
      }
      attributes.push(internText(source, offset, offset + length))
      offset += length
    }
    return attributes
  }
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((bytes[i] as number) >= 0x80) return false
  return true
}

export function writeSearchRequest(writer: BerWriter, request: SearchRequest): void {
  const mark = writer.begin(searchRequestTag)
  writer.octets(request.baseObject)
  writer.enumerated(request.scope)
  writer.enumerated(request.derefAliases)
  writer.integer(request.sizeLimit)
  writer.integer(request.timeLimit)
  writer.boolean(request.typesOnly)
  writeFilter(writer, request.filter)
  const list = writer.begin(Tag.sequence)
  for (const attribute of request.attributes) writer.octets(attribute)
  writer.end(list)
  writer.end(mark)
}

/** RFC 4511 §4.5.2. */
export interface SearchResultEntry<V extends Octets = Uint8Array> {
  readonly kind: 'searchResEntry'
  readonly objectName: string
  readonly attributes: readonly Attribute<V>[]
}

export function readSearchResultEntry(reader: BerReader): SearchResultEntry {
  const outer = reader.enter(searchResultEntryTag)
  const objectName = reader.text()
  const attributes = readAttributes(reader)
  reader.leave(outer)
  return { kind: 'searchResEntry', objectName, attributes }
}

export function writeSearchResultEntry(writer: BerWriter, entry: Omit<SearchResultEntry<Octets>, 'kind'>): void {
  const mark = writer.begin(searchResultEntryTag)
  writer.octets(entry.objectName)
  writeAttributes(writer, entry.attributes)
  writer.end(mark)
}

/** RFC 4511 §4.5.3: LDAP URLs at which the search can go on. */
export interface SearchResultReference {
  readonly kind: 'searchResRef'
  readonly uris: readonly string[]
}

export function readSearchResultReference(reader: BerReader): SearchResultReference {
  const outer = reader.enter(searchResultReferenceTag)
  const uris: string[] = []
  while (!reader.atEnd) uris.push(reader.text())
  reader.leave(outer)
  return { kind: 'searchResRef', uris }
}

export function writeSearchResultReference(writer: BerWriter, reference: Omit<SearchResultReference, 'kind'>): void {
  const mark = writer.begin(searchResultReferenceTag)
  for (const uri of reference.uris) writer.octets(uri)
  writer.end(mark)
}

/** RFC 4511 §4.5.2: what a search ends with. */
export interface SearchResultDone extends LdapResult {
  readonly kind: 'searchResDone'
}

export function readSearchResultDone(reader: BerReader): SearchResultDone {
  const outer = reader.enter(searchResultDoneTag)
  const result = readResult(reader)
  reader.leave(outer)
  return { kind: 'searchResDone', ...result }
}

export function writeSearchResultDone(writer: BerWriter, done: Result): void {
  const mark = writer.begin(searchResultDoneTag)
  writeResult(writer, done)
  writer.end(mark)
}
