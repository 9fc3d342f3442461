import { Problem, type UserId } from '#ground'
import type { Tx } from '#store'
import type { App } from '../app.ts'
import { mayDecide } from '../who-decides.ts'
import type { Asker } from '../who-may.ts'

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
