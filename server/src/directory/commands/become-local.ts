import { sql } from 'kysely'
import type { Tx } from '#store'
import type { User } from '../user.ts'
import { record, type Deed } from './deed.ts'
import { putUser } from './user-commands.ts'

/**
 * Somebody is kept here from now on, with the password the caller has written: what their directory gave them in groups
 * is by hand, as when it is turned off, and what they have open goes on. Nobody's membership begins, ends or is prolonged
 * by this, so that nothing is told of it.
 */
export async function becomeLocal(
  tx: Tx,
  deed: Deed,
  { before, directoryId }: { before: User; directoryId: string },
): Promise<User> {
  const given = sql`"userId" = ${before.id} and "origin" = ${directoryId}`
  // Where both gave it, it lasts as long as the longer of the two did.
  await sql`
    insert into "membership" ("groupId", "userId", "origin", "expiresAt", "createdAt")
    select "groupId", "userId", 'hand', "expiresAt", "createdAt" from "membership" where ${given}
    on conflict ("groupId", "userId", "origin") do update set "expiresAt" = case
      when excluded."expiresAt" is null or excluded."expiresAt" > "membership"."expiresAt"
      then excluded."expiresAt" else "membership"."expiresAt" end`.execute(tx.db)
  await sql`delete from "membership" where ${given}`.execute(tx.db)
  const after: User = { ...before, source: 'local', goneAt: null, disabledByDirectory: false, updatedAt: deed.at }
  after.version = await record(
    tx,
    deed,
    'user.migrated',
    before.id,
    seq => ({ of: 'user', user: { ...after, version: seq } }),
    { directory: directoryId },
  )
  await putUser(tx, after)
  return after
}
