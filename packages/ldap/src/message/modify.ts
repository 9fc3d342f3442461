import type { BerReader } from '../ber/reader.ts'
import { Tag } from '../ber/tag.ts'
import type { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import type { Octets } from '../octets.ts'
import { type Attribute, readAttribute, writeAttribute } from './attribute.ts'
import { type LdapResult, type Result, readResult, writeResult } from './result.ts'
import { ResultCode } from './result-code.ts'

export const modifyRequestTag = 0x66
export const modifyResponseTag = 0x67

/** RFC 4511 §4.6, and `increment` of RFC 4525. */
export const ModifyOperation = { add: 0, delete: 1, replace: 2, increment: 3 } as const
export type ModifyOperation = (typeof ModifyOperation)[keyof typeof ModifyOperation]

/** One change of an entry. A deletion without values takes the whole attribute. */
export interface Modification<V extends Octets = Uint8Array> {
  readonly operation: ModifyOperation
  readonly modification: Attribute<V>
}

/** RFC 4511 §4.6: all changes or none, in their order. */
export interface ModifyRequest<V extends Octets = Uint8Array> {
  readonly kind: 'modifyRequest'
  readonly object: string
  readonly changes: readonly Modification<V>[]
}

/** RFC 4511 §4.6. */
export interface ModifyResponse extends LdapResult {
  readonly kind: 'modifyResponse'
}

/** Throws protocolError, which ends the operation only, for an operation that is not known. */
export function readModifyRequest(reader: BerReader): ModifyRequest {
  const outer = reader.enter(modifyRequestTag)
  const object = reader.text()
  const list = reader.enter(Tag.sequence)
  const changes: Modification[] = []
  let unknown: number | undefined
  while (!reader.atEnd) {
    const sequence = reader.enter(Tag.sequence)
    const operation = reader.enumerated(0, 0x7fffffff)
    if (operation > 3) unknown = operation
    changes.push({ operation: operation as ModifyOperation, modification: readAttribute(reader) })
    reader.leave(sequence)
  }
  reader.leave(list)
  reader.leave(outer)
  if (unknown !== undefined) throw new LdapError(ResultCode.protocolError, `The change ${unknown} is not known.`)
  return { kind: 'modifyRequest', object, changes }
}

export function writeModifyRequest(writer: BerWriter, request: ModifyRequest<Octets>): void {
  const mark = writer.begin(modifyRequestTag)
  writer.octets(request.object)
  const list = writer.begin(Tag.sequence)
  for (const change of request.changes) {
    const sequence = writer.begin(Tag.sequence)
    writer.enumerated(change.operation)
    writeAttribute(writer, change.modification)
    writer.end(sequence)
  }
  writer.end(list)
  writer.end(mark)
}

export function readModifyResponse(reader: BerReader): ModifyResponse {
  const outer = reader.enter(modifyResponseTag)
  const result = readResult(reader)
  reader.leave(outer)
  return { kind: 'modifyResponse', ...result }
}

export function writeModifyResponse(writer: BerWriter, response: Result): void {
  const mark = writer.begin(modifyResponseTag)
  writeResult(writer, response)
  writer.end(mark)
}
