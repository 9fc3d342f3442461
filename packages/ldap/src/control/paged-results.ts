import { BerReader } from '../ber/reader.ts'
import { Tag } from '../ber/tag.ts'
import { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import { ResultCode } from '../message/result-code.ts'
import type { Control } from './control.ts'

/** Simple paged results, RFC 2696. */
export const pagedResultsType = '1.2.840.113556.1.4.319'

/** In a request: entries wanted at most, and the cookie of the last answer. In an answer: an estimate or 0, and the next cookie, empty at the end. */
export interface PagedResults {
  readonly size: number
  readonly cookie: Uint8Array
}

/** Throws protocolError when the control's value is not what RFC 2696 says. */
export function decodePagedResults(control: Control): PagedResults {
  if (control.value === undefined)
    throw new LdapError(ResultCode.protocolError, 'The paged results control has no value.')
  try {
    const reader = new BerReader(control.value)
    const outer = reader.enter(Tag.sequence)
    const size = reader.integer(0, 0x7fffffff)
    const cookie = reader.octets()
    reader.leave(outer)
    return { size, cookie }
  } catch (cause) {
    throw new LdapError(ResultCode.protocolError, 'The value of the paged results control is malformed.', { cause })
  }
}

/** The control of a request or an answer. */
export function encodePagedResults({ size, cookie }: PagedResults, critical = false): Control {
  const writer = new BerWriter(32)
  const mark = writer.begin(Tag.sequence)
  writer.integer(size)
  writer.octets(cookie)
  writer.end(mark)
  return { type: pagedResultsType, critical, value: writer.copy() }
}
