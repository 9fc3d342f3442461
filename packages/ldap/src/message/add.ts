import type { BerReader } from '../ber/reader.ts'
import type { BerWriter } from '../ber/writer.ts'
import type { Octets } from '../octets.ts'
import { type Attribute, readAttributes, writeAttributes } from './attribute.ts'
import { type LdapResult, type Result, readResult, writeResult } from './result.ts'

export const addRequestTag = 0x68
export const addResponseTag = 0x69

/** RFC 4511 §4.7. */
export interface AddRequest<V extends Octets = Uint8Array> {
  readonly kind: 'addRequest'
  readonly entry: string
  readonly attributes: readonly Attribute<V>[]
}

/** RFC 4511 §4.7. */
export interface AddResponse extends LdapResult {
  readonly kind: 'addResponse'
}

export function readAddRequest(reader: BerReader): AddRequest {
  const outer = reader.enter(addRequestTag)
  const entry = reader.text()
  const attributes = readAttributes(reader)
  reader.leave(outer)
  return { kind: 'addRequest', entry, attributes }
}

export function writeAddRequest(writer: BerWriter, request: AddRequest<Octets>): void {
  const mark = writer.begin(addRequestTag)
  writer.octets(request.entry)
  writeAttributes(writer, request.attributes)
  writer.end(mark)
}

export function readAddResponse(reader: BerReader): AddResponse {
  const outer = reader.enter(addResponseTag)
  const result = readResult(reader)
  reader.leave(outer)
  return { kind: 'addResponse', ...result }
}

export function writeAddResponse(writer: BerWriter, response: Result): void {
  const mark = writer.begin(addResponseTag)
  writeResult(writer, response)
  writer.end(mark)
}
