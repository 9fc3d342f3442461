import { type Filter, foldText } from '@doorward/ldap'

/** An entry: its attributes by lower-case name. */
export type Attributes = Readonly<Record<string, readonly string[]>>

const text = (octets: Uint8Array): string => foldText(Buffer.from(octets).toString())

/**
 * Whether an entry matches a filter, every value compared without regard to letter case and space. Undefined where it
 * cannot be said (RFC 4511 §4.5.1.7): an attribute that nobody has is neither equal to a value nor unequal to it.
 */
export function matches(filter: Filter, entry: Attributes): boolean | undefined {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const results = filter.filters.map(nested => matches(nested, entry))
      const decisive = filter.kind === 'or'
      if (results.includes(decisive)) return decisive
      return results.includes(undefined) ? undefined : !decisive
    }
    case 'not': {
      const result = matches(filter.filter, entry)
      return result === undefined ? undefined : !result
    }
    case 'present':
      return entry[filter.attribute.toLowerCase()] !== undefined
    case 'equalityMatch':
    case 'approxMatch': {
      const wanted = text(filter.value)
      return entry[filter.attribute.toLowerCase()]?.some(value => foldText(value) === wanted)
    }
    case 'greaterOrEqual':
    case 'lessOrEqual': {
      const bound = text(filter.value)
      const isGreater = filter.kind === 'greaterOrEqual'
      return entry[filter.attribute.toLowerCase()]?.some(value =>
        isGreater ? foldText(value) >= bound : foldText(value) <= bound,
      )
    }
    case 'substrings': {
      const { initial, any, final } = filter
      const parts = [initial, ...any, final].map(part => (part === undefined ? '' : RegExp.escape(text(part))))
      const form = new RegExp(`^${parts.join('.*')}$`, 's')
      return entry[filter.attribute.toLowerCase()]?.some(value => form.test(foldText(value)))
    }
    case 'extensibleMatch':
    case 'unrecognised':
      break
  }
  return undefined
}
