import type { BerReader } from '../ber/reader.ts'
import type { BerWriter } from '../ber/writer.ts'
import { type LdapResult, type Result, readResult, writeResult } from './result.ts'

export const deleteRequestTag = 0x4a
export const deleteResponseTag = 0x6b

/** RFC 4511 §4.8. */
export interface DeleteRequest {
  readonly kind: 'delRequest'
  readonly entry: string
}

/** RFC 4511 §4.8. */
export interface DeleteResponse extends LdapResult {
  readonly kind: 'delResponse'
}

export function readDeleteRequest(reader: BerReader): DeleteRequest {
  return { kind: 'delRequest', entry: reader.text(deleteRequestTag) }
}

export function writeDeleteRequest(writer: BerWriter, request: DeleteRequest): void {
  writer.octets(request.entry, deleteRequestTag)
}

export function readDeleteResponse(reader: BerReader): DeleteResponse {
  const outer = reader.enter(deleteResponseTag)
  const result = readResult(reader)
  reader.leave(outer)
  return { kind: 'delResponse', ...result }
}

export function writeDeleteResponse(writer: BerWriter, response: Result): void {
  const mark = writer.begin(deleteResponseTag)
  writeResult(writer, response)
  writer.end(mark)
}
