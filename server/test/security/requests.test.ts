import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { endpoints, type Endpoint } from '@doorward/contract'
import { openHostileWorld, type HostileWorld } from './world.ts'

let world: HostileWorld
let session: string
const uuid = '0198c2a4-7f3b-7c1e-9d2a-000000000001'

before(async () => {
  world = await openHostileWorld()
  session = (await world.browser('olivia')).cookies.get('doorward-session') ?? ''
  await world.asOperator.apps.create({
    title: 'Cloud',
    access: { kind: 'everyone' },
    oidc: { clientId: 'cloud', redirectUris: ['https://cloud.example.com/cb'] },
  })
})
after(() => world.dispose())

const cookie = () => ({ cookie: `doorward-session=${session}` })

/** Every address at which a browser's cookie counts and something may change. */
const changing: [method: string, path: string][] = [
  ['POST', '/sign-in'],
  ['POST', '/sign-in/passkey'],
  ['POST', '/sign-in/passkey/options'],
  ['POST', '/sign-in/confirm'],
  ['POST', '/sign-in/set-up'],
  ['POST', '/sign-in/set-up/app'],
  ['POST', '/sign-in/set-up/passkey'],
  ['POST', '/sign-in/set-up/passkey/options'],
  ['POST', '/sign-in/codes'],
  ['POST', '/sign-in/new-password'],
  ['POST', '/sign-out'],
  ['POST', '/was-this-you'],
  ['POST', `/request/${uuid}`],
  ['POST', `/request/${uuid}/withdraw`],
  ['POST', `/requests/${uuid}`],
  ['POST', '/sign-out/everywhere'],
  ['POST', '/profile'],
  ['POST', '/profile/photo'],
  ['POST', '/profile/photo/remove'],
  ['POST', '/profile/email'],
  ['POST', '/profile/email/cancel'],
  ['POST', '/profile/recovery-email'],
  ['POST', '/profile/ssh-keys'],
  ['POST', '/profile/security/password'],
  ['POST', '/profile/security/authenticator'],
  ['POST', '/profile/security/authenticator/remove'],
  ['POST', '/profile/security/passkeys/add'],
  ['POST', '/profile/security/passkeys/add/options'],
  ['POST', `/profile/security/passkeys/${uuid}`],
  ['POST', `/profile/security/passkeys/${uuid}/remove`],
  ['POST', '/profile/security/recovery-codes'],
  ['POST', '/profile/security/recovery-codes/saved'],
  ['POST', '/profile/security/app-passwords/new'],
  ['POST', `/profile/security/app-passwords/${uuid}/revoke`],
  ['POST', '/profile/devices/sign-out'],
  ['POST', '/profile/devices/sign-out-others'],
  ['POST', '/profile/devices/forget'],
  ['POST', '/profile/apps/revoke'],
  ['POST', '/sign-in/code'],
  ['POST', '/forgot'],
  ['POST', '/reset'],
  ['POST', '/invitation'],
  ['POST', '/invitation/passkey/options'],
  ['POST', '/invitation/accept'],
  ['POST', '/confirm-email'],
  ['POST', '/setup'],
  ['POST', '/setup/domain'],
  ['POST', '/setup/next'],
  ['POST', '/owner-login'],
  ['POST', '/language'],
  ['POST', `/openid/interaction/${uuid}/consent`],
  ['POST', '/openid/session/end/confirm'],
  ['POST', '/openid/redirect-address'],
  ['POST', '/openid/device'],
  ...Object.values<Endpoint>(endpoints)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }): [string, string] => [method, path.replaceAll(/:\w+/g, uuid)]),
]

/** What a page of somebody else’s can make a browser send, or leave out. */
const elsewhere: Record<string, Record<string, string>> = {
  'another site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'another site whose Origin lies': { 'sec-fetch-site': 'cross-site', origin: 'ORIGIN' },
  'a neighbour under the same domain': { 'sec-fetch-site': 'same-site', origin: 'http://app.localhost' },
  'an address somebody typed': { 'sec-fetch-site': 'none' },
  'an old browser on another site': { origin: 'https://evil.example' },
  'another port of this host': { origin: 'http://localhost:1' },
  'a sandboxed frame': { origin: 'null' },
  'an Origin that begins like ours': { origin: 'ORIGIN.evil.example' },
  'an Origin with ours as its name': { origin: 'http://ORIGIN@evil.example' },
  'no word of where from': {},
  // As a link with a name and password in it makes a browser do.
  'no word, with an Authorization header': { authorization: 'Basic eDp4' },
}

