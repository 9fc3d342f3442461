import { type Octets, toOctets } from '../octets.ts'

/**
 * A search filter, RFC 4511 §4.5.1.7, with the RFC's names. Attribute descriptions are as sent (any letter case, options
 * included); values are octets, views on the message when decoded.
 */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | AttributeValueFilter
  | SubstringsFilter
  | { readonly kind: 'present'; readonly attribute: string }
  | ExtensibleMatchFilter
  | UnrecognisedFilter

/** `(attribute=value)`, `>=`, `<=`, `~=`. */
export interface AttributeValueFilter {
  readonly kind: 'equalityMatch' | 'greaterOrEqual' | 'lessOrEqual' | 'approxMatch'
  readonly attribute: string
  readonly value: Uint8Array
}

/** At least one of the three is there. */
export interface SubstringsFilter {
  readonly kind: 'substrings'
  readonly attribute: string
  readonly initial: Uint8Array | undefined
  readonly any: readonly Uint8Array[]
  readonly final: Uint8Array | undefined
}

/** At least one of `matchingRule` and `attribute` is there. */
export interface ExtensibleMatchFilter {
  readonly kind: 'extensibleMatch'
  readonly matchingRule: string | undefined
  readonly attribute: string | undefined
  readonly value: Uint8Array
  readonly dnAttributes: boolean
}

/** A filter from a later version of the protocol: evaluates to Undefined (RFC 4511 §4.5.1.7). */
export interface UnrecognisedFilter {
  readonly kind: 'unrecognised'
  readonly tag: number
  readonly content: Uint8Array
}

/** `(&…)`. Without filters it is always true (RFC 4526). */
export function and(...filters: readonly Filter[]): Filter {
  return { kind: 'and', filters }
}

/** `(|…)`. Without filters it is always false (RFC 4526). */
export function or(...filters: readonly Filter[]): Filter {
  return { kind: 'or', filters }
}

/** `(!…)`. */
export function not(filter: Filter): Filter {
  return { kind: 'not', filter }
}

/** `(attribute=value)`, whatever characters the value has: nothing in it needs escaping. */
export function equal(attribute: string, value: Octets): Filter {
  return { kind: 'equalityMatch', attribute, value: toOctets(value) }
}

/** `(attribute=*)`. */
export function present(attribute: string): Filter {
  return { kind: 'present', attribute }
}
