import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'
import { queryBuilder, SqliteConnection } from './connection.ts'
import { openDatabase } from './open.ts'

/** Reads as of one moment, on a handle of its own: whoever reads and writes meanwhile is not held up. */
export async function readSqliteSnapshot<T>(path: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const handle = openDatabase(path, { readOnly: true })
  try {
    handle.exec('begin')
    return await work(queryBuilder(new SqliteConnection(handle)))
  } finally {
    handle.close()
  }
}