describe('what changes something is taken from our own pages alone', () => {
  test('whatever another page makes a browser send', async () => {
    for (const [method, path] of changing) {
      for (const [what, told] of Object.entries(elsewhere)) {
        const headers = Object.fromEntries(
          Object.entries(told).map(([name, value]) => [name, value.replace('ORIGIN', world.origin)]),
        )
        const answer = await world.raw(path, { method, headers: { ...headers, ...cookie() } })
        // At the API the cookie does not count beside an Authorization header, so it is nobody who asks.
        const isNobody = 'authorization' in told && path.startsWith('/api/')
        assert.equal(answer.status, isNobody ? 401 : 403, `${method} ${path}: ${what}`)
        assert.deepEqual(answer.headers.getSetCookie(), [], `${method} ${path}: ${what}`)
      }
      const ours = await world.raw(path, { method, headers: { origin: world.origin } })
      assert.doesNotMatch(await ours.text(), /did not come from one of our pages/, `${method} ${path}: our own page`)
    }
    assert.equal((await world.raw('/api/v1/session', { headers: cookie() })).status, 200, 'still signed in')
  })

  test('no other route changes anything but those at which no cookie counts', () => {
    const changes = /POST|PUT|PATCH|DELETE/
    const lines = world.doors.web.app.printRoutes({ commonPrefix: false }).split('\n')
    const routes = lines.filter(line => changes.test(line))
    // Of OpenID Connect: auth and session/end, which are made a GET of, and device/auth, reg, request, token,
    // introspection, revocation and me. Of Simple Auth: login and logout, under both names. Of the gateway: envoy, and
    // what is answered under an app’s host by our own proxy, whose the request is.
    assert.equal(routes.length, new Set(changing.map(([, path]) => path)).size + 15, routes.join('\n'))
  })
})

/** Sends bytes as they are, and answers what comes back. */
function send(text: string): Promise<string> {
  const { port } = new URL(world.origin)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(text))
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}
const get = (path: string, ...headers: string[]): Promise<string> =>
  send(`${[`GET ${path} HTTP/1.1`, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`)

describe('what a request says about itself', () => {
  test('another Host is refused everywhere, and in no answer', async () => {
    const { host } = new URL(world.origin)
    const hosts = [
      'evil.example',
      'localhost.evil.example',
      'evil.example:80',
      'localhost@evil.example',
      'localhost, evil.example',
      'evil.example/localhost',
      '"><script>',
      '',
    ]
    for (const path of ['/', '/sign-in', '/api/v1/session', '/openid/auth?client_id=cloud', '/admin/', '/nothing'])
      for (const name of hosts) {
        const answer = await get(path, `Host: ${name}`)
        assert.match(answer, /^HTTP\/1\.1 4(?:00|21) /, `${path} as ${name}`)
        assert.doesNotMatch(answer, /evil|<script>/, `${path} as ${name}`)
      }
    assert.match(await get('/sign-in', `Host: ${host}`, 'Host: evil.example'), /^HTTP\/1\.1 400 /)
    assert.doesNotMatch(await get('http://evil.example/openid/auth', `Host: ${host}`), /^HTTP\/1\.1 [23]|evil/)
  })

  test('forwarded headers from nobody we listed change nothing', async () => {
    const forwarded: Record<string, string>[] = [
      { 'x-forwarded-for': 'a' },
      { 'x-forwarded-for': '' },
      { 'x-forwarded-for': '1.2.3.4:99999' },
      { 'x-forwarded-for': '9.9.9.9, '.repeat(1000) },
      { 'x-forwarded-for': '127.0.0.1, ::1' },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example;proto=https' },
      { 'x-original-url': '/api/v1/users', 'x-rewrite-url': '/api/v1/users', 'x-http-method-override': 'DELETE' },
    ]
    const ask = async (path: string, headers: Record<string, string>, init: RequestInit = {}): Promise<unknown> => {
      const answer = await world.raw(path, { ...init, headers: { ...headers, origin: world.origin } })
      return [
        answer.status,
        answer.headers.get('location'),
        (await answer.text()).replace(/mono">[^<]*|nonce.*?"|"reference":"[^"]*"/g, ''),
      ]
    }
    const form = {
      method: 'POST',
      body: new URLSearchParams({ username: 'olivia', password: 'wrong, always' }),
    }
    for (const path of ['/', '/sign-in', '/api/v1/users', '/openid/.well-known/openid-configuration', '/openid/me'])
      for (const headers of forwarded) assert.deepEqual(await ask(path, headers), await ask(path, {}), path)
    for (const headers of forwarded)
      assert.deepEqual(await ask('/sign-in', headers, form), await ask('/sign-in', {}, form))

    await world.world.events.flush()
    const { items } = await world.asOperator.audit.list({ limit: 50 })
    const addresses = new Set(items.flatMap(({ door, address }) => (door === 'pages' ? [address] : [])))
    assert.deepEqual(addresses, new Set(['127.0.0.1']))
  })

  test('a program of a monitoring product is asked for its password like everybody', async () => {
    for (const agent of ['kube-probe/1.27', 'GoogleHC/1.0', 'ELB-HealthChecker/2.0', 'Prometheus/2.45'])
      assert.equal((await world.raw('/api/v1/users', { headers: { 'user-agent': agent } })).status, 401)
  })
})

