import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { days } from '#ground'
import type { AccessRequest, App, User } from '#directory'
import { openStaffedWorld } from './staffed-world.ts'

const { world, adam, mona } = await openStaffedWorld()
after(() => world.dispose())

describe('a request given to somebody else', () => {
  let app: App
  let [anna, bert, carla]: User[] = []
  let request: AccessRequest

  before(async () => {
    ;[anna, bert, carla] = [await world.add('anna'), await world.add('bert'), await world.add('carla')]
    const made = await world.asOperator.apps.create({
      title: 'Grafana',
      contact: bert.id,
      oidc: { redirectUris: ['https://g.example.com/cb'] },
    })
    app = made.app
  })

  const ask = ({ id, role }: User) =>
    world.directory
      .as({ kind: 'user', id, role }, { door: 'pages', address: null })
      .requests.ask({ app: app.id, reason: 'The report', wantedDays: 7 })
  beforeEach(async () => {
    for (const one of (await world.asOperator.requests.list({ shown: 'waiting' })).items)
      await world.asOperator.requests.refuse(one.id)
    assert.ok(anna)
    request = await ask(anna)
  })

  const pass = (to: string, cookie = adam, id = request.id) =>
    world.call(cookie, 'passAccessRequest', { params: { id }, body: { to } })
  const details = async () => (await world.call(adam, 'getAccessRequest', { params: { id: request.id } })).body

  test('is still open, says to whom and by whom, and stays written down', async () => {
    assert.ok(bert)
    const before = await details()
    assert.equal(before.passed, null)
    // Who looks after the app first, then admins; neither whoever looks nor whoever asks.
    assert.deepEqual(
      before.others.map(({ name }: { name: string }) => name),
      ['bert Example', 'olivia Example'],
    )
    const { status, body } = await pass(bert.id)
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(body.state, 'open')
    const after = await details()
    assert.deepEqual([after.passed.to, after.passed.by], ['bert Example', 'adam Example'])
    const olivia = world.memory.people.findByUsername('olivia') ?? assert.fail()
    world.clock.advance(1000)
    await pass(olivia.id)
    assert.equal((await details()).passed.to, 'olivia Example', 'the last counts')
    const { body: trail } = await world.call(adam, 'listAudit', { query: { subject: anna?.id ?? '', what: 'access' } })
    const passed = trail.items.filter(({ kind }: { kind: string }) => kind === 'access-request.passed')
    assert.deepEqual(
      passed.map(({ added }: { added: { name: string }[] }) => added.map(({ name }) => name)),
      [['olivia Example'], ['bert Example']],
    )
    assert.equal((await world.call(adam, 'refuseAccessRequest', { params: { id: request.id }, body: {} })).status, 200)
  })

  test('only to who decides about the app, is active, and does not ask themself', async () => {
    assert.ok(anna && bert && carla)
    for (const to of [carla.id, anna.id, '0198c3f0-0000-7000-8000-000000000000']) {
      const { status, body } = await pass(to)
      assert.equal(status, 422, to)
      assert.equal(body.errors[0].path, 'to')
    }
    await world.asOperator.users.disable(bert.id)
    assert.equal((await pass(bert.id)).status, 422)
    await world.asOperator.users.enable(bert.id)
    await world.asOperator.apps.update(app.id, { sensitive: true })
    assert.equal((await pass(bert.id)).status, 422, 'of a sensitive app only admins decide')
    await world.asOperator.apps.update(app.id, { sensitive: false })
    assert.equal((await details()).passed, null)
  })

  test('not by who does not decide, not of one’s own, and not when it is answered or too old', async () => {
    assert.ok(bert)
    assert.equal((await pass(bert.id, mona)).status, 403)
    const adamUser = world.memory.people.findByUsername('adam') ?? assert.fail()
    await world.asOperator.apps.update(app.id, { adminsIncluded: false })
    const own = await ask(adamUser)
    assert.equal((await pass(bert.id, adam, own.id)).status, 403)
    await world.asOperator.requests.refuse(request.id)
    assert.equal((await pass(bert.id)).status, 409)
    const late = await ask(anna ?? assert.fail())
    world.clock.advance(days(31))
    assert.equal((await pass(bert.id, await world.cookieOf('adam'), late.id)).status, 409)
  })
})
