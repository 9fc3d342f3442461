import { sql, type Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { OperatorProblem } from '#ground'
import type { Tables } from '../tables.ts'
import { textType } from './column-types.ts'
import { up as first } from './0001-first.ts'
import { up as depth } from './0002-depth.ts'
import { up as accounts } from './0003-accounts.ts'
import { up as logout } from './0004-logout.ts'
import { up as sessionDevice } from './0005-session-device.ts'
import { up as externalDirectory } from './0006-external-directory.ts'
import { up as appDoors } from './0007-app-doors.ts'
import { up as recipes } from './0008-recipes.ts'

export type Dialect = 'sqlite' | 'postgres'

interface Step {
  name: string
  up(db: Kysely<unknown>, dialect: Dialect): Promise<void>
}

/**
 * The one ordered list, both dialects side by side. Expand first, contract in a later version: two versions of the
 * program run side by side while nodes are upgraded.
 */
const steps: Step[] = [
  { name: '0001-first', up: first },
  { name: '0002-depth', up: depth },
  { name: '0003-accounts', up: accounts },
  { name: '0004-logout', up: logout },
  { name: '0005-session-device', up: sessionDevice },
  { name: '0006-external-directory', up: externalDirectory },
  { name: '0007-app-doors', up: appDoors },
  { name: '0008-recipes', up: recipes },
]

/** The steps a store goes through, oldest first; the last one is this program's. */
export const schemaSteps: readonly string[] = steps.map(step => step.name)

/** Of all programs on one PostgreSQL, ours alone: `doorward` in ASCII does not fit, so its first six letters. */
const migrationLock = 0x646f6f727761

/**
 * Brings the store to this program's schema, or only as far as `to`, in one transaction. Throws Problem
 * `unsupported` when a newer program has been here.
 */
export async function migrate(db: Kysely<Tables>, dialect: Dialect, to?: string): Promise<void> {
  if (dialect === 'sqlite') return bringUp(db, dialect, to)
  // Nodes that start together: one does it, and the others find it done. `if not exists` alone fails for one of two at
  // once. `db` is one session, which the lock belongs to and ends with.
  await sql`select pg_advisory_lock(${sql.lit(migrationLock)})`.execute(db)
  await bringUp(db, dialect, to)
  await sql`select pg_advisory_unlock(${sql.lit(migrationLock)})`.execute(db)
}

async function bringUp(db: Kysely<Tables>, dialect: Dialect, to: string | undefined): Promise<void> {
  await db.schema
    .createTable('meta')
    .ifNotExists()
    .addColumn('key', textType(dialect), c => c.primaryKey())
    .addColumn('value', textType(dialect), c => c.notNull())
    .execute()
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: () =>
        Promise.resolve(
          Object.fromEntries(steps.map(step => [step.name, { up: (at: Kysely<unknown>) => step.up(at, dialect) }])),
        ),
    },
  })
  const known = new Set(steps.map(step => step.name))
  const newer = (await appliedSteps(db)).filter(name => !known.has(name))
  if (newer.length > 0)
    throw new OperatorProblem(
      'unsupported',
      `This store was written by a newer Doorward (it has ${newer.join(', ')}). Start that version, or restore a backup made by this one.`,
    )
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to))
  if (error !== undefined) throw error
}

/** The steps a store has gone through, oldest first. */
export async function appliedSteps(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(table => table.name === 'kysely_migration')) return []
  const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute()
  return rows.map(row => row.name)
}
