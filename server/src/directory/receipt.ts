import type { AppId, GroupId, Millis, UserId } from '#ground'
import type { LogoutRow, ReceiptRow } from '#store'

/** An app of OpenID Connect that somebody who leaves had opened. */
export interface LeftApp {
  id: AppId
  title: string
  /** In how many browsers. */
  sessions: number
  /** Whether it takes sign-out messages. */
  told: boolean
  /** Whether it has to come back to us to go on, by then at the latest, and is refused. */
  renewsBy: Millis | null
  /** Until when tokens that other servers check without asking us may still be taken by them. */
  tokensUntil: Millis | null
}

interface Named<Id> {
  id: Id
  name: string
}

/** What was ended when somebody left, by names as they were then: groups and apps may be gone when it is read. */
export interface ReceiptData {
  username: string | null
  displayName: string
  trashed: boolean
  /** Those that were open. */
  sessions: string[]
  renewals: number
  trustedBrowsers: number
  appPasswords: string[]
  apiTokens: string[]
  /** Memberships given by hand, which were taken away. */
  groups: Named<GroupId>[]
  /** Apps they were let into by name, and are no more. */
  grants: Named<AppId>[]
  apps: LeftApp[]
  /** Apps that look people up over LDAP: they may remember them for a while, and keep sign-ins of their own. */
  ldapApps: Named<AppId>[]
  /** What they look after, for somebody else to take over. */
  managed: Named<GroupId>[]
  contactOf: Named<AppId>[]
  services: { name: string }[]
}

/** How an app stands by now. */
export type AppAnswer =
  | { state: 'signed-out'; at: Millis }
  | { state: 'waiting'; tries: number; nextAt: Millis; said: string | null }
  | { state: 'not-told'; said: string | null }
  /** It takes no messages, and must renew what it has by then. */
  | { state: 'ends-by'; at: Millis }
  /** It takes no messages, and keeps a sign-in of its own. */
  | { state: 'by-hand' }

export interface Receipt extends ReceiptData {
  id: string
  userId: UserId
  at: Millis
  /** As the audit names them. */
  actor: string
  answers: (LeftApp & { answer: AppAnswer })[]
}

type Told = Pick<LogoutRow, 'appId' | 'nextAt' | 'tries' | 'toldAt' | 'answer'>

/** What an app has answered, over all the sessions it was told of. */
function answerOf(app: LeftApp, told: readonly Told[]): AppAnswer {
  const rows = told.filter(({ appId }) => appId === app.id)
  const pending = rows.find(({ nextAt }) => nextAt !== null)
  if (pending !== undefined && pending.nextAt !== null)
    return { state: 'waiting', tries: pending.tries, nextAt: pending.nextAt, said: pending.answer }
  const failed = rows.find(({ toldAt }) => toldAt === null)
  if (failed !== undefined) return { state: 'not-told', said: failed.answer }
  if (rows.length > 0) return { state: 'signed-out', at: Math.max(...rows.map(({ toldAt }) => toldAt ?? 0)) }
  // Told, and what it answered is so long ago that it is no longer kept.
  if (app.told && app.sessions > 0) return { state: 'not-told', said: null }
  return app.renewsBy === null ? { state: 'by-hand' } : { state: 'ends-by', at: app.renewsBy }
}

export function receiptFrom({ id, userId, at, actor, data }: ReceiptRow, told: readonly Told[]): Receipt {
  // One written before there was access by name has no word of it.
  const written = JSON.parse(data) as Omit<ReceiptData, 'grants'> & Partial<Pick<ReceiptData, 'grants'>>
  const kept: ReceiptData = { ...written, grants: written.grants ?? [] }
  const answers = kept.apps.map(app => ({ ...app, answer: answerOf(app, told) }))
  return { ...kept, id, userId: userId as UserId, at, actor, answers }
}
