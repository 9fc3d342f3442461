import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { readPostgresSnapshot, readSqliteSnapshot } from '#store'
import { run } from '../cli/command-line.ts'
import { openTestWorld, operator, cli, password } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { readEverything } from './every-table.ts'
import { furnish } from './furnish.ts'

const by = { actor: operator, origin: cli }

/** What a restore changes of a store: what stood open, the log it appends to, and what nodes and copies say of themselves. */
const restored = new Set([
  'session',
  'oneTime',
  'pause',
  'oidcRecord',
  'apiToken',
  'serviceToken',
  'change',
  'audit',
  'backup',
  'meta',
])

describe('a backup goes from one engine to the other and back', { skip: noPostgres }, () => {
  const base = mkdtempSync(join(tmpdir(), 'doorward-engines-'))
  const keyFile = join(base, 'key.txt')
  let cluster: Cluster
  let [first, second] = ['', '']
  before(async () => {
    cluster = await startPostgres()
    first = await cluster.newDatabase()
    second = await cluster.newDatabase()
  })
  after(async () => {
    await cluster.dispose()
    rmSync(base, { recursive: true })
  })

  function assertSame(found: Record<string, string[]>, wanted: Record<string, string[]>): void {
    for (const [table, rows] of Object.entries(wanted))
      if (!restored.has(table)) assert.deepEqual(found[table], rows, table)
  }

  test('from SQLite to PostgreSQL: the same rows, everything works, and numbers go on', async () => {
    const from = await openTestWorld({ dataFolder: join(base, 'from') })
    await furnish(from)
    writeFileSync(keyFile, (await from.backups.newRecoveryKey(by)).reveal())
    await from.backups.make(by, { file: join(base, 'from-sqlite.dwb') })
    const secret = await from.asOperator.apps.listSecrets({ kind: 'directory-server', ownerId: 'directory-server' })
    const shown = await from.asOperator.apps.revealSecret(secret[0]?.id ?? '')
    const tables = await readSqliteSnapshot(join(base, 'from', 'doorward.db'), readEverything)
    await from.close()

    const env = { DOORWARD_STORAGE_POSTGRES: first }
    const where = ['--key-file', keyFile, '--data', join(base, 'to')]
    const { code, out, err } = await run(['restore', join(base, 'from-sqlite.dwb'), ...where], { env })
    assert.equal(code, 0, `${out}\n${err}`)
    assertSame(await readPostgresSnapshot(first, readEverything), tables)

    const world = await openTestWorld({ dataFolder: join(base, 'to'), postgres: first })
    assert.ok(world.memory.seq > 1_000_000)
    const seq = world.memory.seq
    await world.add('newcomer')
    assert.ok(world.memory.seq > seq)
    const again = await world.asOperator.apps.revealSecret(secret[0]?.id ?? '')
    assert.equal(again.reveal(), shown.reveal())
    const visitor = { address: '192.0.2.1', userAgent: 'test' }
    const signIn = { identifier: 'amara', password: new Secret(password), visitor }
    assert.equal((await world.signIn.withPassword(signIn)).kind, 'signed-in')
    assert.deepEqual(
      (await world.backups.verify()).filter(({ wrong }) => wrong > 0),
      [],
    )

    const refused = await run(['restore', join(base, 'from-sqlite.dwb'), ...where], { env })
    assert.equal(refused.code, 1)
    await world.close()
  })

  test('from PostgreSQL to SQLite and to another PostgreSQL', async () => {
    const world = await openTestWorld({ dataFolder: join(base, 'to'), postgres: first })
    const made = await world.backups.make(by, { file: join(base, 'from-postgres.dwb') })
    assert.equal(made.trouble, null)
    await world.close()
    const tables = await readPostgresSnapshot(first, readEverything)
    const restore = (folder: string, env: Record<string, string>) =>
      run(['restore', made.path, '--key-file', keyFile, '--data', join(base, folder)], { env })

    const back = await restore('back', {})
    assert.equal(back.code, 0, back.err)
    assertSame(await readSqliteSnapshot(join(base, 'back', 'doorward.db'), readEverything), tables)
    const other = await restore('other', { DOORWARD_STORAGE_POSTGRES: second })
    assert.equal(other.code, 0, other.err)
    assertSame(await readPostgresSnapshot(second, readEverything), tables)
    const keys = ['from', 'to', 'back', 'other'].map(name =>
      readFileSync(join(base, name, 'keys', 'master.key'), 'utf8'),
    )
    assert.equal(new Set(keys).size, 1)
  })

  test('a database that a server runs on, or that has rows, is left as it is', async () => {
    const empty = await cluster.newDatabase()
    const world = await openTestWorld({ dataFolder: join(base, 'running'), postgres: empty })
    const args = ['restore', join(base, 'from-sqlite.dwb'), '--key-file', keyFile, '--data', join(base, 'beside')]
    const { code, err } = await run(args, { env: { DOORWARD_STORAGE_POSTGRES: empty } })
    assert.equal(code, 1)
    assert.match(err, /A server runs on this database/)
    await world.close()
  })

  test('of two nodes one makes the copy that is due', async () => {
    const database = await cluster.newDatabase()
    const clock = { now: () => Date.UTC(2026, 5, 12, 1, 0) }
    const one = await openTestWorld({ dataFolder: join(base, 'one'), postgres: database, clock })
    await one.backups.newRecoveryKey(by)
    clock.now = () => Date.UTC(2026, 5, 12, 2, 0)
    const two = await one.openBeside()
    await Promise.all([one.backups.tick(), two.backups.tick()])
    const rows = await one.backups.list()
    assert.equal(rows.length, 1)
    assert.equal(rows[0]?.trouble, null)
    await two.dispose()
    await one.close()
  })
})
