import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { readConfig, Secret, silentLog } from '#ground'
import type { Finding } from '../../src/main/doctor/check.ts'
import { createExamine } from '../../src/main/doctor/examine.ts'
import { openWorld, type World } from '../../src/main/world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { cheapHash } from '../world/open-test-world.ts'

describe('the doctor, on PostgreSQL', { skip: noPostgres }, () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'doorward-doctor-pg-'))
  let cluster: Cluster
  let url: string
  let world: World
  let examine: () => Promise<Record<string, Finding>>
  before(async () => {
    cluster = await startPostgres()
    url = await cluster.newDatabase()
    world = await openWorld({
      dataFolder,
      database: { postgres: new Secret(url) },
      log: silentLog,
      hashCost: cheapHash,
    })
    const config = await readConfig({
      flags: { data: dataFolder },
      env: { DOORWARD_STORAGE_POSTGRES: url },
      cwd: dataFolder,
    })
    const look = createExamine(world, config)
    examine = async () => Object.fromEntries((await look()).map(finding => [finding.name, finding]))
  })
  after(async () => {
    await world.close()
    await cluster.dispose()
    rmSync(dataFolder, { recursive: true, force: true })
  })

  test('it says how durable it is, whether nodes are woken, and how far apart the clocks are', async () => {
    const found = await examine()
    assert.match(found['store.engine']?.sentence ?? '', /^PostgreSQL \d/)
    for (const name of ['store.woken', 'store.schema', 'store.current', 'clock.database', 'store.nodes'])
      assert.equal(found[name]?.verdict, 'ok', `${name}: ${found[name]?.sentence}`)
    assert.equal(found['store.standby']?.verdict, 'look')
    assert.equal(found['store.whole'], undefined, 'nothing of SQLite is looked at')
  })

  test('what is off is wrong, and a node that went without a word is looked at', async () => {
    // The test's own server does not flush.
    assert.match((await examine())['store.durable']?.sentence ?? '', /fsync/)
    const now = Date.now()
    await cluster.query(
      `insert into "node" ("id", "name", "version", "startedAt", "seenAt", "seq")
         values ('gone', 'node9', '0.0.1', ${now - 9e6}, ${now - 9e5}, 1)`,
      new URL(url).pathname.slice(1),
    )
    assert.match((await examine())['store.nodes-lost']?.sentence ?? '', /node9/)
  })
})
