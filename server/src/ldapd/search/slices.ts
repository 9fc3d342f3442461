import { setImmediate } from 'node:timers/promises'
import type { Millis } from '#ground'
import type { Soon } from '@doorward/ldap'
import { searchLimits } from './limits.ts'

export interface SliceParts {
  operation: { readonly abandoned: boolean }
  /** When the operation is over, done or not. */
  deadline: Millis
  now: () => Millis
}

/** Why work was not brought to its end. */
export type Unfinished = 'abandoned' | 'too-long'

/**
 * Brings work to its end that pauses after each little piece: at once if it is quick, otherwise in slices, and between
 * two of them lets the others work and notices when nobody waits for it.
 */
export function inSlices<T>(work: Generator<void, T>, parts: SliceParts): Soon<T | Unfinished> {
  const step = workUntil(work, performance.now() + searchLimits.sliceMs)
  return step.done ? step.value : goOn(work, parts)
}

async function goOn<T>(work: Generator<void, T>, { operation, deadline, now }: SliceParts): Promise<T | Unfinished> {
  for (;;) {
    await setImmediate()
    if (operation.abandoned) return 'abandoned'
    if (now() >= deadline) return 'too-long'
    const step = workUntil(work, performance.now() + searchLimits.sliceMs)
    if (step.done) return step.value
  }
}

function workUntil<T>(work: Generator<void, T>, end: number): IteratorResult<void, T> {
  for (;;) {
    const step = work.next()
    if (step.done === true || performance.now() >= end) return step
  }
}
