import { sql, type Kysely } from 'kysely'
import type { Checks } from './checks.ts'
import { readLastSeq } from './dump.ts'
import { appliedSteps, schemaSteps, type Dialect } from './migrations/index.ts'
import type { Flag, Tables } from './tables.ts'

type FlagsOf<Row> = { [C in keyof Row]-?: Row[C] extends Flag ? C : never }[keyof Row]
type FlagColumns = {
  [T in keyof Tables as [FlagsOf<Tables[T]>] extends [never] ? never : T]: Record<FlagsOf<Tables[T]>, true>
}

/** A flag that is missing here stops the compiler. */
const flags: FlagColumns = {
  user: { emailVerified: true, namesSet: true, disabledByAdmin: true, disabledByDirectory: true, secondFactor: true },
  name: { asUsername: true, asEmail: true },
  password: { mustChange: true },
  attribute: { multiValued: true, searchable: true },
  app: { enabled: true, adminsIncluded: true, requireTwoFactor: true, sensitive: true },
  passkey: { backedUp: true },
  serviceAccount: { disabled: true },
  externalDirectory: { enabled: true },
}

/** Columns whose text is JSON; null where there is none. What the JSON holds is for those who wrote it. */
const jsonColumns: { [T in keyof Tables]?: (keyof Tables[T] & string)[] } = {
  change: ['data'],
  audit: ['data'],
  user: ['attributes', 'sshKeys'],
  app: ['access', 'oidc', 'ldap', 'simpleAuth', 'gateway', 'networks'],
  setting: ['value'],
  apiToken: ['scopes'],
  serviceToken: ['scopes'],
  passkey: ['transports'],
  oneTime: ['data'],
  oidcRecord: ['payload'],
  signingKey: ['publicJwk'],
  receipt: ['data'],
  externalDirectory: ['settings'],
  externalConflict: ['data'],
  externalState: ['mark'],
  externalRun: ['counts'],
  externalRunLine: ['data'],
}

/**
 * The checks that need no idea of what the rows mean. `db` is a snapshot. Reads everything once, so it takes about as
 * long as a backup.
 */
export async function verifyStore(db: Kysely<Tables>, engine: Dialect, checks: Checks): Promise<void> {
  if (engine === 'sqlite') await verifySqliteFile(db, checks)
  else await verifyPostgresConstraints(db, checks)

  const steps = await appliedSteps(db)
  checks.expect('schema', steps.join() === schemaSteps.join(), () => `Found ${steps.join(', ') || 'no steps'}.`)

  for (const [table, columns] of Object.entries(flags))
    for (const column of Object.keys(columns)) {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} not in (0, 1)`.execute(db)
      const wrong = rows[0]?.n ?? 0
      checks.expect('flags', wrong === 0, () => `${wrong} rows of ${table} have a ${column} that is neither 0 nor 1.`)
    }

  checks.begin('json')
  for (const [table, columns] of Object.entries(jsonColumns))
    for await (const row of db
      .selectFrom(table as 'change')
      .select(columns as 'data'[])
      .stream(500))
      for (const [column, value] of Object.entries(row))
        if (value !== null) checks.expect('json', isJson(value), () => `${table}.${column} holds “${start(value)}”.`)

  const highest = await db
    .selectFrom('change')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst()
  const given = await readLastSeq(db, engine)
  checks.expect(
    'change-log',
    (highest?.seq ?? 0) <= given,
    () => `It holds ${highest?.seq}, and ${given} was the last number given.`,
  )
}

async function verifySqliteFile(db: Kysely<Tables>, checks: Checks): Promise<void> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db)
  for (const { integrity_check: said } of rows) checks.expect('file', said === 'ok', () => said)

  const broken = await sql<{ table: string; parent: string; rowid: number | null }>`pragma foreign_key_check`.execute(
    db,
  )
  checks.expect('references', broken.rows.length === 0, () => `${broken.rows.length} rows refer to what is not there.`)
  for (const { table, parent, rowid } of broken.rows.slice(0, 9))
    checks.expect('references', false, () => `Row ${rowid} of ${table} refers to a ${parent} that is not there.`)

  // A column of SQLite takes anything; of PostgreSQL it does not, where a backup of this must fit too.
  for (const { name: table, columns } of await db.introspection.getTables())
    for (const { name: column, dataType } of columns) {
      const wanted = dataType.toLowerCase() === 'text' ? 'text' : 'integer'
      const found = await sql<{ n: number }>`
        select count(*) as n from ${sql.table(table)}
        where typeof(${sql.ref(column)}) not in (${wanted}, 'null')`.execute(db)
      const wrong = found.rows[0]?.n ?? 0
      checks.expect('types', wrong === 0, () => `${wrong} rows of ${table} have a ${column} that is no ${wanted}.`)
    }
}

async function verifyPostgresConstraints(db: Kysely<Tables>, checks: Checks): Promise<void> {
  const { rows } = await sql<{ conname: string; convalidated: boolean }>`
    select conname, convalidated from pg_constraint
    where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(db)
  for (const { conname, convalidated } of rows)
    checks.expect('references', convalidated, () => `The constraint ${conname} is not enforced.`)
}

function isJson(text: unknown): boolean {
  try {
    JSON.parse(String(text))
    return true
  } catch {
    return false
  }
}

const start = (value: unknown): string => String(value).slice(0, 40)
