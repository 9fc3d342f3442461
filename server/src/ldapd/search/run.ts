import { setImmediate } from 'node:timers/promises'
import { seconds, type Millis } from '#ground'
import {
  type Answer,
  type Filter,
  type Operation,
  type ReceivedSearchRequest,
  ResultCode,
  type SearchOutput,
  type Soon,
} from '@doorward/ldap'
import { type Selection, type Step, writeStaticEntry } from '../entry/selection.ts'
import type { StaticEntry } from '../entry/static-entry.ts'
import type { Session } from '../session.ts'
import { type Condition, Truth } from './condition.ts'
import { searchLimits } from './limits.ts'

/** People or groups, by slots. */
export interface SlotTarget {
  readonly slotEnd: number
  compile(filter: Filter): Condition
  sees(slot: number): boolean
  write(out: SearchOutput, slot: number, steps: readonly Step[]): boolean
}

/** A part of what a search goes through. */
export type Segment =
  /** An entry that has been found to match. */
  | { kind: 'static'; entry: StaticEntry }
  /** One slot, or all of them. */
  | { kind: 'slots'; of: 'person' | 'group'; target: SlotTarget; condition: Condition; only: number | undefined }

type SlotSegment = Extract<Segment, { kind: 'slots' }>

export interface RunParts {
  operation: Operation<Session, ReceivedSearchRequest>
  out: SearchOutput
  segments: readonly Segment[]
  selection: Selection
  now: () => Millis
}

const done: Answer = { resultCode: ResultCode.success }
const tooMany: Answer = { resultCode: ResultCode.sizeLimitExceeded }
const tooLong: Answer = { resultCode: ResultCode.timeLimitExceeded }

/**
 * Goes through the segments and sends what matches. A search that is quick is answered at once; a long one works in
 * slices, and between two of them lets the others work, waits for a slow reader, and notices when nobody waits for it.
 */
export function run(parts: RunParts): Soon<Answer> {
  const search = new Run(parts)
  return search.slice() ?? goOn(search, parts)
}

async function goOn(search: Run, { operation, out, now }: RunParts): Promise<Answer> {
  const deadline = now() + Math.min(seconds(operation.request.timeLimit) || Infinity, searchLimits.timeMs)
  for (;;) {
    if (out.full) await out.ready()
    else {
      out.flush()
      await setImmediate()
    }
    if (operation.abandoned) return done
    if (now() >= deadline) return tooLong
    const answer = search.slice()
    if (answer !== undefined) return answer
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

class Run {
  readonly #parts: RunParts
  readonly #entriesMax: number
  #segment = 0
  #walk: Walk | undefined
  #sent = 0
  #looks = 0

  constructor(parts: RunParts) {
    this.#parts = parts
    this.#entriesMax = Math.min(parts.operation.request.sizeLimit || Infinity, searchLimits.entriesMax)
  }

  /** Works until the answer is known, or undefined when the slice is over or the output is full. */
  slice(): Answer | undefined {
    const { segments, out, selection } = this.#parts
    let end = 0
    const isOver = (): boolean => {
      const now = performance.now()
      if (end === 0) end = now + searchLimits.sliceMs
      return now >= end
    }
    for (; this.#segment < segments.length; this.#segment++) {
      const segment = segments[this.#segment] as Segment
      if (segment.kind === 'static') {
        if (this.#sent === this.#entriesMax) return tooMany
        writeStaticEntry(out.beginEntry(), segment.entry, selection)
        out.endEntry()
        this.#sent++
        continue
      }
      this.#walk ??= startWalk(segment, this.#parts)
      const walk = this.#walk
      while (walk.next < walk.end) {
        const slot = walk.slots === undefined ? walk.next : (walk.slots[walk.next] as number)
        walk.next++
        if (++this.#looks % searchLimits.slotsBetweenLooks === 0 && isOver()) {
          walk.next--
          return undefined
        }
        if (walk.test !== undefined && walk.test(slot) !== Truth.yes) continue
        if (!walk.target.sees(slot)) continue
        if (this.#sent === this.#entriesMax) return tooMany
        if (walk.target.write(out, slot, walk.steps)) this.#sent++
        if (out.full) return undefined
      }
      this.#walk = undefined
    }
    return done
  }
}

function startWalk({ target, of, condition, only }: SlotSegment, { selection }: RunParts): Walk {
  const test = condition.kind === 'test' ? condition.test : undefined
  const candidates = condition.kind === 'test' ? condition.candidates : undefined
  const slots = only === undefined ? candidates : [only]
  const steps = of === 'person' ? selection.person : selection.group
  return { target, test, slots, next: 0, end: slots?.length ?? target.slotEnd, steps }
}
