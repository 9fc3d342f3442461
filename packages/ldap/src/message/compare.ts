import type { BerReader } from '../ber/reader.ts'
import { Tag } from '../ber/tag.ts'
import type { BerWriter } from '../ber/writer.ts'
import type { Octets } from '../octets.ts'
import { type LdapResult, type Result, readResult, writeResult } from './result.ts'

export const compareRequestTag = 0x6e
export const compareResponseTag = 0x6f

/** RFC 4511 §4.10. The answer is compareTrue or compareFalse, never success. */
export interface CompareRequest<V extends Octets = Uint8Array> {
  readonly kind: 'compareRequest'
  readonly entry: string
  readonly attribute: string
  readonly value: V
}

/** RFC 4511 §4.10. */
export interface CompareResponse extends LdapResult {
  readonly kind: 'compareResponse'
}

export function readCompareRequest(reader: BerReader): CompareRequest {
  const outer = reader.enter(compareRequestTag)
  const entry = reader.text()
  const assertion = reader.enter(Tag.sequence)
  const attribute = reader.name()
  const value = reader.octets()
  reader.leave(assertion)
  reader.leave(outer)
  return { kind: 'compareRequest', entry, attribute, value }
}

export function writeCompareRequest(writer: BerWriter, request: CompareRequest<Octets>): void {
  const mark = writer.begin(compareRequestTag)
  writer.octets(request.entry)
  const assertion = writer.begin(Tag.sequence)
  writer.octets(request.attribute)
  writer.octets(request.value)
  writer.end(assertion)
  writer.end(mark)
}

export function readCompareResponse(reader: BerReader): CompareResponse {
  const outer = reader.enter(compareResponseTag)
  const result = readResult(reader)
  reader.leave(outer)
  return { kind: 'compareResponse', ...result }
}

export function writeCompareResponse(writer: BerWriter, response: Result): void {
  const mark = writer.begin(compareResponseTag)
  writeResult(writer, response)
  writer.end(mark)
}
