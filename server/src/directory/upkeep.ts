import { days, limits, newUuid, type AppId, type UserId } from '#ground'
import type { Deed } from './commands/deed.ts'
import type { Purged } from './commands/trash-commands.ts'
import type { DirectoryParts } from './handle/context.ts'
import { foldName } from './names.ts'
import { isUnsettled, settleExternal } from './settle-external.ts'
import type { User } from './user.ts'

/** What the tombstones of deleted people hold. */
export const usernameHash = ({ sealer }: Pick<DirectoryParts, 'sealer'>, username: string): string =>
  sealer.keyedHash('username', foldName(username))

export const purgedOf = (
  parts: Pick<DirectoryParts, 'sealer'>,
  { id, username }: Pick<User, 'id' | 'username'>,
): Purged => ({ id, usernameHash: username === null ? null : usernameHash(parts, username) })

/** What the clock does to the directory by itself. Every node may do it: whoever comes second finds nothing left. */
export interface Upkeep {
  /** Ends the sessions of people, and the memberships, whose time is over. Cheap when there are none. */
  endExpired(): Promise<void>
  /** Takes away what let people in for a time that is over, and ends requests nobody has answered. */
  endGrants(): Promise<void>
  /** Tells people that they are let in for a few more days. */
  remindOfEnds(): Promise<void>
  /** Goes on where turning an external directory on or off was cut off. */
  settleExternals(): Promise<void>
  /** Erases people whose time in the trash is over. */
  emptyTrash(): Promise<void>
  /** Forgets changes older than any node can be behind. */
  pruneLog(): Promise<void>
  /** Forgets events of the audit trail that are older than the setting says. */
  pruneAudit(): Promise<void>
}

export function createUpkeep(parts: DirectoryParts): Upkeep {
  const { clock, run, read, memory } = parts
  const deed = (): Deed => ({
    actor: { kind: 'system', name: 'clock' },
    origin: { door: 'system', address: null },
    at: clock.now(),
    eventId: newUuid(clock),
  })
  const limit = limits.upkeep.atOnce

  async function isAnythingDue(): Promise<boolean> {
    const now = clock.now()
    const person = await read
      .selectFrom('user')
      .select('id')
      .where('expiresAt', '<=', now)
      .where('expiryNotedAt', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (person !== undefined) return true
    for (const table of ['membership', 'groupMember'] as const)
      if (await read.selectFrom(table).select('groupId').where('expiresAt', '<=', now).limit(1).executeTakeFirst())
        return true
    return false
  }

  return {
    async endExpired() {
      if (!(await isAnythingDue())) return
      while ((await run('endExpired', { ...deed(), limit })) >= limit);
    },

    async endGrants() {
      const now = clock.now()
      const answeredBefore = now - limits.accessRequest.keptMs
      const over = await read.selectFrom('appGrant').select('appId').where('expiresAt', '<=', now).executeTakeFirst()
      if (over !== undefined) while ((await run('endGrants', { ...deed(), limit })) >= limit);
      const old = await read
        .selectFrom('accessRequest')
        .select('id')
        .where(where =>
          where.or([
            where.and([where('openKey', 'is not', null), where('expiresAt', '<=', now)]),
            where('decidedAt', '<', answeredBefore),
          ]),
        )
        .executeTakeFirst()
      if (old !== undefined) while ((await run('tidyRequests', { ...deed(), answeredBefore, limit })) >= limit);
    },

    async remindOfEnds() {
      const now = clock.now()
      const due = await read
        .selectFrom('appGrant')
        .selectAll()
        .where('expiresAt', '>', now)
        .where('expiresAt', '<=', now + limits.accessRequest.remindMs)
        .where('remindedAt', 'is', null)
        .limit(limit)
        .execute()
      for (const { appId, userId, expiresAt } of due)
        if (expiresAt !== null)
          await run('noteReminder', { app: appId as AppId, user: userId as UserId, expiresAt, at: now })
      const groups = await read
        .selectFrom('accessRequest')
        .select(['id', 'appId', 'userId', 'grantedUntil'])
        .where('state', '=', 'approved')
        .where('grantedUntil', '>', now)
        .where('expiresAt', '<=', now)
        .limit(limit)
        .execute()
      for (const { id: request, appId, userId, grantedUntil: expiresAt } of groups)
        if (expiresAt !== null) {
          const whose = { app: appId as AppId, user: userId as UserId }
          await run('noteGroupReminder', { request, ...whose, expiresAt, at: now })
        }
    },

    async settleExternals() {
      for (const external of memory.externals.all())
        if (await isUnsettled(parts.list, external)) await settleExternal(run, deed, external.id)
    },

    async emptyTrash() {
      const trashedBefore = clock.now() - days(memory.settings().trash.days)
      for (;;) {
        const rows = await read
          .selectFrom('user')
          .select(['id', 'username'])
          .where('trashedAt', '<=', trashedBefore)
          .limit(limit)
          .execute()
        const people = rows.map(row => purgedOf(parts, { id: row.id as UserId, username: row.username }))
        if (people.length > 0) await run('purgeUsers', { ...deed(), people, trashedBefore })
        if (people.length < limit) return
      }
    },

    async pruneLog() {
      const before = clock.now() - limits.upkeep.changesKeptMs
      while ((await run('pruneChanges', { before, limit: 1000 })) >= 1000);
    },

    async pruneAudit() {
      const before = clock.now() - days(memory.settings().audit.days)
      // Each slice is a transaction of its own: what people do comes in between.
      while ((await run('pruneAudit', { before, limit: 1000 })) >= 1000);
    },
  }
}
