import type { Kysely } from 'kysely'
import { silentLog } from '#ground'
import type { Tables } from '../tables.ts'
import type { PostgresConnection } from './connection.ts'
import { asProblem } from './failure.ts'
import { defaultPatience, type PostgresPatience } from './patience.ts'
import { findPrimary } from './primary.ts'
import { queryBuilder } from './query-builder.ts'

/** Reads as of one moment on this connection, streaming. */
export async function readSnapshot<T>(
  connection: PostgresConnection,
  { idleInSnapshotMs }: Pick<PostgresPatience, 'idleInSnapshotMs'>,
  work: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  try {
    await connection.query('begin isolation level repeatable read read only')
    await connection.query(`set local idle_in_transaction_session_timeout = ${idleInSnapshotMs}`)
    const found = await work(queryBuilder(connection))
    await connection.query('commit')
    return found
  } catch (error) {
    if (connection.isInTransaction) await connection.query('rollback').catch(() => undefined)
    throw asProblem(error)
  }
}

/** The same for a thread of its own that has no store open. */
export async function readPostgresSnapshot<T>(url: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const connection = await findPrimary(url, defaultPatience, silentLog).connect()
  try {
    return await readSnapshot(connection, defaultPatience, work)
  } finally {
    await connection.close()
  }
}
