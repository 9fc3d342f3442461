import assert from 'node:assert/strict'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { calculateJwkThumbprint } from 'jose'
import { operator } from '../world/open-test-world.ts'
import { openOidcWorld, type OidcWorld } from './oidc-world.ts'

/** What apps are built on. A change here is a change for every app that reads it. */
const golden = (origin: string) => ({
  acr_values_supported: ['urn:doorward:acr:1fa', 'urn:doorward:acr:2fa'],
  authorization_endpoint: `${origin}/openid/auth`,
  authorization_response_iss_parameter_supported: true,
  backchannel_logout_session_supported: true,
  backchannel_logout_supported: true,
  claim_types_supported: ['normal'],
  claims_parameter_supported: true,
  claims_supported: [
    'sub',
    'acr',
    'amr',
    'auth_time',
    'name',
    'given_name',
    'family_name',
    'preferred_username',
    'locale',
    'zoneinfo',
    'picture',
    'updated_at',
    'email',
    'email_verified',
    'groups',
    'role',
    'admin',
    'sid',
    'iss',
  ],
  code_challenge_methods_supported: ['S256'],
  device_authorization_endpoint: `${origin}/openid/device/auth`,
  dpop_signing_alg_values_supported: ['ES256', 'Ed25519', 'EdDSA'],
  end_session_endpoint: `${origin}/openid/session/end`,
  grant_types_supported: [
    'authorization_code',
    'refresh_token',
    'client_credentials',
    'urn:ietf:params:oauth:grant-type:device_code',
  ],
  id_token_signing_alg_values_supported: ['RS256', 'ES256', 'EdDSA'],
  introspection_endpoint: `${origin}/openid/token/introspection`,
  issuer: `${origin}/openid`,
  jwks_uri: `${origin}/openid/jwks`,
  pushed_authorization_request_endpoint: `${origin}/openid/request`,
  request_uri_parameter_supported: false,
  response_modes_supported: ['form_post', 'fragment', 'query'],
  response_types_supported: ['code'],
  revocation_endpoint: `${origin}/openid/token/revocation`,
  scopes_supported: ['openid', 'offline_access', 'profile', 'email', 'groups', 'roles'],
  subject_types_supported: ['public', 'pairwise'],
  token_endpoint: `${origin}/openid/token`,
  token_endpoint_auth_methods_supported: [
    'client_secret_basic',
    'client_secret_post',
    'client_secret_jwt',
    'private_key_jwt',
    'none',
  ],
  token_endpoint_auth_signing_alg_values_supported: ['HS256', 'RS256', 'PS256', 'ES256', 'Ed25519', 'EdDSA'],
  ui_locales_supported: ['en'],
  userinfo_endpoint: `${origin}/openid/me`,
})

const paths = [
  '/.well-known/openid-configuration',
  '/openid/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server/openid',
]

