import type { Filter } from '@doorward/ldap'

/** RFC 4511 §4.5.1.7: a filter is true, false or Undefined of an entry; only true ones are answered. */
export const Truth = { no: 0, yes: 1, undefined: 2 } as const
export type Truth = (typeof Truth)[keyof typeof Truth]

/** A filter made ready for the entries of one kind. */
export type Condition =
  /** Decided before any entry is looked at. */
  | { kind: 'constant'; truth: Truth }
  | {
      kind: 'test'
      test: (slot: number) => Truth
      /** Ascending slots; the test says yes of none that is not among them. Undefined: any may be one. */
      candidates: ArrayLike<number> | undefined
    }

export const no: Condition = { kind: 'constant', truth: Truth.no }
export const yes: Condition = { kind: 'constant', truth: Truth.yes }
export const undefinedCondition: Condition = { kind: 'constant', truth: Truth.undefined }

export const constant = (is: boolean): Condition => (is ? yes : no)

/** True of exactly one slot, or of none. */
export function isSlot(slot: number | undefined): Condition {
  if (slot === undefined) return no
  return { kind: 'test', test: other => (other === slot ? Truth.yes : Truth.no), candidates: [slot] }
}

/** As a condition says of one slot, and Undefined of every other. */
export function onlyOf(slot: number, condition: Condition): Condition {
  if (condition === undefinedCondition) return condition
  const test = condition.kind === 'constant' ? () => condition.truth : condition.test
  return { kind: 'test', test: other => (other === slot ? test(other) : Truth.undefined), candidates: [slot] }
}

/** The same, with false where it was Undefined. */
export function decided(condition: Condition): Condition {
  if (condition.kind === 'constant') return condition.truth === Truth.undefined ? no : condition
  return { ...condition, test: slot => (condition.test(slot) === Truth.yes ? Truth.yes : Truth.no) }
}

/** The filters that speak of attributes: all but and, or, not. */
export type FilterItem = Exclude<Filter, { kind: 'and' | 'or' } | { kind: 'not' }>

/** Makes a filter ready. What an item means is the target's to say; this is the logic between them. */
export function compileFilter(filter: Filter, compileItem: (item: FilterItem) => Condition): Condition {
  if ('filters' in filter) {
    const decisive = filter.kind === 'and' ? no : yes
    const parts: Condition[] = []
    for (const nested of filter.filters) {
      const part = compileFilter(nested, compileItem)
      if (part === decisive) return part
      parts.push(part)
    }
    return filter.kind === 'and' ? all(parts) : anyOf(parts)
  }
  if ('filter' in filter) return negated(compileFilter(filter.filter, compileItem))
  return compileItem(filter)
}

type Test = Extract<Condition, { kind: 'test' }>

function all(parts: readonly Condition[]): Condition {
  const tests: Test[] = []
  let best: ArrayLike<number> | undefined
  let isUndefined = false
  for (const part of parts) {
    if (part.kind === 'constant') {
      if (part.truth === Truth.no) return no
      if (part.truth === Truth.undefined) isUndefined = true
      continue
    }
    tests.push(part)
    // The shortest list of candidates is the one worth walking.
    if (part.candidates !== undefined && part.candidates.length < (best?.length ?? Infinity)) best = part.candidates
  }
  const [only] = tests
  if (only === undefined) return isUndefined ? undefinedCondition : yes
  if (tests.length === 1 && !isUndefined) return only
  return {
    kind: 'test',
    candidates: isUndefined ? [] : best,
    test(slot) {
      let truth: Truth = isUndefined ? Truth.undefined : Truth.yes
      for (const part of tests) {
        const found = part.test(slot)
        if (found === Truth.no) return Truth.no
        if (found === Truth.undefined) truth = Truth.undefined
      }
      return truth
    },
  }
}

/** True where one is; Undefined where none is and one is Undefined. */
export function anyOf(parts: readonly Condition[]): Condition {
  const tests: Test[] = []
  let isUndefined = false
  for (const part of parts) {
    if (part.kind === 'constant') {
      if (part.truth === Truth.yes) return yes
      if (part.truth === Truth.undefined) isUndefined = true
      continue
    }
    tests.push(part)
  }
  const [only] = tests
  if (only === undefined) return isUndefined ? undefinedCondition : no
  if (tests.length === 1 && !isUndefined) return only
  return {
    kind: 'test',
    candidates: union(tests),
    test(slot) {
      let truth: Truth = isUndefined ? Truth.undefined : Truth.no
      for (const part of tests) {
        const found = part.test(slot)
        if (found === Truth.yes) return Truth.yes
        if (found === Truth.undefined) truth = Truth.undefined
      }
      return truth
    },
  }
}

function union(tests: readonly Test[]): ArrayLike<number> | undefined {
  const slots = new Set<number>()
  for (const { candidates } of tests) {
    if (candidates === undefined) return undefined
    for (let i = 0; i < candidates.length; i++) slots.add(candidates[i] as number)
  }
  return Uint32Array.from(slots).sort()
}

function negated(part: Condition): Condition {
  if (part.kind === 'constant') return part.truth === Truth.undefined ? part : constant(part.truth === Truth.no)
  return {
    kind: 'test',
    candidates: undefined,
    test(slot) {
      const found = part.test(slot)
      return found === Truth.undefined ? found : found === Truth.yes ? Truth.no : Truth.yes
    },
  }
}
