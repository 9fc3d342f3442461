import type { BerReader } from '../ber/reader.ts'
import type { BerWriter } from '../ber/writer.ts'
import { malformed } from '../error.ts'

export const unbindRequestTag = 0x42

/** RFC 4511 §4.3: ends the session; there is no response. */
export interface UnbindRequest {
  readonly kind: 'unbindRequest'
}

export function readUnbindRequest(reader: BerReader): UnbindRequest {
  if (reader.header(unbindRequestTag) !== 0) throw malformed('An unbind request has content; it must have none.')
  return { kind: 'unbindRequest' }
}

export function writeUnbindRequest(writer: BerWriter): void {
  writer.header(unbindRequestTag, 0)
}
