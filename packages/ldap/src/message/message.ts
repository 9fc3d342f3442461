import { BerReader } from '../ber/reader.ts'
import { Tag } from '../ber/tag.ts'
import { BerWriter } from '../ber/writer.ts'
import { type Control, noControls, readControls, writeControls } from '../control/control.ts'
import { malformed } from '../error.ts'
import { type CodecLimits, codecLimits } from '../limits.ts'
import type { Octets } from '../octets.ts'
import * as abandon from './abandon.ts'
import * as add from './add.ts'
import * as bind from './bind.ts'
import * as compare from './compare.ts'
import * as del from './delete.ts'
import * as extended from './extended.ts'
import * as intermediate from './intermediate.ts'
import * as modify from './modify.ts'
import * as modifyDN from './modify-dn.ts'
import * as search from './search.ts'
import * as unbind from './unbind.ts'

/** What a client sends. */
export type Request<V extends Octets = Uint8Array> =
  | bind.BindRequest
  | unbind.UnbindRequest
  | search.SearchRequest
  | modify.ModifyRequest<V>
  | add.AddRequest<V>
  | del.DeleteRequest
  | modifyDN.ModifyDNRequest
  | compare.CompareRequest<V>
  | abandon.AbandonRequest
  | extended.ExtendedRequest

/** A request as decoded: a search keeps what it was read from. */
export type ReceivedRequest = Exclude<Request, search.SearchRequest> | search.ReceivedSearchRequest

/** What a server sends. */
export type Response<V extends Octets = Uint8Array> =
  | bind.BindResponse
  | search.SearchResultEntry<V>
  | search.SearchResultReference
  | search.SearchResultDone
  | modify.ModifyResponse
  | add.AddResponse
  | del.DeleteResponse
  | modifyDN.ModifyDNResponse
  | compare.CompareResponse
  | extended.ExtendedResponse
  | intermediate.IntermediateResponse

/** LDAPMessage, RFC 4511 §4.1.1. `kind` of the operation is the name the RFC's ASN.1 gives it. */
export interface Message<Operation = Request | Response> {
  /** 0 to 2³¹-1; 0 only in unsolicited notifications. */
  readonly messageId: number
  readonly operation: Operation
  readonly controls: readonly Control[]
}

/** RFC 4511 §4.1.1.1. */
export const messageIdMax = 0x7fffffff

/** Decodes exactly one message. Throws an LdapError for anything else; octets in the result are views on `bytes`. */
export function decodeMessage(bytes: Uint8Array, limits: CodecLimits = codecLimits): Message {
  const reader = new BerReader(bytes)
  const outer = reader.enter(Tag.sequence)
  const messageId = reader.integer(0, messageIdMax)
  const operation = readRequest(reader, limits) ?? readResponse(reader)
  if (operation === undefined) throw malformed('The operation of a message is not known.')
  const controls = readControls(reader)
  reader.leave(outer)
  if (!reader.atEnd) throw malformed('Bytes follow the message.')
  return { messageId, operation, controls }
}

/** Encodes one message with the shortest lengths. */
export function encodeMessage(message: {
  messageId: number
  operation: Request<Octets> | Response<Octets>
  controls?: readonly Control[]
}): Uint8Array {
  const writer = new BerWriter(256)
  writeMessage(writer, message.messageId, message.operation, message.controls ?? noControls)
  return writer.copy()
}

/** Writes one message behind what the writer holds. */
export function writeMessage(
  writer: BerWriter,
  messageId: number,
  operation: Request<Octets> | Response<Octets>,
  controls: readonly Control[] = noControls,
): void {
  const mark = writer.begin(Tag.sequence)
  writer.integer(messageId)
  writeOperation(writer, operation)
  writeControls(writer, controls)
  writer.end(mark)
}

