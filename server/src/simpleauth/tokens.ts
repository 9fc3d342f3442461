import { days, hashToken, limits, newToken, newUuid, seconds, type AppId, type UserId } from '#ground'
import { demandsSecondFactor, isActive, type App, type User } from '#directory'
import type { SimpleAuthTokenRow } from '#store'
import type { SimpleAuthParts } from './parts.ts'
import { forbidden, refusal } from './refusal.ts'

/** What a token stands on. */
export interface Holder {
  user: User
  app: App
}

export function createTokens({ clock, memory, run, read, mayOpen }: SimpleAuthParts) {
  /** Whether what it was made of still holds: idle time ends nothing, the rest is looked at each time. */
  function standsOn(row: SimpleAuthTokenRow): Holder | undefined {
    const now = clock.now()
    const user = memory.people.find(row.userId as UserId)
    const app = memory.apps.find(row.appId as AppId)
    if (row.expiresAt <= now || row.createdAt - now > limits.session.aheadMs) return undefined
    if (user === undefined || !isActive(user, now) || user.credentialVersion !== row.credentialVersion) return undefined
    if (app === undefined || app.simpleAuth === null) return undefined
    const amr = row.amr.split(' ')
    const isProven = amr.includes('mfa') || amr.includes('app-password')
    if (!isProven && demandsSecondFactor(memory, user, now)) return undefined
    const coming = { amr, address: null, authAt: row.createdAt }
    return mayOpen(user, app.id, coming) ? { user, app } : undefined
  }

  return {
    /** Answers its text, which is kept nowhere. Throws a refusal when what it rests on has just ended. */
    async make(holder: Holder, proof: { amr: readonly string[]; appPassword: { id: string } | null }, address: string) {
      const text = newToken()
      const now = clock.now()
      const isMade = await run('putSimpleAuthToken', {
        id: newUuid(clock),
        hash: hashToken(text),
        appId: holder.app.id,
        userId: holder.user.id,
        credentialVersion: holder.user.credentialVersion,
        amr: proof.amr.join(' '),
        appPasswordId: proof.appPassword?.id ?? null,
        address,
        createdAt: now,
        expiresAt: now + days(limits.simpleAuth.tokenDays),
      })
      if (!isMade) throw forbidden()
      return text
    },

    async find(text: string): Promise<Holder | undefined> {
      if (text.length !== 43) return undefined
      const row = await read
        .selectFrom('simpleAuthToken')
        .selectAll()
        .where('hash', '=', hashToken(text))
        .executeTakeFirst()
      return row && standsOn(row)
    },

    /** Throws a refusal for one that is none, or none any more. */
    async end(text: string): Promise<void> {
      const wasThere = text.length === 43 && (await run('deleteSimpleAuthToken', { hash: hashToken(text) }))
      if (!wasThere) throw refusal(401, 'Invalid access token')
    },

    deleteExpired: (): Promise<void> => run('deleteExpiredSimpleAuthTokens', { at: clock.now() - seconds(1) }),
  }
}

export type Tokens = ReturnType<typeof createTokens>
