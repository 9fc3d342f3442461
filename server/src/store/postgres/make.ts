import { silentLog } from '#ground'
import type { EmptyStore } from '../dump-read.ts'
import { asProblem } from './failure.ts'
import { defaultPatience } from './patience.ts'
import { findPrimary } from './primary.ts'
import { migrationBuilder } from './query-builder.ts'

/** Fills a database that no Doorward uses yet. What `fill` writes in one transaction is there whole or not at all. */
export async function fillPostgres(url: string, fill: (empty: EmptyStore) => Promise<void>): Promise<void> {
  const connection = await findPrimary(url, defaultPatience, silentLog).connect()
  try {
    // As long as it takes: rows come as fast as they are decrypted.
    await connection.query(
      'set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0',
    )
    connection.answerMs = 2 ** 31 - 1
    await fill({ db: migrationBuilder(connection), engine: 'postgres' })
  } catch (error) {
    throw asProblem(error)
  } finally {
    await connection.close()
  }
}
