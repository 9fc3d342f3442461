import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { enrol } from '../second-factor/enrol.ts'
import { cli, operator } from '../world/open-test-world.ts'
import { clientSecret, openSimpleAuthWorld, password, type SimpleAuthWorld } from './simple-auth-world.ts'

const unauthorized = { status: 'Unauthorized', message: 'Forbidden' }

describe('a password checked over HTTP', () => {
  let world: SimpleAuthWorld
  before(async () => {
    world = await openSimpleAuthWorld()
    await world.add('ann')
  })
  after(() => world.dispose())

  test('the right one: a token, and who it is', async () => {
    const { groups } = world.asOperator
    const ann = world.world.memory.people.findByUsername('ann') ?? assert.fail()
    const [inner, outer] = [await groups.create({ name: 'presenters' }), await groups.create({ name: 'Everybody' })]
    await groups.changeMembers(inner.id, { add: [ann.id] })
    await groups.changeMembers(outer.id, { addGroups: [inner.id] })
    const { status, body, headers } = await world.login()
    assert.equal(status, 200)
    const { accessToken, ...rest } = body
    assert.match(String(accessToken), /^[\w-]{43}$/)
    const user = {
      id: ann.id,
      username: 'ann',
      email: 'ann@example.com',
      displayName: 'ann Ü',
      admin: false,
      groups: ['Everybody', 'presenters'],
    }
    assert.deepEqual(rest, { user })
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('set-cookie'), null)
    const told = await world.profile(String(accessToken))
    assert.deepEqual([told.status, told.body], [200, user])
    const kept = await world.world.store.read.selectFrom('simpleAuthToken').select('hash').execute()
    assert.ok(kept.length > 0 && kept.every(({ hash }) => hash !== accessToken), 'the token itself is kept nowhere')
  })

  test('whether somebody is an admin, and that somebody has no address', async () => {
    await world.add('ada', { role: 'admin', email: null })
    const { body } = await world.login({ username: 'ada' })
    const { admin, email } = body['user'] as Record<string, unknown>
    assert.deepEqual([admin, email], [true, null])
  })

  test('a name is the same in capitals and with spaces around it, and so is an address', async () => {
    for (const username of ['ANN', ' ann ', 'ann@example.com', 'Ann@Example.com']) {
      const { status, body } = await world.login({ username })
      assert.equal(status, 200, username)
      assert.equal((body['user'] as Record<string, unknown>)['username'], 'ann')
    }
  })

  const wrong: [what: string, fields: Record<string, unknown>, names: RegExp][] = [
    ['no clientId', { clientId: undefined }, /clientId/],
    ['no username', { username: undefined }, /username/],
    ['no password', { password: undefined }, /password/],
    ['a number as clientId', { clientId: 7 }, /clientId/],
    ['a list as username', { username: ['ann'] }, /username/],
    ['nothing as password', { password: null }, /password/],
    ['a number as totp', { totp: 123456 }, /totp/],
    ['an object as clientSecret', { clientSecret: {} }, /clientSecret/],
  ]
  for (const [what, fields, names] of wrong)
    test(`${what}: 400, and which field it is`, async () => {
      const { status, body } = await world.login(fields)
      assert.deepEqual([status, body['status']], [400, 'Bad Request'])
      assert.match(String(body['message']), names)
    })

  test('what is no JSON object: 400', async () => {
    for (const body of ['', '{', '[]', '"ann"', 'null', 'username=ann']) {
      const headers = { 'content-type': 'application/json' }
      const answer = await world.send('/simple-auth/login', { method: 'POST', headers, body })
      assert.deepEqual([answer.status, answer.body['status']], [400, 'Bad Request'], body)
    }
    const form = new URLSearchParams({ clientId: 'radio', username: 'ann', password })
    assert.equal((await world.send('/simple-auth/login', { method: 'POST', body: form })).status, 415)
  })

  test('an unknown client: 401, and so are an app without this door and one that is switched off', async () => {
    await world.asOperator.apps.create({ name: 'wiki', title: 'Wiki', access: { kind: 'everyone' }, ldap: {} })
    const off = await world.addApp('off')
    await world.asOperator.apps.update(off, { enabled: false })
    for (const clientId of ['nobody', 'wiki', 'off', 'Radio', '']) {
      const { status, body } = await world.login({ clientId })
      assert.deepEqual([status, body], [401, { status: 'Unauthorized', message: 'Unknown client' }], clientId)
    }
  })

  test('the client proves itself: by Basic, or in the body', async () => {
    const basic = (id: string, secret: string) => ({
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    })
    const rows: [what: string, fields: Record<string, unknown>, headers: Record<string, string>, status: number][] = [
      ['in the body', {}, {}, 200],
      ['by Basic', { clientSecret: undefined }, basic('radio', clientSecret), 200],
      ['not at all', { clientSecret: undefined }, {}, 401],
      ['with another secret', { clientSecret: 'another secret altogether' }, {}, 401],
      ['by Basic with another one', {}, basic('radio', 'another secret altogether'), 401],
      ['by Basic as somebody else', {}, basic('wiki', clientSecret), 401],
      ['by something that is no Basic', { clientSecret: undefined }, { authorization: 'Basic !!!' }, 401],
    ]
    for (const [what, fields, headers, status] of rows) {
      const answer = await world.login(fields, headers)
      assert.equal(answer.status, status, what)
      if (status === 401) assert.deepEqual(answer.body, unauthorized, what)
    }
  })

  test('an old app that cannot send a secret, where that is allowed', async () => {
    await world.addApp('jukebox', { simpleAuth: { requireSecret: false } })
    const asJukebox = { clientId: 'jukebox', clientSecret: undefined }
    assert.equal((await world.login(asJukebox)).status, 200)
    const claims = await world.login({ ...asJukebox, clientSecret: 'no secret of the jukebox' })
    assert.deepEqual([claims.status, claims.body], [401, unauthorized], 'who claims a secret has the right one')
  })

  test('whatever is wrong with who asks, the answer is the same', async () => {
    const { users } = world.asOperator
    const [disabled, trashed] = [await world.add('dan'), await world.add('tom')]
    await users.disable(disabled.id)
    await users.delete(trashed.id)
    const texts = new Set<string>()
    for (const fields of [
      { password: 'not the password' },
      { password: '' },
      { username: 'nobody' },
      { username: '' },
      { username: 'dan' },
      { username: 'dan', password: 'not the password' },
      { username: 'tom' },
      { username: '*' },
      { username: 'ann)(uid=*' },
      { totp: '123456' },
    ]) {
      const { status, text, body } = await world.login(fields)
      assert.deepEqual([status, body], [401, unauthorized], JSON.stringify(fields))
      texts.add(text)
    }
    assert.equal(texts.size, 1)
  })

  test('a page of another site may not be told apart, and nothing is set for it', async () => {
    const { status, headers } = await world.login({}, { origin: 'https://evil.example', cookie: 'doorward-session=x' })
    assert.equal(status, 200)
    assert.equal(headers.get('access-control-allow-origin'), null)
  })

  test('an app of one person, of a group, and of nobody', async () => {
    const ben = await world.add('ben')
    const group = await world.asOperator.groups.create({ name: 'listeners' })
    await world.setAccess({ kind: 'single-user', user: ben.id })
    assert.equal((await world.login()).status, 401)
    assert.equal((await world.login({ username: 'olivia' })).status, 401, 'an owner is not added')
    assert.equal((await world.login({ username: 'ben' })).status, 200)
    await world.setAccess({ kind: 'chosen', groups: [group.id], users: [] })
    assert.equal((await world.login({ username: 'ben' })).status, 401)
    await world.asOperator.groups.changeMembers(group.id, { add: [ben.id] })
    assert.equal((await world.login({ username: 'ben' })).status, 200)
    await world.setAccess({ kind: 'nobody' })
    assert.equal((await world.login({ username: 'ben' })).status, 401)
    await world.setAccess({ kind: 'everyone' })
  })

  test('from another network than the app is open from', async () => {
    await world.asOperator.apps.update(world.app, { networks: ['203.0.113.0/24'] })
    assert.deepEqual((await world.login()).body, unauthorized)
    await world.asOperator.apps.update(world.app, { networks: ['127.0.0.0/8'] })
    assert.equal((await world.login()).status, 200)
    await world.asOperator.apps.update(world.app, { networks: [] })
  })

  test('with a second factor: the code, or a password for this app', async () => {
    const eve = await world.add('eve')
    const phone = await enrol(world, 'eve', world.clock)
    const asEve = { username: 'eve' }
    assert.deepEqual((await world.login(asEve)).body, unauthorized, 'the password alone')
    assert.equal((await world.login({ ...asEve, totp: '' })).status, 401)
    assert.equal((await world.login({ ...asEve, totp: '000000' })).status, 401)
    const code = phone.nextCode()
    assert.equal((await world.login({ ...asEve, totp: code, password: 'not it' })).status, 401)
    assert.equal((await world.login({ ...asEve, totp: code })).status, 200)
    const { appPasswords } = world.world.signIn
    const other = await world.addApp('other')
    const make = async (app: typeof other) =>
      (await appPasswords.make({ userId: eve.id, app, name: 'Radio', expiresAt: null }, operator, cli)).text.reveal()
    assert.equal((await world.login({ ...asEve, password: await make(world.app) })).status, 200)
    assert.equal((await world.login({ ...asEve, password: await make(other) })).status, 401, 'one for another app')
  })

  test('twenty people at once: each gets their own', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `crowd-${i}`)
    for (const name of names) await world.add(name)
    const answers = await Promise.all(names.map(username => world.login({ username })))
    assert.deepEqual(
      answers.map(({ body }) => (body['user'] as Record<string, unknown>)['username']),
      names,
    )
    const told = await Promise.all(answers.map(({ body }) => world.profile(String(body['accessToken']))))
    assert.deepEqual(
      told.map(({ body }) => body['username']),
      names,
    )
  })

  test('too many wrong ones: 429, and when to come back; the web door counts them too', async () => {
    await world.add('sam')
    let answer = await world.login({ username: 'sam', password: 'guess 0' })
    let guesses = 1
    for (; answer.status === 401 && guesses < 100; guesses++)
      answer = await world.login({ username: 'sam', password: `guess ${guesses}` })
    assert.equal(answer.status, 429, `after ${guesses} guesses`)
    assert.equal(answer.body['status'], 'Too Many Requests')
    assert.ok(Number(answer.headers.get('retry-after')) > 0)
    assert.equal(
      (await world.login({ username: 'SAM@example.com' })).status,
      429,
      'under another name, with the right one',
    )
    const visitor = { address: '127.0.0.1', userAgent: '' }
    const web = await world.world.signIn.withPassword({ identifier: 'sam', password: new Secret(password), visitor })
    assert.equal(web.kind, 'paused')
  })

  test('each sign-in and each refusal is in the audit trail, and no secret is', async () => {
    await world.world.events.flush()
    const rows = await world.world.store.read
      .selectFrom('audit')
      .select(['outcome', 'reason', 'data', 'subject', 'app'])
      .where('door', '=', 'simple-auth')
      .execute()
    assert.ok(rows.some(({ outcome, app }) => outcome === 'done' && app === world.app))
    const reasons = new Set(rows.map(({ reason }) => reason))
    for (const reason of ['unknown-client', 'no-secret', 'wrong-secret', 'wrong-password', 'no-access', 'paused'])
      assert.ok(reasons.has(reason), reason)
    for (const hidden of [password, clientSecret, 'another secret']) assert.ok(!JSON.stringify(rows).includes(hidden))
  })
})
