import type { Kysely, Tables, Tx } from '#store'

/**
 * Whoever has had another name in a directory keeps the subject they are known by to apps, so that it is not their
 * username. Once their link to it is forgotten nothing else tells of that: from when on there may be such people.
 */
const key = 'renamedElsewhereAt'

/** To be called before links to a directory are forgotten, all or those of one person. */
export async function keepRenamedKnown(
  tx: Tx,
  { directoryId, user, at }: { directoryId: string; user?: string; at: number },
): Promise<void> {
  const renamed = await tx.db
    .selectFrom('user')
    .innerJoin('externalLink', 'externalLink.localId', 'user.id')
    .select('user.id')
    .where('externalLink.directoryId', '=', directoryId)
    .where('externalLink.kind', '=', 'person')
    .whereRef('user.subject', '!=', 'user.username')
    .$if(user !== undefined, query => query.where('user.id', '=', user ?? ''))
    .limit(1)
    .executeTakeFirst()
  if (renamed === undefined) return
  await tx.db
    .insertInto('meta')
    .values({ key, value: String(at) })
    .onConflict(conflict => conflict.column('key').doNothing())
    .execute()
}

/** Tells of anybody whether they may have another subject than their username has it. */
export async function readRenamed(db: Kysely<Tables>): Promise<(person: { id: string; source: string }) => boolean> {
  const forgotten = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  if (forgotten !== undefined) return () => true
  const linked = new Set<string>()
  for await (const { localId } of db
    .selectFrom('externalLink')
    .select('localId')
    .where('kind', '=', 'person')
    .stream(500))
    linked.add(localId)
  return ({ id, source }) => source !== 'local' || linked.has(id)
}
