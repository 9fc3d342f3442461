import { limits, Problem, say, type Millis, type UserId } from '#ground'
import {
  isActive,
  record,
  requireManages,
  resolveAsker,
  userFromRow,
  type Deed,
  type State,
  type User,
} from '#directory'
import type { AppPasswordRow, Tx } from '#store'

export type NewAppPassword = Pick<AppPasswordRow, 'id' | 'appId' | 'name' | 'hash' | 'expiresAt'> & { userId: UserId }

async function findUser(tx: Tx, id: UserId): Promise<User | undefined> {
  const row = await tx.db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirst()
  return row && userFromRow(row)
}

export const appPasswordCommands = {
  /** For the person who asks; the operator makes them for anybody. Throws Problem `forbidden`, `missing`, `conflict`. */
  async createAppPassword(tx: Tx, input: Deed & { password: NewAppPassword }): Promise<AppPasswordRow> {
    const { actor, password, at } = input
    // What a token could make would outlive the token.
    if (actor.kind === 'user' && (actor.id !== password.userId || actor.token !== undefined))
      throw new Problem('forbidden', 'App passwords are made by the people they belong to, when they are signed in.')
    await resolveAsker(tx, actor, at)
    const user = await findUser(tx, password.userId)
    if (user === undefined || !isActive(user, at))
      throw new Problem('conflict', 'This person may not sign in, so an app password would not work.')
    if (password.appId !== 'directory-server') {
      const app = await tx.db.selectFrom('app').select('id').where('id', '=', password.appId).executeTakeFirst()
      if (app === undefined) throw new Problem('missing', 'There is no such app; it may have been deleted.')
    }
    const { count } = await tx.db
      .selectFrom('appPassword')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .where('userId', '=', password.userId)
      .executeTakeFirstOrThrow()
    const { perPersonMax } = limits.appPassword
    if (Number(count) >= perPersonMax)
      throw new Problem(
        'conflict',
        say('One person has at most {max} app passwords. Revoke some first.', { max: perPersonMax }),
      )
    const row: AppPasswordRow = { ...password, createdAt: at, lastUsedAt: null, lastAddress: null }
    await tx.db.insertInto('appPassword').values(row).execute()
    const data = { appPassword: row.id, app: row.appId }
    await record(tx, input, 'app-password.created', row.userId, () => ({ of: 'nothing' }), data)
    return row
  },

  /** One's own, or that of somebody whom the asker manages. Throws Problem `missing` or `forbidden`. */
  async removeAppPassword(tx: Tx, input: Deed & { userId: UserId; id: string }): Promise<void> {
    const { userId, id } = input
    const asker = await resolveAsker(tx, input.actor, input.at)
    const user = await findUser(tx, userId)
    if (user !== undefined && asker.id !== userId) requireManages(asker, user)
    const removed = await tx.db
      .deleteFrom('appPassword')
      .where('id', '=', id)
      .where('userId', '=', userId)
      .returning('appId')
      .executeTakeFirst()
    if (removed === undefined)
      throw new Problem('missing', 'There is no such app password; it may have been revoked already.')
    const gone: State = { of: 'app-passwords-gone', ids: [id] }
    const data = { appPasswords: [id], app: removed.appId }
    await record(tx, input, 'app-password.removed', userId, () => gone, data)
  },

  async touchAppPasswords(tx: Tx, { uses }: { uses: { id: string; at: Millis; address: string }[] }): Promise<void> {
    for (const { id, at, address } of uses)
      await tx.db
        .updateTable('appPassword')
        .set({ lastUsedAt: at, lastAddress: address })
        .where('id', '=', id)
        .execute()
  },
}
