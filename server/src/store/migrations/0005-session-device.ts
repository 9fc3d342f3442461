import type { Kysely } from 'kysely'
import { nameDevice } from '#ground'
import { textType } from './column-types.ts'
import type { Dialect } from './index.ts'

interface Tables {
  session: { id: string; userAgent: string; device: string }
}

/** Rows named at once. */
const batch = 500

/**
 * The device of a session in words, for which lists are searched. A program of the step before leaves it empty: its
 * sessions are found by name and address alone.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .alterTable('session')
    .addColumn('device', textType(dialect), c => c.notNull().defaultTo(''))
    .execute()
  await nameThoseThereAre(db)
}

async function nameThoseThereAre(db: Kysely<Tables>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('session')
      .select(['id', 'userAgent'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute()
    const byName = Map.groupBy(rows, ({ userAgent }) => nameDevice(userAgent).name)
    for (const [device, named] of byName)
      await db
        .updateTable('session')
        .set({ device })
        .where(
          'id',
          'in',
          named.map(({ id }) => id),
        )
        .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}
