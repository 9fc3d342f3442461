import { HttpRefusal } from '#http'
import type { Session } from '#signin'
import type { ApiParts } from './parts.ts'

/** Refuses what must not be done in a browser somebody has left open. */
export function requireFresh({ signIn }: Pick<ApiParts, 'signIn'>, session: Session): void {
  if (!signIn.isFresh(session))
    throw new HttpRefusal(401, 'fresh-sign-in', 'This needs a sign-in no older than ten minutes. Sign in again.')
}
