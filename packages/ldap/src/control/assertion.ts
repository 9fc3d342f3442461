import { BerReader } from '../ber/reader.ts'
import { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import { readFilter, writeFilter } from '../filter/filter-ber.ts'
import type { Filter } from '../filter/filter.ts'
import { type CodecLimits, codecLimits } from '../limits.ts'
import { ResultCode } from '../message/result-code.ts'
import type { Control } from './control.ts'

/** Assertion, RFC 4528: the operation is done only if the filter is true of its target. */
export const assertionType = '1.3.6.1.1.12'

/** Throws protocolError, which ends the operation only, when the value is no filter; adminLimitExceeded for a large one. */
export function decodeAssertion(control: Control, limits: CodecLimits = codecLimits): Filter {
  if (control.value === undefined) throw new LdapError(ResultCode.protocolError, 'The assertion control has no value.')
  try {
    const reader = new BerReader(control.value)
    const filter = readFilter(reader, limits)
    if (reader.atEnd) return filter
  } catch (cause) {
    if (cause instanceof LdapError && cause.resultCode === ResultCode.adminLimitExceeded) throw cause
    throw new LdapError(ResultCode.protocolError, 'The value of the assertion control is no filter.', { cause })
  }
  throw new LdapError(ResultCode.protocolError, 'Octets follow the filter of the assertion control.')
}

/** The control that asks for it. */
export function encodeAssertion(filter: Filter, critical = true): Control {
  const writer = new BerWriter(64)
  writeFilter(writer, filter)
  return { type: assertionType, critical, value: writer.copy() }
}
