import assert from 'node:assert/strict'
import { after, before, describe, test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '#ground'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { startTcpProxy } from '../world/tcp-proxy.ts'
import { createWriters, untilCurrent } from './postgres-writers.ts'

const databaseOf = (url: string): string => new URL(url).pathname.slice(1)

describe('PostgreSQL that comes and goes', { skip: noPostgres, timeout: 120_000 }, () => {
  let cluster: Cluster
  before(async () => {
    // Flushing, since a restart at once must find what was acknowledged.
    cluster = await startPostgres({ durable: true })
  })
  after(() => cluster.dispose())

  async function openNodes(t: TestContext, postgres: string): Promise<[TestWorld, TestWorld]> {
    const here = await openTestWorld({ postgres })
    t.after(() => here.dispose())
    const there = await here.openBeside()
    t.after(() => there.dispose())
    return [here, there]
  }

  test('sessions ended under writers, again and again: all heals, nothing acknowledged is lost', async t => {
    const postgres = await cluster.newDatabase()
    const writers = await createWriters(await openNodes(t, postgres))
    const over = new AbortController()
    const writing = writers.write(over.signal)
    let ended = 0
    for (let i = 0; i < 15; i++) {
      await sleep(200)
      const rows = await cluster.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${databaseOf(postgres)}'`,
      )
      ended += rows.length
    }
    await sleep(500)
    over.abort()
    await writing
    await writers.check()
    t.diagnostic(`${ended} sessions ended; ${writers.done} acknowledged, ${writers.refused} unavailable`)
    assert.ok(writers.done > 100, `only ${writers.done} were acknowledged`)
    assert.ok(writers.refused > 0, 'nobody was ever interrupted')
  })

  test('the server stopped at once and started again, under load', async t => {
    const nodes = await openNodes(t, await cluster.newDatabase())
    const writers = await createWriters(nodes)
    const over = new AbortController()
    const writing = writers.write(over.signal)
    for (let i = 0; i < 2; i++) {
      await sleep(1_000)
      await cluster.stopAtOnce()
      await sleep(2_200)
      for (const { store } of nodes) assert.equal(store.isCurrent(), false, 'a node decides without its store')
      await cluster.start()
      for (const node of nodes) await untilCurrent(node)
    }
    await sleep(500)
    over.abort()
    await writing
    await writers.check()
    t.diagnostic(`${writers.done} acknowledged, ${writers.refused} unavailable`)
    assert.ok(writers.done > 100, `only ${writers.done} were acknowledged`)
  })

  test('a connection that falls silent is an answer and not a hang', async t => {
    const postgres = await cluster.newDatabase()
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: cluster.port })
    const node = await openTestWorld({
      postgres: `postgres://doorward@127.0.0.1:${proxy.port}/${databaseOf(postgres)}`,
    })
    t.after(async () => {
      await node.dispose()
      await proxy.close()
    })
    const writers = await createWriters([node])
    const over = new AbortController()
    const writing = writers.write(over.signal)
    await sleep(700)
    const before = writers.done
    proxy.freeze()
    await sleep(2_300)
    assert.equal(node.store.isCurrent(), false, 'a node decides without its store')
    const from = performance.now()
    await assert.rejects(
      node.asOperator.groups.create({ name: 'while silent' }),
      (error: unknown) => error instanceof Problem && error.code === 'unavailable',
    )
    assert.ok(performance.now() - from < 6_000, 'a change took longer than its patience')
    await assert.rejects(
      node.store.read.selectFrom('user').select('id').limit(1).execute(),
      (error: unknown) => error instanceof Problem && error.code === 'unavailable',
    )
    proxy.thaw()
    await untilCurrent(node)
    await sleep(700)
    over.abort()
    await writing
    assert.ok(writers.done > before, 'it writes again')
    await writers.check()
    t.diagnostic(`${writers.done} acknowledged, ${writers.refused} unavailable`)
  })

  test('without its wake-up, a change is seen within the poll', async t => {
    const postgres = await cluster.newDatabase()
    const database = databaseOf(postgres)
    const [here, there] = await openNodes(t, postgres)
    async function seenWithin(maxMs: number, isSeen: () => boolean): Promise<void> {
      const from = performance.now()
      while (!isSeen()) {
        assert.ok(performance.now() - from < maxMs, `not seen within ${maxMs} ms`)
        await sleep(5)
      }
    }
    const following = `from pg_stat_activity where datname = '${database}' and application_name = 'doorward following'`
    for (let i = 0; i < 5; i++) {
      while ((await cluster.query(`select pid ${following}`)).length < 2) await sleep(20)
      const ended = await cluster.query(`select pg_terminate_backend(pid) ${following}`)
      assert.equal(ended.length, 2)
      const group = await here.asOperator.groups.create({ name: `group ${i}` })
      await seenWithin(1_000, () => there.memory.groups.find(group.id) !== undefined)
    }
    // A change that nobody was told of, as when a pooler swallows it.
    const group = await here.asOperator.groups.create({ name: 'staff' })
    for (const [i, node] of [here, there].entries()) {
      await cluster.query(
        `begin; update "group" set "description" = 'd${i}' where "id" = '${group.id}';
         insert into "change" ("at", "actor", "subject", "kind", "data")
           values (1, 'test', '${group.id}', 'group.updated', '{}'); commit`,
        database,
      )
      await seenWithin(1_000, () => node.memory.groups.find(group.id)?.description === `d${i}`)
    }
  })
})
