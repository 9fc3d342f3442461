import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Secret } from '#ground'
import type { GatewayCommands } from '#gateway'
import { printSignInRequest } from '../../src/gateway/sign-in-request.ts'
import { password } from '../world/open-test-world.ts'
import { ask, Browser, type Answer } from './browser.ts'
import { hostName, openGatewayWorld, type GatewayWorld } from './gateway-world.ts'
import { cookieIn } from './host-visitor.ts'

let world: GatewayWorld
before(async () => {
  world = await openGatewayWorld()
  for (const name of ['una', 'ben']) await world.add(name)
})
after(() => world.dispose())

const site = `https://${hostName}`
/** What the test, as a proxy, is asked for under the app’s own host. */
const atHost = (path: string, cookie = '', more: Record<string, string> = {}): Promise<Answer> =>
  ask(world.origin, {
    path,
    headers: { host: hostName, 'x-forwarded-proto': 'https', accept: 'text/html', ...(cookie && { cookie }), ...more },
  })
const check = (target: string, cookie = '', more: Record<string, string> = {}): Promise<Answer> =>
  ask(world.origin, {
    path: '/gateway/traefik',
    headers: {
      'x-forwarded-method': 'GET', 'x-forwarded-proto': 'https', 'x-forwarded-host': hostName, 'x-forwarded-uri': target, accept: 'text/html', ...(cookie && { cookie }), ...more,
    },
  }) // biome-ignore format: short

/** A browser at our own host that is signed in. */
async function signedIn(username: string): Promise<Browser> {
  const browser = new Browser()
  await browser.signIn(await browser.open(`${world.origin}/sign-in`), username, password)
  return browser
}

/** To the moment in which the browser is sent back to the app with its code. */
async function untilCode(browser: Browser, target = '/a'): Promise<{ state: string; callback: string }> {
  const sent = await check(target)
  const state = cookieIn(sent, '__Host-doorward-state')
  const back = await browser.send(sent.location ?? '')
  assert.match(back.location ?? '', new RegExp(`^${site}/\\.doorward/callback\\?code=[\\w-]{43}$`), back.text)
  return { state, callback: (back.location ?? '').slice(site.length) }
}

test('a code opens the host once, for the browser it was made for', async () => {
  const browser = await signedIn('una')
  const { state, callback } = await untilCode(browser, '/a//b?c=%C3%A9')
  const done = await atHost(callback, state)
  assert.equal(done.status, 302)
  assert.equal(done.location, `${site}/a//b?c=%C3%A9`)
  const lines = done.headers['set-cookie'] ?? []
  assert.match(lines[0] ?? '', /^__Host-doorward=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/)
  assert.match(lines[1] ?? '', /^__Host-doorward-state=; .*Max-Age=0/)
  const cookie = cookieIn(done, '__Host-doorward')
  const open = await check('/', cookie)
  assert.equal(open.status, 200)
  assert.equal(open.headers['remote-user'], 'una')
  assert.equal(
    (await check('/', cookie.replace('__Host-', ''))).status,
    302,
    'on https the plain name counts for nothing',
  )
  assert.equal((await atHost(callback, state)).status, 400)
  assert.equal((await check('/', state)).status, 302, 'what ties a code is no session')
})

test('of fifty at once one comes in', async () => {
  const { state, callback } = await untilCode(await signedIn('una'))
  const answers = await Promise.all(Array.from({ length: 50 }, () => atHost(callback, state)))
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [302, ...Array.from({ length: 49 }, () => 400)],
  )
})

test('a code that is shown elsewhere is used up', async () => {
  const browser = await signedIn('una')
  const { app } = await world.asOperator.apps.create({
    title: 'Other',
    access: { kind: 'everyone' },
    gateway: { host: 'other.test' },
  })
  for (const steal of [
    async ({ callback }: { callback: string }) => atHost(callback),
    async ({ callback }: { callback: string }) => atHost(callback, `__Host-doorward-state=${'x'.repeat(43)}`),
    async ({ callback, state }: { callback: string; state: string }) => atHost(callback, state.replace('__Host-', '')),
    async ({ callback, state }: { callback: string; state: string }) => atHost(callback, state, { host: 'other.test' }),
  ]) {
    const made = await untilCode(browser)
    const stolen = await steal(made)
    assert.equal(stolen.status, 400)
    assert.equal(stolen.headers['set-cookie'], undefined)
    assert.equal((await atHost(made.callback, made.state)).status, 400, 'nor for its own browser any more')
  }
  await world.asOperator.apps.delete(app.id)
  const { state, callback } = await untilCode(browser)
  const code = callback.slice(-43)
  for (const wrong of ['', 'x', code.slice(1), `${code}A`, code.toLowerCase(), `${code}&code=x`])
    assert.equal((await atHost(`/.doorward/callback?code=${wrong}`, state)).status, 400, wrong)
  assert.equal((await atHost(callback, state)).status, 302)
})

