/** store: tables, migrations and command groups, on SQLite and PostgreSQL. Knows no identity. */
export type { Kysely, Selectable } from 'kysely'
export { attemptCommands, type AttemptCommands } from './attempts/attempt-commands.ts'
export { createMemoryAttempts, type Attempts } from './attempts/attempts.ts'
export { createAttempts } from './attempts/create-attempts.ts'
export { createStoredAttempts } from './attempts/stored-attempts.ts'
export { appliedSteps, schemaSteps, type Dialect } from './migrations/index.ts'
export { Checks, type Finding } from './checks.ts'
export { dumpFormat, type DumpHeader } from './dump-form.ts'
export { readLastSeq, writeDump } from './dump.ts'
export { openDump, readDump, setLastSeq, type EmptyStore, type OpenDump } from './dump-read.ts'
export { lockDataFolder, type StoreLock } from './lock.ts'
export { makeSqliteFile } from './sqlite/make.ts'
export { removeCompanions } from './sqlite/mark.ts'
export { readSqliteSnapshot } from './sqlite/snapshot.ts'
export {
  fillPostgres,
  openPostgresStore,
  parsePostgresUrl,
  type PostgresStoreOptions,
  readPostgresSnapshot,
} from './postgres/index.ts'
export { openSqliteStore, type SqliteStoreOptions } from './sqlite/store.ts'
export { serveStoreThread } from './sqlite/thread.ts'
export type { Follower, Store } from './store.ts'
export type * from './tables.ts'
export { verifyStore } from './verify.ts'
export type { Command, Commands, Effect, Run, Tx } from './tx.ts'
