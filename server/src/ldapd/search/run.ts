import { setImmediate } from 'node:timers/promises'
import { seconds, type Millis } from '#ground'
import {
  type Control,
  type Filter,
  type Operation,
  type ReceivedSearchRequest,
  type SearchOutput,
  type Soon,
} from '@doorward/ldap'
import { type Selection, type Step, writeStaticEntry } from '../entry/selection.ts'
import type { StaticEntry } from '../entry/static-entry.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import type { Session } from '../session.ts'
import type { Node } from '../tree/node.ts'
import { type Condition, Truth } from './condition.ts'
import { searchLimits } from './limits.ts'

/** People or groups, by slots. */
export interface SlotTarget {
  readonly slotEnd: number
  /** The slot of the person who asks, if people are gone through. */
  readonly own: number | undefined
  compileFilter(filter: Filter): Condition
  sees(slot: number): boolean
  /** Whether there is an entry: not everybody has one. */
  exists(slot: number): boolean
  /** Undefined when an entry with a picture can be written now; otherwise resolves when it can. */
  prepare(slot: number): Promise<void> | undefined
  valuesAt(slot: number, type: AttributeType): readonly Uint8Array[]
  /** Sends a slot's entry; false when there is none after all. */
  write(out: SearchOutput, slot: number, steps: readonly Step[], controls?: readonly Control[]): boolean
}

/** A part of what a search goes through. */
export type Segment =
  /** An entry that has been found to match. */
  | { kind: 'static'; node: Node; entry: StaticEntry }
  /** One slot, or all of them. */
  | { kind: 'slots'; of: 'person' | 'group'; target: SlotTarget; condition: Condition; only: number | undefined }

type SlotSegment = Extract<Segment, { kind: 'slots' }>

/** How far a walk came. */
export type Outcome = 'done' | 'page-full' | 'too-many' | 'too-long'

/** Sends what a search found, and knows how far it came. */
export interface Walker {
  /** Entries sent so far. */
  readonly sent: number
  /** What the walk stopped for and is to be waited for before it goes on. */
  readonly waitsFor: Promise<void> | undefined
  /** Works until the outcome is known, or undefined when the slice is over or the output is full. */
  walk(out: SearchOutput, until: number): Outcome | undefined
}

export type SearchOperation = Operation<Session, ReceivedSearchRequest>

export interface RunParts {
  operation: SearchOperation
  out: SearchOutput
  cursor: Walker
  /** Entries at most before the walk stops where it is. */
  pageSize: number
  now: () => Millis
  /** Time at most, whatever the client asks for. */
  timeMaxMs: Millis
  /** When it is over, if part of its time has gone already. */
  deadline?: Millis
}

/**
 * Walks on and sends what matches. A search that is quick is answered at once; a long one works in slices, and between
 * two of them lets the others work, waits for a slow reader, and notices when nobody waits for it.
 */
export function run(parts: RunParts): Soon<Outcome> {
  const until = parts.cursor.sent + parts.pageSize
  return parts.cursor.walk(parts.out, until) ?? goOn(parts, until)
}

/** When a search that begins now is over: when its client wants it to be, or when we do. */
export const deadlineOf = ({ timeLimit }: ReceivedSearchRequest, now: Millis, timeMaxMs: Millis): Millis =>
  now + Math.min(seconds(timeLimit) || Infinity, timeMaxMs)

/** Entries of an answer at most, over all its pages. */
export const entriesMaxOf = ({ sizeLimit }: ReceivedSearchRequest, entriesMax: number): number =>
  Math.min(sizeLimit || Infinity, entriesMax)

async function goOn({ operation, out, cursor, now, timeMaxMs, ...parts }: RunParts, until: number): Promise<Outcome> {
  const deadline = parts.deadline ?? deadlineOf(operation.request, now(), timeMaxMs)
  for (;;) {
    if (cursor.waitsFor !== undefined) await cursor.waitsFor
    else if (out.full) await out.ready()
    else {
      out.flush()
      await setImmediate()
    }
    if (operation.abandoned) return 'done'
    if (now() >= deadline) return 'too-long'
    const outcome = cursor.walk(out, until)
    if (outcome !== undefined) return outcome
  }
}

/** A walk through the slots of one segment. */
interface Walk {
  target: SlotTarget
  test: ((slot: number) => Truth) | undefined
  /** The slots that can match, or all below `end`. */
  slots: ArrayLike<number> | undefined
  next: number
  end: number
  steps: readonly Step[]
}

/** Goes through everything a search may find, and sends what matches as it comes. */
export class Cursor implements Walker {
  readonly #segments: readonly Segment[]
  readonly #selection: Selection
  readonly #entriesMax: number
  #segment = 0
  #walk: Walk | undefined
  #looks = 0
  sent = 0
  waitsFor: Promise<void> | undefined

  constructor(segments: readonly Segment[], selection: Selection, entriesMax: number) {
    this.#segments = segments
    this.#selection = selection
    this.#entriesMax = entriesMax
  }

  walk(out: SearchOutput, until: number): Outcome | undefined {
    let end = 0
    const isOver = (): boolean => {
      const now = performance.now()
      if (end === 0) end = now + searchLimits.sliceMs
      return now >= end
    }
    for (; this.#segment < this.#segments.length; this.#segment++) {
      const segment = this.#segments[this.#segment] as Segment
      if (segment.kind === 'static') {
        if (this.sent === this.#entriesMax) return 'too-many'
        if (this.sent === until) return 'page-full'
        writeStaticEntry(out.beginEntry(), segment.entry, this.#selection)
        out.endEntry()
        this.sent++
        continue
      }
      const walk = (this.#walk ??= startWalk(segment, this.#selection))
      for (; walk.next < walk.end; walk.next++) {
        if (out.full || (++this.#looks % searchLimits.slotsBetweenLooks === 0 && isOver())) return undefined
        const slot = walk.slots === undefined ? walk.next : (walk.slots[walk.next] as number)
        if (walk.test !== undefined && walk.test(slot) !== Truth.yes) continue
        if (!walk.target.sees(slot)) continue
        if (this.sent === this.#entriesMax) return 'too-many'
        if (this.sent === until) return 'page-full'
        const steps = slot === walk.target.own ? this.#selection.own : walk.steps
        this.waitsFor = this.#selection.hasPhotos ? walk.target.prepare(slot) : undefined
        if (this.waitsFor !== undefined) return undefined
        if (walk.target.write(out, slot, steps)) this.sent++
      }
      this.#walk = undefined
    }
    return 'done'
  }
}

function startWalk({ target, of, condition, only }: SlotSegment, selection: Selection): Walk {
  const test = condition.kind === 'test' ? condition.test : undefined
  const candidates = condition.kind === 'test' ? condition.candidates : undefined
  const slots = only === undefined ? candidates : [only]
  const steps = of === 'person' ? selection.person : selection.group
  return { target, test, slots, next: 0, end: slots?.length ?? target.slotEnd, steps }
}
