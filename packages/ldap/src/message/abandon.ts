import type { BerReader } from '../ber/reader.ts'
import type { BerWriter } from '../ber/writer.ts'

export const abandonRequestTag = 0x50

/** RFC 4511 §4.11: names the operation no longer wanted; there is no response. */
export interface AbandonRequest {
  readonly kind: 'abandonRequest'
  readonly messageId: number
}

export function readAbandonRequest(reader: BerReader): AbandonRequest {
  return { kind: 'abandonRequest', messageId: reader.integer(0, 0x7fffffff, abandonRequestTag) }
}

export function writeAbandonRequest(writer: BerWriter, request: AbandonRequest): void {
  writer.integer(request.messageId, abandonRequestTag)
}
