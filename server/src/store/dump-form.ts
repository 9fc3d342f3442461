import type { Kysely } from 'kysely'
import type { Millis } from '#ground'
import type { Tables } from './tables.ts'

/** Of the lines themselves; what the tables look like is the schema's step. */
export const dumpFormat = 1

/** What lives in one process or on one engine, and may be lost. */
type NotDumped = 'attempt' | 'node'

/** Every table that is dumped, in an order in which rows come after what they refer to. */
export const dumpedTables = [
  'meta',
  'setting',
  'user',
  'name',
  'tombstone',
  'password',
  'group',
  'membership',
  'groupMember',
  'groupManager',
  'attribute',
  'app',
  'secret',
  'signingKey',
  'apiToken',
  'totp',
  'passkey',
  'recoveryCode',
  'knownBrowser',
  'appPassword',
  'simpleAuthToken',
  'appGrant',
  'accessRequest',
  'serviceAccount',
  'serviceToken',
  'picture',
  'mail',
  'session',
  'gatewaySession',
  'oneTime',
  'pause',
  'oidcRecord',
  'logout',
  'receipt',
  'externalDirectory',
  'externalLink',
  'externalConflict',
  'externalState',
  'externalRun',
  'externalRunLine',
  'bindThrough',
  'backup',
  'change',
  'audit',
] as const satisfies readonly Exclude<keyof Tables, NotDumped>[]

export type DumpedTable = (typeof dumpedTables)[number]

// A table that is in neither list stops the compiler here.
type Forgotten = Exclude<keyof Tables, DumpedTable | NotDumped>
const nothingForgotten: [Forgotten] extends [never] ? true : Forgotten = true
void nothingForgotten

export type Value = string | number | null
export type Row = Value[]

export interface DumpedColumns {
  name: string
  columns: string[]
  rows: number
}

/** The first line. */
export interface DumpHeader {
  doorward: 'dump'
  format: number
  /** The migration step the rows are of. */
  schema: string
  /** The version of the program that wrote it. */
  program: string
  at: Millis
  /** The highest number the change log has ever given, also when its rows are gone. */
  lastSeq: number
  tables: DumpedColumns[]
  /** Small files that belong with the rows, by name, in base64. */
  attached: Record<string, string>
}

/** The last line: what was before it, so that a file cut short or changed is noticed. */
export interface DumpTrailer {
  end: true
  rows: number
  /** SHA-256 over every byte of the lines before, in hex. */
  sha256: string
}

/** The columns of the tables as the database has them. */
export async function readColumns(db: Kysely<Tables>): Promise<Map<string, string[]>> {
  const tables = await db.introspection.getTables()
  return new Map(tables.map(({ name, columns }) => [name, columns.map(column => column.name)]))
}
