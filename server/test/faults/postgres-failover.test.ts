import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { limits } from '#ground'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { createWriters, untilCurrent } from './postgres-writers.ts'

interface Pair {
  primary: Cluster
  standby: Cluster
  /** Names both, as a configuration does. */
  url: string
}

async function startPair(t: TestContext): Promise<Pair> {
  const primary = await startPostgres({ durable: true })
  t.after(() => primary.dispose())
  const standby = await primary.addStandby('s1')
  while ((await primary.query(`select 1 from pg_stat_replication where state = 'streaming'`)).length === 0)
    await sleep(50)
  return {
    primary,
    standby,
    url: `postgres://doorward@127.0.0.1:${primary.port},127.0.0.1:${standby.port}/postgres`,
  }
}

async function openNodes(t: TestContext, postgres: string, log = pino({ level: 'silent' })): Promise<TestWorld[]> {
  const here = await openTestWorld({ postgres, log })
  const there = await here.openBeside()
  t.after(async () => {
    await there.dispose()
    await here.dispose()
  })
  return [here, there]
}

/** A busy machine takes longer over them. */
async function untilDone(writers: { readonly done: number }, count: number): Promise<void> {
  while (writers.done < count) await sleep(20)
}

describe('failover of PostgreSQL', { skip: noPostgres, timeout: 120_000 }, () => {
  test('to a synchronous standby: nothing acknowledged is lost, and the nodes go there by themselves', async t => {
    const { primary, standby, url } = await startPair(t)
    await primary.query(`alter system set synchronous_standby_names = 's1'`)
    await primary.query('select pg_reload_conf()')
    while ((await primary.query(`select 1 from pg_stat_replication where sync_state = 'sync'`)).length === 0)
      await sleep(50)

    const nodes = await openNodes(t, url)
    const writers = await createWriters(nodes)
    const over = new AbortController()
    const writing = writers.write(over.signal)
    await sleep(1_500)
    await untilDone(writers, 51)
    const before = writers.done
    primary.kill()
    await standby.promote()
    // The new primary has no standby of its own to wait for yet.
    await standby.query(`alter system set synchronous_standby_names = ''`)
    await standby.query('select pg_reload_conf()')
    const [from, acknowledged] = [performance.now(), writers.done]
    while (writers.done === acknowledged) await sleep(10)
    t.diagnostic(`written again ${Math.round(performance.now() - from)} ms after the promotion`)
    for (const node of nodes) await untilCurrent(node)
    await sleep(1_000)
    await untilDone(writers, before + 51)
    over.abort()
    await writing
    await writers.check()
    t.diagnostic(`${before} acknowledged before, ${writers.done - before} after; ${writers.refused} unavailable`)
    assert.ok(before > 50 && writers.done - before > 50)
  })

  test('to a standby that lags: what it has lost is said, and memory is what is there', async t => {
    const { primary, standby, url } = await startPair(t)
    const told: string[] = []
    const log = pino({ level: 'warn' }, { write: (line: string) => void told.push(line) })
    const nodes = await openNodes(t, url, log)
    const [here, there] = nodes
    assert.ok(here && there)
    const kept = await here.add('kept')
    const { users, groups } = here.asOperator
    const replayed = async (): Promise<boolean> =>
      (await standby.query(`select 1 from "user" where "username" = 'kept'`)).length > 0
    while (!(await replayed())) await sleep(20)

    // The standby hears nothing more, and the primary goes on without it.
    await primary.query(`select pg_terminate_backend(pid) from pg_stat_replication`)
    await standby.query(`alter system set primary_conninfo = ''`)
    await standby.query('select pg_reload_conf()')
    const lost = await here.add('lost')
    await users.update(kept.id, { displayName: 'A name that is lost' })
    const gone = await groups.create({ name: 'lost too' })
    assert.ok(await there.store.catchUp(here.memory.seq, 2_000))

    primary.kill()
    await standby.promote()
    // What a node knew of the old primary counts for so long; after that it has asked the new one, or answers nothing.
    await sleep(limits.store.confirmMs)
    for (const node of nodes) await untilCurrent(node)
    for (const { memory } of nodes) {
      assert.equal(memory.people.find(lost.id), undefined, 'somebody who is in no table is still in memory')
      assert.equal(memory.groups.find(gone.id), undefined)
      assert.equal(memory.people.find(kept.id)?.displayName, kept.displayName)
    }
    assert.match(told.join(''), /has lost changes that were acknowledged/)

    // Numbers go on, and both nodes with them.
    const next = await there.asOperator.groups.create({ name: 'afterwards' })
    assert.ok(await here.store.catchUp(there.memory.seq, 2_000))
    assert.ok(here.memory.groups.find(next.id))
    for (const writer of [here, there]) assert.ok(writer.store.isCurrent())

    // The old primary comes back and is no standby: nobody goes back to it, and who starts now does not go there either.
    await primary.start()
    const late = await here.openBeside()
    t.after(() => late.dispose())
    for (const [i, node] of [here, there, late].entries()) {
      assert.ok(node.memory.groups.find(next.id))
      await node.add(`late${i}`)
    }
    const sql = `select 1 from "user" where "username" like 'late%'`
    assert.deepEqual([(await standby.query(sql)).length, (await primary.query(sql)).length], [3, 0])
  })
})
