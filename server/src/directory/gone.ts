import type { Kysely, Tables } from '#store'
import type { ChangeKind } from './change-log.ts'

/** The changes after which a row is no more. */
const endings: readonly ChangeKind[] = ['user.purged', 'group.deleted', 'app.deleted']

/**
 * The ids of people, groups and apps whose rows went with the changes after `since` up to `through`; undefined when the
 * log does not reach back so far.
 */
export async function findGone(db: Kysely<Tables>, since: number, through: number): Promise<string[] | undefined> {
  const rows = await db
    .selectFrom('change')
    .select('subject')
    .where('seq', '>', since)
    .where('seq', '<=', through)
    .where('kind', 'in', endings)
    .execute()
  // Looked at last: what is pruned while the rows are read is missing among them.
  const pruned = await db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'changesPrunedThrough')
    .executeTakeFirst()
  return Number(pruned?.value ?? 0) > since ? undefined : rows.map(({ subject }) => subject)
}
