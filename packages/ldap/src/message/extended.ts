import type { BerReader } from '../ber/reader.ts'
import { contextTag, Tag } from '../ber/tag.ts'
import { BerWriter } from '../ber/writer.ts'
import { type LdapResult, type Result, readResult, writeResult } from './result.ts'
import type { ResultCode } from './result-code.ts'

export const extendedRequestTag = 0x77
export const extendedResponseTag = 0x78
const requestNameTag = contextTag(0)
const requestValueTag = contextTag(1)
const responseNameTag = contextTag(10)
const responseValueTag = contextTag(11)

/** Names of extended operations. */
export const ExtendedName = {
  /** RFC 4511 §4.14. */
  startTLS: '1.3.6.1.4.1.1466.20037',
  /** RFC 4511 §4.4.1: not a request, but what a server sends before it ends the session. */
  noticeOfDisconnection: '1.3.6.1.4.1.1466.20036',
  /** RFC 4532. */
  whoAmI: '1.3.6.1.4.1.4203.1.11.3',
  /** RFC 3062. */
  passwordModify: '1.3.6.1.4.1.4203.1.11.1',
  /** RFC 3909. */
  cancel: '1.3.6.1.1.8',
} as const

/** RFC 4511 §4.12. */
export interface ExtendedRequest {
  readonly kind: 'extendedReq'
  readonly name: string
  readonly value: Uint8Array | undefined
}

/** RFC 4511 §4.12, and the Notice of Disconnection. */
export interface ExtendedResponse extends LdapResult {
  readonly kind: 'extendedResp'
  readonly name?: string
  readonly value?: Uint8Array
}

export function readExtendedRequest(reader: BerReader): ExtendedRequest {
  const outer = reader.enter(extendedRequestTag)
  const name = reader.name(requestNameTag)
  const value = reader.peek() === requestValueTag ? reader.octets(requestValueTag) : undefined
  reader.leave(outer)
  return { kind: 'extendedReq', name, value }
}

export function writeExtendedRequest(writer: BerWriter, request: ExtendedRequest): void {
  const mark = writer.begin(extendedRequestTag)
  writer.octets(request.name, requestNameTag)
  if (request.value !== undefined) writer.octets(request.value, requestValueTag)
  writer.end(mark)
}

export function readExtendedResponse(reader: BerReader): ExtendedResponse {
  const outer = reader.enter(extendedResponseTag)
  const result = readResult(reader)
  const name = reader.peek() === responseNameTag ? reader.name(responseNameTag) : undefined
  const value = reader.peek() === responseValueTag ? reader.octets(responseValueTag) : undefined
  reader.leave(outer)
  return { kind: 'extendedResp', ...result, ...(name !== undefined && { name }), ...(value && { value }) }
}

export function writeExtendedResponse(
  writer: BerWriter,
  response: Result & Pick<ExtendedResponse, 'name' | 'value'>,
): void {
  const mark = writer.begin(extendedResponseTag)
  writeResult(writer, response)
  if (response.name !== undefined) writer.octets(response.name, responseNameTag)
  if (response.value !== undefined) writer.octets(response.value, responseValueTag)
  writer.end(mark)
}

/** RFC 4511 §4.4.1: the last a client hears. Its message id is 0. */
export function noticeOfDisconnection(resultCode: ResultCode, diagnosticMessage: string): Uint8Array {
  const writer = new BerWriter(64)
  const mark = writer.begin(Tag.sequence)
  writer.integer(0)
  writeExtendedResponse(writer, { resultCode, diagnosticMessage, name: ExtendedName.noticeOfDisconnection })
  writer.end(mark)
  return writer.copy()
}
