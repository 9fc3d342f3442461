import { Problem, type SessionId } from '#ground'
import type { OpenSession } from '#signin'
import type { SignInForPages } from '../../deps.ts'
import type { Self } from '../../own-pages.ts'

type Sessions = Pick<SignInForPages, 'listSessions' | 'endSessionFor'>

/** As many as a page shows. */
const shownMax = 50

/** Somebody's own open sessions, newest first, with how many there are in all. */
export async function listOwnSessions(
  signIn: Sessions,
  { actor }: Self,
): Promise<{ sessions: OpenSession[]; total: number }> {
  const { items, total } = await signIn.listSessions(actor, { user: actor.id, limit: shownMax })
  return { sessions: items, total }
}

/**
 * Ends one of somebody's own sessions. Whoever manages people could end theirs too, but not from their own pages. Throws
 * Problem `missing`.
 */
export async function endOwnSession(signIn: Sessions, { actor, origin }: Self, id: SessionId): Promise<void> {
  let cursor: string | null | undefined
  let isOwn = false
  do {
    const page = await signIn.listSessions(actor, { user: actor.id, ...(cursor ? { cursor } : {}) })
    isOwn = page.items.some(session => session.id === id)
    cursor = page.nextCursor
  } while (!isOwn && cursor !== null)
  if (!isOwn) throw new Problem('missing', 'There is no such session, or it has ended.')
  await signIn.endSessionFor(actor, origin, id)
}
