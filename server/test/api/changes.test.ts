import assert from 'node:assert/strict'
import { after, afterEach, describe, test } from 'node:test'
import { changeTopics, toldTopics } from '@doorward/contract'
import { days, limits } from '#ground'
import { follow as open, type Following } from './follow.ts'
import { openStaffedWorld } from './staffed-world.ts'

const beatMs = 50
const { world, olivia, adam, mona, person } = await openStaffedWorld({ beatMs })
after(() => world.dispose())

const followed: Following[] = []
afterEach(() => {
  for (const stream of followed.splice(0)) stream.leave()
})
async function follow(cookie: string): Promise<Following> {
  const stream = await open(world, cookie)
  followed.push(stream)
  return stream
}

const makeApp = () =>
  world.asOperator.apps.create({
    title: `App ${world.memory.apps.size}`,
    oidc: { redirectUris: ['https://a.example.com/cb'] },
    access: { kind: 'chosen', groups: [], users: [] },
  })
const asPerson = async (username: string) => {
  const { id, role } = await world.add(username)
  return world.directory.as({ kind: 'user', id, role }, { door: 'pages', address: null })
}

describe('who follows the changes', { timeout: 60_000 }, () => {
  test('hears of what somebody else does, and nothing of what it was', async () => {
    const stream = await follow(olivia)
    await person()
    await stream.until('people')
    await world.call(adam, 'createGroup', { body: { name: 'Design' } })
    // The sign-ins that made this world may be told only now, with it.
    const told = (await stream.until('groups')).filter(topic => topic !== 'sessions')
    assert.deepEqual(told, ['audit', 'groups'])
    assert.equal(stream.lines[0], 'retry: 3000')
  })

  test('is answered a stream that nobody keeps or holds back', async () => {
    const { headers } = await follow(olivia)
    assert.equal(headers.get('content-type'), 'text/event-stream; charset=utf-8')
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('x-accel-buffering'), 'no')
    assert.equal(headers.get('content-length'), null)
  })

  test('hears of requests, sign-ins and backups too, which the change log does not tell', async () => {
    const stream = await follow(olivia)
    const { app } = await makeApp()
    const as = await asPerson('rosa')
    await stream.until('people')
    await as.requests.ask({ app: app.id, reason: 'The report', wantedDays: 7 })
    await stream.until('access-requests')
    await world.cookieOf('rosa')
    await stream.until('sessions')
    await world.backups.newRecoveryKey({
      actor: { kind: 'system', name: 'operator' },
      origin: { door: 'cli', address: null },
    })
    await stream.until('backups')
  })

  test('is shown a sign of life', async () => {
    const stream = await follow(olivia)
    setTimeout(() => void person(), beatMs * 3)
    await stream.next()
    assert.ok(stream.lines.includes(':'), JSON.stringify(stream.lines))
  })
})

describe('who may not see something is not told that it changed', { timeout: 60_000 }, () => {
  test('a user manager', async () => {
    const stream = await follow(mona)
    await makeApp()
    await person()
    assert.deepEqual(await stream.next(), ['people'])
    await world.call(adam, 'createGroup', { body: { name: 'Told' } })
    assert.deepEqual(await stream.next(), ['groups'])
  })

  test('each role is told what it may list, and an owner everything', () => {
    assert.deepEqual(toldTopics('owner'), [...changeTopics])
    assert.deepEqual(
      changeTopics.filter(topic => !toldTopics('admin').includes(topic)),
      ['signing-keys', 'backups'],
    )
    assert.deepEqual(toldTopics('usermanager'), ['people', 'profile-fields', 'groups', 'sessions'])
    assert.deepEqual(toldTopics('user'), [])
  })

  test('somebody who only manages a group, until they do no more', async () => {
    const { id } = await world.add('gerda')
    const cookie = await world.cookieOf('gerda')
    assert.equal((await world.call(cookie, 'followChanges')).status, 403)
    const group = await world.asOperator.groups.create({ name: 'Design of Gerda' })
    await world.asOperator.groups.changeManagers(group.id, { add: [id] })
    const stream = await follow(cookie)
    await person()
    await world.call(adam, 'createGroup', { body: { name: 'Another' } })
    assert.deepEqual(await stream.next(), ['groups'])
    await world.asOperator.groups.changeManagers(group.id, { remove: [id] })
    assert.deepEqual(await stream.ended(), [])
  })
})

describe('a stream ends', { timeout: 60_000 }, () => {
  test('with its session, however that ends', async () => {
    const { id } = await world.add('una', { role: 'admin' })
    const other = await follow(await world.cookieOf('una'))
    const cookie = await world.cookieOf('una')
    const own = await follow(cookie)
    assert.equal((await world.call(cookie, 'endSession')).status, 204)
    await own.ended()
    await person()
    await other.until('people')
    await world.call(olivia, 'signOutPerson', { params: { id } })
    await other.ended()
    assert.equal((await world.call(cookie, 'followChanges')).status, 401)
  })

  test('when its person is disabled, or may see less than before, and tells of nothing in between', async () => {
    const { id } = await world.add('ulla', { role: 'admin' })
    const stream = await follow(await world.cookieOf('ulla'))
    await world.asOperator.users.update(id, { role: 'usermanager' })
    assert.deepEqual(await stream.ended(), [])
    const again = await follow(await world.cookieOf('ulla'))
    await world.asOperator.users.disable(id)
    assert.deepEqual(await again.ended(), [])
  })

  test('when the session runs out, by the clock alone', async () => {
    await world.add('uri', { role: 'admin' })
    const stream = await follow(await world.cookieOf('uri'))
    const { idleDays } = world.memory.settings().session
    world.clock.advance(days(idleDays) + 1)
    await stream.ended()
  })

  test('does not keep its session from being idle', async () => {
    await world.add('ina', { role: 'admin' })
    const cookie = await world.cookieOf('ina')
    const stream = await follow(cookie)
    const { idleDays } = world.memory.settings().session
    world.clock.advance(days(idleDays) - 1)
    // Looked at again by the beat.
    setTimeout(() => void world.asOperator.groups.create({ name: 'Idle' }), beatMs * 2)
    await stream.until('groups')
    world.clock.advance(2)
    await stream.ended()
    assert.equal((await world.call(cookie, 'getSession')).status, 401)
  })
})

describe('how many may follow', { timeout: 60_000 }, () => {
  test('of one session some tabs; who leaves makes room', async () => {
    await world.add('tabea', { role: 'admin' })
    const cookie = await world.cookieOf('tabea')
    const streams: Following[] = []
    for (let tab = 0; tab < limits.changeNews.perSessionMax; tab++) streams.push(await follow(cookie))
    const refused = await world.call(cookie, 'followChanges')
    assert.equal(refused.status, 429)
    assert.ok(Number(refused.headers.get('retry-after')) >= 1)
    await follow(await world.cookieOf('tabea'))
    streams[0]?.leave()
    for (;;) {
      const { status } = await world.call(cookie, 'followChanges')
      if (status === 200) break
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  })
})

test('a server that stops ends them, rather than have them cut off', async () => {
  const { world: other, olivia: cookie } = await openStaffedWorld()
  const stream = await open(other, cookie)
  await other.dispose()
  assert.deepEqual(await stream.ended(), [])
})
