import { setImmediate } from 'node:timers/promises'
import { searchLimits } from '../search/limits.ts'
import type { EntryImage } from './entry-image.ts'

/**
 * Encodes what has not been asked for yet, in slices, so that the first answer that names a great many people (a large
 * group) does not have to encode them all at once. Stops when `isOver` says so.
 */
export async function warmUp<T>(image: EntryImage<T>, slotEnd: () => number, isOver: () => boolean): Promise<void> {
  let end = performance.now() + searchLimits.sliceMs
  for (let slot = 0; slot < slotEnd(); slot++) {
    image.moveTo(slot)
    if (slot % searchLimits.slotsBetweenLooks !== 0 || performance.now() < end) continue
    await setImmediate()
    if (isOver()) return
    end = performance.now() + searchLimits.sliceMs
  }
}
