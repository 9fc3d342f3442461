import type { BerReader } from '../ber/reader.ts'
import { contextTag } from '../ber/tag.ts'
import type { BerWriter } from '../ber/writer.ts'
import { type LdapResult, type Result, readResult, writeResult } from './result.ts'

export const modifyDNRequestTag = 0x6c
export const modifyDNResponseTag = 0x6d
const newSuperiorTag = contextTag(0)

/** RFC 4511 §4.9. */
export interface ModifyDNRequest {
  readonly kind: 'modDNRequest'
  readonly entry: string
  readonly newRDN: string
  readonly deleteOldRDN: boolean
  readonly newSuperior: string | undefined
}

/** RFC 4511 §4.9. */
export interface ModifyDNResponse extends LdapResult {
  readonly kind: 'modDNResponse'
}

export function readModifyDNRequest(reader: BerReader): ModifyDNRequest {
  const outer = reader.enter(modifyDNRequestTag)
  const entry = reader.text()
  const newRDN = reader.text()
  const deleteOldRDN = reader.boolean()
  const newSuperior = reader.peek() === newSuperiorTag ? reader.text(newSuperiorTag) : undefined
  reader.leave(outer)
  return { kind: 'modDNRequest', entry, newRDN, deleteOldRDN, newSuperior }
}

export function writeModifyDNRequest(writer: BerWriter, request: ModifyDNRequest): void {
  const mark = writer.begin(modifyDNRequestTag)
  writer.octets(request.entry)
  writer.octets(request.newRDN)
  writer.boolean(request.deleteOldRDN)
  if (request.newSuperior !== undefined) writer.octets(request.newSuperior, newSuperiorTag)
  writer.end(mark)
}

export function readModifyDNResponse(reader: BerReader): ModifyDNResponse {
  const outer = reader.enter(modifyDNResponseTag)
  const result = readResult(reader)
  reader.leave(outer)
  return { kind: 'modDNResponse', ...result }
}

export function writeModifyDNResponse(writer: BerWriter, response: Result): void {
  const mark = writer.begin(modifyDNResponseTag)
  writeResult(writer, response)
  writer.end(mark)
}
