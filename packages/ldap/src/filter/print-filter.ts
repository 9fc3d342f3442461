import { findText } from '../ber/text.ts'
import { toOctets } from '../octets.ts'
import type { Filter } from './filter.ts'

/** The string form of a filter, RFC 4515: `parseFilter` gives the same filter back. An unrecognised one prints as `(?=unrecognised)`, which nothing parses. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
      return `(&${filter.filters.map(printFilter).join('')})`
    case 'or':
      return `(|${filter.filters.map(printFilter).join('')})`
    case 'not':
      return `(!${printFilter(filter.filter)})`
    case 'equalityMatch':
      return `(${filter.attribute}=${printFilterValue(filter.value)})`
    case 'greaterOrEqual':
      return `(${filter.attribute}>=${printFilterValue(filter.value)})`
    case 'lessOrEqual':
      return `(${filter.attribute}<=${printFilterValue(filter.value)})`
    case 'approxMatch':
      return `(${filter.attribute}~=${printFilterValue(filter.value)})`
    case 'present':
      return `(${filter.attribute}=*)`
    case 'substrings': {
      const parts = [filter.initial, ...filter.any, filter.final]
      return `(${filter.attribute}=${parts.map(part => (part === undefined ? '' : printFilterValue(part))).join('*')})`
    }
    case 'extensibleMatch': {
      const rule = filter.matchingRule === undefined ? '' : `:${filter.matchingRule}`
      return `(${filter.attribute ?? ''}${filter.dnAttributes ? ':dn' : ''}${rule}:=${printFilterValue(filter.value)})`
    }
    case 'unrecognised':
      break
  }
  return '(?=unrecognised)'
}

/** A value as it stands in a filter's string form: RFC 4515 §3 escapes, and octets that are not UTF-8 in hexadecimal. */
export function printFilterValue(value: Uint8Array): string {
  const text = findText(value)
  if (text === undefined) return Array.from(value, escapeOctet).join('')
  // The RFC asks for `*`, `(`, `)`, `\` and NUL; other control characters would be a nuisance in a log.
  return text.replace(/[*()\\\p{Cc}]/gu, character => Array.from(toOctets(character), escapeOctet).join(''))
}

function escapeOctet(octet: number): string {
  return `\\${octet.toString(16).padStart(2, '0')}`
}
