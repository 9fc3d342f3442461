import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { AccessFinding } from '@doorward/contract'
import { days, type AppId, type UserId } from '#ground'
import type { App, User } from '#directory'
import { openStaffedWorld } from './staffed-world.ts'

const { world, adam, mona } = await openStaffedWorld()
after(() => world.dispose())

const oidc = { redirectUris: ['https://app.example.com/cb'] }

function open(app: AppId, user: UserId, outcome: 'done' | 'refused' = 'done') {
  world.events.add({
    kind: 'app.opened',
    outcome,
    actor: { kind: 'user', id: user, role: 'user' },
    subject: user,
    app,
    origin: { door: 'oidc', address: '192.0.2.10' },
  })
}

describe('how an app is used', () => {
  let [anna, bert]: User[] = []
  let [grafana, wiki]: App[] = []
  before(async () => {
    ;[anna, bert] = [await world.add('anna'), await world.add('bert')]
    grafana = (await world.asOperator.apps.create({ title: 'Grafana', oidc })).app
    wiki = (await world.asOperator.apps.create({ title: 'Wiki', oidc })).app
  })

  const useOf = async (query: Record<string, string> = {}) => {
    await world.events.flush()
    const { status, body } = await world.call(adam, 'getAppActivity', { params: { id: grafana?.id ?? '' }, query })
    assert.equal(status, 200, JSON.stringify(body))
    return body as { days: { day: string; opened: number; refused: number }[]; people: number }
  }

  test('by day, those let in and those refused, and of how many people; of this app alone', async () => {
    assert.ok(anna && bert && grafana && wiki)
    open(grafana.id, anna.id)
    open(grafana.id, bert.id, 'refused')
    open(wiki.id, bert.id)
    await world.events.flush()
    world.clock.advance(days(1))
    open(grafana.id, anna.id)
    open(grafana.id, anna.id)
    const told = await useOf({ days: '3' })
    assert.deepEqual(
      told.days.map(({ opened, refused }) => [opened, refused]),
      [
        [0, 0],
        [1, 1],
        [2, 0],
      ],
    )
    assert.equal(told.people, 1)
    open(grafana.id, bert.id)
    assert.equal((await useOf({ days: '3' })).people, 2)
  })

  test('of an app that is not there nothing is told, nor to who manages people', async () => {
    const missing = await world.call(adam, 'getAppActivity', { params: { id: '0198c3f0-0000-7000-8000-000000000000' } })
    assert.equal(missing.status, 404)
    const refused = await world.call(mona, 'getAppActivity', { params: { id: grafana?.id ?? '' } })
    assert.equal(refused.status, 403)
  })
})

describe('access that is worth a look', () => {
  const findings = async () => {
    await world.events.flush()
    // Days go by in these tests, so that whoever asks signs in for it.
    const { status, body } = await world.call(await world.cookieOf('adam'), 'listAccessFindings')
    assert.equal(status, 200, JSON.stringify(body))
    return (body as { items: AccessFinding[] }).items
  }
  const about = async (kind: AccessFinding['kind'], title: string) =>
    (await findings()).find(one => one.kind === kind && 'app' in one && one.app.name === title)

  test('people let in by name without an end; one person’s own app is none of it', async () => {
    const [carla, dora] = [await world.add('carla'), await world.add('dora')]
    const { apps } = world.asOperator
    const access = { kind: 'chosen' as const, groups: [], users: [carla.id] }
    const { app } = await apps.create({ title: 'Vault', access, oidc })
    await apps.create({ title: 'Diary', access: { kind: 'single-user', user: carla.id }, oidc })
    const named = await about('by-name', 'Vault')
    assert.deepEqual(named, { kind: 'by-name', app: { id: app.id, name: 'Vault' }, people: 1, unending: 1 })
    // For a time is no reason to look.
    const request = await world.directory
      .as({ kind: 'user', id: dora.id, role: 'user' }, { door: 'pages', address: null })
      .requests.ask({ app: app.id, reason: 'For the audit.', wantedDays: 30 })
    const until = new Date(world.clock.now() + days(30)).toISOString()
    const answered = await world.call(adam, 'approveAccessRequest', {
      params: { id: request.id },
      body: { until, word: '' },
    })
    assert.ok(answered.status < 300, JSON.stringify(answered.body))
    const both = await about('by-name', 'Vault')
    assert.deepEqual(both?.kind === 'by-name' && [both.people, both.unending], [2, 1])
    assert.equal(await about('by-name', 'Diary'), undefined)
  })

  test('a sensitive app that everyone may open', async () => {
    const { app } = await world.asOperator.apps.create({
      title: 'Payroll',
      access: { kind: 'everyone' },
      sensitive: true,
      oidc,
    })
    const found = await about('sensitive-everyone', 'Payroll')
    assert.ok(found !== undefined && found.kind !== 'unused' && found.people > 3)
    await world.asOperator.apps.update(app.id, { access: { kind: 'nobody' } })
    assert.equal(await about('sensitive-everyone', 'Payroll'), undefined)
  })

  test('an app nobody opened for ninety days, with who alone could; not a new one, nor one that cannot tell', async () => {
    const emil = await world.add('emil')
    const access = { kind: 'chosen' as const, groups: [], users: [emil.id] }
    const { apps } = world.asOperator
    const counter = { title: 'Stock counter', access, adminsIncluded: false }
    const { app } = await apps.create({ ...counter, oidc })
    await apps.create({ title: 'Printer', access, ldap: {} })
    open(app.id, emil.id)
    await world.events.flush()
    assert.equal(await about('unused', 'Stock counter'), undefined)
    world.clock.advance(days(91))
    const found = await about('unused', 'Stock counter')
    assert.ok(found?.kind === 'unused')
    assert.deepEqual([found.people, found.person?.id], [1, emil.id])
    assert.ok(found.lastOpenedAt !== null)
    assert.equal(await about('unused', 'Printer'), undefined)
    open(app.id, emil.id)
    assert.equal(await about('unused', 'Stock counter'), undefined)
    await apps.create({ ...counter, title: 'Brand new', oidc })
    assert.equal(await about('unused', 'Brand new'), undefined)
  })

  test('disabled people who are still in groups', async () => {
    const counted = async () =>
      (await findings()).flatMap(one => (one.kind === 'disabled-in-groups' ? one.people : []))[0] ?? 0
    const before = await counted()
    const [fred, gina] = [await world.add('fred'), await world.add('gina')]
    const group = await world.asOperator.groups.create({ name: 'Old crew' })
    await world.asOperator.groups.changeMembers(group.id, { add: [fred.id, gina.id] })
    await world.asOperator.users.disable(fred.id)
    assert.equal(await counted(), before + 1)
    await world.asOperator.groups.changeMembers(group.id, { remove: [fred.id] })
    assert.equal(await counted(), before)
  })
})
