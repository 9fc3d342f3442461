import { Tag } from '../ber/tag.ts'
import type { BerWriter } from '../ber/writer.ts'
import { type Control, writeControls } from '../control/control.ts'
import type { Result } from './result.ts'
import { addRequestTag, writeAddResponse } from './add.ts'
import { bindRequestTag, writeBindResponse } from './bind.ts'
import { compareRequestTag, writeCompareResponse } from './compare.ts'
import { deleteRequestTag, writeDeleteResponse } from './delete.ts'
import { extendedRequestTag, writeExtendedResponse } from './extended.ts'
import { modifyRequestTag, writeModifyResponse } from './modify.ts'
import { modifyDNRequestTag, writeModifyDNResponse } from './modify-dn.ts'
import { searchRequestTag, writeSearchResultDone } from './search.ts'

/** Requests that have an answer, by the names of their ASN.1. */
export type AnsweredKind =
  | 'bindRequest'
  | 'searchRequest'
  | 'modifyRequest'
  | 'addRequest'
  | 'delRequest'
  | 'modDNRequest'
  | 'compareRequest'
  | 'extendedReq'

/** How to write the result of each kind of request as the response that belongs to it. */
const writeResponse: Readonly<Record<AnsweredKind, (writer: BerWriter, result: Result) => void>> = {
  bindRequest: writeBindResponse,
  searchRequest: writeSearchResultDone,
  modifyRequest: writeModifyResponse,
  addRequest: writeAddResponse,
  delRequest: writeDeleteResponse,
  modDNRequest: writeModifyDNResponse,
  compareRequest: writeCompareResponse,
  extendedReq: writeExtendedResponse,
}

/** Writes the whole message that answers a request (RFC 4511 §4.1.1). */
export function writeAnswer(
  writer: BerWriter,
  messageId: number,
  kind: AnsweredKind,
  answer: Result & { readonly controls?: readonly Control[] },
): void {
  const mark = writer.begin(Tag.sequence)
  writer.integer(messageId)
  writeResponse[kind](writer, answer)
  if (answer.controls !== undefined) writeControls(writer, answer.controls)
  writer.end(mark)
}

const kinds = new Map<number, AnsweredKind>([
  [bindRequestTag, 'bindRequest'],
  [searchRequestTag, 'searchRequest'],
  [modifyRequestTag, 'modifyRequest'],
  [addRequestTag, 'addRequest'],
  [deleteRequestTag, 'delRequest'],
  [modifyDNRequestTag, 'modDNRequest'],
  [compareRequestTag, 'compareRequest'],
  [extendedRequestTag, 'extendedReq'],
])

/** The kind of request that begins with a tag, if it is one that has an answer. */
export function findAnsweredKind(tag: number): AnsweredKind | undefined {
  return kinds.get(tag)
}
