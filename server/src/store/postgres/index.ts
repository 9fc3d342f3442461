import type { Kysely } from 'kysely'
import type { EmptyStore } from '../dump-read.ts'
import type { Store } from '../store.ts'
import type { Tables } from '../tables.ts'
import type { PostgresStoreOptions } from './store.ts'

/**
 * PostgreSQL, loaded when it is asked for: a server on SQLite does without the driver, in each of its threads.
 */
export type { PostgresStoreOptions } from './store.ts'
export { parsePostgresUrl } from './url.ts'

/** See store.ts. */
export const openPostgresStore = async (options: PostgresStoreOptions): Promise<Store> =>
  (await import('./store.ts')).openPostgresStore(options)

/** See make.ts. */
export const fillPostgres = async (url: string, fill: (empty: EmptyStore) => Promise<void>): Promise<void> =>
  (await import('./make.ts')).fillPostgres(url, fill)

/** See snapshot.ts. */
export const readPostgresSnapshot = async <T>(url: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> =>
  (await import('./snapshot.ts')).readPostgresSnapshot(url, work)
