import type { QueryClient } from '@tanstack/react-query'
import { restMs } from './keys-of-topics.ts'

/** Somebody has opened a menu, is choosing from a list or has marked rows: what is under their hand does not move. */
const isHeld = () =>
  [...document.querySelectorAll('[role=menu], [role=listbox], .bulk')].some(open => open.checkVisibility())

const lookAgainMs = 500

/** Asks anew for what is on screen, once nobody is in the middle of it, and for what is work to answer not too often. */
export function createNews(client: Pick<QueryClient, 'invalidateQueries'>) {
  const waiting = new Set<string>()
  const rests = new Map<string, number>()
  let timer: number | undefined

  function flush(): void {
    timer = undefined
    const now = performance.now()
    if (!isHeld())
      for (const key of waiting) {
        if (now < (rests.get(key) ?? 0)) continue
        waiting.delete(key)
        rests.set(key, now + (restMs[key] ?? 0))
        void client.invalidateQueries({ queryKey: [key] })
      }
    if (waiting.size > 0) timer = window.setTimeout(flush, lookAgainMs)
  }

  return {
    add(keys: Iterable<string>): void {
      for (const key of keys) waiting.add(key)
      if (timer === undefined) flush()
    },
    close: () => window.clearTimeout(timer),
  }
}
