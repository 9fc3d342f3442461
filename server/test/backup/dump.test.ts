import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  makeSqliteFile,
  openDump,
  readDump,
  readLastSeq,
  readSqliteSnapshot,
  setLastSeq,
  writeDump,
  type DumpHeader,
} from '#store'
import { fillEveryTable, readEverything } from './every-table.ts'

const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'doorward-dump-')), 'doorward.db')
const about = { program: '9.9.9', at: 1_000, attached: { 'master.key': Buffer.from('a key') } }

/** A store with rows in every table, whose change log has given 5,000 numbers and kept few. */
async function makeStore(): Promise<string> {
  const path = newPath()
  await makeSqliteFile(path, async empty => {
    await readDump(await openDump(emptyDump()), empty)
    await fillEveryTable(empty.db)
    await setLastSeq(empty.db, 'sqlite', 5_000)
  })
  return path
}

/** The smallest dump there is: of a store of the first step, in which nothing was written. */
async function* emptyDump(): AsyncGenerator<Buffer> {
  const path = newPath()
  await makeSqliteFile(path, async ({ db }) => {
    const { migrate } = await import('../../src/store/migrations/index.ts')
    await migrate(db, 'sqlite')
  })
  const lines = await readSqliteSnapshot(path, db => collect(writeDump(db, 'sqlite', about)))
  yield lines
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

const dumpOf = (path: string): Promise<Buffer> =>
  readSqliteSnapshot(path, db => collect(writeDump(db, 'sqlite', about)))

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  await Promise.resolve()
}

const restore = async (bytes: Buffer, path = newPath(), size = 997): Promise<string> => {
  await makeSqliteFile(path, async empty => readDump(await openDump(inPieces(bytes, size)), empty))
  return path
}

async function readThrough(bytes: Buffer): Promise<void> {
  const dump = await openDump(inPieces(bytes, 997))
  for await (const batch of dump.batches()) assert.ok(batch.rows.length > 0)
}

test('what is dumped is read back, every table, every column, every value', async () => {
  const path = await makeStore()
  const restored = await restore(await dumpOf(path))
  const before = await readSqliteSnapshot(path, readEverything)
  assert.deepEqual(await readSqliteSnapshot(restored, readEverything), before)
  // What one process or one engine keeps is not carried over; all else has rows that were compared.
  const empty = Object.entries(before).filter(([, rows]) => rows.length === 0)
  assert.deepEqual(empty, [])
})

test('the change log goes on above the highest number ever given, not above its highest row', async () => {
  const restored = await restore(await dumpOf(await makeStore()))
  assert.equal(await readSqliteSnapshot(restored, db => readLastSeq(db, 'sqlite')), 5_000)
})

test('a dump that was cut short or changed anywhere is refused', async () => {
  const bytes = await dumpOf(await makeStore())
  for (let cut = 0; cut < bytes.length; cut += 97)
    await assert.rejects(readThrough(bytes.subarray(0, cut)), { code: 'invalid' }, `cut at ${cut}`)
  await assert.rejects(readThrough(bytes.subarray(0, bytes.length - 1)), { code: 'invalid' })
  const afterHeader = bytes.indexOf('\n') + 1
  for (let at = afterHeader; at < bytes.length - 2; at += 97) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    await assert.rejects(readThrough(changed), { code: 'invalid' }, `changed at ${at}`)
    if (at % 20 === 0) await assert.rejects(restore(changed), { code: 'invalid' }, `changed at ${at}`)
  }
  await assert.rejects(restore(Buffer.concat([bytes, Buffer.from('[1]\n')])), { code: 'invalid' })
})

test('a dump of a later program is refused by name, before anything is written', async () => {
  const bytes = await dumpOf(await makeStore())
  const lines = bytes.toString().split('\n')
  const header = JSON.parse(lines[0] ?? '') as DumpHeader
  for (const later of [
    { ...header, schema: '9999-later' },
    { ...header, format: 2 },
  ]) {
    lines[0] = JSON.stringify(later)
    await assert.rejects(restore(Buffer.from(lines.join('\n'))), {
      code: 'unsupported',
      message: /newer Doorward \(9\.9\.9\)/,
    })
  }
})

test('a store that has rows is never written over', async () => {
  const bytes = await dumpOf(await makeStore())
  await makeSqliteFile(newPath(), async empty => {
    await readDump(await openDump(inPieces(bytes, 4096)), empty)
    await assert.rejects(async () => readDump(await openDump(inPieces(bytes, 4096)), empty), { code: 'conflict' })
  })
})

test('a dump whose tables are not those of its step is refused', async () => {
  const bytes = await dumpOf(await makeStore())
  const [first = '', ...rest] = bytes.toString().split('\n')
  const header = JSON.parse(first) as DumpHeader
  for (const change of [
    (table: DumpHeader['tables'][number]) => ({ ...table, name: 'user" --' }),
    (table: DumpHeader['tables'][number]) => ({ ...table, columns: table.columns.map(name => `${name}"`) }),
  ]) {
    const tables = header.tables.map((table, i) => (i === 2 ? change(table) : table))
    const forged = Buffer.from([JSON.stringify({ ...header, tables }), ...rest].join('\n'))
    await assert.rejects(restore(forged), { code: 'invalid', message: /its table/ })
  }
})
