import type { User } from '#directory'
import type { Visitor } from './session.ts'

/** Something a person should hear of by another way than the browser it happened in. */
export type Notice =
  | { kind: 'new-browser'; user: User; visitor: Visitor }
  | { kind: 'recovery-code-used'; user: User; visitor: Visitor; left: number }
  /** `factor`: a passkey's name; null for an authenticator app. */
  | {
      kind: 'factor-added' | 'factor-removed'
      user: User
      address: string | null
      factor: string | null
    }

/** Tells the person, by mail where there is any: resolves once it is queued for sure. Never rejects. */
export type Notify = (notice: Notice) => Promise<void>
