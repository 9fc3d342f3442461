import { randomBytes } from 'node:crypto'
import type { ReceivedSearchRequest } from '@doorward/ldap'
import type { Profile } from '../profile/index.ts'
import type { Session } from '../session.ts'
import { searchLimits } from './limits.ts'
import type { Cursor } from './run.ts'

interface Kept {
  query: Uint8Array
  profile: Profile
  cursor: Cursor
}

/**
 * Searches that stand between two pages (RFC 2696). A cookie belongs to one session and one query, and works once; a
 * bind ends them all, and so does a change of the profile: who may see an attribute may have changed.
 */
export class Pages {
  readonly #kept = new WeakMap<Session, Map<string, Kept>>()

  /** Keeps a search, and answers the cookie it goes on with. The oldest is forgotten where there are too many. */
  keep(session: Session, request: ReceivedSearchRequest, profile: Profile, cursor: Cursor): Uint8Array {
    const kept = this.#kept.get(session) ?? new Map<string, Kept>()
    this.#kept.set(session, kept)
    const [oldest] = kept.keys()
    if (oldest !== undefined && kept.size >= searchLimits.pagedSearchesMax) kept.delete(oldest)
    const cookie = randomBytes(12)
    kept.set(cookie.toString('hex'), { query: queryOf(request), profile, cursor })
    return cookie
  }

  /** The search a cookie goes on with; undefined for a cookie of another session or query, or one that was used. */
  take(session: Session, request: ReceivedSearchRequest, profile: Profile, cookie: Uint8Array): Cursor | undefined {
    const kept = this.#kept.get(session)
    const key = Buffer.from(cookie).toString('hex')
    const found = kept?.get(key)
    if (found === undefined || found.profile !== profile || Buffer.compare(found.query, queryOf(request)) !== 0)
      return undefined
    kept?.delete(key)
    return found.cursor
  }
}

/** Everything that was asked, as it was sent: base, scope, limits, filter and attributes. */
const queryOf = ({ bytes, baseStart, attributesEnd }: ReceivedSearchRequest): Uint8Array =>
  Uint8Array.prototype.slice.call(bytes, baseStart, attributesEnd)
