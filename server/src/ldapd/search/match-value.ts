import { compareBytes, normalRoom, type Part, type Syntax } from '../schema/syntax.ts'
import type { FilterItem } from './condition.ts'

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

function prepared(syntax: Syntax, value: Uint8Array, part?: Part): Uint8Array | undefined {
  const length = normalise(syntax, value, 0, value.length, part)
  return length === undefined ? undefined : scratch.slice(0, length)
}

/**
 * Makes the assertion of a filter item ready, so that values can be held against it one by one. Undefined when the
 * syntax has no such rule, or the asserted value is none of the syntax: then the item is Undefined (RFC 4511 §4.5.1.7).
 */
export function compileValueTest(item: FilterItem, syntax: Syntax): ValueTest | undefined {
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
      const compare = (a: Uint8Array, b: Uint8Array): number => syntax.compare?.(a, b) ?? compareBytes(a, b)
      const sign = item.kind === 'greaterOrEqual' ? 1 : -1
      return (bytes, start, end) => {
        const length = normalise(syntax, bytes, start, end)
        return length !== undefined && compare(scratch.subarray(0, length), wanted) * sign >= 0
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
    case 'extensibleMatch':
    case 'unrecognised':
  }
  return undefined
}

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
