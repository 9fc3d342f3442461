import { useSyncExternalStore } from 'react'

/** The list of messages, loaded with the first of them: most views say none. */
let List: typeof import('./messages.tsx')['MessageList'] | undefined
let tellLoaded: (() => void) | undefined

const subscribe = (tell: () => void) => {
  tellLoaded = tell
  return () => (tellLoaded = undefined)
}

/** Where confirmations appear. */
export function Messages() {
  const Loaded = useSyncExternalStore(subscribe, () => List)
  return Loaded && <Loaded />
}

const say = async (title: string, undo?: () => Promise<unknown>) => {
  // Without it, what was done is done all the same, and the page shows it.
  const messages = await import('./messages.tsx').catch(() => undefined)
  List = messages?.MessageList
  tellLoaded?.()
  messages?.showDone(title, undo)
}

/** Confirms what happened, with a way back where there is one. Errors stay in the page. */
export const sayDone = (title: string, undo?: () => Promise<unknown>): void => void say(title, undo)
