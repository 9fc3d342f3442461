import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { asItIs, Problem, silentLog, type Log } from '#ground'
import { setContentPolicy } from './security-headers.ts'
import { mountHealth } from './health.ts'
import { createWeb, visitorOf, type Web } from './web.ts'

let publicUrl = new URL('http://localhost:8080')
let settingUp = false
let obstacles: Record<string, string> = {}
let web: Web
let at: URL
const logged: object[] = []
const log = Object.assign(Object.create(silentLog) as Log, { error: (entry: object) => logged.push(entry) })

before(async () => {
  web = createWeb({
    publicUrl: () => publicUrl,
    trustedProxies: ['127.0.0.0/8'],
    log,
    isSettingUp: () => settingUp,
    renderError: view => `<!doctype html><title>${view.status}</title>${view.reference ?? ''}`,
    headersMs: 300,
  })
  const { app } = web
  mountHealth(app, { findObstacles: () => obstacles })
  app.get('/who', request => visitorOf(request))
  app.get('/page', { config: { answers: 'page' } }, () => {
    throw new Problem('too-many', asItIs('Too many tries.'), { retryAfterMs: 1500 })
  })
  app.get('/bug', () => {
    throw new TypeError('secret detail')
  })
  app.get('/nonce', (_request, reply) => setContentPolicy(reply, { styleNonce: 'abc' }).send('ok'))
  app.get('/hijacked', (_request, reply) => {
    reply.hijack()
    reply.raw.end('raw')
  })
  app.post('/change', request => ({ got: request.body }))
  app.post('/token', { config: { sameOrigin: 'off' } }, () => 'token')
  app.post('/api', { config: { sameOrigin: 'unless-authorization', answers: 'json' } }, () => 'api')
  app.get('/people/:id', request => (request.params as { id: string }).id)
  app.get('/first', () => 'by the route')
  web.answerFirst('/first', ({ url }, { clientAddress }) =>
    url === '/first' ? { 'x-from': clientAddress } : undefined,
  )
  app.get('/ready', () => 'by the route')
  web.answerReady('/ready', ({ rawHeaders }) =>
    rawHeaders.includes('not yet')
      ? undefined
      : { status: 200, headers: { 'content-length': '5', 'cache-control': 'public' }, body: 'ready' },
  )
  at = await web.listen({ address: '127.0.0.1', port: 0 })
})
after(() => web.close(1000))

const ours = { 'sec-fetch-site': 'same-origin' }
const json = { 'content-type': 'application/json' }
const go = (path: string, init: RequestInit = {}) => fetch(new URL(path, at), init)

/** Writes bytes as they are and returns all that comes back until the server closes. */
async function raw(bytes: string, half = false): Promise<string> {
  const socket = connect(Number(at.port), '127.0.0.1')
  socket.setEncoding('latin1')
  let answer = ''
  socket.on('data', chunk => (answer += chunk))
  if (half) socket.write(bytes, 'latin1')
  else socket.end(bytes, 'latin1')
  await once(socket, 'close')
  return answer
}

test('every answer has the security headers, hijacked and erroneous ones too', async () => {
  for (const path of ['/healthz', '/hijacked', '/bug', '/nothing', '/page', '/%zz']) {
    const { headers } = await go(path)
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/, path)
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('referrer-policy'), 'same-origin')
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('strict-transport-security'), null)
  }
})

test('HSTS is sent when the public URL is https', async () => {
  publicUrl = new URL('https://localhost')
  try {
    assert.match((await go('/who')).headers.get('strict-transport-security') ?? '', /max-age=31536000/)
  } finally {
    publicUrl = new URL('http://localhost:8080')
  }
})

test('a route may relax the content policy for itself', async () =>
  assert.match((await go('/nonce')).headers.get('content-security-policy') ?? '', /style-src 'self' 'nonce-abc'/))

test('the client address comes from a trusted proxy', async () => {
  const seen = await (
    await go('/who', { headers: { 'x-forwarded-for': '1.1.1.1, 203.0.113.9', 'user-agent': 'x' } })
  ).json()
  assert.deepEqual(seen, { address: '203.0.113.9', userAgent: 'x' })
  const garbage = await (await go('/who', { headers: { 'x-forwarded-for': '<script>', 'user-agent': 'x' } })).json()
  assert.deepEqual(garbage, { address: '127.0.0.1', userAgent: 'x' })
})

