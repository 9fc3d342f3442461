import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { startPages, visit, type PagesWorld } from './world.ts'

let world: PagesWorld
before(async () => {
  world = await startPages()
})
beforeEach(() => {
  world.pausedUntil = undefined
  world.busy = false
  world.isDirectoryDown = false
  world.sessions.clear()
})
after(() => world.close())

const right = { username: 'amara.okafor', password: 'right' }

test('the start page leads to sign-in, and sign-in to my apps', async () => {
  const browser = visit(world)
  const start = await browser.get('/')
  assert.equal(start.status, 303)
  assert.equal(start.headers.get('location'), '/sign-in')
  const answer = await browser.post('/sign-in', right)
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/')
  assert.match((await browser.get('/')).page, /Hello, Amara Okafor/)
  assert.equal((await browser.get('/sign-in')).headers.get('location'), '/')
})

test('who manages a group finds the way to it, and no other way into the dashboard', async () => {
  const browser = visit(world)
  await browser.post('/sign-in', right)
  assert.doesNotMatch((await browser.get('/')).page, /href="\/admin/)
  world.managers.add('u-amara')
  assert.deepEqual((await browser.get('/')).page.match(/href="\/admin[^"]*"/g), ['href="/admin/groups"'])
  world.managers.delete('u-amara')
})

test('the cookie is HttpOnly, Lax and for the whole server, and __Host- on https', async () => {
  const [cookie = ''] = (await visit(world).post('/sign-in', right)).headers.getSetCookie()
  assert.match(cookie, /^doorward-session=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
  world.publicUrl = new URL('https://localhost')
  try {
    const [secure = ''] = (await visit(world).post('/sign-in', right)).headers.getSetCookie()
    assert.match(secure, /^__Host-doorward-session=.*; Secure$/)
    assert.doesNotMatch(secure, /Domain/i)
  } finally {
    world.publicUrl = new URL('http://localhost:8080')
  }
})

test('every sign-in gives a new session and ends the one the browser had', async () => {
  const browser = visit(world)
  browser.cookies.set('doorward-session', 'planted-by-somebody-else')
  await browser.post('/sign-in', right)
  const first = browser.cookies.get('doorward-session')
  assert.equal(world.previousTokens.at(-1), 'planted-by-somebody-else')
  assert.notEqual(first, 'planted-by-somebody-else')
  await browser.post('/sign-in', right)
  assert.notEqual(browser.cookies.get('doorward-session'), first)
  assert.equal(world.sessions.has(first ?? ''), false)
})

test('an unknown name and a wrong password get the same answer', async () => {
  const unknown = await visit(world).post('/sign-in', { username: 'nobody.at-all', password: 'wrong' })
  const wrong = await visit(world).post('/sign-in', { username: 'amara.okafor', password: 'wrong' })
  const neutral = (page: string) =>
    page.replace(/nobody\.at-all|amara\.okafor/g, 'NAME').replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'REFERENCE')
  assert.equal(unknown.status, 403)
  assert.equal(wrong.status, 403)
  assert.equal(neutral(unknown.page), neutral(wrong.page))
  assert.match(unknown.page, /don’t match/)
  assert.deepEqual([...unknown.headers.keys()], [...wrong.headers.keys()])
  assert.deepEqual(unknown.headers.getSetCookie(), [])
})

test('what was typed comes back as text, the password never', async () => {
  const hostile = '"><script>alert(1)</script>'
  const { page } = await visit(world).post('/sign-in', { username: hostile, password: 'p<assword>' })
  assert.match(page, /value="&quot;&gt;&lt;script&gt;alert\(1\)/)
  assert.doesNotMatch(page, /<script>alert/)
  assert.doesNotMatch(page, /p&lt;assword/)
})

test('a pause says until when', async () => {
  world.pausedUntil = world.now + 39_200
  const answer = await visit(world).post('/sign-in', right)
  assert.equal(answer.status, 429)
  assert.equal(answer.headers.get('retry-after'), '40')
  assert.match(answer.page, /Wait 40 seconds/)
  assert.match(answer.page, /<time datetime="2026-06-12T09:46:30.000Z">/)
})

test('a busy server says that the password was not looked at', async () => {
  world.busy = true
  const answer = await visit(world).post('/sign-in', right)
  assert.equal(answer.status, 503)
  assert.equal(answer.headers.get('retry-after'), '2')
  assert.match(answer.page, /not looked at/)
})

for (const [language, words] of [
  ['en', /doesn’t answer/],
  ['de', /antwortet nicht/],
  ['fr', /ne répond pas/],
  ['es', /no responde/],
] as const)
  test(`failure 6: a directory that does not answer is said to be that, and no wrong password (${language})`, async () => {
    world.isDirectoryDown = true
    const answer = await visit(world, { 'accept-language': language }).post('/sign-in', right)
    assert.equal(answer.status, 503)
    assert.equal(answer.headers.get('retry-after'), '60')
    assert.match(answer.page, words)
  })

test('a sign-in for an app names it and goes back to its request', async () => {
  const browser = visit(world)
  const asked = await browser.get('/sign-in?flow=flow-1')
  assert.match(asked.page, /Continue to <b>Nextcloud<\/b>/)
  assert.match(asked.page, /cloud\.example\.com/)
  assert.doesNotMatch(asked.headers.get('content-security-policy') ?? '', /form-action/)
  const refused = await browser.post('/sign-in', { ...right, password: 'wrong', flow: 'flow-1' })
  assert.match(refused.page, /name="flow" value="flow-1"/)
  const answer = await browser.post('/sign-in', { ...right, flow: 'flow-1' })
  assert.equal(answer.headers.get('location'), '/openid/interaction/flow-1')
  const again = await browser.get('/sign-in?flow=flow-1')
  assert.match(again.page, /Confirm that it’s you before going on to Nextcloud/)
  assert.match(again.page, /value="amara\.okafor"/)
  assert.doesNotMatch((await browser.get('/sign-in?flow=flow-1&switch=1')).page, /amara/)
})

test('an unknown flow is an ordinary sign-in', async () => {
  for (const flow of ['gone', '../x', 'a'.repeat(200)]) {
    const browser = visit(world)
    const asked = await browser.get(`/sign-in?flow=${encodeURIComponent(flow)}`)
    assert.equal(asked.status, 200)
    assert.doesNotMatch(asked.page, /name="flow"/)
    assert.equal((await browser.post('/sign-in', { ...right, flow })).headers.get('location'), '/')
  }
})

const destinations: [next: string, location: string][] = [
  ['/admin/people?page=2', '/admin/people?page=2'],
  ['//evil.test', '/'],
  ['/\\evil.test', '/'],
  ['https://evil.test', '/'],
  ['javascript:alert(1)', '/'],
  ['/\t/evil.test', '/'],
  ['/%2f/evil.test', '/'],
]
for (const [next, location] of destinations)
  test(`next ${JSON.stringify(next)} leads to ${location}`, async () => {
    const browser = visit(world)
    assert.equal((await browser.post('/sign-in', { ...right, next })).headers.get('location'), location)
    const signedIn = await browser.get(`/sign-in?next=${encodeURIComponent(next)}`)
    assert.equal(signedIn.headers.get('location'), location)
  })

test('a form on another site signs nobody in or out', async () => {
  const browser = visit(world)
  const cross = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }
  assert.equal((await browser.post('/sign-in', right, cross)).status, 403)
  assert.equal(browser.cookies.size, 0)
  await browser.post('/sign-in', right)
  const refused = await browser.post('/sign-out', {}, cross)
  assert.equal(refused.status, 403)
  assert.match(refused.page, /did not come from one of our pages/)
  assert.equal(world.sessions.size, 1)
})

test('signing out asks on GET, ends the session on POST, and says what is known of the apps', async () => {
  const browser = visit(world)
  await browser.post('/sign-in', right)
  assert.match((await browser.get('/sign-out')).page, /Sign out\?/)
  assert.equal(world.sessions.size, 1)
  world.apps = [
    { title: 'Nextcloud', icon: null, link: null, note: null, asksPassword: false, isNew: false },
    { title: 'Jellyfin', icon: null, link: null, note: null, asksPassword: true, isNew: false },
  ]
  const out = await browser.post('/sign-out', {})
  world.apps = []
  assert.equal(world.sessions.size, 0)
  assert.equal(browser.cookies.has('doorward-session'), false)
  assert.match(out.page, /Nextcloud[^]*Signed out[^]*Jellyfin[^]*Still open/)
  assert.equal((await browser.get('/')).headers.get('location'), '/sign-in')
  assert.match((await browser.get('/sign-out')).page, /You’re signed out/)
})

test('signing out says where somebody is signed in still, and how to end that', async () => {
  const [first, second] = [visit(world), visit(world)]
  await first.post('/sign-in', right)
  await second.post('/sign-in', right)
  const { page } = await first.post('/sign-out', {})
  assert.match(page, /You are still signed in on one other device\. <a href="\/sign-out\/everywhere">/)
  assert.doesNotMatch((await second.post('/sign-out', {})).page, /still signed in/)
})

test('a body of another kind is refused', async () => {
  const init = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const answer = await fetch(new URL('/sign-in', world.at), { method: 'POST', body: '{}', headers: init })
  assert.equal(answer.status, 415)
})

test('fields sent twice count as empty', async () => {
  const body = 'username=amara.okafor&username=jonas.ekdahl&password=right'
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(new URL('/sign-in', world.at), { method: 'POST', body, headers, redirect: 'manual' })
  assert.equal(answer.status, 403)
})

test('a bug is a page with a reference and no detail', async () => {
  const answer = await visit(world).post('/sign-in', { username: 'crash', password: 'x' })
  assert.equal(answer.status, 500)
  assert.match(answer.page, /Something broke on our side/)
  assert.match(answer.page, /<b class="mono">[0-9A-Z]{4}-[0-9A-Z]{4}<\/b>/)
  assert.doesNotMatch(answer.page, /a bug/)
})

test('an owner link is asked about first, and works once', async () => {
  world.ownerLogins.add('one-time')
  const browser = visit(world)
  const asked = await browser.get('/owner-login?token=one-time')
  assert.equal(asked.headers.get('referrer-policy'), 'strict-origin')
  assert.equal(world.ownerLogins.size, 1)
  assert.equal((await browser.post('/owner-login', { token: 'one-time' })).headers.get('location'), '/')
  assert.match((await browser.get('/')).page, /Hello, Jonas Ekdahl[^]*/)
  assert.match((await browser.get('/')).page, /href="\/admin\/"/)
  const second = await visit(world).post('/owner-login', { token: 'one-time' })
  assert.equal(second.status, 410)
  assert.match(second.page, /no longer works/)
})
