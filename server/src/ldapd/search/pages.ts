import { randomBytes } from 'node:crypto'
import type { ReceivedSearchRequest } from '@doorward/ldap'
import type { Profile } from '../profile/index.ts'
import type { Session } from '../session.ts'
import { searchLimits } from './limits.ts'
import type { MatchCursor } from './matches.ts'

/** What keeping a search takes beside who matched, roughly. */
const bytesBeside = 1024

interface Kept {
  query: Uint8Array
  profile: Profile
  cursor: MatchCursor
}

/** What a cookie goes on with: a search as it was asked, and how it was to be sorted. */
export interface PagedQuery {
  request: ReceivedSearchRequest
  sort: Uint8Array | undefined
  profile: Profile
}

/**
 * Searches that stand between two pages (RFC 2696). A cookie belongs to one session and one query, and works once; a
 * bind ends them all, and so does a change of the profile: who may see an attribute may have changed.
 */
export class Pages {
  readonly #kept = new WeakMap<Session, Map<string, Kept>>()
  /** Of all sessions, the oldest first. A session that is gone has let go of its own. */
  readonly #all = new Map<string, { of: WeakRef<Map<string, Kept>>; bytes: number }>()
  #bytes = 0

  /** Keeps a search, and answers the cookie it goes on with. The oldest is forgotten where there are too many. */
  keep(session: Session, { request, sort, profile }: PagedQuery, cursor: MatchCursor): Uint8Array {
    const kept = this.#kept.get(session) ?? new Map<string, Kept>()
    this.#kept.set(session, kept)
    const [oldest] = kept.keys()
    if (oldest !== undefined && kept.size >= searchLimits.pagedSearchesMax) this.#forget(oldest)
    const cookie = randomBytes(12)
    const key = cookie.toString('hex')
    const bytes = cursor.matches.order.byteLength + bytesBeside
    kept.set(key, { query: queryOf(request, sort), profile, cursor })
    this.#all.set(key, { of: new WeakRef(kept), bytes })
    this.#bytes += bytes
    for (const other of this.#all.keys()) {
      if (this.#bytes <= searchLimits.pagedBytesMax || other === key) break
      this.#forget(other)
    }
    return cookie
  }

  /** The search a cookie goes on with; undefined for a cookie of another session or query, or one that was used. */
  take(session: Session, { request, sort, profile }: PagedQuery, cookie: Uint8Array): MatchCursor | undefined {
    const key = Buffer.from(cookie).toString('hex')
    const found = this.#kept.get(session)?.get(key)
    if (found === undefined || found.profile !== profile) return undefined
    if (Buffer.compare(found.query, queryOf(request, sort)) !== 0) return undefined
    this.#forget(key)
    return found.cursor
  }

  #forget(key: string): void {
    const known = this.#all.get(key)
    if (known === undefined) return
    this.#all.delete(key)
    this.#bytes -= known.bytes
    known.of.deref()?.delete(key)
  }
}

/** Everything that was asked, as it was sent: base, scope, limits, filter, attributes, and the order. */
const queryOf = (
  { bytes, baseStart, attributesEnd }: ReceivedSearchRequest,
  sort: Uint8Array | undefined,
): Uint8Array => Buffer.concat([bytes.subarray(baseStart, attributesEnd), sort ?? new Uint8Array()])
