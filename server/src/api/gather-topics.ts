import type { ChangeTopic } from '@doorward/contract'
import type { Millis } from '#ground'

/**
 * Tells topics that come in quick succession together: the first a moment after it came (`gatherMs`), and nothing sooner
 * than `pauseMs` after what was told before.
 */
export function gatherTopics(
  { gatherMs, pauseMs }: { gatherMs: Millis; pauseMs: Millis },
  tell: (topics: ChangeTopic[]) => void,
) {
  const gathered = new Set<ChangeTopic>()
  let timer: NodeJS.Timeout | undefined
  let held: Promise<void> = Promise.resolve()
  let isClosed = false

  const wait = (ms: Millis): void => {
    timer = setTimeout(() => void flush(), ms)
  }
  async function flush(): Promise<void> {
    for (let waited: typeof held | undefined; waited !== held; await waited) waited = held
    timer = undefined
    if (isClosed || gathered.size === 0) return
    const topics = [...gathered]
    gathered.clear()
    tell(topics)
    wait(pauseMs)
  }

  return {
    add(topics: readonly ChangeTopic[]): void {
      for (const topic of topics) gathered.add(topic)
      if (!isClosed && gathered.size > 0 && timer === undefined) wait(gatherMs)
    },

    /** Nothing is told until this has settled, which it must without an error. */
    hold(until: Promise<void>): void {
      held = Promise.all([held, until]).then(() => undefined)
    },

    close(): void {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
