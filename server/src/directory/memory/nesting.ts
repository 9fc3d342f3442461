import { limits, type Millis } from '#ground'

/** Group → group → when the one stops being in the other; null for never. */
type Edges = Map<number, Map<number, Millis | null>>

/** Every group inside (or around) one, as it is for `since` ≤ now < `until`: some edge it rests on begins or ends there. */
interface Closure {
  since: Millis
  until: Millis
  groups: readonly number[]
}

const none: readonly number[] = Object.freeze([])

/**
 * Groups in groups, by slots. What is inside at any depth is worked out when it is asked for and kept until an edge
 * changes or the clock passes the end of one it rests on.
 */
export class Nesting {
  readonly #inside: Edges = new Map()
  readonly #around: Edges = new Map()
  readonly #allInside = new Map<number, Closure>()
  readonly #allAround = new Map<number, Closure>()

  /** Whether no group is in any other, which is so in most directories: then nothing here need be asked. */
  get isEmpty(): boolean {
    return this.#inside.size === 0
  }

  set(group: number, member: number, end: Millis | null): void {
    link(this.#inside, group, member, end)
    link(this.#around, member, group, end)
    this.#forget()
  }

  remove(group: number, member: number): void {
    unlink(this.#inside, group, member)
    unlink(this.#around, member, group)
    this.#forget()
  }

  drop(group: number): void {
    for (const member of this.#inside.get(group)?.keys() ?? []) unlink(this.#around, member, group)
    for (const around of this.#around.get(group)?.keys() ?? []) unlink(this.#inside, around, group)
    this.#inside.delete(group)
    this.#around.delete(group)
    this.#forget()
  }

  /** Undefined when the one is not directly in the other. Ended or not. */
  endOf(group: number, member: number): Millis | null | undefined {
    return this.#inside.get(group)?.get(member)
  }

  /** The groups directly inside, ended or not, in no order. */
  membersOf(group: number): Iterable<number> {
    return this.#inside.get(group)?.keys() ?? none
  }

  /** Every group inside at any depth, without itself, also through edges that have ended by the clock, in no order. */
  everInside(group: number): Iterable<number> {
    if (!this.#inside.has(group)) return none
    return findClosure(this.#inside, group, Number.NEGATIVE_INFINITY).groups
  }

  insideAt(group: number, now: Millis): number[] {
    return directAt(this.#inside, group, now)
  }

  aroundAt(group: number, now: Millis): number[] {
    return directAt(this.#around, group, now)
  }

  /** At any depth, without itself, ascending. */
  allInsideAt(group: number, now: Millis): readonly number[] {
    return closureAt(this.#inside, this.#allInside, group, now)
  }

  allAroundAt(group: number, now: Millis): readonly number[] {
    return closureAt(this.#around, this.#allAround, group, now)
  }

  #forget(): void {
    this.#allInside.clear()
    this.#allAround.clear()
  }
}

const holds = (end: Millis | null, now: Millis): boolean => end === null || end > now

function link(edges: Edges, from: number, to: number, end: Millis | null): void {
  const ends = edges.get(from)
  if (ends === undefined) edges.set(from, new Map([[to, end]]))
  else ends.set(to, end)
}

function unlink(edges: Edges, from: number, to: number): void {
  const ends = edges.get(from)
  if (ends?.delete(to) === true && ends.size === 0) edges.delete(from)
}

function directAt(edges: Edges, group: number, now: Millis): number[] {
  const found: number[] = []
  for (const [other, end] of edges.get(group) ?? []) if (holds(end, now)) found.push(other)
  return found.sort(ascending)
}

function closureAt(edges: Edges, known: Map<number, Closure>, group: number, now: Millis): readonly number[] {
  if (!edges.has(group)) return none
  const kept = known.get(group)
  if (kept !== undefined && kept.since <= now && now < kept.until) return kept.groups
  const closure = findClosure(edges, group, now)
  known.set(group, closure)
  return closure.groups
}

/**
 * Level by level, each group once: commands refuse cycles and too deep nesting, and what an import may have brought all
 * the same ends here.
 */
function findClosure(edges: Edges, group: number, now: Millis): Closure {
  let since = Number.NEGATIVE_INFINITY
  let until = Number.POSITIVE_INFINITY
  const seen = new Set([group])
  let level = [group]
  for (let depth = 0; depth < limits.group.nestingMax && level.length > 0; depth++) {
    const next: number[] = []
    for (const from of level)
      for (const [to, end] of edges.get(from) ?? []) {
        if (end !== null && end <= now) since = Math.max(since, end)
        if (end !== null && end > now) until = Math.min(until, end)
        if (!holds(end, now) || seen.has(to)) continue
        seen.add(to)
        next.push(to)
      }
    level = next
  }
  seen.delete(group)
  return { since, until, groups: [...seen].sort(ascending) }
}

const ascending = (a: number, b: number): number => a - b
