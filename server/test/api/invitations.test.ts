import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hours, minutes, Secret } from '#ground'
import { lettersOf, queued, tokenIn } from '../world/letters.ts'
import { openStaffedWorld, type Staffed } from './staffed-world.ts'

const visit = { visitor: { address: '192.0.2.7', userAgent: 'test' } }

let staffed: Staffed
before(async () => {
  staffed = await openStaffedWorld({ mail: queued })
})
after(() => staffed.world.dispose())

describe('invitations', () => {
  test('are made, listed, made again and taken back', async () => {
    const { world, mona } = staffed
    const made = await world.call(mona, 'createInvitation', {
      body: { displayName: 'Emre Aydin', email: 'emre@example.com' },
    })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    const { user, link, mailedTo } = made.body
    assert.deepEqual([user.username, user.state, mailedTo], [null, 'invited', 'emre@example.com'])
    assert.match(link.url, /^http:\/\/localhost:8080\/invitation\?token=[\w-]{43}$/)
    const [letter] = await lettersOf(world)
    assert.equal(letter?.to, 'emre@example.com')
    assert.match(letter?.text ?? '', /mona Example invites you/)

    const list = await world.call(mona, 'listInvitations')
    assert.deepEqual(
      list.body.items.map(({ user: { id }, invitedBy, expiresAt }: never) => [id, invitedBy, expiresAt]),
      [[user.id, 'mona Example', link.expiresAt]],
    )
    assert.doesNotMatch(JSON.stringify(list.body), new RegExp(tokenIn(link.url)))

    const params = { id: user.id }
    const again = await world.call(mona, 'renewInvitation', { params, body: { mail: false } })
    assert.deepEqual([again.status, again.body.mailedTo], [201, null])
    assert.equal(await world.signIn.invitations.find(tokenIn(link.url)), undefined)
    assert.ok(await world.signIn.invitations.find(tokenIn(again.body.link.url)))

    assert.equal((await world.call(mona, 'cancelInvitation', { params })).status, 204)
    assert.equal(await world.signIn.invitations.find(tokenIn(again.body.link.url)), undefined)
    assert.deepEqual((await world.call(mona, 'listInvitations')).body.items, [])
    assert.equal((await world.call(mona, 'cancelInvitation', { params })).status, 409)
  })

  test('bad values are refused by name, and a taken address too', async () => {
    const { world, adam } = staffed
    for (const [body, path] of [
      [{}, 'displayName'],
      [{ displayName: ' ' }, 'displayName'],
      [{ displayName: 'X', email: 'nothing' }, 'email'],
      [{ displayName: 'X', email: 'a@b.example\r\nBcc: c@d.example' }, 'email'],
      [{ displayName: 'X', role: 'god' }, 'role'],
      [{ displayName: 'X', groups: ['x'] }, 'groups.0'],
      [{ displayName: 'X', username: 'set' }, 'username'],
      [{ displayName: 'X', emailVerified: true }, 'emailVerified'],
      [{ displayName: 'X', email: 'mona@example.com' }, 'email'],
    ] as const) {
      const { status, body: told } = await world.call(adam, 'createInvitation', { body })
      assert.ok([409, 422].includes(status), `${path} ${status}`)
      assert.equal(told.errors[0].path, path)
    }
  })

  test('a role is given with a fresh sign-in only', async () => {
    const { world } = staffed
    await world.add('late', { role: 'admin' })
    const late = await world.cookieOf('late')
    world.clock.advance(minutes(11))
    const body = { displayName: 'New Admin', role: 'admin' }
    assert.equal((await world.call(late, 'createInvitation', { body })).status, 401)
    assert.equal((await world.call(late, 'createInvitation', { body: { displayName: 'New Member' } })).status, 201)
  })
})

describe('a link to choose another password', () => {
  test('is made with a fresh sign-in, once shown, and works once within an hour', async () => {
    const { world } = staffed
    await world.add('ines', { role: 'admin' })
    const una = await world.add('una')
    const ines = await world.cookieOf('ines')
    const params = { id: una.id }
    const made = await world.call(ines, 'createResetLink', { params })
    assert.equal(made.status, 201)
    assert.equal(Date.parse(made.body.expiresAt), world.clock.now() + hours(1))
    const token = tokenIn(made.body.url)
    assert.ok(await world.signIn.passwordReset.choose(token, new Secret('a loud purple window'), visit))
    world.clock.advance(minutes(11))
    assert.equal((await world.call(ines, 'createResetLink', { params })).status, 401)
  })

  test('the same request again with its key gives the same link, and one without another', async () => {
    const { world } = staffed
    await world.add('iris', { role: 'admin' })
    const bo = await world.add('bo')
    const iris = await world.cookieOf('iris')
    const call = { params: { id: bo.id }, headers: { 'idempotency-key': 'one' } }
    const first = await world.call(iris, 'createResetLink', call)
    assert.deepEqual((await world.call(iris, 'createResetLink', call)).body, first.body)
    const other = await world.call(iris, 'createResetLink', { params: { id: bo.id } })
    assert.notEqual(other.body.url, first.body.url)
  })
})

describe('a password that somebody else sets', () => {
  const stepOf = async (username: string, plain: string): Promise<string> => {
    const answer = await staffed.world.signIn.withPassword({
      identifier: username,
      password: new Secret(plain),
      ...visit,
    })
    return answer.kind === 'next' ? answer.step : answer.kind
  }

  test('is for the first sign-in only, unless the box is unticked', async () => {
    const { world } = staffed
    await world.add('ivo', { role: 'admin' })
    const ivo = await world.cookieOf('ivo')
    const typed = { kind: 'typed', password: 'a loud purple window' }
    const made = await world.call(ivo, 'createUser', { body: { username: 'temp', displayName: 'T', password: typed } })
    assert.equal(made.status, 201)
    assert.equal(await stepOf('temp', typed.password), 'new-password')
    const params = { id: made.body.user.id }
    await world.call(ivo, 'setPassword', { params, body: { password: typed, mustChange: false } })
    assert.equal(await stepOf('temp', typed.password), 'signed-in')
    await world.call(ivo, 'setPassword', { params, body: { password: typed } })
    assert.equal(await stepOf('temp', typed.password), 'new-password')
    const own = { id: world.memory.people.findByUsername('ivo')?.id ?? '' }
    assert.equal((await world.call(ivo, 'setPassword', { params: own, body: { password: typed } })).status, 200)
    assert.equal(await stepOf('ivo', typed.password), 'signed-in')
  })

  test('is a right password at LDAP, which has no page to change it on', async () => {
    const { world } = staffed
    const bind = await world.signIn.bind({
      door: 'ldap',
      view: 'x',
      allowsBare: true,
      identifier: 'temp',
      password: new Secret('a loud purple window'),
      address: '192.0.2.7',
      app: 'directory-server',
      mayOpen: () => true,
    })
    assert.equal(bind.kind, 'ok')
  })
})
