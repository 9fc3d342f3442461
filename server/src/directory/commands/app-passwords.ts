import type { UserId } from '#ground'
import type { Tx } from '#store'
import type { State } from '../change-log.ts'
import { record, type Deed } from './deed.ts'

/** Ends the app passwords of a person whose account is taken away; a restored one starts without. */
export async function endAppPasswords(tx: Tx, deed: Deed, userId: UserId): Promise<void> {
  const ended = await tx.db.deleteFrom('appPassword').where('userId', '=', userId).returning('id').execute()
  if (ended.length === 0) return
  const ids = ended.map(({ id }) => id)
  const gone: State = { of: 'app-passwords-gone', ids }
  await record(tx, deed, 'app-password.removed', userId, () => gone, { appPasswords: ids })
}
