import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, hours, newUuid, Secret } from '#ground'
import type { User } from '#directory'
import type { OidcCommands } from '#oidc'
import { cli, operator } from '../world/open-test-world.ts'
import { openSimpleAuthWorld, password, type SimpleAuthWorld } from './simple-auth-world.ts'

const invalid = { status: 'Unauthorized', message: 'Invalid access token' }
const missing = { status: 'Bad Request', message: 'access_token is required' }

describe('tokens of Simple Auth', () => {
  let world: SimpleAuthWorld
  before(async () => {
    world = await openSimpleAuthWorld()
    await world.add('ann')
  })
  after(() => world.dispose())

  const logout = (init: RequestInit = {}, query = '') =>
    world.send(`/simple-auth/logout${query}`, { method: 'POST', ...init })

  test('logging out ends one, once', async () => {
    const [first, second] = [await world.tokenOf('ann'), await world.tokenOf('ann')]
    const headers = { authorization: `Bearer ${first}` }
    const out = await logout({ headers })
    assert.deepEqual([out.status, out.text], [200, '{}'])
    const again = await logout({ headers })
    assert.deepEqual([again.status, again.body], [401, invalid])
    assert.deepEqual((await world.profile(first)).body, invalid)
    assert.equal((await world.profile(second)).status, 200, 'another of the same person stays')
  })

  test('it may be sent as access_token, in the body or the address', async () => {
    const json = { 'content-type': 'application/json' }
    const inBody = await world.tokenOf('ann')
    assert.equal((await logout({ headers: json, body: JSON.stringify({ access_token: inBody }) })).status, 200)
    const inQuery = await world.tokenOf('ann')
    assert.equal((await world.send(`/simple-auth/profile?access_token=${inQuery}`)).status, 200)
    assert.equal((await logout({}, `?access_token=${inQuery}`)).status, 200)
  })

  test('without one: 400', async () => {
    const answers = [
      await logout(),
      await logout({}, '?access_token='),
      await logout({ headers: { authorization: 'Bearer ' } }),
      await world.send('/simple-auth/profile'),
    ]
    for (const { status, body } of answers) assert.deepEqual([status, body], [400, missing])
  })

  test('one that is changed anywhere, cut off or longer is none', async () => {
    const token = await world.tokenOf('ann')
    const other = (i: number): string => (token[i] === 'A' ? 'B' : 'A')
    const changed = Array.from(token, (_, i) => `${token.slice(0, i)}${other(i)}${token.slice(i + 1)}`)
    for (const wrong of [
      ...changed,
      token.slice(1),
      token.slice(0, -1),
      `${token}A`,
      'x',
      '%00',
      token.toUpperCase(),
    ]) {
      const { status, body } = await world.profile(wrong)
      assert.deepEqual([status, body], [401, invalid], wrong)
    }
    assert.equal((await world.profile(token)).status, 200)
  })

  test('the token of a web session opens nothing here, and a cookie is not looked at', async () => {
    const visitor = { address: '127.0.0.1', userAgent: '' }
    const question = { identifier: 'ann', password: new Secret(password), visitor }
    const signedIn = await world.world.signIn.withPassword(question)
    assert.equal(signedIn.kind, 'signed-in')
    const { token } = signedIn as { token: string }
    assert.deepEqual((await world.profile(token)).body, invalid)
    const cookie = `doorward-session=${token}`
    assert.deepEqual((await world.send('/simple-auth/profile', { headers: { cookie } })).body, missing)
  })

  test('a token lasts seven days, however idle it is', async () => {
    const token = await world.tokenOf('ann')
    world.clock.advance(days(7) - hours(1))
    assert.equal((await world.profile(token)).status, 200)
    world.clock.advance(hours(1))
    assert.deepEqual((await world.profile(token)).body, invalid)
  })

  const deeds: [what: string, deed: (user: User) => Promise<unknown>, comesBack?: (user: User) => Promise<unknown>][] =
    [
      [
        'being disabled',
        user => world.asOperator.users.disable(user.id),
        user => world.asOperator.users.enable(user.id),
      ],
      ['the trash', user => world.asOperator.users.delete(user.id), user => world.asOperator.users.restore(user.id)],
      ['a new password', user => world.asOperator.users.setPassword(user.id, new Secret('another quiet green door'))],
      ['another role', user => world.asOperator.users.update(user.id, { role: 'usermanager' })],
      ['signing out everywhere', user => world.world.signIn.endSessionsOf(operator, cli, user.id, null)],
      ['the end of the account', user => world.asOperator.users.update(user.id, { expiresAt: world.clock.now() })],
      [
        'an app that is closed to them',
        () => world.setAccess({ kind: 'nobody' }),
        async () => world.setAccess({ kind: 'everyone' }),
      ],
    ]
  for (const [i, [what, deed, comesBack]] of deeds.entries())
    test(`ended by ${what}`, async () => {
      const username = `gone-${i}`
      const user = await world.add(username)
      const token = await world.tokenOf(username)
      await deed(user)
      assert.deepEqual((await world.profile(token)).body, invalid)
      await comesBack?.(user)
      const isOfApp = what.startsWith('an app')
      assert.equal((await world.profile(token)).status, isOfApp ? 200 : 401, 'and stays so, but for a closed app')
    })

  test('ended with the door, the app, and the app password it was made with', async () => {
    const { apps } = world.asOperator
    const eve = await world.add('eve')
    const app = await world.addApp('second')
    const asSecond = { clientId: 'second' }
    const byDoor = await world.tokenOf('eve', asSecond)
    await apps.update(app, { enabled: false })
    assert.equal((await world.profile(byDoor)).status, 401)
    await apps.update(app, { enabled: true })
    const { appPasswords } = world.world.signIn
    const { password, text } = await appPasswords.make(
      { userId: eve.id, app, name: 'x', expiresAt: null },
      operator,
      cli,
    )
    const byPassword = await world.tokenOf('eve', { ...asSecond, password: text.reveal() })
    await appPasswords.remove({ userId: eve.id, id: password.id }, operator, cli)
    assert.equal((await world.profile(byPassword)).status, 401)
    await apps.update(app, { simpleAuth: null, ldap: {} })
    assert.equal((await world.profile(byDoor)).status, 401)
    await apps.delete(app)
    const { left } = await world.world.store.read
      .selectFrom('simpleAuthToken')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .where('appId', '=', app)
      .executeTakeFirstOrThrow()
    assert.equal(left, 0)
  })

  test('a second factor demanded since ends one that was made without', async () => {
    await world.add('fay')
    const token = await world.tokenOf('fay')
    const { policy } = world.world.memory.settings()
    await world.asOperator.settings.put('policy', { ...policy, mandatoryTwoFactor: true })
    assert.equal((await world.profile(token)).status, 401)
    await world.asOperator.settings.put('policy', policy)
    assert.equal((await world.profile(token)).status, 200)
  })

  test('an app ended for everybody ends all of its, and none of another', async () => {
    const [mine, another] = [await world.tokenOf('ann'), await world.tokenOf('ann')]
    const clock = world.clock
    const deed = () => ({ actor: operator, origin: cli, at: clock.now(), eventId: newUuid(clock) })
    const run = world.world.store.commands<OidcCommands>('oidc')
    const other = await world.asOperator.apps.create({ title: 'Other', simpleAuth: { requireSecret: false } })
    await run('endAppSessions', { ...deed(), app: other.app.id })
    assert.equal((await world.profile(mine)).status, 200)
    assert.equal(await run('endAppSessions', { ...deed(), app: world.app }), 0, 'in no browser')
    for (const token of [mine, another]) assert.deepEqual((await world.profile(token)).body, invalid)
    await world.world.events.flush()
    const { items } = await world.asOperator.audit.list({ limit: 20 })
    const told = items.find(({ kind }) => kind === 'app.session-ended')
    assert.equal(told?.app, world.app)
    const { tokens } = JSON.parse(told?.data ?? '{}') as { tokens?: number }
    assert.ok((tokens ?? 0) >= 2)
  })

  test('fifty at most of one person and app, the oldest make room', async () => {
    await world.add('max')
    const first = await world.tokenOf('max')
    for (let i = 0; i < 50; i++) await world.tokenOf('max')
    assert.equal((await world.profile(first)).status, 401)
  })
})

describe('where old apps look for it', () => {
  let world: SimpleAuthWorld
  before(async () => {
    world = await openSimpleAuthWorld()
    await world.add('ann')
  })
  after(() => world.dispose())

  const login = () =>
    world.send('/api/v1/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        clientId: 'radio',
        clientSecret: 'a secret of the radio app',
        username: 'ann',
        password: password,
      }),
    })

  test('there is nothing unless it is switched on', async () => {
    assert.equal((await login()).status, 404)
    for (const path of ['/api/v1/logout', '/api/v1/profile']) assert.equal((await world.send(path)).status, 404)
  })

  test('the same under the old names', async () => {
    await world.asOperator.settings.put('simpleAuth', { alias: true })
    const { status, body } = await login()
    assert.equal(status, 200)
    const token = String(body['accessToken'])
    assert.equal((await world.send(`/api/v1/profile?access_token=${token}`)).body['username'], 'ann')
    const out = await world.send(`/api/v1/logout?access_token=${token}`)
    assert.deepEqual([out.status, out.text], [200, '{}'])
    assert.equal((await world.send(`/api/v1/logout?access_token=${token}`)).status, 401)
    assert.equal((await world.send('/api/v1/logout')).status, 400)
  })
})