test('a code ends with its minute, and with what it rests on', async () => {
  const una = world.world.memory.people.findByUsername('una') ?? assert.fail()
  const operator = { kind: 'system', name: 'operator' } as const
  const origin = { door: 'cli', address: null } as const
  const ends: Record<string, () => Promise<unknown> | void> = {
    'its minute': () => world.clock.advance(60_000),
    'the session': () => world.world.signIn.endSessionsOf(operator, origin, una.id),
    'the password': () => world.asOperator.users.setPassword(una.id, new Secret(password)),
    'the account': () => world.asOperator.users.disable(una.id),
  }
  for (const [what, end] of Object.entries(ends)) {
    const { state, callback } = await untilCode(await signedIn('una'))
    await end()
    assert.equal((await atHost(callback, state)).status, 400, what)
  }
  await world.asOperator.users.enable(una.id)
})

test('nobody but us can ask for a code to be sent somewhere', async () => {
  const browser = await signedIn('una')
  const { sealer } = world.world
  const right = { origin: site, state: 'a'.repeat(43), target: '/' }
  const printed = printSignInRequest(sealer, right)
  assert.equal(
    (await browser.send(`${world.origin}/gateway/sign-in?request=${encodeURIComponent(printed)}`)).status,
    303,
  )
  const [text = '', mac = ''] = printed.split('.')
  const forge = (origin: string): string =>
    `${Buffer.from(JSON.stringify([origin, right.state, '/'])).toString('base64url')}.${mac}`
  for (const request of [
    forge('http://wiki.test:1234'),
    forge('https://evil.test'),
    text,
    `${text}.`,
    '',
    printed.slice(0, -1),
    printSignInRequest(sealer, { ...right, origin: 'https://evil.test' }),
  ]) {
    const answer = await browser.send(`${world.origin}/gateway/sign-in?request=${encodeURIComponent(request)}`)
    assert.equal(answer.status, 400, request)
    assert.equal(answer.location, undefined)
  }
  for (const flow of ['gateway-x', `gateway-${'x'.repeat(43)}`])
    assert.equal((await browser.send(`${world.origin}/gateway/sign-in?flow=${flow}`)).status, 400)
})

test('people come back to their own host alone', async () => {
  for (const to of [
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    '/%2f/evil.test',
    '/@evil.test',
    '.evil.test',
    '/x#y',
    '/\tx',
    '',
  ])
    for (const query of [`to=${encodeURIComponent(to)}`, `to=${encodeURIComponent(to)}&to=/x`]) {
      const sent = await atHost(`/.doorward/sign-in?${query}`)
      assert.equal(new URL(sent.location ?? '').origin, world.origin, to)
      const back = await (await signedIn('una')).send(sent.location ?? '')
      const done = await atHost((back.location ?? '').slice(site.length), cookieIn(sent, '__Host-doorward-state'))
      assert.equal(new URL(done.location ?? '').origin, site, to)
    }
})

test('several tabs of a browser wait at once, and each comes back', async () => {
  const first = await check('/one')
  const state = cookieIn(first, '__Host-doorward-state')
  const second = await check('/two', state)
  assert.equal(cookieIn(second, '__Host-doorward-state'), state)
  const browser = await signedIn('una')
  for (const [sent, path] of [
    [second, '/two'],
    [first, '/one'],
  ] as const) {
    const back = await browser.send(sent.location ?? '')
    const done = await atHost((back.location ?? '').slice(site.length), state)
    assert.equal(done.location, site + path)
  }
})

/** Signed in at the host. */
async function cookieFor(browser: Browser): Promise<string> {
  const { state, callback } = await untilCode(browser)
  return cookieIn(await atHost(callback, state), '__Host-doorward')
}

