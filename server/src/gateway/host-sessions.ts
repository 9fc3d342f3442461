import { hashToken, limits, newToken, type Millis, type SessionId, type UserId } from '#ground'
import type { DirectoryEffect, User } from '#directory'
import { BoundedMap } from './bounded-map.ts'
import type { Redeemed } from './commands.ts'
import type { GatewayApp, GatewayParts } from './parts.ts'

/** Somebody signed in at an app's host, under their session with us. */
export interface AtHost {
  user: User
  session: { id: SessionId; amr: string[]; authAt: Millis }
  /** Whether it was read for this request; what is remembered may be behind a new proof of who they are. */
  isNew: boolean
}

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

  function standing(row: Row, app: GatewayApp, isNew: boolean): AtHost | undefined {
    const now = clock.now()
    if (row.appId !== app.id || row.host !== app.gateway.host) return undefined
    if (row.endsAt <= now || row.begunAt - now > limits.session.aheadMs) return undefined
    const user = memory.people.find(row.userId as UserId)
    if (user === undefined || !signIn.isSessionRowLive(row, { ignoreExpiry: false })) return undefined
    return { user, session: { id: row.id as SessionId, amr: row.amr.split(' '), authAt: row.authAt }, isNew }
  }

  return {
    /** `anew`: not from what is remembered. */
    async find(token: string | undefined, app: GatewayApp, anew = false): Promise<AtHost | undefined> {
      if (token === undefined || token.length !== 43) return undefined
      const hash = hashToken(token)
      const known = anew ? undefined : remembered.get(hash)
      const age = known === undefined ? Number.POSITIVE_INFINITY : Math.abs(clock.now() - known.readAt)
      if (known !== undefined && age < limits.gateway.rememberedMs) {
        const found = standing(known.row, app, false)
        if (found !== undefined) return found
      }
      remembered.delete(hash)
      const before = endings
      const row = await readRow(hash)
      const found = row && standing(row, app, true)
      if (row !== undefined && found !== undefined && before === endings)
        remembered.set(hash, { row, readAt: clock.now() })
      return found
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
