import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import { days, hours, minutes, newUuid, Secret } from '#ground'
import type { User } from '#directory'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, password } from '../world/open-test-world.ts'
import { openStaffedWorld } from './staffed-world.ts'

let staffed: Awaited<ReturnType<typeof openStaffedWorld>>
let anna: User
let bert: User
before(async () => {
  staffed = await openStaffedWorld()
  anna = await staffed.world.add('anna')
  bert = await staffed.world.add('bert')
})
after(() => staffed.world.dispose())

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1'

async function signIn(identifier: string, userAgent = firefox, address = '192.0.2.20') {
  const answer = await staffed.world.signIn.withPassword({
    identifier,
    password: new Secret(password),
    visitor: { address, userAgent },
  })
  return answer.kind === 'signed-in' ? answer : assert.fail(answer.kind)
}

async function list(cookie: string, query: Record<string, string> = {}) {
  const { status, body } = await staffed.world.call(cookie, 'listSessions', { query })
  assert.equal(status, 200, JSON.stringify(body))
  return body as {
    total: number
    devices: number
    items: {
      id: string
      user: { name: string; username: string }
      device: string
      deviceKind: string
      network: string | null
      apps: { name: string }[]
      isOwn: boolean
      mayEnd: boolean
      secondFactor: boolean
      newPlace: boolean
      newDevice: boolean
      openOfPerson: number
    }[]
  }
}
const names = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ user }) => user.username)
const isOpen = (token: string) => staffed.world.signIn.findSession(token).then(found => found !== undefined)

/** Writes what no part of the API writes yet. */
function write(statement: string, ...values: (string | number)[]): void {
  const database = new DatabaseSync(join(staffed.world.dataFolder, 'doorward.db'))
  database.prepare(statement).run(...values)
  database.close()
}

