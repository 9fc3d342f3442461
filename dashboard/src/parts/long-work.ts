import { useSyncExternalStore } from 'react'

/** Work this browser does that goes on while somebody looks at other pages. */
export interface LongWork {
  /** Where it was begun, and is looked at. */
  to: '/people/import'
  /** What is done and how far it is, or what became of it. */
  says: string
  /** It ends with this tab, so leaving it asks. */
  isRunning: boolean
  /** It was cut off. */
  hasFailed: boolean
}

let work: LongWork | undefined
const listeners = new Set<() => void>()

const ask = (event: BeforeUnloadEvent) => event.preventDefault()

/** Tells every page of it; undefined: of nothing any more. */
export function tellWork(now: LongWork | undefined): void {
  work = now
  if (now?.isRunning) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useLongWork = (): LongWork | undefined => useSyncExternalStore(subscribe, () => work)
