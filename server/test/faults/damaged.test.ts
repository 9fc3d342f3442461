import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { createJournal, fillStore, signInOwner } from './journal.ts'

let place: string
let doorward: DoorwardProcess
/** Data folders to damage copies of: after a clean stop, after a kill with changes still in the log, and another store's. */
let clean: string
let crashed: string
let other: string
/** The same store as both of the first, some changes before. */
let early: string

before(async () => {
  place = mkdtempSync(join(tmpdir(), 'doorward-damaged-'))
  clean = join(place, 'clean')
  crashed = join(place, 'crashed')
  other = join(place, 'other')
  early = join(place, 'early')
  doorward = await prepareProcess({ dataFolder: join(place, 'data') })
  await makeCrashed(other)
  await doorward.kill()
  rmSync(doorward.dataFolder, { recursive: true })
  await makeCrashed(crashed)
  await doorward.start()
  await doorward.stop()
  cpSync(doorward.dataFolder, clean, { recursive: true })
})
after(async () => {
  await doorward.dispose()
  rmSync(place, { recursive: true, force: true })
})

async function makeCrashed(folder: string): Promise<void> {
  await doorward.start()
  await fillStore(doorward)
  const journal = createJournal(doorward)
  await journal.write({ over: AbortSignal.timeout(600) })
  await doorward.stop()
  cpSync(doorward.dataFolder, early, { recursive: true })
  await doorward.start()
  await journal.write({ over: AbortSignal.timeout(600) })
  await doorward.kill()
  cpSync(doorward.dataFolder, folder, { recursive: true })
}

let copies = 0
/** Has the server find a damaged copy of a data folder. Answers the path of its database. */
function damage(folder: string, deed: (database: string) => void): string {
  const copy = join(place, `copy${++copies}`)
  cpSync(folder, copy, { recursive: true })
  const database = join(copy, 'doorward.db')
  deed(database)
  doorward.moveTo(copy)
  return database
}

const digest = (path: string): string => {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  // A reader may leave an empty log behind, which says as much as none.
  return bytes.length === 0 ? 'nothing' : createHash('sha256').update(bytes).digest('hex')
}

function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const whole = readFileSync(path)
  whole.set(bytes, at)
  writeFileSync(path, whole)
}

/** The root page of a table. */
function overwriteTable(path: string, table: string): void {
  const db = new DatabaseSync(path, { readOnly: true })
  const row = db.prepare('select rootpage from sqlite_master where name = ?').get(table)
  db.close()
  overwrite(path, (Number(row?.['rootpage']) - 1) * 4096, noise(4096))
}

const noise = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 167 + 13) & 0xff)

const removeLog = (path: string): void => {
  rmSync(`${path}-wal`)
  rmSync(`${path}-shm`)
}

describe('a damaged database is not served, not changed and not begun anew', { concurrency: false }, () => {
  const cases: [string, () => string, (database: string) => void, RegExp][] = [
    ['missing', () => clean, path => rmSync(path), /is missing, and there was one here.*restore a backup/],
    ['empty', () => clean, path => truncateSync(path, 0), /is empty, and there was one here.*restore a backup/],
    ['with zeros for a header', () => clean, path => overwrite(path, 0, new Uint8Array(100)), /no database.*restore/],
    ['cut in half', () => clean, path => truncateSync(path, readFileSync(path).length >> 1), /damaged.*restore/],
    ['cut in half, with a log', () => crashed, path => truncateSync(path, 8192), /damaged.*restore/],
    [
      'overwritten in its middle, after a crash',
      () => crashed,
      path => overwrite(path, 40 * 4096, noise(2048)),
      /damaged.*restore/,
    ],
    [
      'overwritten where people stand, after a clean stop',
      () => clean,
      path => overwriteTable(path, 'user'),
      /damaged.*restore/,
    ],
    ['without its log', () => crashed, removeLog, /ends at change.*restore/],
    ['with its log cut off', () => crashed, path => truncateSync(`${path}-wal`, 20_000), /ends at change.*restore/],
    [
      'with a flipped byte in its log',
      () => crashed,
      path => overwrite(`${path}-wal`, 30_000, Uint8Array.of(0xff, 0xfe)),
      /ends at change.*restore/,
    ],
    [
      'with the log of another database',
      () => clean,
      path => cpSync(join(other, 'doorward.db-wal'), `${path}-wal`),
      /(damaged|ends at change).*restore/,
    ],
    ['an older copy', () => clean, path => cpSync(join(early, 'doorward.db'), path), /ends at change.*restore/],
    [
      'another program’s',
      () => clean,
      path => {
        rmSync(path)
        const db = new DatabaseSync(path)
        db.exec('pragma journal_mode = wal; create table theirs (n)')
        db.close()
      },
      /holds nothing of what was in it/,
    ],
  ]
  for (const [name, folder, deed, said] of cases)
    test(name, async () => {
      const database = damage(folder(), deed)
      const files = [database, `${database}-wal`]
      const found = files.map(digest)
      const exit = await doorward.startInVain()
      assert.equal(exit.code, 1, exit.stderr)
      assert.match(exit.stderr, said)
      assert.doesNotMatch(exit.stderr, /first owner|\n\s+at /)
      assert.deepEqual(files.map(digest), found, 'it was left as it is')
    })

  test('without the log’s index it starts: that is made anew', async () => {
    damage(crashed, path => rmSync(`${path}-shm`))
    await doorward.start()
    await signInOwner(doorward)
    await doorward.stop()
  })

  test('an index that is not what its table says is found by verify', async () => {
    // Every page is well formed, so that only comparing index and table tells.
    const database = damage(clean, () => undefined)
    const db = new DatabaseSync(database)
    const root = db.prepare("select rootpage from sqlite_master where name = 'userUidNumber'").get()?.['rootpage']
    db.close()
    overwrite(database, Number(root) * 4096 - 8, noise(8))
    const exit = await doorward.command('verify')
    assert.equal(exit.code, 1, exit.stdout)
  })
})