test('an unknown Host is answered 421 with what to do, and never used', async () => {
  publicUrl = new URL('https://id.example.com')
  try {
    const answer = await raw('GET /who HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n')
    assert.match(answer, /^HTTP\/1.1 421 /)
    assert.match(answer, /answers as id\.example\.com/)
    assert.doesNotMatch(answer, /evil\.test/)
    assert.match(await raw('GET /who HTTP/1.1\r\nHost: ID.example.com\r\nConnection: close\r\n\r\n'), /^HTTP\/1.1 200 /)
    assert.match(await raw('GET /healthz HTTP/1.1\r\nHost: 10.0.0.7\r\nConnection: close\r\n\r\n'), /^HTTP\/1.1 200 /)
    settingUp = true
    assert.match(await raw('GET /who HTTP/1.1\r\nHost: 10.0.0.7\r\nConnection: close\r\n\r\n'), /^HTTP\/1.1 200 /)
  } finally {
    settingUp = false
    publicUrl = new URL('http://localhost:8080')
  }
})

test('two Host headers are refused', async () =>
  assert.match(
    await raw('GET /who HTTP/1.1\r\nHost: localhost\r\nHost: evil.test\r\nConnection: close\r\n\r\n'),
    /^HTTP\/1.1 400 /,
  ))

test('readiness says what is missing', async () => {
  assert.equal((await go('/readyz')).status, 200)
  obstacles = { store: 'not opened' }
  const answer = await go('/readyz')
  obstacles = {}
  assert.equal(answer.status, 503)
  assert.deepEqual(await answer.json(), { status: 'not ready', obstacles: { store: 'not opened' } })
})

