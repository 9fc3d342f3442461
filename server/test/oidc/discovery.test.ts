import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { calculateJwkThumbprint } from 'jose'
import { openOidcWorld, type OidcWorld } from './oidc-world.ts'

/** What apps are built on. A change here is a change for every app that reads it. */
const golden = (origin: string) => ({
  acr_values_supported: ['urn:doorward:acr:1fa', 'urn:doorward:acr:2fa'],
  authorization_endpoint: `${origin}/openid/auth`,
  authorization_response_iss_parameter_supported: true,
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
  dpop_signing_alg_values_supported: ['ES256', 'Ed25519', 'EdDSA'],
  end_session_endpoint: `${origin}/openid/session/end`,
  grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
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
    assert.deepEqual(rows.map(({ kid }) => kid).sort(), keys.map(({ kid }) => kid).sort())
    for (const { sealedPrivateJwk, publicJwk } of rows)
      assert.ok(sealedPrivateJwk.startsWith('v1.') && !publicJwk.includes('"d"'))
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
    for (const path of ['/openid/reg', '/openid/device', '/openid/interaction', '/openid', '/openid/'])
      assert.equal((await get(path)).status, 404, path)
    for (const path of ['/openid/token', '/openid/request']) assert.equal((await get(path)).status, 405)
  })
})
