import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AdapterPayload } from 'oidc-provider'
import { createStoredAttempts, type AttemptCommands } from '#store'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { oidcAdapterSuite } from './oidc-adapter-suite.ts'
import { openAdapterWorld } from './oidc-adapter-world.ts'

let cluster: Cluster
before(async () => {
  if (noPostgres === false) cluster = await startPostgres()
})
after(async () => {
  if (noPostgres === false) await cluster.dispose()
})

const partsOf = ({ clock, store }: TestWorld) => ({
  clock,
  run: store.commands<AttemptCommands>('attempts'),
  read: store.read,
})

oidcAdapterSuite(
  'PostgreSQL',
  async () => {
    const world = await openTestWorld({ postgres: await cluster.newDatabase() })
    return openAdapterWorld(world, kind => createStoredAttempts<AdapterPayload>(partsOf(world), kind, 100))
  },
  { skip: noPostgres },
)

test('PostgreSQL: an attempt begun at one node goes on at another, within its time and its number', {
  skip: noPostgres,
}, async t => {
  const clock = fixedClock()
  const here = await openTestWorld({ clock, postgres: await cluster.newDatabase() })
  t.after(() => here.dispose())
  const there = await here.openBeside()
  t.after(() => there.dispose())
  const [a, b] = [here, there].map(world => createStoredAttempts<AdapterPayload>(partsOf(world), 'interaction', 3))
  assert.ok(a && b)

  await a.put('i1', { params: { state: 'x' } }, 60_000)
  const beganAt = clock.now()
  clock.advance(1_000)
  await b.put('i1', { params: { state: 'y' } }, 60_000)
  assert.deepEqual(await a.find('i1'), { params: { state: 'y' } })
  assert.equal(await b.beganAt('i1'), beganAt)
  assert.deepEqual(
    new Set(await Promise.all([a.keepReference('i1', 'first'), b.keepReference('i1', 'second')])).size,
    1,
    'both refusals show one reference',
  )
  assert.equal(await a.keepReference('i1', 'third'), await b.keepReference('i1', 'fourth'))
  assert.deepEqual(
    (await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? a : b).take('i1')))).filter(Boolean).length,
    1,
    'of many at both nodes one takes it',
  )
  await a.put('i1', {}, 60_000)
  assert.equal(await createStoredAttempts<AdapterPayload>(partsOf(there), 'stranger', 3).find('i1'), undefined)

  for (let i = 0; i < 5; i++) {
    clock.advance(1)
    await a.put(`more${i}`, {}, 60_000)
  }
  await b.deleteExpired()
  const kept = await Promise.all(['i1', 'more0', 'more1', 'more2', 'more3', 'more4'].map(id => b.find(id)))
  assert.deepEqual(
    kept.map(found => found !== undefined),
    [false, false, false, true, true, true],
  )
  clock.advance(60_000)
  assert.equal(await b.find('more4'), undefined)
  await a.deleteExpired()
  const rows = await here.store.read.selectFrom('attempt').select('id').execute()
  assert.equal(rows.length, 0)
})
