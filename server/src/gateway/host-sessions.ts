import { hashToken, limits, newToken, type Millis, type SessionId, type UserId } from '#ground'
import type { DirectoryEffect, User } from '#directory'
import { BoundedMap } from './bounded-map.ts'
import type { Redeemed } from './commands.ts'
import type { GatewayApp, GatewayParts } from './parts.ts'

/** Somebody signed in at an app's host, under their session with us. */
export interface AtHost {
  user: User
  session: { id: SessionId; amr: string[]; authAt: Millis }
  /** Until when its row may be taken for the truth, unless its end is heard of; null where it may for this request alone. */
  knownUntil: Millis | null
  /** Whether it still counts at a time, as far as the clock is concerned. */
  countsAt(at: Millis): boolean
}

/** What the token of a browser at a host is known by; undefined for what cannot be one. */
export const hashOf = (token: string | undefined): string | undefined =>
  token !== undefined && token.length === 43 ? hashToken(token) : undefined

/** Browsers at apps' hosts. The row and the session's row are the truth; what is remembered of them only ever admits. */
export type HostSessions = ReturnType<typeof createHostSessions>

export function createHostSessions({ clock, read, run, memory, signIn }: GatewayParts) {
  const remembered = new BoundedMap<string, { row: Row; readAt: Millis }>(limits.gateway.rememberedMax)
  /** Another number after each end of a session: a row read before it may be of the time before. */
  let endings = 0

  memory.watch((effects: DirectoryEffect[]) => {
    for (const { state } of effects) {
      if (state.of !== 'session-ended' && state.of !== 'app-sessions-ended') continue
      endings++
      const ended = state.sessions === null ? null : new Set(state.sessions)
      const app = state.of === 'app-sessions-ended' ? state.app : null
      for (const [hash, { row }] of remembered)
        if ((app === null || row.appId === app) && (ended === null || ended.has(row.id))) remembered.delete(hash)
    }
  })

  const readRow = (hash: string) =>
    read
      .selectFrom('gatewaySession')
      .innerJoin('session', 'session.id', 'gatewaySession.sessionId')
      .select([
        'session.id',
        'session.userId',
        'session.credentialVersion',
        'session.amr',
        'session.authAt',
        'session.createdAt',
        'session.expiresAt',
        'session.lastSeenAt',
        'session.endedAt',
        'gatewaySession.appId',
        'gatewaySession.host',
        'gatewaySession.createdAt as begunAt',
        'gatewaySession.expiresAt as endsAt',
      ])
      .where('gatewaySession.hash', '=', hash)
      .executeTakeFirst()
  type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>

  const counts = (row: Row, now: Millis): boolean =>
    row.endsAt > now &&
    row.begunAt - now <= limits.session.aheadMs &&
    signIn.isSessionRowLive(row, { ignoreExpiry: false, at: now })

  function standing(row: Row, app: GatewayApp, knownUntil: Millis | null): AtHost | undefined {
    if (row.appId !== app.id || row.host !== app.gateway.host || !counts(row, clock.now())) return undefined
    const user = memory.people.find(row.userId as UserId)
    if (user === undefined) return undefined
    const session = { id: row.id as SessionId, amr: row.amr.split(' '), authAt: row.authAt }
    return { user, session, knownUntil, countsAt: at => counts(row, at) }
  }

  /** From what is remembered, at once: whoever is found counts now, and may be behind a new proof of who they are. */
  function recall(hash: string, app: GatewayApp): AtHost | undefined {
    const known = remembered.get(hash)
    if (known === undefined || Math.abs(clock.now() - known.readAt) >= limits.gateway.rememberedMs) return undefined
    return standing(known.row, app, known.readAt + limits.gateway.rememberedMs)
  }

  /** Read for this request. */
  async function findAnew(hash: string, app: GatewayApp): Promise<AtHost | undefined> {
    remembered.delete(hash)
    const before = endings
    const row = await readRow(hash)
    if (row === undefined) return undefined
    const readAt = clock.now()
    const isKnown = before === endings
    const found = standing(row, app, isKnown ? readAt + limits.gateway.rememberedMs : null)
    if (found !== undefined && isKnown) remembered.set(hash, { row, readAt })
    return found
  }

  return {
    recall,
    findAnew,

    async find(token: string | undefined, app: GatewayApp): Promise<AtHost | undefined> {
      const hash = hashOf(token)
      return hash === undefined ? undefined : (recall(hash, app) ?? findAnew(hash, app))
    },

    /** Answers the token for the browser with what was begun. */
    async begin(code: string, app: GatewayApp, state: string): Promise<Redeemed & { token: string }> {
      const token = newToken()
      const begun = await run('redeemGatewayCode', {
        hash: hashToken(code),
        at: clock.now(),
        ties: { app: app.id, host: app.gateway.host, state: hashToken(state) },
        sessionHash: hashToken(token),
      })
      return { ...begun, token }
    },

    deleteExpired: (): Promise<void> => run('deleteExpiredGateway', { at: clock.now() }),
  }
}
