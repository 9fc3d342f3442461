import { limits, type Log } from '#ground'
import type { DirectoryMemory } from '#directory'
import type { Check, Visit } from '../check.ts'

interface OpenAnswer {
  visit: Visit
  end(): void
}

/**
 * WebSockets and event streams, which stay open without another request that could be decided about: they are decided
 * about anew after each change in the directory, and from time to time, since some things end by the clock alone.
 */
export function createOpenAnswers({ check, memory, log }: { check: Check; memory: DirectoryMemory; log: Log }) {
  const { afterChangeMs, lookAgainMs } = limits.gateway.builtIn
  const open = new Set<OpenAnswer>()
  let changed: NodeJS.Timeout | undefined
  let looking = false

  async function lookAgain(): Promise<void> {
    if (looking) return again()
    looking = true
    for (const answer of open) {
      const verdict = await check(answer.visit, { isPresent: false }).catch((error: unknown) => {
        log.warn({ err: error }, 'what is open at an app is ended: it could not be decided about anew')
      })
      if (verdict?.kind === 'open') continue
      open.delete(answer)
      answer.end()
    }
    looking = false
  }
  /** Many changes in a row are looked at once. */
  function again(): void {
    if (changed !== undefined || open.size === 0) return
    changed = setTimeout(() => {
      changed = undefined
      void lookAgain()
    }, afterChangeMs)
    changed.unref()
  }
  memory.watch(again)
  const regularly = setInterval(() => void lookAgain(), lookAgainMs)
  regularly.unref()

  return {
    /** Answers what is to be called once it is over. */
    add(visit: Visit, end: () => void): () => void {
      const answer = { visit, end }
      open.add(answer)
      return () => open.delete(answer)
    },

    /** The server stops: none of them would end by itself. */
    close(): void {
      clearInterval(regularly)
      clearTimeout(changed)
      for (const answer of open) answer.end()
      open.clear()
    },
  }
}

export type OpenAnswers = ReturnType<typeof createOpenAnswers>
