import type { SearchOutput, SortResult } from '@doorward/ldap'
import { type Selection, writeStaticEntry } from '../entry/selection.ts'
import type { StaticEntry } from '../entry/static-entry.ts'
import { Truth } from './condition.ts'
import { searchLimits } from './limits.ts'
import type { Outcome, Segment, SlotTarget, Walker } from './run.ts'

const kinds = { static: 0, person: 1, group: 2 } as const
const kindCount = 3

/** Who matched a search, in the order they are told: a few octets for each, so that pages can be told later. */
export interface Matches {
  /** `place * 3 + kind`: the place among `statics`, or the slot. */
  order: Uint32Array
  readonly statics: readonly StaticEntry[]
  /** How sorting them went, where it was asked for. */
  sorted?: SortResult
}

/** What a match is. */
export type Match = { kind: 'static'; entry: StaticEntry } | { kind: 'person' | 'group'; slot: number }

export function matchAt({ order, statics }: Matches, at: number): Match {
  const code = order[at] as number
  const place = Math.floor(code / kindCount)
  const kind = code % kindCount
  if (kind === kinds.static) return { kind: 'static', entry: statics[place] as StaticEntry }
  return { kind: kind === kinds.person ? 'person' : 'group', slot: place }
}

/** Finds everybody who matches, `most` at most. Pauses now and then. */
export function* collectMatches(segments: readonly Segment[], most: number): Generator<void, Matches> {
  const statics: StaticEntry[] = []
  let order = new Uint32Array(64)
  let count = 0
  const add = (code: number): void => {
    if (count === order.length) {
      const larger = new Uint32Array(count * 2)
      larger.set(order)
      order = larger
    }
    order[count++] = code
  }
  for (const segment of segments) {
    if (count === most) break
    if (segment.kind === 'static') {
      add((statics.push(segment.entry) - 1) * kindCount + kinds.static)
      continue
    }
    const { target, condition, only, of } = segment
    const isTest = condition.kind === 'test'
    const slots = only === undefined ? (isTest ? condition.candidates : undefined) : [only]
    const end = slots?.length ?? target.slotEnd
    for (let at = 0; at < end; at++) {
      if (count === most) break
      if (at % searchLimits.slotsBetweenLooks === 0) yield
      const slot = slots === undefined ? at : (slots[at] as number)
      if (isTest && condition.test(slot) !== Truth.yes) continue
      if (target.sees(slot) && target.exists(slot)) add(slot * kindCount + kinds[of])
    }
  }
  return { order: order.slice(0, count), statics }
}

/** The eyes of one page: what is seen now, by who asks now. */
export interface Eyes {
  people: SlotTarget
  groups: SlotTarget
  selection: Selection
}

/**
 * Tells those who matched, page by page, as they are when they are told: who may not be seen any more, and who is gone,
 * is passed over.
 */
export class MatchCursor implements Walker {
  readonly matches: Matches
  readonly #entriesMax: number
  #eyes: Eyes
  #next = 0
  #looks = 0
  sent = 0
  waitsFor: Promise<void> | undefined

  constructor(matches: Matches, entriesMax: number, eyes: Eyes) {
    this.matches = matches
    this.#entriesMax = entriesMax
    this.#eyes = eyes
  }

  /** Before each further page. */
  look(eyes: Eyes): void {
    this.#eyes = eyes
  }

  walk(out: SearchOutput, until: number): Outcome | undefined {
    const { people, groups, selection } = this.#eyes
    let end = 0
    const isOver = (): boolean => {
      const now = performance.now()
      if (end === 0) end = now + searchLimits.sliceMs
      return now >= end
    }
    for (; this.#next < this.matches.order.length; this.#next++) {
      if (out.full || (++this.#looks % searchLimits.slotsBetweenLooks === 0 && isOver())) return undefined
      const match = matchAt(this.matches, this.#next)
      const target = match.kind === 'person' ? people : groups
      if (match.kind !== 'static' && !(target.sees(match.slot) && target.exists(match.slot))) continue
      if (this.sent === this.#entriesMax) return 'too-many'
      if (this.sent === until) return 'page-full'
      if (match.kind === 'static') {
        writeStaticEntry(out.beginEntry(), match.entry, selection)
        out.endEntry()
        this.sent++
        continue
      }
      const steps =
        match.kind === 'group' ? selection.group : match.slot === target.own ? selection.own : selection.person
      this.waitsFor = selection.hasPhotos ? target.prepare(match.slot) : undefined
      if (this.waitsFor !== undefined) return undefined
      if (target.write(out, match.slot, steps)) this.sent++
    }
    return 'done'
  }
}