test('every answer forbids frames, inline scripts and sniffing, however it came about', async () => {
  const browser = await world.browser('olivia')
  const { host } = new URL(world.origin)
  const auth = '/openid/auth?client_id=cloud&response_type=code&scope=openid'
  const right = `${auth}&redirect_uri=https://cloud.example.com/cb`
  const paths = [
    '/', '/sign-in', '/sign-out', '/setup', '/setup/domain', '/owner-login?token=x', '/admin/', '/admin/people',
    '/nothing', '/openid/nothing', auth, '/openid/auth', `${auth}&redirect_uri=https://evil.example`, right,
    `${right}&response_mode=form_post`, `${right}&response_mode=form_post&prompt=none`, '/openid/session/end',
    '/openid/session/end/success', `/openid/auth/${uuid}`, `/openid/interaction/${uuid}`, '/openid/me',
    '/openid/jwks', '/openid/.well-known/openid-configuration', '/api/v1/session', '/api/v1/nothing', '/healthz', '/%zz',
    `/${'x'.repeat(9000)}`, '/sign-in?flow=%00', '/assets/nothing',
  ] // biome-ignore format: a table
  const answers = await Promise.all(paths.map(async path => [path, await browser.get(path)] as const))
  for (const [path, { headers, status }] of [
    ...answers,
    ['a form of another site', await world.raw('/sign-in', { method: 'POST' })],
    [
      'a body of another kind',
      await world.raw('/sign-in', { method: 'POST', body: 'x', headers: { origin: world.origin } }),
    ],
    ['a wrong method', await world.raw('/sign-in', { method: 'DELETE', headers: { origin: world.origin } })],
    ['a wrong password', await (await world.browser()).signIn('olivia', 'wrong, always')],
  ] as const) {
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/, `${path} ${status}`)
    assert.match(policy, /frame-ancestors 'none'/, `${path} ${status}`)
    assert.doesNotMatch(policy, /unsafe|\*|https?:/, `${path} ${status}`)
    assert.equal(headers.get('x-frame-options'), 'DENY', path)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    assert.ok(headers.get('referrer-policy'), path)
    // Where no cookie counts, scripts of other origins may ask.
    if (!/^\/openid\/(?:me|jwks|\.well-known)/.test(path))
      assert.equal(headers.get('access-control-allow-origin'), null, path)
    assert.equal(headers.get('access-control-allow-credentials'), null, path)
    assert.equal(headers.get('server') ?? headers.get('x-powered-by'), null, path)
  }
  for (const garbage of ['NOT HTTP\r\n\r\n', `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`]) {
    const answer = await send(garbage)
    assert.match(answer, /frame-ancestors 'none'/)
    assert.match(answer, /nosniff/)
  }
})
