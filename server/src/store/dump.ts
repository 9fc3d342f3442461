import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Millis } from '#ground'
import { dumpedTables, dumpFormat, readColumns, type DumpHeader, type DumpTrailer, type Value } from './dump-form.ts'
import { schemaSteps, type Dialect } from './migrations/index.ts'
import type { Tables } from './tables.ts'

export interface DumpAbout {
  program: string
  at: Millis
  attached: Record<string, Buffer>
}

const chunkBytes = 64 * 1024
const rowsAtATime = 500

/**
 * Every row of a store as lines of JSON, without a word that only one engine knows: a header, one array per row in the
 * order the header names tables and columns, and a trailer. `db` is a snapshot, so that the rows are of one moment.
 * Yields about 64 KiB at a time; `told` is given the header before the first row.
 */
export async function* writeDump(
  db: Kysely<Tables>,
  engine: Dialect,
  { program, at, attached }: DumpAbout,
  told: (header: DumpHeader) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const known = await readColumns(db)
  const tables = []
  for (const name of dumpedTables) {
    const columns = known.get(name) ?? []
    const { rows } = await db
      .selectFrom(name)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    tables.push({ name, columns, rows })
  }
  const header: DumpHeader = {
    doorward: 'dump',
    format: dumpFormat,
    schema: schemaSteps.at(-1) ?? '',
    program,
    at,
    lastSeq: await readLastSeq(db, engine),
    tables,
    attached: Object.fromEntries(Object.entries(attached).map(([name, bytes]) => [name, bytes.toString('base64')])),
  }
  told(header)

  const hash = createHash('sha256')
  let lines: string[] = [JSON.stringify(header)]
  let length = lines[0]?.length ?? 0
  let total = 0
  const flush = (): Buffer => {
    const bytes = Buffer.from(`${lines.join('\n')}\n`)
    hash.update(bytes)
    lines = []
    length = 0
    return bytes
  }
  for (const { name, columns, rows } of tables) {
    let written = 0
    for await (const row of db
      .selectFrom(name as 'meta')
      .selectAll()
      .stream(rowsAtATime)) {
      const line = JSON.stringify(columns.map(column => plain((row as unknown as Record<string, unknown>)[column])))
      lines.push(line)
      written++
      length += line.length
      if (length >= chunkBytes) yield flush()
    }
    if (written !== rows) throw new Error(`${name} had ${rows} rows and then ${written}: the snapshot moved.`)
    total += written
  }
  if (lines.length > 0) yield flush()
  const trailer: DumpTrailer = { end: true, rows: total, sha256: hash.digest('hex') }
  yield Buffer.from(`${JSON.stringify(trailer)}\n`)
}

/** The highest number the change log has ever given. */
export async function readLastSeq(db: Kysely<Tables>, engine: Dialect): Promise<number> {
  const query =
    engine === 'sqlite'
      ? sql<{ seq: number }>`select "seq" from "sqlite_sequence" where "name" = 'change'`
      : sql<{ seq: number }>`
          select (case when is_called then last_value else last_value - 1 end) as seq
          from ${sql.raw(`"change_seq_seq"`)}`
  const { rows } = await query.execute(db)
  return rows[0]?.seq ?? 0
}

/** Both engines keep text, whole numbers and nothing else; what is not is a bug of whoever wrote or reads it. */
function plain(value: unknown): Value {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new TypeError(`A row holds a ${typeof value}, which a dump has no form for.`)
}