const posts: [path: string, headers: Record<string, string>, status: number][] = [
  ['/change', {}, 403],
  ['/change', { origin: 'https://evil.test' }, 403],
  ['/change', { origin: 'null' }, 403],
  ['/change', { 'sec-fetch-site': 'cross-site' }, 403],
  ['/change', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:8080' }, 403],
  ['/change', { ...ours }, 200],
  ['/change', { origin: 'http://localhost:8080' }, 200],
  ['/change', { authorization: 'Bearer x' }, 403],
  ['/api', {}, 403],
  ['/api', { authorization: 'Bearer x' }, 200],
  ['/token', { origin: 'https://evil.test' }, 200],
]
for (const [path, headers, status] of posts)
  test(`POST ${path} ${JSON.stringify(headers)}: ${status}`, async () =>
    assert.equal((await go(path, { method: 'POST', headers })).status, status))

test('a problem is problem+json, or a page where pages are answered', async () => {
  const page = await go('/page')
  assert.equal(page.status, 429)
  assert.equal(page.headers.get('retry-after'), '2')
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
  const missing = await go('/nothing')
  assert.equal(missing.headers.get('content-type'), 'application/problem+json; charset=utf-8')
  assert.deepEqual(await missing.json(), {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'There is nothing at this address.',
    code: 'missing',
  })
  const browser = await go('/nothing', { headers: { accept: 'text/html,*/*' } })
  assert.match(browser.headers.get('content-type') ?? '', /^text\/html/)
})

test('a bug is logged under the reference the client gets, and tells the client nothing else', async () => {
  const answer = await go('/bug?token=secret-token')
  const text = await answer.text()
  assert.equal(answer.status, 500)
  assert.doesNotMatch(text, /secret/)
  const { reference } = JSON.parse(text) as { reference: string }
  const entry = logged.find(entry => (entry as { reference: string }).reference === reference)
  assert.ok(entry)
  assert.doesNotMatch(JSON.stringify(entry), /secret-token/)
})

test('a known address with another method is 405 with Allow', async () => {
  const answer = await go('/people/7', { method: 'DELETE', headers: ours })
  assert.equal(answer.status, 405)
  assert.equal(answer.headers.get('allow'), 'GET, HEAD')
})

const bodies: [why: string, init: RequestInit, status: number][] = [
  ['bad JSON', { headers: { ...ours, ...json }, body: '{"a":' }, 400],
  ['empty JSON', { headers: { ...ours, ...json }, body: '' }, 400],
  ['__proto__', { headers: { ...ours, ...json }, body: '{"__proto__":{"x":1}}' }, 400],
  ['unknown type', { headers: { ...ours, 'content-type': 'text/plain' }, body: 'a' }, 415],
  ['nonsense type', { headers: { ...ours, 'content-type': ';;;' }, body: 'a' }, 415],
  ['too large', { headers: { ...ours, ...json }, body: JSON.stringify('x'.repeat(70_000)) }, 413],
]
for (const [why, init, status] of bodies)
  test(`a body refused: ${why}`, async () => {
    const answer = await go('/change', { method: 'POST', ...init })
    assert.equal(answer.status, status)
    assert.match(answer.headers.get('content-type') ?? '', /problem\+json/)
  })

const malformed: [why: string, bytes: string, answer: RegExp][] = [
  [
    'a header over the limit',
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
    /^HTTP\/1.1 431 /,
  ],
  [
    'a long address',
    `GET /${'a'.repeat(9_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    /^HTTP\/1.1 414 /,
  ],
  ['no Host', 'GET /who HTTP/1.1\r\n\r\n', /^HTTP\/1.1 400 /],
  ['not HTTP', '\x16\x03\x01\x02\x00\x01\x00', /^HTTP\/1.1 400 /],
  ['LDAP', '0\x0c\x02\x01\x01`\x07\x02\x01\x03\x04\x00\x80\x00', /^HTTP\/1.1 400 /],
  [
    'length and chunks',
    'POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    /^HTTP\/1.1 400 /,
  ],
  [
    'two lengths',
    'POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd',
    /^HTTP\/1.1 400 /,
  ],
  ['a line feed in a header', 'GET /who HTTP/1.1\nHost: localhost\n\n', /^HTTP\/1.1 400 /],
  ['a bad escape', 'GET /people/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400 /],
]
for (const [why, bytes, answer] of malformed)
  test(`malformed: ${why}`, async () => assert.match(await raw(bytes), answer))

test('headers that never end are cut off with 408', async () =>
  assert.match(await raw('GET /who HTTP/1.1\r\nHost: localhost\r\nX: ', true), /^HTTP\/1.1 408 /))

test('after all of that the server answers', async () => assert.equal((await go('/healthz')).status, 200))

test('closing lets a running request finish', async () => {
  const other = createWeb({ publicUrl: () => publicUrl, trustedProxies: [], log: silentLog })
  let arrived: () => void = () => {}
  const began = new Promise<void>(resolve => (arrived = resolve))
  let release: (value: string) => void = () => {}
  other.app.get('/wait', () => {
    arrived()
    return new Promise<string>(resolve => (release = resolve))
  })
  const there = await other.listen({ address: '127.0.0.1', port: 0 })
  const answer = fetch(new URL('/wait', there))
  await began
  const closed = other.close(5_000)
  release('finished')
  assert.equal(await (await answer).text(), 'finished')
  await closed
  await assert.rejects(fetch(new URL('/wait', there)))
})

test('what is ready is answered to GET and HEAD under a name of ours, with the headers of all answers', async () => {
  const got = await go('/ready')
  assert.deepEqual([got.status, await got.text(), got.headers.get('cache-control')], [200, 'ready', 'public'])
  assert.equal(got.headers.get('x-frame-options'), 'DENY')
  assert.equal(got.headers.get('strict-transport-security'), null)
  const head = await go('/ready', { method: 'HEAD' })
  assert.deepEqual([head.status, await head.text(), head.headers.get('content-length')], [200, '', '5'])
  assert.equal(await (await go('/ready', { headers: { 'x-what': 'not yet' } })).text(), 'by the route')
  assert.equal(await (await go('/ready?now')).text(), 'by the route')
  assert.equal((await go('/ready', { method: 'POST', headers: ours })).status, 405)
  for (const [request, status] of [
    ['GET /ready HTTP/1.1\r\nhost: evil.test', 421],
    ['GET /ready HTTP/1.1\r\nhost: localhost\r\nhost: localhost', 400],
    ['GET http://evil.test/ready HTTP/1.1\r\nhost: evil.test', 421],
  ] as const)
    assert.match(await raw(`${request}\r\nconnection: close\r\n\r\n`), new RegExp(`^HTTP/1.1 ${status} `), request)
})

test('a question that is answered first does not come to its route, and keeps the rules of all answers', async () => {
  const first = await fetch(new URL('/first', at), { headers: { 'x-forwarded-for': '192.0.2.7' } })
  assert.deepEqual([first.status, await first.text(), first.headers.get('x-from')], [200, '', '192.0.2.7'])
  assert.equal(first.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(await (await fetch(new URL('/first?', at))).text(), 'by the route')
  assert.equal((await fetch(new URL('/first', at), { method: 'HEAD' })).headers.get('x-from'), null)
  for (const [line, status] of [
    ['GET /first HTTP/1.1\r\nhost: localhost\r\nhost: localhost', 400],
    [`GET /first?${'x'.repeat(8_000)} HTTP/1.1\r\nhost: localhost`, 414],
  ] as const) {
    const socket = connect(Number(at.port), '127.0.0.1')
    socket.write(`${line}\r\nconnection: close\r\n\r\n`)
    let answer = ''
    for await (const chunk of socket) answer += String(chunk)
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `))
  }
})
