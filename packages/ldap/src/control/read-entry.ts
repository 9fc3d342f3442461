import { BerReader } from '../ber/reader.ts'
import { Tag } from '../ber/tag.ts'
import { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import { ResultCode } from '../message/result-code.ts'
import { readSearchResultEntry, type SearchResultEntry } from '../message/search.ts'
import type { Control } from './control.ts'

/** Read entry controls, RFC 4527: the target as it was before the change, and as it is after it. */
export const preReadType = '1.3.6.1.1.13.1'
/** The target as it is after the change. */
export const postReadType = '1.3.6.1.1.13.2'

/** The attributes asked for, as in a search (RFC 4511 §4.5.1.8). Throws protocolError, which ends the operation only. */
export function decodeReadEntry(control: Control): readonly string[] {
  if (control.value === undefined) throw new LdapError(ResultCode.protocolError, 'The read entry control has no value.')
  try {
    const reader = new BerReader(control.value)
    const outer = reader.enter(Tag.sequence)
    const attributes: string[] = []
    while (!reader.atEnd) attributes.push(reader.name())
    reader.leave(outer)
    if (reader.atEnd) return attributes
  } catch (cause) {
    throw new LdapError(ResultCode.protocolError, 'The value of the read entry control is malformed.', { cause })
  }
  throw new LdapError(ResultCode.protocolError, 'Octets follow the value of the read entry control.')
}

/** The control that asks for attributes; `type` is `preReadType` or `postReadType`. */
export function encodeReadEntry(type: string, attributes: readonly string[], critical = false): Control {
  const writer = new BerWriter(64)
  const mark = writer.begin(Tag.sequence)
  for (const attribute of attributes) writer.octets(attribute)
  writer.end(mark)
  return { type, critical, value: writer.copy() }
}

/** The entry in an answer's control. Throws an LdapError for what is none. */
export function decodeEntryRead(control: Control): SearchResultEntry {
  if (control.value === undefined) throw new LdapError(ResultCode.protocolError, 'The read entry control has no value.')
  return readSearchResultEntry(new BerReader(control.value))
}
