import type { BerReader } from '../ber/reader.ts'
import { contextTag } from '../ber/tag.ts'
import type { BerWriter } from '../ber/writer.ts'

export const intermediateResponseTag = 0x79
const nameTag = contextTag(0)
const valueTag = contextTag(1)

/** RFC 4511 §4.13. */
export interface IntermediateResponse {
  readonly kind: 'intermediateResponse'
  readonly name?: string
  readonly value?: Uint8Array
}

export function readIntermediateResponse(reader: BerReader): IntermediateResponse {
  const outer = reader.enter(intermediateResponseTag)
  const name = reader.peek() === nameTag ? reader.name(nameTag) : undefined
  const value = reader.peek() === valueTag ? reader.octets(valueTag) : undefined
  reader.leave(outer)
  return { kind: 'intermediateResponse', ...(name !== undefined && { name }), ...(value && { value }) }
}

export function writeIntermediateResponse(writer: BerWriter, response: Omit<IntermediateResponse, 'kind'>): void {
  const mark = writer.begin(intermediateResponseTag)
  if (response.name !== undefined) writer.octets(response.name, nameTag)
  if (response.value !== undefined) writer.octets(response.value, valueTag)
  writer.end(mark)
}
