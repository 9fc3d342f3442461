import { newUuid, Problem, type UserId } from '#ground'
import type { App } from '../app.ts'
import { isAtLeast } from '../role.ts'
import { receiptFrom, type Receipt } from '../receipt.ts'
import type { User } from '../user.ts'
import { requireManages, requireRole } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'

/** When somebody left: what was ended, and what each app answered. */
export function receiptsOf(handle: Handle) {
  const { list, memory, clock, actor } = handle

  /** Whether an app that looks people up over LDAP finds this one. */
  function isFoundBy(app: App, user: User): boolean {
    if (app.ldap === null || !app.enabled) return false
    if (app.adminsIncluded && isAtLeast(user.role, 'admin')) return true
    if (app.access.kind !== 'chosen') return app.access.kind === 'everyone'
    const { groups, users } = app.access
    return users.includes(user.id) || memory.people.groupsOf(user.id, clock.now()).some(({ id }) => groups.includes(id))
  }

  /** For those who manage the person, also when they are gone for good: then for admins. */
  function requireMaySee(userId: UserId): void {
    requireRole(askerOf(handle), 'usermanager')
    const user = memory.people.find(userId)
    if (actor.kind === 'system') return
    if (user === undefined) requireRole(askerOf(handle), 'admin')
    else requireManages(askerOf(handle), user)
  }

  async function get(id: string): Promise<Receipt> {
    requireRole(askerOf(handle), 'usermanager')
    const row = await list.selectFrom('receipt').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) throw new Problem('missing', 'There is no such receipt.')
    requireMaySee(row.userId as UserId)
    const { sessions } = JSON.parse(row.data) as { sessions: string[] }
    const told =
      sessions.length === 0
        ? []
        : await list
            .selectFrom('logout')
            .select(['appId', 'nextAt', 'tries', 'toldAt', 'answer'])
            .where('sessionId', 'in', sessions)
            .execute()
    return receiptFrom(row, told)
  }

  return {
    get,

    /** Of one person, newest first. */
    async list(userId: UserId): Promise<{ id: string; at: number }[]> {
      requireMaySee(userId)
      return list
        .selectFrom('receipt')
        .select(['id', 'at'])
        .where('userId', '=', userId)
        .orderBy('at', 'desc')
        .execute()
    },

    /** Ends all that somebody who leaves has, and answers the receipt. */
    async offboard(userId: UserId, { trash = false } = {}): Promise<Receipt> {
      requireRole(askerOf(handle), 'usermanager')
      const user = memory.people.find(userId)
      if (user === undefined) throw new Problem('missing', 'There is no such person; they may have been deleted.')
      const receipt = newUuid(clock)
      const ldapApps = [...memory.apps.all()].filter(app => isFoundBy(app, user)).map(({ id }) => id)
      await handle.run('offboardUser', { ...newDeed(handle), id: userId, receipt, trash, ldapApps })
      return get(receipt)
    },
  }
}