/** Reads the operation of a message if it is a request; undefined, nothing consumed, if it is not. */
export function readRequest(reader: BerReader, limits: CodecLimits): ReceivedRequest | undefined {
  switch (reader.peek()) {
    case search.searchRequestTag:
      return new search.ReceivedSearchRequest(reader, limits)
    case bind.bindRequestTag:
      return bind.readBindRequest(reader)
    case unbind.unbindRequestTag:
      return unbind.readUnbindRequest(reader)
    case modify.modifyRequestTag:
      return modify.readModifyRequest(reader)
    case add.addRequestTag:
      return add.readAddRequest(reader)
    case del.deleteRequestTag:
      return del.readDeleteRequest(reader)
    case modifyDN.modifyDNRequestTag:
      return modifyDN.readModifyDNRequest(reader)
    case compare.compareRequestTag:
      return compare.readCompareRequest(reader)
    case abandon.abandonRequestTag:
      return abandon.readAbandonRequest(reader)
    case extended.extendedRequestTag:
      return extended.readExtendedRequest(reader)
    default:
      return undefined
  }
}

/** Reads the operation of a message if it is a response; undefined, nothing consumed, if it is not. */
export function readResponse(reader: BerReader): Response | undefined {
  switch (reader.peek()) {
    case bind.bindResponseTag:
      return bind.readBindResponse(reader)
    case search.searchResultEntryTag:
      return search.readSearchResultEntry(reader)
    case search.searchResultReferenceTag:
      return search.readSearchResultReference(reader)
    case search.searchResultDoneTag:
      return search.readSearchResultDone(reader)
    case modify.modifyResponseTag:
      return modify.readModifyResponse(reader)
    case add.addResponseTag:
      return add.readAddResponse(reader)
    case del.deleteResponseTag:
      return del.readDeleteResponse(reader)
    case modifyDN.modifyDNResponseTag:
      return modifyDN.readModifyDNResponse(reader)
    case compare.compareResponseTag:
      return compare.readCompareResponse(reader)
    case extended.extendedResponseTag:
      return extended.readExtendedResponse(reader)
    case intermediate.intermediateResponseTag:
      return intermediate.readIntermediateResponse(reader)
    default:
      return undefined
  }
}

function writeOperation(writer: BerWriter, operation: Request<Octets> | Response<Octets>): void {
  switch (operation.kind) {
    case 'bindRequest':
      return bind.writeBindRequest(writer, operation)
    case 'bindResponse':
      return bind.writeBindResponse(writer, operation)
    case 'unbindRequest':
      return unbind.writeUnbindRequest(writer)
    case 'searchRequest':
      return search.writeSearchRequest(writer, operation)
    case 'searchResEntry':
      return search.writeSearchResultEntry(writer, operation)
    case 'searchResRef':
      return search.writeSearchResultReference(writer, operation)
    case 'searchResDone':
      return search.writeSearchResultDone(writer, operation)
    case 'modifyRequest':
      return modify.writeModifyRequest(writer, operation)
    case 'modifyResponse':
      return modify.writeModifyResponse(writer, operation)
    case 'addRequest':
      return add.writeAddRequest(writer, operation)
    case 'addResponse':
      return add.writeAddResponse(writer, operation)
    case 'delRequest':
      return del.writeDeleteRequest(writer, operation)
    case 'delResponse':
      return del.writeDeleteResponse(writer, operation)
    case 'modDNRequest':
      return modifyDN.writeModifyDNRequest(writer, operation)
    case 'modDNResponse':
      return modifyDN.writeModifyDNResponse(writer, operation)
    case 'compareRequest':
      return compare.writeCompareRequest(writer, operation)
    case 'compareResponse':
      return compare.writeCompareResponse(writer, operation)
    case 'abandonRequest':
      return abandon.writeAbandonRequest(writer, operation)
    case 'extendedReq':
      return extended.writeExtendedRequest(writer, operation)
    case 'extendedResp':
      return extended.writeExtendedResponse(writer, operation)
    case 'intermediateResponse':
      return intermediate.writeIntermediateResponse(writer, operation)
  }
}
