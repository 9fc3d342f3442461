import { Problem, type Millis, type UserId } from '#ground'
import type { Tx } from '#store'
import type { App } from '../app.ts'
import { mayDecide } from '../who-decides.ts'
import { isActive, userFromRow } from '../user.ts'
import type { Asker } from '../who-may.ts'

/** Whether somebody who is active decides who is let into the app by name. */
export async function doesDecide(tx: Tx, user: UserId, app: App, at: Millis): Promise<boolean> {
  const row = await tx.db.selectFrom('user').selectAll().where('id', '=', user).executeTakeFirst()
  if (row === undefined) return false
  const person = userFromRow(row)
  return isActive(person, at) && mayDecide(person, app, await readManagers(tx, app))
}

/** Throws Problem `forbidden` unless the asker decides who is let into the app by name. */
export async function requireDecides(tx: Tx, asker: Asker, app: App): Promise<void> {
  if (mayDecide(asker, app, await readManagers(tx, app))) return
  throw new Problem(
    'forbidden',
    app.sensitive
      ? 'This app is marked sensitive, so only an admin decides who is let in.'
      : 'Whoever looks after this app decides, the managers of its groups do, and admins.',
  )
}

/** Those who edit who is in a group that the app's rule names. */
async function readManagers(tx: Tx, { access }: App): Promise<Set<UserId>> {
  if (access.kind !== 'chosen' || access.groups.length === 0) return new Set()
  const rows = await tx.db
    .selectFrom('groupManager')
    .select('userId')
    .where('groupId', 'in', access.groups)
    .distinct()
    .execute()
  return new Set(rows.map(({ userId }) => userId as UserId))
}
