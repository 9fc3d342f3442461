import { compareNormal, normalRoom, type Part, type Syntax, syntaxOf } from '../schema/syntax.ts'
import type { MatchingRule } from '../schema/matching-rule.ts'
import type { FilterItem } from './condition.ts'

/** A rule that is asked for by name (RFC 4511 §4.5.1.7.7), and is not the attribute's own equality. */
export interface RuleItem {
  readonly kind: 'rule'
  readonly attribute: string
  readonly rule: MatchingRule
  readonly value: Uint8Array
}

/** Whether a value, in place in some bytes, fulfils a filter item. */
export type ValueTest = (bytes: Uint8Array, start: number, end: number) => boolean

let scratch = new Uint8Array(1024)

/** Writes the normal form of a value to `scratch` and answers its length; undefined if it is not of the syntax. */
function normalise(syntax: Syntax, bytes: Uint8Array, start: number, end: number, part?: Part): number | undefined {
  const room = normalRoom(end - start)
  if (scratch.length < room) scratch = new Uint8Array(room * 2)
  const length = syntax.normalise(bytes, start, end, scratch, part)
  return length < 0 ? undefined : length
}

/** The normal form of a value; undefined if it is not of the syntax. */
export const normalForm = (syntax: Syntax, value: Uint8Array): Uint8Array | undefined => prepared(syntax, value)

function prepared(syntax: Syntax, value: Uint8Array, part?: Part): Uint8Array | undefined {
  const length = normalise(syntax, value, 0, value.length, part)
  return length === undefined ? undefined : scratch.slice(0, length)
}

/**
 * Makes the assertion of a filter item ready, so that values can be held against it one by one. Undefined when the
 * syntax has no such rule, or the asserted value is none of the syntax: then the item is Undefined (RFC 4511 §4.5.1.7).
 */
export function compileValueTest(item: FilterItem | RuleItem, syntax: Syntax): ValueTest | undefined {
  switch (item.kind) {
    case 'equalityMatch':
    // RFC 4511 §4.5.1.7.6: a server that knows no better takes approxMatch for equality.
    case 'approxMatch': {
      const wanted = prepared(syntax, item.value)
      if (wanted === undefined) return undefined
      return (bytes, start, end) => normalise(syntax, bytes, start, end) === wanted.length && isAt(wanted, 0)
    }
    case 'greaterOrEqual':
    case 'lessOrEqual': {
      if (syntax.ordering === undefined) return undefined
      const wanted = prepared(syntax, item.value)
      if (wanted === undefined) return undefined
      const sign = item.kind === 'greaterOrEqual' ? 1 : -1
      return (bytes, start, end) => {
        const length = normalise(syntax, bytes, start, end)
        return length !== undefined && compareNormal(syntax, scratch.subarray(0, length), wanted) * sign >= 0
      }
    }
    case 'substrings': {
      if (syntax.substrings === undefined) return undefined
      const initial = item.initial && prepared(syntax, item.initial, 'initial')
      const final = item.final && prepared(syntax, item.final, 'final')
      const any = item.any.map(part => prepared(syntax, part, 'any'))
      if ((item.initial && initial === undefined) || (item.final && final === undefined)) return undefined
      if (any.includes(undefined)) return undefined
      return containsPieces(syntax, initial, any as Uint8Array[], final)
    }
    case 'present':
      return () => true
    case 'rule':
      return compileRuleTest(item.rule, item.value)
    case 'extensibleMatch':
    case 'unrecognised':
  }
  return undefined
}

function compileRuleTest({ kind, syntax: name }: MatchingRule, value: Uint8Array): ValueTest | undefined {
  const syntax = syntaxOf(name)
  switch (kind) {
    case 'equality':
      return compileValueTest({ kind: 'equalityMatch', attribute: '', value }, syntax)
    case 'ordering': {
      // RFC 4517 §4.2.4: asked for by name, an ordering rule is true of what comes before the asserted value.
      const wanted = prepared(syntax, value)
      if (wanted === undefined) return undefined
      return (bytes, start, end) => {
        const length = normalise(syntax, bytes, start, end)
        return length !== undefined && compareNormal(syntax, scratch.subarray(0, length), wanted) < 0
      }
    }
    case 'bits-all':
    case 'bits-any': {
      // [MS-ADTS] §3.1.1.3.4.4: all of the bits asserted are set, or one of them.
      const wanted = prepared(syntax, value)
      if (wanted === undefined) return undefined
      const mask = integerOf(wanted)
      return (bytes, start, end) => {
        const length = normalise(syntax, bytes, start, end)
        if (length === undefined) return false
        const set = integerOf(scratch.subarray(0, length)) & mask
        return kind === 'bits-all' ? set === mask : set !== 0n
      }
    }
    case 'substrings':
    case 'chain':
  }
  return undefined
}

const integerOf = (normal: Uint8Array): bigint => BigInt(Buffer.from(normal).toString())

const isAt = (wanted: Uint8Array, at: number): boolean => {
  for (let i = 0; i < wanted.length; i++) if (scratch[at + i] !== wanted[i]) return false
  return true
}

function containsPieces(
  syntax: Syntax,
  initial: Uint8Array | undefined,
  any: readonly Uint8Array[],
  final: Uint8Array | undefined,
): ValueTest {
  return (bytes, start, end) => {
    const length = normalise(syntax, bytes, start, end)
    if (length === undefined) return false
    let at = 0
    if (initial !== undefined) {
      if (initial.length > length || !isAt(initial, 0)) return false
      at = initial.length
    }
    const last = length - (final?.length ?? 0)
    for (const piece of any) {
      while (at + piece.length <= last && !isAt(piece, at)) at++
      if (at + piece.length > last) return false
      at += piece.length
    }
    return final === undefined || (last >= at && isAt(final, last))
  }
}
