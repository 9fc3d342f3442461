import { useSyncExternalStore } from 'react'

/** Whether the server answers, as far as was seen of it lately. */
let reached = true
const listeners = new Set<() => void>()

function note(isReached: boolean): void {
  if (reached === isReached) return
  reached = isReached
  for (const listener of listeners) listener()
}
export const noteAnswer = (): void => note(true)
export const noteSilence = (): void => note(false)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useReached = (): boolean => useSyncExternalStore(subscribe, () => reached)