describe('the list of open sessions', () => {
  test('is of everybody for admins, of members and oneself for user managers, of nobody for members', async () => {
    const { world, adam, mona } = staffed
    const mine = await signIn('anna')
    await signIn('bert', iphone, '198.51.100.7')
    assert.deepEqual(names(await list(adam)), ['bert', 'anna', 'mona', 'adam', 'olivia'])
    assert.deepEqual(names(await list(mona)), ['bert', 'anna', 'mona'])
    assert.deepEqual(names(await list(mona, { user: (world.memory.people.findByUsername('adam') as User).id })), [])
    const { status } = await world.call(await world.cookieOf('anna'), 'listSessions')
    assert.equal(status, 403)
    assert.equal(await isOpen(mine.token), true)
    const { items } = await list(adam, { user: bert.id })
    assert.equal(items[0]?.device, 'Safari on iPhone')
    assert.equal(items[0]?.deviceKind, 'phone')
    const own = (await list(adam)).items.filter(({ isOwn }) => isOwn)
    assert.deepEqual(
      own.map(({ user }) => user.username),
      ['adam'],
    )
    const ofOlivia = (await list(adam, { search: 'olivia' })).items[0]
    assert.equal(ofOlivia?.mayEnd, false)
  })

  test('names networks as the rules of apps do, and counts the kinds of browser of each person', async () => {
    const { adam, world } = staffed
    const networks = ['203.0.113.0/24 # branch office']
    await world.asOperator.apps.create({ title: 'Branch', access: { kind: 'everyone' }, networks })
    const ida = await world.add('ida')
    for (const address of ['203.0.113.5', '198.51.100.5']) await signIn('ida', firefox, address)
    await signIn('ida', iphone)
    const { devices, items } = await list(adam, { user: ida.id })
    assert.deepEqual(
      items.map(({ network }) => network),
      [null, null, 'branch office'],
    )
    assert.deepEqual([devices, items.length], [2, 3])
    await world.call(adam, 'signOutPerson', { params: { id: ida.id } })
  })

  test('says what was new to a person, by place and by device, and how much they have open', async () => {
    const { adam, world } = staffed
    const nadia = await world.add('nadia')
    const of = async (query: Record<string, string> = {}) =>
      (await list(adam, { user: nadia.id, ...query })).items.map(({ newPlace, newDevice }) => [newPlace, newDevice])
    await signIn('nadia')
    assert.deepEqual(await of(), [[false, false]], 'nothing to compare a first one with')
    world.clock.advance(minutes(1))
    await signIn('nadia', firefox, '192.0.2.201')
    world.clock.advance(minutes(1))
    await signIn('nadia', firefox, '203.0.113.80')
    world.clock.advance(minutes(1))
    await signIn('nadia', iphone, '203.0.113.81')
    assert.deepEqual(await of(), [
      [false, true],
      [true, false],
      [false, false],
      [false, false],
    ])
    assert.deepEqual(await of({ unusual: 'true' }), [
      [false, true],
      [true, false],
    ])
    const { items } = await list(adam, { search: 'nadia' })
    assert.deepEqual(
      items.map(({ openOfPerson }) => openOfPerson),
      [4, 4, 4, 4],
    )
    const { status } = await world.call(adam, 'listSessions', { query: { unusual: 'yes' } })
    assert.equal(status, 422)
    await world.signIn.endSessionsOf({ kind: 'system', name: 'operator' }, { door: 'cli', address: null }, nadia.id)
  })

  test('is narrowed by text, by what was proven, by idleness, and by nothing else', async () => {
    const { adam, world } = staffed
    assert.deepEqual(new Set(names(await list(adam, { search: 'ANNA' }))), new Set(['anna']))
    assert.deepEqual(names(await list(adam, { search: 'on iphone' })), ['bert'])
    assert.deepEqual(names(await list(adam, { search: '198.51.100' })), ['bert'])
    for (const search of ['%', '_', "'", 'Mozilla']) assert.deepEqual(names(await list(adam, { search })), [])
    const all = await list(adam)
    assert.equal((await list(adam, { secondFactor: 'without' })).total, all.total)
    assert.equal((await list(adam, { secondFactor: 'with' })).total, 0)
    const [ofBert] = (await list(adam, { user: bert.id })).items
    write(`update session set amr = 'pwd otp mfa' where id = ?`, ofBert?.id ?? '')
    assert.deepEqual(names(await list(adam, { secondFactor: 'with' })), ['bert'])
    assert.equal((await list(adam, { secondFactor: 'without' })).total, all.total - 1)

    const { app } = await world.asOperator.apps.create({
      title: 'Grafana',
      oidc: { redirectUris: ['https://g.example.com/cb'] },
    })
    assert.equal((await list(adam, { app: app.id })).total, 0)
    write(
      `insert into oidcRecord (model, id, payload, sessionId, userId, credentialVersion, appId) values ('Grant', 'g', '{}', ?, ?, 0, ?)`,
      ofBert?.id ?? '',
      bert.id,
      app.id,
    )
    const opened = await list(adam, { app: app.id })
    assert.deepEqual(
      opened.items.map(({ user, apps }) => [user.username, apps.map(({ name }) => name)]),
      [['bert', ['Grafana']]],
    )

    world.clock.advance(hours(2))
    await signIn('anna')
    assert.equal(
      (await list(adam, { idleMinutes: '60', user: anna.id })).total,
      all.items.filter(({ user }) => user.username === 'anna').length,
    )
    assert.equal(
      (await list(adam, { user: anna.id })).total,
      all.items.filter(({ user }) => user.username === 'anna').length + 1,
    )
    assert.equal((await staffed.world.call(adam, 'listSessions', { query: { idleMinutes: '0' } })).status, 422)
  })

  test('holds exactly those a door still takes: idle, old, disabled, trashed and changed ones are none', async () => {
    const { world } = staffed
    const cara = await world.add('cara')
    const token = async () => (await signIn('cara')).token
    const agree = async (one: string, open: boolean) => {
      assert.equal(await isOpen(one), open)
      assert.equal((await list(await world.cookieOf('adam'), { user: cara.id })).total > 0, open)
    }
    const first = await token()
    await agree(first, true)
    world.clock.advance(days(7) + 1)
    await agree(first, false)
    const second = await token()
    await world.asOperator.users.disable(cara.id)
    await agree(second, false)
    await world.asOperator.users.enable(cara.id)
    await agree(second, false)
    const third = await token()
    await world.asOperator.users.delete(cara.id)
    await agree(third, false)
    await world.asOperator.users.restore(cara.id)
    const fourth = await token()
    await world.asOperator.settings.put('session', { idleDays: 1, absoluteDays: 1 })
    await agree(fourth, true)
    world.clock.advance(days(1) + minutes(1))
    await agree(fourth, false)
    await world.asOperator.settings.put('session', { idleDays: 7, absoluteDays: 30 })
  })
})

