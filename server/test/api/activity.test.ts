import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, hours, minutes, Secret, type AppId } from '#ground'
import type { App, User } from '#directory'
import { enrol } from '../second-factor/enrol.ts'
import { openApiWorld, type ApiWorld } from './api-world.ts'

let world: ApiWorld
let anna: User
let grafana: App
let wiki: App

const visitor = { address: '192.0.2.10', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Firefox/143.0' }
const oidc = { redirectUris: ['https://app.example.com/cb'] }

before(async () => {
  world = await openApiWorld()
  await world.add('olivia', { role: 'owner' })
  await world.add('mona', { role: 'usermanager' })
  anna = await world.add('anna')
  grafana = (await world.asOperator.apps.create({ title: 'Grafana', oidc })).app
  wiki = (await world.asOperator.apps.create({ title: 'Wiki', oidc })).app
  // What setting this up has written is in none of the days that are asked about.
  world.clock.advance(days(100))
})
after(() => world.dispose())

const signIn = (password: string) =>
  world.signIn.withPassword({ identifier: 'anna', password: new Secret(password), visitor })

function open(app: AppId, outcome: 'done' | 'refused' = 'done') {
  world.events.add({
    kind: 'app.opened',
    outcome,
    actor: { kind: 'user', id: anna.id, role: 'user' },
    subject: anna.id,
    app,
    origin: { door: 'oidc', address: visitor.address },
  })
}

/** Whoever asks signs in for it, which is counted too. */
async function activity(query: Record<string, string> = {}) {
  await world.events.flush()
  const { status, body } = await world.call(await world.cookieOf('olivia'), 'getActivity', { query })
  assert.equal(status, 200, JSON.stringify(body))
  return body as {
    days: { day: string; worked: number; failed: number }[]
    activePeople: number
    apps: { app: { id: string; name: string }; opened: number }[]
    unused: { app: { name: string }; lastOpenedAt: string | null }[]
  }
}

const failures = (days: { failed: number }[]) => days.reduce((sum, { failed }) => sum + failed, 0)

describe('sign-ins by day', () => {
  test('those that worked and those that did not, each on its day', async () => {
    const before = (await activity()).days.at(-1)
    await signIn('wrong')
    await signIn('a quiet green door')
    const after = await activity()
    assert.equal(after.days.length, 7)
    // The second question signed olivia in too.
    assert.equal(after.days.at(-1)?.worked, (before?.worked ?? 0) + 2)
    assert.equal(after.days.at(-1)?.failed, (before?.failed ?? 0) + 1)

    world.clock.advance(days(1))
    const tomorrow = await activity()
    assert.equal(tomorrow.days.at(-2)?.failed, 1)
    assert.equal(tomorrow.days.at(-1)?.failed, 0)
  })

  test('people are counted once each, by what worked, over a week at most', async () => {
    world.clock.advance(days(20))
    assert.equal((await activity()).activePeople, 1, 'who asks')
    await signIn('wrong')
    assert.equal((await activity()).activePeople, 1)
    open(grafana.id, 'refused')
    assert.equal((await activity()).activePeople, 1)
    open(grafana.id)
    open(wiki.id)
    await signIn('a quiet green door')
    assert.equal((await activity()).activePeople, 2)
    assert.equal((await activity({ days: '1' })).activePeople, 2)
    world.clock.advance(days(7))
    assert.equal((await activity({ days: '30' })).activePeople, 1, 'of the last week only')
  })

  test('a day that is over is told the same again', async () => {
    world.clock.advance(days(2))
    const first = await activity({ days: '30' })
    const again = await activity({ days: '30' })
    assert.deepEqual(again.days.slice(0, -1), first.days.slice(0, -1))
    assert.equal(failures(again.days.slice(0, -1)), 1)
  })

  test('days begin at midnight of the zone that is asked for', async () => {
    // To half an hour before midnight in UTC: it is tomorrow in Berlin.
    world.clock.advance(days(1) - (world.clock.now() % days(1)) + hours(23) + minutes(30))
    await signIn('wrong')
    const utc = await activity({ days: '2' })
    const berlin = await activity({ days: '2', zone: 'Europe/Berlin' })
    assert.notEqual(utc.days.at(-1)?.day, berlin.days.at(-1)?.day)
    world.clock.advance(days(1))
    assert.equal((await activity({ days: '2' })).days.at(-2)?.failed, 1)
    assert.equal((await activity({ days: '2', zone: 'Europe/Berlin' })).days.at(-2)?.failed, 1)
  })

  for (const [query, path] of [
    [{ days: '0' }, 'days'],
    [{ days: '91' }, 'days'],
    [{ days: 'all' }, 'days'],
    [{ zone: 'Europe/Nowhere' }, 'zone'],
  ] as const)
    test(`refused: ${JSON.stringify(query)}`, async () => {
      const { status, body } = await world.call(await world.cookieOf('olivia'), 'getActivity', { query })
      assert.equal(status, 422)
      assert.deepEqual(
        body.errors.map((error: { path: string }) => error.path),
        [path],
      )
    })
})

describe('apps by use', () => {
  test('the most used first; a refusal is no use', async () => {
    for (const app of [wiki.id, grafana.id, wiki.id]) open(app)
    open(grafana.id, 'refused')
    const { apps, unused } = await activity({ days: '1' })
    assert.deepEqual(
      apps.map(({ app, opened }) => [app.name, opened]),
      [
        ['Wiki', 2],
        ['Grafana', 1],
      ],
    )
    assert.deepEqual(unused, [])
  })

  test('what was not opened, with when it last was', async () => {
    await world.asOperator.apps.create({ title: 'Never', oidc })
    const at = new Date(world.clock.now()).toISOString()
    world.clock.advance(days(3))
    open(wiki.id)
    const { apps, unused } = await activity({ days: '2' })
    assert.deepEqual(
      apps.map(({ app }) => app.name),
      ['Wiki'],
    )
    assert.deepEqual(
      unused.map(({ app, lastOpenedAt }) => [app.name, lastOpenedAt]),
      [
        ['Never', null],
        ['Grafana', at],
      ],
    )
  })

  test('a switched-off app is not unused, and a deleted one is in no list', async () => {
    const gone = (await world.asOperator.apps.create({ title: 'Gone', oidc })).app
    open(gone.id)
    await activity()
    await world.asOperator.apps.delete(gone.id)
    await world.asOperator.apps.update(grafana.id, { enabled: false })
    const { apps, unused } = await activity({ days: '1' })
    assert.ok(!apps.some(({ app }) => app.name === 'Gone'))
    assert.deepEqual(unused.map(({ app }) => app.name).toSorted(), ['Never'])
  })

  test('user managers are told nothing of it', async () => {
    assert.equal((await world.call(await world.cookieOf('mona'), 'getActivity', {})).status, 403)
  })
})

describe('second factors', () => {
  const coverage = async () => {
    const { status, body } = await world.call(await world.cookieOf('mona'), 'getSecondFactorCoverage', {})
    assert.equal(status, 200, JSON.stringify(body))
    return body as {
      people: number
      having: number
      managersWithout: number
      groups: { group: { name: string }; people: number; having: number }[]
    }
  }

  test('of those who can sign in, of managers, and by group with the least covered first', async () => {
    const start = await coverage()
    assert.deepEqual(start, { people: 3, having: 0, managersWithout: 2, groups: [] })

    const staff = await world.asOperator.groups.create({ name: 'Staff' })
    const board = await world.asOperator.groups.create({ name: 'Board' })
    await world.asOperator.groups.create({ name: 'Empty' })
    await world.asOperator.groups.changeMembers(staff.id, { add: [{ id: anna.id }] })
    const owner = world.directory.memory.people.findByUsername('olivia') ?? assert.fail()
    await world.asOperator.groups.changeMembers(board.id, { add: [{ id: owner.id }] })
    await enrol({ world }, 'olivia', { now: () => world.clock.now(), advance: () => {} })
    const bert = await world.add('bert')
    await world.asOperator.groups.changeMembers(staff.id, { add: [{ id: bert.id }] })
    await world.asOperator.users.disable(bert.id)

    const { groups, ...all } = await coverage()
    assert.deepEqual(all, { people: 3, having: 1, managersWithout: 1 })
    assert.deepEqual(
      groups.map(({ group, people, having }) => [group.name, people, having]),
      [
        ['Staff', 1, 0],
        ['Board', 1, 1],
      ],
    )
  })
})
