import type { AppId, Clock, Millis, UserId } from '#ground'
import type { Answer, Operation, Peer, ReceivedSearchRequest } from '@doorward/ldap'
import type { Session } from '../session.ts'
import { queryLimits } from './limits.ts'
import { Ring } from './ring.ts'
import { emptyRow, fillLongSearch, fillRow, type QueryKind, type Row } from './row.ts'
import { isRefused, isSlow, type Query, tellQuery } from './tell-query.ts'
import { type RefusedAddress, RefusedAddresses } from './turned-away.ts'

export interface QueryFilter {
  /** Rows after this one. */
  after?: number | undefined
  kind?: QueryKind | undefined
  only?: 'refused' | 'slow' | undefined
  address?: string | undefined
  /** Bound as this person, or binding under one of their names. */
  user?: UserId | undefined
  /** Part of a name, a filter or an address, in any letter case. */
  search?: string | undefined
  /** Rows at most; of more the newest. */
  limit: number
}

export interface QueryPage {
  /** Newest first. */
  queries: Query[]
  /** Of the newest row, whether it is told or not; -1 while there is none. */
  seq: number
}

export interface QueryLog {
  /** Operations remembered at most. */
  readonly kept: number
  answered(operation: Operation<Session>, answer: Answer, tookMs: number): void
  /** A connection was not let in, or was ended for what it did. */
  turnedAway(peer: Pick<Peer, 'remoteAddress' | 'encrypted'>, why: string): void
  refusedAddresses(since: Millis): RefusedAddress[]
  /** Forgets refusals of those who may come in now. */
  allow(mayComeIn: (address: string) => boolean): void
  list(filter: QueryFilter): QueryPage
}

export interface QueryLogParts {
  clock: Clock
  /** Whose name a DN is. */
  findPerson: (dn: string) => UserId | undefined
  /** Of which app a DN is the account. */
  findApp: (dn: string) => AppId | undefined
  /** What tests of apps are told; undefined while none listens. */
  noticed: LdapNoticed
}

/** An operation, and, of a bind, whose name it gave. */
export interface LdapSeen extends Query {
  namedApp: AppId | null
  namedUser: UserId | null
}
export type LdapNoticed = () => ((seen: LdapSeen) => void) | undefined

/** What the directory server was asked lately, in memory alone. */
export function createQueryLog({ clock, findPerson, findApp, noticed }: QueryLogParts): QueryLog {
  const operations = new Ring(queryLimits.rowsMax)
  const connections = new Ring(queryLimits.turnedAwayRowsMax, 0)
  const addresses = new RefusedAddresses()
  let seq = -1
  let at = 0
  let lookAt = -Infinity

  /** The time of day. Looked at once a millisecond of the server loop's clock: many operations fit into one. */
  function timeAt(now: number): Millis {
    if (now < lookAt) return at
    lookAt = now + 1
    return (at = clock.now())
  }

  function* newestFirst(after: number): Generator<[row: Row, octets: Uint8Array | undefined]> {
    const others = connections.newestFirst()
    let other = others.next().value
    for (const row of operations.newestFirst()) {
      for (; other !== undefined && other.seq > row.seq && other.seq > after; other = others.next().value)
        yield [other, undefined]
      if (row.seq <= after) return
      yield [row, operations.octetsOf(row)]
    }
    for (; other !== undefined && other.seq > after; other = others.next().value) yield [other, undefined]
  }

  function keepSearch(row: Row, request: ReceivedSearchRequest): void {
    const { bytes, baseStart, baseEnd, attributesEnd } = request
    if (attributesEnd - baseStart > queryLimits.searchOctetsMax) return fillLongSearch(row, request)
    row.baseLength = baseEnd - baseStart
    operations.keep(row, bytes, baseStart, attributesEnd)
  }

  function matches(row: Row, { kind, only, address, user }: QueryFilter): boolean {
    if (kind !== undefined && row.kind !== kind) return false
    if (only === 'refused' && !isRefused(row)) return false
    if (only === 'slow' && !isSlow(row)) return false
    if (address !== undefined && row.address !== address) return false
    if (user === undefined || row.userId === user) return true
    return row.kind === 'bind' && row.target !== '' && findPerson(row.target) === user
  }

  return {
    answered(operation, answer, tookMs) {
      const row = operations.next(++seq)
      fillRow(row, timeAt(operation.startedAt + tookMs), operation, answer, tookMs)
      const { request } = operation
      if (request.kind === 'searchRequest') keepSearch(row, request)
      const note = noticed()
      if (note === undefined) return
      const query = tellQuery(row, operations.octetsOf(row))
      const name = query.kind === 'bind' ? query.target : ''
      note({ ...query, namedApp: findApp(name) ?? null, namedUser: findPerson(name) ?? null })
    },

    turnedAway({ remoteAddress, encrypted }, why) {
      const at = clock.now()
      if (why === notAccepted) addresses.note(remoteAddress, at)
      const row = connections.next(++seq)
      Object.assign(row, emptyRow(), { seq, at, kind: 'connection', address: remoteAddress, encrypted, message: why })
    },

    kept: queryLimits.rowsMax,
    refusedAddresses: since => addresses.list(since),
    allow: mayComeIn => addresses.forget(mayComeIn),

    list(filter) {
      const queries: Query[] = []
      const wanted = filter.search?.toLowerCase()
      for (const [row, octets] of newestFirst(filter.after ?? -1)) {
        if (!matches(row, filter)) continue
        const query = tellQuery(row, octets)
        if (wanted !== undefined && !isAbout(query, wanted)) continue
        queries.push(query)
        if (queries.length >= filter.limit) break
      }
      return { queries, seq }
    },
  }
}

/** How the server loop calls an address that is not on the list. */
const notAccepted = 'not accepted'

function isAbout({ address, boundAs, target, filter, message }: Query, wanted: string): boolean {
  return [address, boundAs, target, filter, message].some(text => text?.toLowerCase().includes(wanted))
}
