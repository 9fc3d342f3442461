import { createHash } from 'node:crypto'
import { CompiledQuery, sql, type Kysely } from 'kysely'
import { OperatorProblem, Problem } from '#ground'
import {
  dumpedTables,
  dumpFormat,
  readColumns,
  type DumpHeader,
  type DumpTrailer,
  type Row,
  type Value,
} from './dump-form.ts'
import { migrate, schemaSteps, type Dialect } from './migrations/index.ts'
import type { Tables } from './tables.ts'

/** A dump being read: the header at once, the rows in batches of one table. */
export interface OpenDump {
  header: DumpHeader
  /** Throws Problem `invalid` at whatever is not as it was written, at the latest after the last row. */
  batches(): AsyncGenerator<{ table: string; columns: string[]; rows: Row[] }>
}

const lineLengthMax = 64 * 1024 * 1024
const batchRowsMax = 500
/** SQLite binds at most 32,766 values in one statement, PostgreSQL 65,535. */
const batchValuesMax = 30_000

const damaged = (what: string, cause?: unknown): Problem =>
  new OperatorProblem('invalid', `This backup is damaged: ${what}. Use another copy.`, { cause })

/** Reads the header. Throws Problem `invalid` for what is no dump, `unsupported` for one made by a newer program. */
export async function openDump(bytes: AsyncIterable<Uint8Array>): Promise<OpenDump> {
  const hash = createHash('sha256')
  const lines = splitLines(bytes)
  const first = await lines.next()
  if (first.done === true) throw damaged('it is empty')
  const header = parse(first.value) as unknown as DumpHeader
  if (header.doorward !== 'dump') throw new OperatorProblem('invalid', 'This is no backup of Doorward.')
  if (header.format !== dumpFormat || !schemaSteps.includes(header.schema))
    throw new OperatorProblem(
      'unsupported',
      `This backup was made by a newer Doorward (${header.program}). Restore it with that version or a later one.`,
    )
  hash.update(first.value).update('\n')

  return {
    header,
    async *batches() {
      let total = 0
      for (const { name: table, columns, rows: count } of header.tables) {
        const size = Math.min(batchRowsMax, Math.floor(batchValuesMax / Math.max(1, columns.length)))
        let rows: Row[] = []
        for (let i = 0; i < count; i++) {
          const line = await lines.next()
          if (line.done === true) throw damaged('it ends too early')
          hash.update(line.value).update('\n')
          rows.push(parseRow(line.value, columns.length))
          if (rows.length < size) continue
          yield { table, columns, rows }
          rows = []
        }
        if (rows.length > 0) yield { table, columns, rows }
        total += count
      }
      const last = await lines.next()
      if (last.done === true) throw damaged('it ends too early')
      const trailer: Partial<DumpTrailer> = parse(last.value)
      if (!trailer.end || trailer.rows !== total || trailer.sha256 !== hash.digest('hex'))
        throw damaged('its content does not match its checksum')
      if ((await lines.next()).done !== true) throw damaged('something follows its end')
    },
  }
}

function parse(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch (cause) {
    throw damaged('a line cannot be read', cause)
  }
  throw damaged('a line is not what it should be')
}

function parseRow(line: string, length: number): Row {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch (cause) {
    throw damaged('a row cannot be read', cause)
  }
  if (!Array.isArray(row) || row.length !== length) throw damaged('a row is not what it should be')
  return row as Value[]
}

async function* splitLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of bytes) {
    let text: string
    try {
      text = decoder.decode(chunk, { stream: true })
    } catch (cause) {
      throw damaged('it is not text', cause)
    }
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > lineLengthMax) throw damaged('a line does not end')
    yield* lines
  }
  if (rest !== '') throw damaged('it ends too early')
}

/** Where a dump is read into: a Kysely that has plain transactions and nothing else running on it. */
export interface EmptyStore {
  db: Kysely<Tables>
  engine: Dialect
}

/**
 * Reads a dump into an empty store: the schema of the dump's step, the rows in one transaction, then the steps that came
 * later. `after` runs in that transaction, on the rows as they were. Throws Problem `conflict` when the store has rows.
 */
export async function readDump(
  dump: OpenDump,
  { db, engine }: EmptyStore,
  after: (db: Kysely<Tables>) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await requireEmpty(db)
  const { schema, tables, lastSeq } = dump.header
  await migrate(db, engine, schema)
  const known = await readColumns(db)
  for (const { name, columns } of tables)
    if (known.get(name)?.toSorted().join() !== columns.toSorted().join())
      throw damaged(`its table ${name} is not that of ${schema}`)

  await db.transaction().execute(async tx => {
    // The steps themselves have written a row or two.
    for (const { name } of tables.toReversed()) await tx.deleteFrom(name as 'meta').execute()
    for await (const { table, columns, rows } of dump.batches())
      await tx
        .executeQuery(CompiledQuery.raw(insertion(engine, table, columns, rows.length), rows.flat()))
        .catch((error: unknown) => {
          throw breaksConstraint(error) ? damaged(`rows of ${table} contradict others`, error) : error
        })
    await setLastSeq(tx, engine, lastSeq)
    await after(tx)
  })
  await migrate(db, engine)
}

/** Throws Problem `conflict` when anything has ever been written here, but for what the making of the tables writes. */
async function requireEmpty(db: Kysely<Tables>): Promise<void> {
  const known = await readColumns(db)
  for (const table of dumpedTables) {
    if (!known.has(table) || table === 'meta') continue
    const row = await db.selectFrom(table).selectAll().limit(1).executeTakeFirst()
    if (row !== undefined)
      throw new OperatorProblem(
        'conflict',
        'There is a store here already. A backup is restored into an empty one only.',
      )
  }
}

/** SQLITE_CONSTRAINT with whatever extends it, or PostgreSQL's class 23. Anything else is about the disk or the program. */
function breaksConstraint(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('errcode' in error && typeof error.errcode === 'number') return (error.errcode & 0xff) === 19
  return 'code' in error && typeof error.code === 'string' && error.code.startsWith('23')
}

function insertion(engine: Dialect, table: string, columns: string[], rows: number): string {
  const place = engine === 'sqlite' ? () => '?' : (i: number) => `$${i + 1}`
  const values = Array.from(
    { length: rows },
    (_, row) => `(${columns.map((_column, i) => place(row * columns.length + i)).join(', ')})`,
  )
  return `insert into "${table}" (${columns.map(name => `"${name}"`).join(', ')}) values ${values.join(', ')}`
}

/** The change log goes on above `seq`, so that no number is given twice. */
export async function setLastSeq(db: Kysely<Tables>, engine: Dialect, seq: number): Promise<void> {
  if (engine === 'postgres') {
    await sql`select setval('"change_seq_seq"', ${Math.max(1, seq)}, ${seq > 0})`.execute(db)
    return
  }
  await sql`delete from "sqlite_sequence" where "name" = 'change'`.execute(db)
  await sql`insert into "sqlite_sequence" ("name", "seq") values ('change', ${seq})`.execute(db)
}
