import type { User } from '#directory'
import type { Visitor } from './session.ts'

/** Something a person should hear of by another way than the browser it happened in. */
export type Notice =
  | { kind: 'new-browser'; user: User; visitor: Visitor }
  | { kind: 'recovery-code-used'; user: User; visitor: Visitor; left: number }

/** Tells the person, by mail where there is any. Never waits and never fails. */
export type Notify = (notice: Notice) => void
