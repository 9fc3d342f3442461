import type { BerReader } from '../ber/reader.ts'
import { contextConstructedTag, contextTag } from '../ber/tag.ts'
import type { BerWriter } from '../ber/writer.ts'
import { LdapError, malformed } from '../error.ts'
import type { CodecLimits } from '../limits.ts'
import { ResultCode } from '../message/result-code.ts'
import type { AttributeValueFilter, ExtensibleMatchFilter, Filter, SubstringsFilter } from './filter.ts'

// RFC 4511 §4.5.1: Filter ::= CHOICE
const andTag = contextConstructedTag(0)
const orTag = contextConstructedTag(1)
const notTag = contextConstructedTag(2)
const equalityMatchTag = contextConstructedTag(3)
const substringsTag = contextConstructedTag(4)
const greaterOrEqualTag = contextConstructedTag(5)
const lessOrEqualTag = contextConstructedTag(6)
const presentTag = contextTag(7)
const approxMatchTag = contextConstructedTag(8)
const extensibleMatchTag = contextConstructedTag(9)

/** Reads one filter. Deeper or larger than the limits: throws before the stack or the heap notices. */
export function readFilter(reader: BerReader, limits: CodecLimits): Filter {
  return readNested(reader, limits, { items: 0 }, 1)
}

function readNested(reader: BerReader, limits: CodecLimits, seen: { items: number }, depth: number): Filter {
  if (depth > limits.filterDepthMax) throw malformed(`The filter is nested more than ${limits.filterDepthMax} deep.`)
  if (++seen.items > limits.filterItemsMax) {
    throw new LdapError(ResultCode.adminLimitExceeded, `The filter has more than ${limits.filterItemsMax} items.`)
  }
  const tag = reader.peek()
  switch (tag) {
    case andTag:
    case orTag: {
      const outer = reader.enter(tag)
      const filters: Filter[] = []
      while (!reader.atEnd) filters.push(readNested(reader, limits, seen, depth + 1))
      reader.leave(outer)
      return { kind: tag === andTag ? 'and' : 'or', filters }
    }
    case notTag: {
      const outer = reader.enter(tag)
      const filter = readNested(reader, limits, seen, depth + 1)
      // A CHOICE, not a SEQUENCE: nothing may trail.
      if (!reader.atEnd) throw malformed('A "not" filter has more than one operand.')
      reader.leave(outer)
      return { kind: 'not', filter }
    }
    case equalityMatchTag:
      return readAttributeValue(reader, tag, 'equalityMatch')
    case greaterOrEqualTag:
      return readAttributeValue(reader, tag, 'greaterOrEqual')
    case lessOrEqualTag:
      return readAttributeValue(reader, tag, 'lessOrEqual')
    case approxMatchTag:
      return readAttributeValue(reader, tag, 'approxMatch')
    case substringsTag:
      return readSubstrings(reader)
    case presentTag:
      return { kind: 'present', attribute: reader.name(presentTag) }
    case extensibleMatchTag:
      return readExtensibleMatch(reader)
    default: {
      if ((tag & 0xc0) !== 0x80) throw malformed('A filter is missing or has a tag that no filter can have.')
      const start = reader.offset
      reader.skip()
      const end = reader.offset
      reader.offset = start
      const length = reader.header(tag)
      reader.offset = end
      return { kind: 'unrecognised', tag, content: reader.view(end - length, end) }
    }
  }
}

function readAttributeValue(reader: BerReader, tag: number, kind: AttributeValueFilter['kind']): AttributeValueFilter {
  const outer = reader.enter(tag)
  const attribute = reader.name()
  const value = reader.octets()
  reader.leave(outer)
  return { kind, attribute, value }
}

function readSubstrings(reader: BerReader): SubstringsFilter {
  const outer = reader.enter(substringsTag)
  const attribute = reader.name()
  const sequence = reader.enter(0x30)
  let initial: Uint8Array | undefined
  const any: Uint8Array[] = []
  let final: Uint8Array | undefined
  while (!reader.atEnd) {
    const tag = reader.peek()
    if (final !== undefined) throw malformed('A substring follows the final one.')
    // RFC 4511 §4.5.1.7.2: the order is initial, any, final.
    if (tag === contextTag(0) && initial === undefined && any.length === 0) initial = reader.octets(tag)
    else if (tag === contextTag(1)) any.push(reader.octets(tag))
    else if (tag === contextTag(2)) final = reader.octets(tag)
    else throw malformed('A substring is of no known kind, or out of order.')
  }
  if (initial === undefined && final === undefined && any.length === 0) throw malformed('A filter has no substrings.')
  reader.leave(sequence)
  reader.leave(outer)
  return { kind: 'substrings', attribute, initial, any, final }
}

function readExtensibleMatch(reader: BerReader): ExtensibleMatchFilter {
  const outer = reader.enter(extensibleMatchTag)
  const matchingRule = reader.peek() === contextTag(1) ? reader.name(contextTag(1)) : undefined
  const attribute = reader.peek() === contextTag(2) ? reader.name(contextTag(2)) : undefined
  const value = reader.octets(contextTag(3))
  const dnAttributes = reader.peek() === contextTag(4) ? reader.boolean(contextTag(4)) : false
  reader.leave(outer)
  // RFC 4511 §4.5.1.7.7: without an attribute there must be a rule.
  if (matchingRule === undefined && attribute === undefined) throw malformed('A filter names no attribute and no rule.')
  return { kind: 'extensibleMatch', matchingRule, attribute, value, dnAttributes }
}

export function writeFilter(writer: BerWriter, filter: Filter): void {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const mark = writer.begin(filter.kind === 'and' ? andTag : orTag)
      for (const nested of filter.filters) writeFilter(writer, nested)
      writer.end(mark)
      return
    }
    case 'not': {
      const mark = writer.begin(notTag)
      writeFilter(writer, filter.filter)
      writer.end(mark)
      return
    }
    case 'equalityMatch':
      return writeAttributeValue(writer, equalityMatchTag, filter)
    case 'greaterOrEqual':
      return writeAttributeValue(writer, greaterOrEqualTag, filter)
    case 'lessOrEqual':
      return writeAttributeValue(writer, lessOrEqualTag, filter)
    case 'approxMatch':
      return writeAttributeValue(writer, approxMatchTag, filter)
    case 'substrings': {
      const mark = writer.begin(substringsTag)
      writer.octets(filter.attribute)
      const sequence = writer.begin(0x30)
      if (filter.initial !== undefined) writer.octets(filter.initial, contextTag(0))
      for (const part of filter.any) writer.octets(part, contextTag(1))
      if (filter.final !== undefined) writer.octets(filter.final, contextTag(2))
      writer.end(sequence)
      writer.end(mark)
      return
    }
    case 'present':
      return writer.octets(filter.attribute, presentTag)
    case 'extensibleMatch': {
      const mark = writer.begin(extensibleMatchTag)
      if (filter.matchingRule !== undefined) writer.octets(filter.matchingRule, contextTag(1))
      if (filter.attribute !== undefined) writer.octets(filter.attribute, contextTag(2))
      writer.octets(filter.value, contextTag(3))
      if (filter.dnAttributes) writer.boolean(true, contextTag(4))
      writer.end(mark)
      return
    }
    case 'unrecognised':
      return writer.octets(filter.content, filter.tag)
  }
}

function writeAttributeValue(writer: BerWriter, tag: number, filter: AttributeValueFilter): void {
  const mark = writer.begin(tag)
  writer.octets(filter.attribute)
  writer.octets(filter.value)
  writer.end(mark)
}
