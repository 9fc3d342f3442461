/** store: tables, migrations and command groups, on SQLite (PostgreSQL follows). Knows no identity. */
export type { Kysely, Selectable } from 'kysely'
export type { Dialect } from './migrations/index.ts'
export { lockDataFolder, type StoreLock } from './lock.ts'
export { openSqliteStore, type SqliteStoreOptions } from './sqlite/store.ts'
export { serveStoreThread } from './sqlite/thread.ts'
export type { Follower, Store } from './store.ts'
export type * from './tables.ts'
export type { Command, Commands, Effect, Run, Tx } from './tx.ts'