describe('ending sessions', () => {
  test('one: it is refused at the next request, and the trail says who did it', async () => {
    const { world } = staffed
    const admin = await world.cookieOf('adam')
    const { token, session } = await signIn('anna')
    const other = await signIn('anna')
    const told = await world.call(admin, 'endOpenSession', { params: { id: session.id } })
    assert.equal(told.status, 204)
    assert.equal(await isOpen(token), false)
    assert.equal(await isOpen(other.token), true)
    const again = await world.call(admin, 'endOpenSession', { params: { id: session.id } })
    assert.equal(again.status, 404)
    assert.equal((await world.call(admin, 'endOpenSession', { params: { id: newUuid(world.clock) } })).status, 404)
    const { body } = await world.call(admin, 'listAudit', { query: { subject: anna.id, limit: '1' } })
    assert.equal(body.items[0].kind, 'session.ended')
    assert.equal(body.items[0].reason, 'ended-by-admin')
    assert.equal(body.items[0].actor.name, 'adam Example')
  })

  test('nobody ends those of somebody above them', async () => {
    const { world } = staffed
    const [admin, manager] = [await world.cookieOf('adam'), await world.cookieOf('mona')]
    const ofOlivia = await signIn('olivia')
    const ofAdam = await signIn('adam')
    for (const [cookie, { session }] of [
      [admin, ofOlivia],
      [manager, ofOlivia],
      [manager, ofAdam],
    ] as const) {
      assert.equal((await world.call(cookie, 'endOpenSession', { params: { id: session.id } })).status, 403)
      assert.equal((await world.call(cookie, 'signOutPerson', { params: { id: session.userId } })).status, 403)
    }
    assert.equal(await isOpen(ofOlivia.token), true)
    assert.equal(await isOpen(ofAdam.token), true)
    const ofAnna = await signIn('anna')
    assert.equal((await world.call(manager, 'endOpenSession', { params: { id: ofAnna.session.id } })).status, 204)
  })

  test('all of somebody: every browser, what carries older credentials, and browsers that are trusted', async () => {
    const { world } = staffed
    const admin = await world.cookieOf('adam')
    const [one, two] = [await signIn('bert'), await signIn('bert', iphone)]
    const before = world.memory.people.find(bert.id)?.credentialVersion ?? 0
    write(
      `insert into knownBrowser (tokenHash, userId, credentialVersion, createdAt, lastSeenAt, userAgent) values ('h', ?, 0, 0, 0, '')`,
      bert.id,
    )
    const { body } = await world.call(admin, 'signOutPerson', { params: { id: bert.id } })
    assert.ok(body.sessions >= 2)
    for (const { token } of [one, two]) assert.equal(await isOpen(token), false)
    assert.equal(world.memory.people.find(bert.id)?.credentialVersion, before + 1)
    const known = await world.store.read.selectFrom('knownBrowser').selectAll().where('userId', '=', bert.id).execute()
    assert.deepEqual(known, [])
    assert.equal((await list(admin, { user: bert.id })).total, 0)
    assert.equal(await isOpen((await signIn('bert')).token), true)
  })

  test('all of one’s own keeps the browser it is done in', async () => {
    const { world } = staffed
    const here = await world.cookieOf('adam')
    const other = await signIn('adam')
    const adam = world.memory.people.findByUsername('adam') as User
    const { status } = await world.call(here, 'signOutPerson', { params: { id: adam.id } })
    assert.equal(status, 200)
    assert.equal(await isOpen(other.token), false)
    assert.deepEqual(
      (await list(here, { user: adam.id })).items.map(({ isOwn }) => isOwn),
      [true],
    )
  })

  test('members see and end their own, for their own pages, and nobody else’s', async () => {
    const { world } = staffed
    const { session, token } = await signIn('anna')
    const asAnna = { kind: 'user', id: anna.id, role: 'user' } as const
    const asBert = { kind: 'user', id: bert.id, role: 'user' } as const
    const pages = { door: 'pages', address: null } as const
    assert.ok((await world.signIn.listSessions(asAnna, { user: anna.id })).items.some(({ id }) => id === session.id))
    for (const filter of [{ user: bert.id }, {}])
      await assert.rejects(world.signIn.listSessions(asAnna, filter), /user manager/)
    await assert.rejects(world.signIn.endSessionFor(asBert, pages, session.id), /user manager/)
    await assert.rejects(world.signIn.endSessionsOf(asBert, pages, anna.id), /user manager/)
    assert.equal(await isOpen(token), true)
    const other = await signIn('anna')
    await world.signIn.endSessionsOf(asAnna, pages, anna.id, session.id)
    assert.equal(await isOpen(other.token), false)
    assert.equal(await isOpen(token), true)
    await world.signIn.endSessionFor(asAnna, pages, session.id)
    assert.equal(await isOpen(token), false)
  })

  test('everybody: those above who asks stay, and who asks', async () => {
    const { world } = staffed
    const admin = await world.cookieOf('adam')
    const [ofAnna, ofMona, ofOlivia] = [await signIn('anna'), await signIn('mona'), await signIn('olivia')]
    assert.equal((await world.call(await world.cookieOf('mona'), 'signOutEveryone')).status, 403)
    const { body } = await world.call(admin, 'signOutEveryone')
    assert.equal(body.peopleLeft, 1)
    assert.ok(body.people >= 3)
    for (const { token } of [ofAnna, ofMona]) assert.equal(await isOpen(token), false)
    assert.equal(await isOpen(ofOlivia.token), true)
    assert.deepEqual(new Set(names(await list(admin))), new Set(['adam', 'olivia']))
    const owner = await world.cookieOf('olivia')
    assert.equal((await world.call(owner, 'signOutEveryone')).body.peopleLeft, 0)
    assert.deepEqual(names(await list(owner)), ['olivia'])
  })
})

test('a place is unusual again after 90 days without it', async context => {
  const clock = fixedClock()
  const world = await openTestWorld({ clock })
  context.after(() => world.dispose())
  const operator = { kind: 'system', name: 'operator' } as const
  const rosa = await world.add('rosa')
  const goTo = async (address: string) => {
    const answer = await world.signIn.withPassword({
      identifier: 'rosa',
      password: new Secret(password),
      visitor: { address, userAgent: firefox },
    })
    assert.equal(answer.kind, 'signed-in')
    return (await world.signIn.listSessions(operator, { user: rosa.id })).items[0]?.newPlace
  }
  const workFor = async (months: number) => {
    for (let i = 0; i < months; i++) {
      clock.advance(days(29))
      assert.equal(await goTo('192.0.2.20'), false)
    }
  }
  assert.equal(await goTo('192.0.2.20'), false)
  assert.equal(await goTo('203.0.113.80'), true)
  await workFor(3)
  assert.equal(await goTo('203.0.113.80'), false, 'within 90 days')
  await workFor(4)
  assert.equal(await goTo('203.0.113.80'), true)
})
