import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { Secret } from '#ground'
import type { PolicySettings } from '#directory'
import { AheadClock } from '../oidc/oidc-world.ts'
import { password } from '../security/world.ts'
import { enrol } from '../second-factor/enrol.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { totpCode } from '../world/totp.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { openApp } from './app-flow.ts'
import { openDoors, openEveryDoor, signInEverywhere } from './everywhere.ts'

/** An app password stands in for a second factor; the password leads into the set-up of one. */
const stillOpen = [
  'app password at an app’s host (gateway)',
  'LDAP connection, bound with an app password',
  'LDAP bind with an app password',
  'sign-in with the password',
]

describe('a second factor that is demanded', () => {
  let clock: AheadClock
  let server: TestServer

  beforeEach(async () => {
    clock = new AheadClock()
    server = await serveTest({ clock, env: { DOORWARD_TRUSTED_PROXIES: '127.0.0.1' } })
    await openEveryDoor(server)
    for (const username of ['olivia', 'alice', 'bob'])
      await server.asOperator.users.create({
        username,
        displayName: username,
        email: `${username}@example.com`,
        role: username === 'olivia' ? 'owner' : 'user',
        password: { plain: new Secret(password) },
      })
  })
  afterEach(() => server.dispose())

  const setPolicy = async (policy: Partial<PolicySettings>): Promise<void> => {
    await server.asOperator.settings.put('policy', { ...server.world.memory.settings().policy, ...policy })
  }
  const locationOf = (answer: Response): string => new URL(answer.headers.get('location') ?? '', server.origin).pathname
  const idOf = (username: string) => server.world.memory.people.findByUsername(username)?.id ?? assert.fail(username)

  test('ends what was open without one, at every door at once, and nothing that was open with one', async t => {
    const phone = await enrol(server, 'bob', clock)
    const alice = await signInEverywhere(server, 'alice')
    const bob = await signInEverywhere(server, 'bob', phone)
    t.after(() => [alice, bob].forEach(one => one.close()))
    const before = await openDoors(bob)
    assert.deepEqual(await openDoors(alice), Object.keys(alice.doors), 'all of them were open')
    assert.deepEqual(before, Object.keys(bob.doors))

    await setPolicy({ mandatoryTwoFactor: true })
    assert.deepEqual(await openDoors(alice), stillOpen)
    assert.deepEqual(await openDoors(bob), before)

    await server.world.signIn.enforcePolicy()
    await setPolicy({ mandatoryTwoFactor: false })
    assert.deepEqual(
      (await openDoors(alice)).filter(door => !stillOpen.includes(door)),
      ['API token', 'LDAP bind with the password'],
      'lifting the policy brings nothing back that was begun',
    )
  })

  for (const [what, demand] of [
    ['of a role', () => setPolicy({ twoFactorRoles: ['user'] })],
    [
      'of a group, through a group inside it',
      async () => {
        const outer = await server.asOperator.groups.create({ name: 'outer' })
        const inner = await server.asOperator.groups.create({ name: 'inner' })
        await server.asOperator.groups.changeMembers(outer.id, { addGroups: [inner.id] })
        await setPolicy({ twoFactorGroups: [outer.id] })
        await server.asOperator.groups.changeMembers(inner.id, { add: [idOf('alice')] })
      },
    ],
  ] as const)
    test(`${what}: ends theirs and nobody else’s`, async t => {
      const alice = await signInEverywhere(server, 'alice')
      const olivia = await signInEverywhere(server, 'olivia')
      t.after(() => [alice, olivia].forEach(one => one.close()))
      await demand()
      assert.deepEqual(await openDoors(alice), stillOpen)
      assert.deepEqual(await openDoors(olivia), Object.keys(olivia.doors))
    })

  test('a role that is given and demands one ends what was open', async t => {
    await setPolicy({ twoFactorRoles: ['admin', 'owner'] })
    const alice = await signInEverywhere(server, 'alice')
    t.after(() => alice.close())
    await server.asOperator.users.update(idOf('alice'), { role: 'admin' })
    // Another role ends connections by app passwords too, which a demand by itself leaves.
    assert.deepEqual(
      await openDoors(alice),
      stillOpen.filter(door => door !== 'LDAP connection, bound with an app password'),
    )
  })

  test('the next sign-in leads into its set-up, and then to where it was going', async () => {
    await setPolicy({ mandatoryTwoFactor: true })
    const browser = createWebClient(server.origin)
    assert.equal(locationOf(await browser.signIn('alice', password, '?next=/admin/groups')), '/sign-in/set-up')
    const chosen = await browser.post('/sign-in/set-up', { how: 'app', next: '/admin/groups' })
    assert.equal(locationOf(chosen), '/sign-in/set-up/app')
    const { secret, sealed } = await readSetUp(browser)
    const wrong = await browser.post('/sign-in/set-up/app', { sealed, code: '000000' })
    assert.equal(wrong.status, 400)
    assert.ok((await wrong.text()).includes(spaced(secret)), 'the same secret, for the app that has it already')
    const code = totpCode(secret, clock.now())
    const added = await browser.post('/sign-in/set-up/app', { sealed, code, next: '/admin/groups' })
    assert.equal(locationOf(added), '/sign-in/codes')
    assert.equal((await browser.get('/api/v1/session')).status, 401, 'not before the codes are saved')
    const codes = await (await browser.get('/sign-in/codes')).text()
    assert.equal(codes.match(/<li>[2-9A-Z]{4}-[2-9A-Z]{4}<\/li>/g)?.length, 10)
    assert.equal((await browser.post('/sign-in/codes', {})).status, 400)
    const done = await browser.post('/sign-in/codes', { saved: 'yes', next: '/admin/groups' })
    assert.deepEqual([done.status, locationOf(done)], [303, '/admin/groups'])
    assert.equal((await browser.get('/api/v1/session')).status, 200)
    assert.equal(server.world.memory.people.findByUsername('alice')?.secondFactor, true)
  })

  test('the link from the host lets an owner in, who can lift the demand', async () => {
    await setPolicy({ mandatoryTwoFactor: true })
    const { token } = await server.world.signIn.ownerLogin.createLink('olivia')
    const browser = createWebClient(server.origin)
    await browser.post('/owner-login', { token })
    assert.equal((await browser.get('/api/v1/session')).status, 200)
    await server.world.signIn.enforcePolicy()
    assert.equal((await browser.get('/api/v1/session')).status, 200, 'nor is it ended afterwards')
  })

  test('in the middle of it every route answers as it answers a stranger, but for the set-up itself', async () => {
    await setPolicy({ mandatoryTwoFactor: true })
    const halfway = createWebClient(server.origin)
    await halfway.signIn('alice', password)
    const attempt = [...halfway.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    assert.match(attempt, /doorward-sign-in=/)

    const routes = server.doors.web.listRoutes().filter(({ method }) => method !== 'HEAD' && method !== 'TRACE')
    assert.ok(routes.length > 100, `${routes.length} routes`)
    const differing: string[] = []
    for (const { method, path } of routes) {
      const address = path.replaceAll(/:\w+|\*/g, 'x')
      const ask = async (cookie: string) => {
        const answer = await fetch(new URL(address, server.origin), {
          method,
          redirect: 'manual',
          headers: { origin: server.origin, ...(cookie === '' ? {} : { cookie }) },
          ...(method === 'POST' ? { body: new URLSearchParams() } : {}),
        })
        return `${answer.status} ${answer.headers.get('location') ?? ''} ${answer.headers.getSetCookie().some(line => line.startsWith('doorward-session=') && !/=;/.test(line))}`
      }
      const [mine, strangers] = [await ask(attempt), await ask('')]
      if (mine !== strangers && !path.startsWith('/openid/')) differing.push(`${method} ${path}`)
    }
    assert.deepEqual(differing.toSorted(), [
      'GET /sign-in/set-up',
      'GET /sign-in/set-up/app',
      'GET /sign-in/set-up/passkey',
      // A passkey that is none is refused here, where a stranger has no sign-in it could be for.
      'POST /sign-in/passkey',
      'POST /sign-in/set-up/passkey',
      'POST /sign-in/set-up/passkey/options',
    ])
    // An app's request does not get by either: it comes back to the sign-in.
    await assert.rejects(openApp(server.origin, halfway, 'openid'))
  })

  test('an app may demand it of people whom no policy does: the session goes on, and proves more', async () => {
    const diary = server.world.memory.apps.findByName('diary')
    assert.ok(diary)
    await server.asOperator.apps.update(diary.id, { requireTwoFactor: true })
    const phone = await enrol(server, 'bob', clock)
    const browser = createWebClient(server.origin)
    await browser.signIn('bob', password)
    await browser.post('/sign-in/confirm', { with: 'code', code: phone.nextCode() })
    assert.ok((await openApp(server.origin, browser, 'openid')).access_token, 'one who has proven it goes straight on')

    const alice = createWebClient(server.origin)
    await alice.signIn('alice', password)
    assert.equal((await alice.get('/api/v1/session')).status, 200)
    const flow = await walkToSignIn(alice)
    const led = await alice.get(flow)
    assert.equal(locationOf(led), '/sign-in/set-up')
    const { secret, sealed } = await readSetUp(alice)
    await alice.post('/sign-in/set-up/app', { sealed, code: totpCode(secret, clock.now()) })
    await alice.post('/sign-in/codes', { saved: 'yes' })
    assert.ok((await openApp(server.origin, alice, 'openid')).access_token)
  })

  /** From an app that asks to the page that asks the person. */
  async function walkToSignIn(browser: WebClient): Promise<string> {
    const query = new URLSearchParams({
      client_id: 'diary',
      response_type: 'code',
      redirect_uri: 'http://127.0.0.1:9/callback',
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    })
    let at = `/openid/auth?${query.toString()}`
    while (!at.includes('/sign-in?')) at = (await browser.get(at)).headers.get('location') ?? assert.fail(at)
    return at
  }

  async function readSetUp(browser: WebClient): Promise<{ secret: string; sealed: string }> {
    const page = await (await browser.get('/sign-in/set-up/app')).text()
    const key = /id="totp-key"[^>]*>([A-Z2-7 ]+)</.exec(page)?.[1] ?? assert.fail(page)
    const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail(page)
    return { secret: key.replaceAll(' ', ''), sealed }
  }
})

const spaced = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')