test('an app that wants a newer sign-in asks for one, and goes on', async () => {
  const browser = await signedIn('una')
  const cookie = await cookieFor(browser)
  await world.asOperator.apps.update(world.app.id, { sessionMinutes: 10 })
  assert.equal((await check('/', cookie)).status, 200)
  world.clock.advance(10 * 60_000)
  const sent = await check('/x', cookie)
  assert.equal(sent.status, 302)
  assert.equal((await check('/x', cookie, { 'sec-fetch-dest': 'empty' })).status, 401)
  const page = await browser.open(sent.location ?? '')
  assert.match(page.url, /\/sign-in\?flow=/)
  const form = new URLSearchParams({
    username: 'una',
    password,
    flow: new URL(page.url).searchParams.get('flow') ?? '',
  })
  const proven = await browser.send(`${world.origin}/sign-in`, {
    method: 'POST',
    body: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.match(proven.location ?? '', /\/gateway\/sign-in\?flow=/)
  assert.equal(
    (await check('/', cookie)).status,
    200,
    'the session at the host rests on the same sign-in, which is new now',
  )
  const back = await browser.send(new URL(proven.location ?? '', world.origin))
  assert.match(back.location ?? '', /\/\.doorward\/callback\?code=/)
  await world.asOperator.apps.update(world.app.id, { sessionMinutes: null })
})

test('an app that wants a second factor is not opened without', async () => {
  await world.asOperator.apps.update(world.app.id, { requireTwoFactor: false })
  const browser = await signedIn('una')
  const cookie = await cookieFor(browser)
  await world.asOperator.apps.update(world.app.id, { requireTwoFactor: true })
  const sent = await check('/', cookie)
  assert.equal(sent.status, 302)
  const page = await browser.open(sent.location ?? '')
  assert.match(page.url, /\/sign-in\/set-up/)
  assert.equal((await check('/', cookie)).status, 302)
  await world.asOperator.apps.update(world.app.id, { requireTwoFactor: false })
})

test('who uses an app is not idle', async () => {
  const cookie = await cookieFor(await signedIn('ben'))
  const { idleDays } = world.world.memory.settings().session
  const step = (idleDays * 86_400_000) / 2
  for (let i = 0; i < 3; i++) {
    world.clock.advance(step)
    assert.equal((await check('/', cookie)).status, 200)
  }
  world.clock.advance(2 * step + 1)
  assert.equal((await check('/', cookie)).status, 302)
})

test('two hundred at once are each told of themselves', async () => {
  const [una, ben] = [await cookieFor(await signedIn('una')), await cookieFor(await signedIn('ben'))]
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, i) => (await check(`/${i}`, i % 2 ? una : ben)).headers['remote-user']),
  )
  answers.forEach((name, i) => assert.equal(name, i % 2 ? 'una' : 'ben'))
})

test('an app that is open from some networks only is closed to others, its public paths too', async () => {
  const cookie = await cookieFor(await signedIn('una'))
  await world.asOperator.apps.update(world.app.id, { networks: ['192.0.2.0/24'] })
  await world.set({ paths: [{ prefix: '/open', rule: 'public' }] })
  for (const [address, expected] of [
    ['192.0.2.7', 200],
    ['198.51.100.1', 403],
    ['', 403],
    ['192.0.2.7, 198.51.100.1', 403],
    ['198.51.100.1, 192.0.2.7', 200],
  ] as const) {
    assert.equal((await check('/', cookie, { 'x-forwarded-for': address })).status, expected, address)
    assert.equal((await check('/open', '', { 'x-forwarded-for': address })).status, expected, address)
  }
  await world.asOperator.apps.update(world.app.id, { networks: [] })
  await world.set({ paths: [] })
})

test('what is over is deleted', async () => {
  await cookieFor(await signedIn('una'))
  const count = async () => {
    const { read } = world.world.store
    const sessions = await read.selectFrom('gatewaySession').select('hash').execute()
    const codes = await read.selectFrom('oneTime').select('hash').where('kind', '=', 'gateway-code').execute()
    return sessions.length + codes.length
  }
  assert.ok((await count()) > 0)
  world.clock.advance(366 * 86_400_000)
  await world.world.store.commands<GatewayCommands>('gateway')('deleteExpiredGateway', { at: world.clock.now() })
  assert.equal(await count(), 0)
})
