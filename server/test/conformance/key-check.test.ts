import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Problem } from '#ground'
import { openTestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'

let cluster: Cluster
before(async () => {
  if (noPostgres === false) cluster = await startPostgres()
})
after(async () => {
  if (noPostgres === false) await cluster.dispose()
})

const refusal = (words: RegExp) => (error: unknown) =>
  error instanceof Problem && error.code === 'unavailable' && words.test(error.message)

for (const engine of ['SQLite', 'PostgreSQL'])
  describe(`the master key fits the store, on ${engine}`, { skip: engine === 'PostgreSQL' && noPostgres }, () => {
    test('a missing one stops the start, another one too, and the right one opens it again', async t => {
      const dataFolder = mkdtempSync(join(tmpdir(), 'doorward-key-'))
      t.after(() => rmSync(dataFolder, { recursive: true, force: true }))
      const options = engine === 'SQLite' ? { dataFolder } : { dataFolder, postgres: await cluster.newDatabase() }
      const world = await openTestWorld(options)
      await world.add('alice')
      await world.close()

      const [keys, away] = [join(dataFolder, 'keys'), join(dataFolder, 'away')]
      renameSync(keys, away)
      await assert.rejects(openTestWorld(options), refusal(/is missing/))
      const other = await openTestWorld()
      await other.close()
      await assert.rejects(
        openTestWorld({ ...options, keysFolder: join(other.dataFolder, 'keys') }),
        refusal(/is not the one this store was written with/),
      )
      rmSync(other.dataFolder, { recursive: true })

      renameSync(away, keys)
      const again = await openTestWorld(options)
      assert.ok(again.memory.people.findByUsername('alice'))
      await again.close()
    })
  })

test('PostgreSQL: nodes that start together on an empty database: one makes it, all find it made', {
  skip: noPostgres,
}, async t => {
  const keysFolder = mkdtempSync(join(tmpdir(), 'doorward-keys-'))
  t.after(() => rmSync(keysFolder, { recursive: true, force: true }))
  await (await openTestWorld({ keysFolder, postgres: await cluster.newDatabase() })).dispose()
  const postgres = await cluster.newDatabase()
  // The key exists already, as an operator would have copied it: the database has never seen it.
  const worlds = await Promise.allSettled(Array.from({ length: 4 }, () => openTestWorld({ keysFolder, postgres })))
  for (const world of worlds) {
    assert.ok(world.status === 'fulfilled', world.status === 'rejected' ? String(world.reason) : '')
    await world.value.dispose()
  }
})
