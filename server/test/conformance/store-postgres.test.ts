import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Problem, silentLog } from '#ground'
import { openPostgresStore } from '#store'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { suiteCommands } from './store-commands.ts'
import { storeSuite } from './store-suite.ts'

let cluster: Cluster
before(async () => {
  if (noPostgres === false) cluster = await startPostgres()
})
after(async () => {
  if (noPostgres === false) await cluster.dispose()
})

const commands = { suite: suiteCommands }
const unordered = new Set(['suite.putBoth'])

storeSuite(
  'PostgreSQL',
  () => {
    let url: string | undefined
    const open = async () => {
      url ??= await cluster.newDatabase()
      return openPostgresStore({ url, commands, unordered, log: silentLog })
    }
    return { open, reopen: open }
  },
  { skip: noPostgres },
)

describe('store: what only PostgreSQL has to show', { skip: noPostgres }, () => {
  const openFresh = async () =>
    openPostgresStore({ url: await cluster.newDatabase(), commands, unordered, log: silentLog })

  test('commands beside one another that hold each other’s rows are run again, and all end', async t => {
    const store = await openFresh()
    t.after(() => store.close())
    const run = store.commands<typeof suiteCommands>('suite')
    await run('putBoth', { keys: ['a', 'b'], value: '0' })
    await Promise.all(
      Array.from({ length: 4 }, (_, i) =>
        run('putBoth', { keys: i % 2 === 0 ? ['a', 'b'] : ['b', 'a'], value: String(i) }),
      ),
    )
    const rows = await store.read.selectFrom('meta').select('value').where('key', 'in', ['a', 'b']).execute()
    assert.equal(new Set(rows.map(row => row.value)).size, 1, 'both rows are one command’s')
  })

  test('numbers are numbers, truth is 0 or 1, and a NUL is refused', async t => {
    const store = await openFresh()
    t.after(() => store.close())
    const run = store.commands<typeof suiteCommands>('suite')
    for (let i = 0; i < 3; i++) await run('log', { subject: 's' })
    const row = await store.read
      .selectFrom('change')
      .select(c => [
        c.fn.countAll().as('count'),
        c.fn.sum('seq').as('sum'),
        c.fn.max('at').as('at'),
        c('subject', '=', 's').as('is'),
      ])
      .groupBy('subject')
      .executeTakeFirstOrThrow()
    assert.deepEqual(row, { count: 3, sum: 6, at: 1, is: 1 })
    await assert.rejects(
      run('put', { key: 'a\0b', value: '1' }),
      (error: unknown) => error instanceof Problem && error.code === 'invalid',
    )
  })

  test('a snapshot streams many rows of one moment, whatever is written meanwhile', async t => {
    const store = await openFresh()
    t.after(() => store.close())
    const run = store.commands<typeof suiteCommands>('suite')
    await Promise.all(Array.from({ length: 1200 }, (_, i) => run('log', { subject: `s${i}` })))
    const seen = await store.snapshot(async db => {
      const found: number[] = []
      const rows = db.selectFrom('change').select('seq').where('seq', '>', 100).orderBy('seq')
      for await (const { seq } of rows.stream(500)) {
        if (found.length === 0) await run('log', { subject: 'meanwhile' })
        found.push(seq)
      }
      return found
    })
    assert.deepEqual(
      seen,
      Array.from({ length: 1100 }, (_, i) => i + 101),
    )
  })

  test('another node’s changes are caught up with at once when asked, and a number to come is not', async t => {
    const url = await cluster.newDatabase()
    const open = () => openPostgresStore({ url, commands, unordered, log: silentLog })
    const [here, there] = [await open(), await open()]
    t.after(() => Promise.all([here.close(), there.close()]))
    const seen: number[] = []
    there.follow({
      get seq() {
        return seen.at(-1) ?? 0
      },
      apply: effects => void seen.push(...effects.map(({ seq }) => seq)),
      reload: () => Promise.reject(new Error('nothing to read again')),
      readChanges: (_db, changes) => Promise.resolve(changes.map(({ seq }) => ({ seq }))),
    })
    const last = await here.commands<typeof suiteCommands>('suite')('log', { subject: 's' })
    const from = performance.now()
    assert.ok(await there.catchUp(last, 1_000))
    assert.ok(performance.now() - from < 400, 'it waited for the poll')
    assert.equal(await there.catchUp(last + 1, 50), false)
    assert.ok(there.isCurrent())
    // Both write now: each sees all, in order.
    const runs = [here, there].map(store => store.commands<typeof suiteCommands>('suite'))
    await Promise.all(Array.from({ length: 60 }, async (_, i) => runs[i % 2]?.('log', { subject: `t${i}` })))
    assert.ok(await there.catchUp(last + 60, 1_000))
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    )
    assert.equal(seen.length, 61)
  })
})
