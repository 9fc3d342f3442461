import { BerReader } from '../ber/reader.ts'
import { contextTag, Tag } from '../ber/tag.ts'
import { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import { ResultCode } from '../message/result-code.ts'
import type { Control } from './control.ts'

/** Server side sorting, RFC 2891: what a search carries. */
export const sortRequestType = '1.2.840.113556.1.4.473'
/** What its answer carries. */
export const sortResponseType = '1.2.840.113556.1.4.474'

/** RFC 2891 §1.1. */
export interface SortKey {
  readonly attribute: string
  /** A matching rule by name or OID; undefined for the attribute's own. */
  readonly orderingRule: string | undefined
  readonly reverse: boolean
}

/** RFC 2891 §1.2: success, or why entries are not sorted, and because of which attribute. */
export interface SortResult {
  readonly resultCode: ResultCode
  readonly attribute?: string | undefined
}

const orderingRuleTag = contextTag(0)
const reverseTag = contextTag(1)
const attributeTag = contextTag(0)

/** The keys, the most important first; at least one. Throws protocolError when the value is not what RFC 2891 says. */
export function decodeSortRequest(control: Control): SortKey[] {
  if (control.value === undefined) throw new LdapError(ResultCode.protocolError, 'The sort control has no value.')
  try {
    const reader = new BerReader(control.value)
    const outer = reader.enter(Tag.sequence)
    const keys: SortKey[] = []
    while (!reader.atEnd) {
      const key = reader.enter(Tag.sequence)
      const attribute = reader.name()
      const orderingRule = reader.peek() === orderingRuleTag ? reader.name(orderingRuleTag) : undefined
      const reverse = reader.peek() === reverseTag ? reader.boolean(reverseTag) : false
      reader.leave(key)
      keys.push({ attribute, orderingRule, reverse })
    }
    reader.leave(outer)
    if (keys.length === 0 || !reader.atEnd) throw new Error('No keys, or something behind them.')
    return keys
  } catch (cause) {
    throw new LdapError(ResultCode.protocolError, 'The value of the sort control is malformed.', { cause })
  }
}

/** The control of a search. */
export function encodeSortRequest(keys: readonly SortKey[], critical = false): Control {
  const writer = new BerWriter(64)
  const list = writer.begin(Tag.sequence)
  for (const { attribute, orderingRule, reverse } of keys) {
    const key = writer.begin(Tag.sequence)
    writer.octets(attribute)
    if (orderingRule !== undefined) writer.octets(orderingRule, orderingRuleTag)
    if (reverse) writer.boolean(true, reverseTag)
    writer.end(key)
  }
  writer.end(list)
  return { type: sortRequestType, critical, value: writer.copy() }
}

/** Throws protocolError when the value is not what RFC 2891 says. */
export function decodeSortResponse(control: Control): SortResult {
  if (control.value === undefined) throw new LdapError(ResultCode.protocolError, 'The sort result has no value.')
  try {
    const reader = new BerReader(control.value)
    const outer = reader.enter(Tag.sequence)
    const resultCode = reader.enumerated(0, 0x7fffffff)
    const attribute = reader.peek() === attributeTag ? reader.name(attributeTag) : undefined
    reader.leave(outer)
    return { resultCode, attribute }
  } catch (cause) {
    throw new LdapError(ResultCode.protocolError, 'The value of the sort result is malformed.', { cause })
  }
}

/** The control of its answer. */
export function encodeSortResponse({ resultCode, attribute }: SortResult): Control {
  const writer = new BerWriter(32)
  const mark = writer.begin(Tag.sequence)
  writer.enumerated(resultCode)
  if (attribute !== undefined) writer.octets(attribute, attributeTag)
  writer.end(mark)
  return { type: sortResponseType, critical: false, value: writer.copy() }
}