/** What a library of the same settings answers over a socket of its own, past everything of ours. */
async function askLibrary({ oidc, publicUrl }: OidcWorld, path: string) {
  const server = createServer((request, response) => {
    Object.assign(request.headers, {
      'x-forwarded-proto': publicUrl.protocol.slice(0, -1),
      'x-forwarded-host': publicUrl.host,
    })
    Object.assign(request, { originalUrl: `/openid${path}` })
    void oidc.handle(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  const bytes = Buffer.from(await response.arrayBuffer())
  server.closeAllConnections()
  server.close()
  return { bytes, type: response.headers.get('content-type') }
}

describe('discovery', () => {
  let at: OidcWorld
  before(async () => {
    at = await openOidcWorld()
  })
  after(() => at.close())

  /** fetch refuses to send another Host. */
  const get = (path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      request({ host: at.at.hostname, port: at.at.port, path, headers }, response => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      })
        .on('error', reject)
        .end()
    })

  for (const path of paths)
    test(`${path} is the document of record`, async () => {
      const { status, text } = await get(path)
      assert.equal(status, 200)
      assert.deepEqual(JSON.parse(text), golden(at.at.origin))
    })

  test('what a request says about itself changes no address', async () => {
    const forged = {
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'https',
      'x-forwarded-prefix': '/evil',
      forwarded: 'host=evil.test;proto=https',
      'x-original-url': '/evil',
    }
    for (const path of paths) {
      for (const headers of [forged, { ...forged, host: `localhost:${at.at.port}` }])
        assert.deepEqual(JSON.parse((await get(path, headers)).text), golden(at.at.origin))
      assert.equal((await get(path, { host: 'evil.test' })).status, 421)
      // RFC 9112 §3.2.2: a whole URL in the request line.
      assert.deepEqual(JSON.parse((await get(`http://evil.test${path}`)).text), golden(at.at.origin))
    }
    assert.equal((await get('http://evil.test/openid/auth')).status, 400)
  })

  test('it follows the public URL, and so does the issuer of tokens', async () => {
    const before = at.publicUrl
    at.publicUrl = new URL('https://localhost')
    try {
      assert.deepEqual(JSON.parse((await get(paths[0] ?? '')).text), golden('https://localhost'))
    } finally {
      at.publicUrl = before
    }
  })

  test('on https every cookie is Secure and prefixed, whatever the request came over', async () => {
    const before = at.publicUrl
    const { app } = await at.addApp()
    at.publicUrl = new URL('https://localhost')
    try {
      const url = new URL('/openid/auth', at.at)
      url.search = new URLSearchParams({
        client_id: app.oidc?.clientId ?? '',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: app.oidc?.redirectUris[0] ?? '',
      }).toString()
      const response = await fetch(url, { redirect: 'manual' })
      const cookies = response.headers.getSetCookie()
      assert.equal(cookies.length, 4)
      for (const cookie of cookies) assert.match(cookie, /^__Secure-doorward.*; samesite=lax; secure; httponly$/i)
      // CVE-2024-4540: they hold an id and its signature, nothing of the request.
      for (const cookie of cookies) assert.match(cookie, /^[^=]+=[\w-]{20,64};/)
    } finally {
      at.publicUrl = before
    }
  })

  test('the keys are public, one of each algorithm, and kept sealed', async () => {
    const { text } = await get('/openid/jwks')
    const { keys } = JSON.parse(text) as { keys: Record<string, string>[] }
    assert.deepEqual(
      keys.map(key => [key['alg'], Object.keys(key).sort()]),
      [
        ['RS256', ['alg', 'e', 'kid', 'kty', 'n', 'use']],
        ['ES256', ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']],
        ['EdDSA', ['alg', 'crv', 'kid', 'kty', 'use', 'x']],
      ],
    )
    for (const key of keys) assert.equal(key['kid'], await calculateJwkThumbprint(key))
    const rows = await at.world.store.list.selectFrom('signingKey').selectAll().execute()
    assert.deepEqual(rows.map(({ kid }) => kid).sort(), keys.map(key => String(key['kid'])).sort())
    for (const { sealedPrivateJwk, publicJwk } of rows)
      assert.ok(sealedPrivateJwk.startsWith('v1.') && !publicJwk.includes('"d"'))
  })

  test('the registration endpoint is named while apps may register, and its address is there', async () => {
    const { settings } = at.world.asOperator
    await settings.put('registration', { enabled: true })
    for (const path of paths)
      assert.deepEqual(JSON.parse((await get(path)).text), {
        ...golden(at.at.origin),
        registration_endpoint: `${at.at.origin}/openid/reg`,
      })
    assert.equal((await get('/openid/reg')).status, 405)
    await settings.put('registration', { enabled: false })
    for (const path of paths) assert.deepEqual(JSON.parse((await get(path)).text), golden(at.at.origin))
  })

  test('what is kept ready is byte for byte what the library says, and is asked for anew when that changes', async () => {
    const same = async () => {
      for (const path of [...paths, '/openid/jwks']) {
        const response = await fetch(new URL(path, at.at))
        const bytes = Buffer.from(await response.arrayBuffer())
        const library = await askLibrary(at, path.replace(/^\/openid(?=\/)/, '').replace(/\/openid$/, ''))
        assert.deepEqual(bytes, library.bytes, path)
        assert.equal(response.headers.get('content-type'), library.type)
        assert.equal(response.headers.get('content-length'), String(bytes.length))
      }
    }
    await same()
    const before = await get('/openid/jwks')
    await at.world.signingKeys.rotate(
      { algorithm: 'ES256', soon: false },
      { actor: operator, origin: { door: 'cli', address: null } },
    )
    assert.notEqual((await get('/openid/jwks')).text, before.text)
    await same()
    await at.world.asOperator.attributes.declare({ name: 'seat', title: 'Seat', type: 'text', seenBy: 'everyone' })
    assert.ok(
      (JSON.parse((await get(paths[0] ?? '')).text) as { claims_supported: string[] }).claims_supported.includes(
        'seat',
      ),
    )
    await same()
  })

  test('documents are asked for again by their tag, by HEAD, and from other origins', async () => {
    for (const path of [...paths, '/openid/jwks']) {
      const url = new URL(path, at.at)
      const full = await fetch(url)
      const tag = full.headers.get('etag') ?? ''
      const length = Buffer.byteLength(await full.text())
      assert.match(tag, /^"[\w-]{43}"$/)
      assert.equal(full.headers.get('access-control-allow-origin'), '*')
      assert.equal(full.headers.get('vary'), 'Origin')
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const again = await fetch(url, { headers: { 'if-none-match': known } })
        assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', tag], known)
        assert.match(again.headers.get('cache-control') ?? '', /max-age=300/)
      }
      for (const other of ['"other"', tag.slice(1, -1), 'W/"other"', ''])
        assert.equal((await fetch(url, { headers: { 'if-none-match': other } })).status, 200, other)
      const head = await fetch(url, { method: 'HEAD' })
      assert.deepEqual(
        [head.status, head.headers.get('content-length'), head.headers.get('etag'), await head.text()],
        [200, String(length), tag, ''],
      )
      const asked = await fetch(url, {
        method: 'OPTIONS',
        headers: { origin: 'https://app.example.com', 'access-control-request-method': 'GET' },
      })
      assert.deepEqual(
        ['access-control-allow-origin', 'access-control-allow-methods'].map(name => asked.headers.get(name)),
        ['https://app.example.com', 'GET'],
      )
      assert.equal(asked.status, 204)
      assert.equal((await fetch(url, { method: 'POST' })).status, 405)
    }
  })

  test('browser apps anywhere may read them, without credentials', async () => {
    for (const path of [...paths, '/openid/jwks']) {
      const response = await fetch(new URL(path, at.at), { headers: { origin: 'https://app.example.com' } })
      assert.equal(response.headers.get('access-control-allow-origin'), 'https://app.example.com')
      assert.equal(response.headers.get('access-control-allow-credentials'), null)
      assert.match(response.headers.get('cache-control') ?? '', /max-age/)
    }
  })

  test('addresses of what is switched off are not there', async () => {
    for (const path of ['/openid/reg', '/openid/interaction', '/openid', '/openid/'])
      assert.equal((await get(path)).status, 404, path)
    for (const path of ['/openid/token', '/openid/request']) assert.equal((await get(path)).status, 405)
  })
})
