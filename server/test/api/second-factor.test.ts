import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { enrol } from '../second-factor/enrol.ts'
import { openApiWorld, type ApiWorld } from './api-world.ts'

describe('second factors in the API', () => {
  let world: ApiWorld
  let admin: string
  const clock = { now: () => world.clock.now(), advance: () => {} }
  before(async () => {
    world = await openApiWorld()
    await world.add('adam', { role: 'admin' })
    admin = await world.cookieOf('adam')
  })
  after(() => world.dispose())

  test('are told without anything secret, and counted in the list', async () => {
    const amara = await world.add('amara')
    await world.add('bo')
    const { secret, recoveryCodes } = await enrol({ world }, 'amara', clock)
    const { status, body } = await world.call(admin, 'getSecondFactor', { params: { id: amara.id } })
    assert.equal(status, 200)
    assert.deepEqual([body.totp !== null, body.passkeys, body.recoveryCodes.left, body.demanded], [true, [], 10, false])
    const text = JSON.stringify(body)
    for (const hidden of [secret, ...recoveryCodes]) assert.ok(!text.includes(hidden))

    const names = async (secondFactor: 'yes' | 'no') => {
      const { body } = await world.call(admin, 'listUsers', { query: { secondFactor } })
      return (body.items as { username: string }[]).map(({ username }) => username)
    }
    assert.deepEqual(await names('yes'), ['amara'])
    assert.ok((await names('no')).includes('bo'))
    assert.equal((await world.call(admin, 'listUsers', { query: { secondFactor: 'maybe' } })).status, 422)
  })

  test('are all taken away by a reset, which signs the person out and leaves the password', async () => {
    const carl = await world.add('carl')
    const cookie = await world.cookieOf('carl')
    await enrol({ world }, 'carl', clock)
    const reset = await world.call(admin, 'resetSecondFactor', { params: { id: carl.id } })
    assert.deepEqual([reset.status, reset.body.secondFactor], [200, false])
    assert.equal((await world.call(cookie, 'getSession')).status, 401)
    const { body } = await world.call(admin, 'getSecondFactor', { params: { id: carl.id } })
    assert.deepEqual(body, { totp: null, passkeys: [], recoveryCodes: null, trustedBrowsers: [], demanded: false })
    assert.equal((await world.call(await world.cookieOf('carl'), 'getSession')).status, 200)
  })

  test('nobody resets their own, nor those of somebody above them', async () => {
    const adam = world.memory.people.findByUsername('adam')
    const olga = await world.add('olga', { role: 'owner' })
    for (const [id, status] of [
      [adam?.id ?? '', 409],
      [olga.id, 403],
    ] as const)
      assert.equal((await world.call(admin, 'resetSecondFactor', { params: { id } })).status, status)
  })

  test('people are asked for one by mail; who has one, cannot be reached or is above is left out', async () => {
    const people = {
      dora: await world.add('dora'),
      erik: await world.add('erik'),
      finn: await world.add('finn', { email: null }),
      gina: await world.add('gina'),
      una: await world.add('una', { role: 'usermanager' }),
      otto: await world.add('otto', { role: 'owner' }),
    }
    await enrol({ world }, 'erik', clock)
    await world.asOperator.users.disable(people.gina.id)
    const users = Object.values(people).map(({ id }) => id)
    const cookie = await world.cookieOf('una')
    const leftOut = [
      ['erik', 'has-one'],
      ['finn', 'no-address'],
      ['gina', 'inactive'],
      ['otto', 'above'],
    ]
    const countMail = async () =>
      (await world.store.read.selectFrom('mail').select('id').where('userId', 'in', users).execute()).length
    const countAsked = async () =>
      (await world.store.read.selectFrom('audit').select('id').where('kind', '=', 'second-factor.asked').execute())
        .length
    const [mailBefore, before] = [await countMail(), await countAsked()]
    for (const apply of [false, true]) {
      const { status, body } = await world.call(cookie, 'askForSecondFactor', { body: { users, apply } })
      assert.deepEqual([status, body.mail], [200, true])
      assert.deepEqual(
        (body.asked as { name: string }[]).map(({ name }) => name),
        ['dora Example', 'una Example'],
      )
      assert.deepEqual(
        (body.left as { user: { name: string }; why: string }[]).map(({ user, why }) => [user.name.split(' ')[0], why]),
        leftOut,
      )
      const asked = apply ? 2 : 0
      assert.deepEqual([(await countMail()) - mailBefore, (await countAsked()) - before], [asked, asked])
    }
  })
})

test('without a mail server nobody is asked for a second factor', async () => {
  const world = await openApiWorld({ mail: null })
  try {
    await world.add('adam', { role: 'admin' })
    const { id } = await world.add('bo')
    const admin = await world.cookieOf('adam')
    const ask = (apply: boolean) => world.call(admin, 'askForSecondFactor', { body: { users: [id], apply } })
    assert.equal((await ask(false)).body.mail, false)
    assert.equal((await ask(true)).status, 409)
  } finally {
    await world.dispose()
  }
})
