import { limits, minutes, Problem, type AppId, type GroupId, type UserId } from '#ground'
import type { Tx } from '#store'
import { printActor } from '../actor.ts'
import type { App } from '../app.ts'
import { readApps } from '../read-apps.ts'
import { appendAudit } from '../audit.ts'
import type { LeftApp, ReceiptData } from '../receipt.ts'
import { requireManages, resolveAsker } from '../who-may.ts'
import { endAppPasswords } from './app-passwords.ts'
import type { Deed } from './deed.ts'
import { endGrantsOf } from './grant-commands.ts'
import { recordMembers, tellMembers } from './membership-commands.ts'
import { endTokens } from './token-commands.ts'
import { trashCommands } from './trash-commands.ts'
import { getUser, userCommands } from './user-commands.ts'

interface Offboarding extends Deed {
  id: UserId
  receipt: string
  /** Into the trash as well. */
  trash: boolean
  /** Apps that find the person over LDAP at this moment. */
  ldapApps: AppId[]
}

const namedApp = ({ id, title }: App) => ({ id, name: title })

/** What is open of somebody and what they look after, before any of it is ended. */
async function takeStock(tx: Tx, { id, at, trash, ldapApps }: Offboarding): Promise<ReceiptData> {
  const { db } = tx
  const user = await getUser(tx, id)
  const apps = await readApps(db)
  const sessions = await db
    .selectFrom('session')
    .select('id')
    .where('userId', '=', id)
    .where('endedAt', 'is', null)
    .execute()
  const records = await db
    .selectFrom('oidcRecord')
    .select(['model', 'appId', 'sessionId'])
    .where('userId', '=', id)
    .where('model', 'in', ['Grant', 'RefreshToken'])
    .where('credentialVersion', '=', user.credentialVersion)
    .where('consumedAt', 'is', null)
    .where(where => where.or([where('expiresAt', 'is', null), where('expiresAt', '>', at)]))
    .execute()
  const trusted = await db
    .selectFrom('knownBrowser')
    .select('tokenHash')
    .where('userId', '=', id)
    .where('trustedUntil', '>', at)
    .execute()
  const passwords = await db.selectFrom('appPassword').select('name').where('userId', '=', id).orderBy('id').execute()
  const tokens = await db.selectFrom('apiToken').select('name').where('userId', '=', id).orderBy('id').execute()
  const groups = await db
    .selectFrom('membership')
    .innerJoin('group', 'group.id', 'membership.groupId')
    .select(['group.id', 'group.name'])
    .where('membership.userId', '=', id)
    .where('membership.origin', '=', 'hand')
    .orderBy('group.name')
    .execute()
  const managed = await db
    .selectFrom('groupManager')
    .innerJoin('group', 'group.id', 'groupManager.groupId')
    .select(['group.id', 'group.name'])
    .where('groupManager.userId', '=', id)
    .orderBy('group.name')
    .execute()
  const services = await db
    .selectFrom('serviceAccount')
    .select('name')
    .where('contactId', '=', id)
    .orderBy('name')
    .execute()
  const asGroups = (rows: { id: string; name: string }[]) => rows.map(row => ({ ...row, id: row.id as GroupId }))
  return {
    username: user.username,
    displayName: user.displayName,
    trashed: trash || user.trashedAt !== null,
    sessions: sessions.map(row => row.id),
    renewals: records.filter(({ model }) => model === 'RefreshToken').length,
    trustedBrowsers: trusted.length,
    appPasswords: passwords.map(({ name }) => name),
    apiTokens: tokens.map(({ name }) => name),
    groups: asGroups(groups),
    grants: apps.filter(({ grants }) => grants.some(({ user }) => user === id)).map(namedApp),
    apps: apps.flatMap(app => leftApp(app, records, at) ?? []),
    ldapApps: apps.filter(app => ldapApps.includes(app.id)).map(namedApp),
    managed: asGroups(managed),
    contactOf: apps.filter(({ contact }) => contact === id).map(namedApp),
    services,
  }
}

/** An app of which something is held; undefined for others. */
function leftApp(
  { id, title, oidc }: App,
  records: readonly { model: string; appId: string | null; sessionId: string | null }[],
  at: number,
): LeftApp | undefined {
  const mine = records.filter(({ appId }) => appId === id)
  if (oidc === null || mine.length === 0) return undefined
  const lastsUntil = at + minutes(oidc.accessTokenMinutes ?? limits.app.accessTokenMinutesUsual)
  return {
    id,
    title,
    sessions: new Set(mine.map(({ sessionId }) => sessionId)).size,
    told: oidc.backchannelLogoutUri !== null,
    renewsBy: mine.some(({ model }) => model === 'RefreshToken') ? lastsUntil : null,
    tokensUntil: oidc.resources.length > 0 ? lastsUntil : null,
  }
}

export const offboardCommands = {
  /**
   * Ends all that somebody who leaves has here, in one transaction: they are refused at every door, and their sessions,
   * tokens, app passwords, access by name and memberships given by hand are gone. Memberships are taken away, and not given an end,
   * so that somebody who is enabled again has nothing of before; the receipt lists them. What an external directory
   * gave is its own. Answers the receipt's content. Throws Problem `forbidden`, and `conflict` for oneself.
   */
  async offboardUser(tx: Tx, input: Offboarding): Promise<ReceiptData> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const { id, at, actor, origin, eventId, receipt } = input
    const user = await getUser(tx, id)
    requireManages(asker, user)
    if (asker.id === id) throw new Problem('conflict', 'Nobody offboards their own account.')
    const data = await takeStock(tx, input)
    await userCommands.setDisabled(tx, { ...input, disabled: true })
    await endTokens(tx, input, id)
    await endAppPasswords(tx, input, id)
    await tx.db.deleteFrom('membership').where('userId', '=', id).where('origin', '=', 'hand').execute()
    for (const group of data.groups)
      await recordMembers(tx, input, group.id, await tellMembers(tx, group.id, { users: [id], groups: [] }))
    await endGrantsOf(tx, input, id)
    if (input.trash) await trashCommands.trashUser(tx, input)
    await tx.db
      .insertInto('receipt')
      .values({ id: receipt, userId: id, at, actor: printActor(actor), data: JSON.stringify(data) })
      .execute()
    await appendAudit(tx, {
      id: `${eventId}-left`,
      at,
      kind: 'user.offboarded',
      outcome: 'done',
      actor,
      subject: id,
      origin,
      data: { receipt },
    })
    return data
  },
}
