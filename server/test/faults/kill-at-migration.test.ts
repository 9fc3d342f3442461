import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { needs } from './disk.ts'
import { throughStrace } from './strace.ts'

const skip = needs('/usr/bin/strace')
const script = fileURLToPath(new URL('migrate-once.ts', import.meta.url))
const people = 400
const everyNth = 9
const allSteps = [
  '0001-first',
  '0002-depth',
  '0003-accounts',
  '0004-logout',
  '0005-session-device',
  '0006-external-directory',
  '0007-app-doors',
  '0008-recipes',
]

let folder: string
before(() => void (folder = mkdtempSync(join(tmpdir(), 'doorward-migration-'))))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Whether the migration came to its end. */
function migrate(through: readonly string[], path: string, ...to: string[]): Promise<boolean> {
  const [program = '', ...rest] = [...through, process.execPath, script, path, ...to]
  return new Promise((resolve, reject) => {
    execFile(program, rest, (error, _out, stderr) => {
      if (error !== null && error.signal === null) reject(new Error(stderr))
      else resolve(error === null)
    })
  })
}

test(`killed at each ${everyNth}th write of a migration, it has not begun or is done`, { skip }, async t => {
  const old = join(folder, 'old.db')
  assert.ok(await migrate([], old, '0001-first'))
  fill(old)
  const path = join(folder, 'killed.db')
  let kills = 0
  for (let n = 1; ; n += everyNth) {
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
    copyFileSync(old, path)
    const deed = `signal=SIGKILL:when=${n}`
    const survived = await migrate(
      throughStrace({ calls: ['pwrite64', 'fdatasync', 'fsync', 'ftruncate'], deed }),
      path,
    )
    const [steps, isNumbered] = look(path)
    assert.deepEqual(steps, isNumbered ? allSteps : ['0001-first'], `write ${n}`)
    if (survived) break
    kills++
    assert.ok(await migrate([], path), `write ${n}: the next start`)
    assert.deepEqual(look(path), [allSteps, true])
    assert.equal(countNumbers(path), people)
  }
  t.diagnostic(`killed at ${kills} writes`)
  assert.ok(kills > 3, 'too few kills to show anything')
})

/** People with whatever every column of the first step must have. */
function fill(path: string): void {
  const db = new DatabaseSync(path)
  const columns = db.prepare('pragma table_info(user)').all() as { name: string; type: string; notnull: number }[]
  const filled = columns.filter(({ name, notnull }) => notnull === 1 || name === 'id')
  const names = filled.map(({ name }) => `"${name}"`).join(', ')
  const insert = db.prepare(`insert into user (${names}) values (${filled.map(() => '?').join(', ')})`)
  for (let i = 0; i < people; i++)
    insert.run(...filled.map(({ name, type }) => (name === 'id' ? `person-${i}` : type === 'text' ? '' : i)))
  db.exec('pragma wal_checkpoint(truncate)')
  db.close()
}

const read = <T>(path: string, work: (db: DatabaseSync) => T): T => {
  const db = new DatabaseSync(path)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** The steps said to be done, and whether the second one's columns are there. */
const look = (path: string): [string[], boolean] =>
  read(path, db => [
    db
      .prepare('select name from kysely_migration order by name')
      .all()
      .map(({ name }) => String(name)),
    db
      .prepare('pragma table_info(user)')
      .all()
      .some(({ name }) => name === 'uidNumber'),
  ])

const countNumbers = (path: string): number =>
  read(path, db => Number(db.prepare('select count(distinct uidNumber) as n from user').get()?.['n']))
