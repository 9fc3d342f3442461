import { setImmediate } from 'node:timers/promises'

/** How long one piece of work may keep the event loop, on which every door answers. Milliseconds. */
const sliceMs = 1

/** Long work in slices: `if (slices.isOver()) await slices.next()` wherever it may be left for a moment. */
export interface Slices {
  isOver(): boolean
  /** Lets everybody else work. What is looked at may have changed meanwhile. */
  next(): Promise<void>
}

export function inSlices(): Slices {
  let end = performance.now() + sliceMs
  return {
    isOver: () => performance.now() >= end,
    async next() {
      await setImmediate()
      end = performance.now() + sliceMs
    },
  }
}
