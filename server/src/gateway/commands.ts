import { limits, minutes, type AppId, type Millis, type SessionId, type UserId } from '#ground'
import type { GatewaySessionRow, Tx } from '#store'

const kind = 'gateway-code'

/** What a code is bound to, beside the person's credentials as they are. */
export interface CodeTies {
  session: SessionId
  app: AppId
  host: string
  /** The hash of what the browser holds at the app's host. */
  state: string
}

interface KeptCode extends CodeTies {
  /** The address to come back to. */
  url: string
}

export type Redeemed = { kind: 'begun'; url: string; session: SessionId; user: UserId } | { kind: 'refused' }

export const gatewayCommands = {
  async putGatewayCode(
    tx: Tx,
    {
      hash,
      userId,
      credentialVersion,
      at,
      code,
    }: { hash: string; userId: UserId; credentialVersion: number; at: Millis; code: KeptCode },
  ): Promise<void> {
    await tx.db
      .insertInto('oneTime')
      .values({
        hash,
        kind,
        userId,
        createdAt: at,
        expiresAt: at + limits.gateway.codeMs,
        usedAt: null,
        data: JSON.stringify(code),
        credentialVersion,
      })
      .execute()
  },

  /**
   * Uses a code up, also when it is shown by another browser or at another host than it was made for: whoever has it
   * there has it wrongly. Begins the session at the host; an older one of the same browser ends.
   */
  async redeemGatewayCode(
    tx: Tx,
    { hash, at, ties, sessionHash }: { hash: string; at: Millis; ties: Omit<CodeTies, 'session'>; sessionHash: string },
  ): Promise<Redeemed> {
    const row = await tx.db
      .updateTable('oneTime')
      .set({ usedAt: at })
      .where('hash', '=', hash)
      .where('kind', '=', kind)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', at)
      // Made while the clock was ahead, it would work for as long as that.
      .where('createdAt', '<=', at + limits.linkAheadMs)
      .returning(['userId', 'data', 'credentialVersion'])
      .executeTakeFirst()
    if (row === undefined || row.data === null) return { kind: 'refused' }
    const { session, app, host, state, url } = JSON.parse(row.data) as KeptCode
    if (app !== ties.app || host !== ties.host || state !== ties.state) return { kind: 'refused' }
    const open = await tx.db
      .selectFrom('session')
      .innerJoin('user', 'user.id', 'session.userId')
      .select(['session.expiresAt', 'session.userId', 'user.credentialVersion'])
      .where('session.id', '=', session)
      .where('session.endedAt', 'is', null)
      .executeTakeFirst()
    if (open === undefined || open.userId !== row.userId || open.credentialVersion !== row.credentialVersion)
      return { kind: 'refused' }
    await tx.db.deleteFrom('gatewaySession').where('sessionId', '=', session).where('host', '=', host).execute()
    const begun: GatewaySessionRow = {
      hash: sessionHash,
      sessionId: session,
      appId: app,
      host,
      createdAt: at,
      expiresAt: open.expiresAt,
    }
    await tx.db.insertInto('gatewaySession').values(begun).execute()
    return { kind: 'begun', url, session, user: open.userId as UserId }
  },

  async deleteExpiredGateway(tx: Tx, { at }: { at: Millis }): Promise<void> {
    await tx.db.deleteFrom('gatewaySession').where('expiresAt', '<=', at).execute()
    await tx.db
      .deleteFrom('oneTime')
      .where('kind', '=', kind)
      .where('expiresAt', '<', at - minutes(10))
      .execute()
  },
}

export type GatewayCommands = typeof gatewayCommands
