import type { AppId, Language, Millis, UserId } from '#ground'

/** A test that listens: whose attempts at which app. Plain JSON, so that every node may have it. */
export interface Listening {
  /** Made anew by each start. The probes carry it, so that they are known when a proxy asks about them. */
  id: string
  app: AppId
  /** Whose attempts are shown. */
  user: UserId
  /** Who began it, and looks at it. */
  by: UserId
  /** Where they began the test; null where that is not known. */
  address: string | null
  startedAt: Millis
  expiresAt: Millis
  /** Where the app listens behind the proxy, if they said. */
  ownAddress: string | null
  /** What they read: what is seen is told in it. */
  language: Language
}

/** Where something came from that was seen: the person, as far as somebody is known, and the address. */
export interface Trace {
  address: string | null
  user: UserId | null
}

/**
 * Whether it is an attempt of whom the test watches. A person who is known must be they; where nobody is known yet, it
 * must come from where the test was begun.
 */
export const isOwn = ({ user, address }: Listening, trace: Trace): boolean =>
  trace.user === null ? address !== null && trace.address === address : trace.user === user
