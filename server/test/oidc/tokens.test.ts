import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import * as client from 'openid-client'
import { days } from '#ground'
import type { App } from '#directory'
import { basic, callback, openOidcWorld, type OidcWorld, type Opened } from './oidc-world.ts'

describe('codes and tokens', () => {
  let at: OidcWorld
  let app: App
  let id: string
  let secret: string
  let config: client.Configuration
  let count = 0

  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
  })
  after(() => at.close())
  beforeEach(async () => {
    ;({ app, secret } = await at.addApp({ title: `App ${++count}` }))
    id = app.oidc?.clientId ?? ''
    config = await at.discover(id, secret)
  })

  const verifier = 'a-verifier-of-at-least-forty-three-characters'
  /** A code that nobody has redeemed. */
  async function getCode(params: Record<string, string> = {}, clientId = id): Promise<string> {
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: callback,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...params,
    }).toString()
    const arrival = await (await at.browserOf('alice')).open(url)
    const code = arrival.url.searchParams.get('code')
    assert.ok(code, `${arrival.status} ${arrival.url.href} ${arrival.body}`)
    return code
  }
  const redeem = (code: string, fields: Record<string, string> = {}, headers = basic(id, secret)) =>
    at.post(
      '/openid/token',
      { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier, ...fields },
      headers,
    )
  const refresh = (token: string | undefined, headers = basic(id, secret)) =>
    at.post('/openid/token', { grant_type: 'refresh_token', refresh_token: token ?? '' }, headers)
  const userinfo = (token: string) =>
    fetch(new URL('/openid/me', at.at), { headers: { authorization: `Bearer ${token}` } })
  const open = async (params: Record<string, string> = {}): Promise<Opened> =>
    at.open(config, await at.browserOf('alice'), params)

  describe('codes', () => {
    test('a code works once; its second use ends what the first one gave', async () => {
      const code = await getCode()
      const first = await redeem(code)
      assert.equal(first.status, 200)
      assert.deepEqual([first.body['token_type'], first.body['expires_in']], ['Bearer', 15 * 60])
      assert.equal(first.headers.get('cache-control'), 'no-store')
      assert.equal((await userinfo(String(first.body['access_token']))).status, 200)
      const second = await redeem(code)
      assert.deepEqual([second.status, second.body['error']], [400, 'invalid_grant'])
      assert.equal((await userinfo(String(first.body['access_token']))).status, 401)
      assert.equal((await refresh(String(first.body['refresh_token']))).body['error'], 'invalid_grant')
    })

    test('of four at once exactly one is answered with tokens', async () => {
      for (let round = 0; round < 5; round++) {
        const code = await getCode()
        const answers = await Promise.all([1, 2, 3, 4].map(() => redeem(code)))
        assert.deepEqual(
          answers.map(answer => answer.status).sort((a, b) => a - b),
          [200, 400, 400, 400],
        )
      }
    })

    test('another client’s code is refused, and stays good for its own', async () => {
      const other = await at.addApp({ title: `Other ${count}` })
      const code = await getCode()
      const stolen = await redeem(code, {}, basic(other.app.oidc?.clientId ?? '', other.secret))
      assert.deepEqual([stolen.status, stolen.body['error']], [400, 'invalid_grant'])
      assert.equal((await redeem(code)).status, 200)
      await at.world.events.flush()
      const rows = await at.world.store.list.selectFrom('audit').selectAll().where('app', '=', other.app.id).execute()
      assert.ok(
        rows.some(row => row.kind === 'app.token' && row.outcome === 'refused' && row.reason === 'client mismatch'),
      )
    })

    test('another redirect address, a shortened, lengthened or changed code are refused', async () => {
      const code = await getCode()
      assert.equal((await redeem(code, { redirect_uri: `${callback}/` })).body['error'], 'invalid_grant')
      for (const wrong of [code.slice(0, -1), `${code}A`, code.replace(/^./, c => (c === 'A' ? 'B' : 'A')), ''])
        assert.notEqual((await redeem(wrong)).status, 200, wrong)
      assert.equal((await redeem(code)).status, 200)
    })

    test('no code, token or cookie value lies in the database', async () => {
      const browser = await at.browserOf('alice')
      const { code, tokens } = await at.open(config, browser)
      const rows = await at.world.store.list.selectFrom('oidcRecord').selectAll().execute()
      const text = JSON.stringify(rows)
      for (const secretValue of [code, tokens.access_token, tokens.refresh_token, browser.cookie('doorward-oidc')])
        assert.ok(secretValue !== undefined && secretValue.length > 20 && !text.includes(secretValue))
    })
  })

  describe('PKCE', () => {
    const challenge = () => client.calculatePKCECodeChallenge(verifier)
    async function ask(clientId: string, params: Record<string, string>): Promise<URLSearchParams> {
      const url = new URL('/openid/auth', at.at)
      url.search = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        scope: 'openid',
        redirect_uri: callback,
        ...params,
      }).toString()
      const arrival = await (await at.browserOf('alice')).open(url)
      assert.equal(arrival.url.origin + arrival.url.pathname, callback, arrival.body)
      // RFC 6749 §4.2.2.1: what would have been answered in the fragment is refused there.
      return new URLSearchParams(arrival.url.hash.slice(1) || arrival.url.search)
    }

    test('plain, an unknown method and a method that is left out are refused', async () => {
      for (const params of [
        { code_challenge: verifier, code_challenge_method: 'plain' },
        { code_challenge: await challenge(), code_challenge_method: 'S512' },
        { code_challenge: await challenge() },
      ])
        assert.equal((await ask(id, params as Record<string, string>)).get('error'), 'invalid_request')
    })

    test('a code asked for with a challenge needs its verifier, and one without takes none', async () => {
      for (const fields of [{ code_verifier: '' }, { code_verifier: `${verifier}x` }]) {
        const answer = await redeem(await getCode(), fields)
        assert.equal(answer.body['error'], 'invalid_grant')
      }
      const code = (await ask(id, {})).get('code') ?? ''
      assert.equal((await redeem(code)).body['error'], 'invalid_grant')
    })

    test('it cannot be left out by a public client, nor where the app says so', async () => {
      for (const oidcInput of [{ authMethod: 'none' }, { requirePkce: true }] as const) {
        const made = await at.addApp({ title: `Strict ${++count}`, oidcInput })
        const clientId = made.app.oidc?.clientId ?? ''
        assert.equal((await ask(clientId, {})).get('error'), 'invalid_request')
        assert.ok(
          (await ask(clientId, { code_challenge: await challenge(), code_challenge_method: 'S256' })).get('code'),
        )
      }
    })

    test('implicit and hybrid answers are not given', async () => {
      for (const response_type of ['token', 'id_token', 'code id_token', 'code token', 'none'])
        assert.equal((await ask(id, { response_type, nonce: 'n' })).get('error'), 'unsupported_response_type')
    })

    test('request objects are not taken, by value or by reference', async () => {
      assert.equal((await ask(id, { request: 'x.y.z' })).get('error'), 'request_not_supported')
      assert.equal((await ask(id, { request_uri: 'https://evil.test/' })).get('error'), 'request_uri_not_supported')
    })
  })

  describe('refresh tokens', () => {
    test('each use gives a new one; a second use of an old one ends the family', async () => {
      const { tokens } = await open()
      const first = await refresh(tokens.refresh_token)
      assert.equal(first.status, 200)
      assert.notEqual(first.body['refresh_token'], tokens.refresh_token)
      assert.ok(first.body['id_token'])
      const second = await refresh(String(first.body['refresh_token']))
      assert.equal(second.status, 200)

      assert.equal((await refresh(tokens.refresh_token)).body['error'], 'invalid_grant')
      assert.equal((await refresh(String(second.body['refresh_token']))).body['error'], 'invalid_grant')
      assert.equal((await userinfo(String(second.body['access_token']))).status, 401)
    })

    test('of four at once exactly one is answered', async () => {
      const { tokens } = await open()
      const answers = await Promise.all([1, 2, 3, 4].map(() => refresh(tokens.refresh_token)))
      assert.equal(answers.filter(answer => answer.status === 200).length, 1)
    })

    test('another client’s is refused', async () => {
      const other = await at.addApp({ title: `Thief ${count}` })
      const { tokens } = await open()
      const stolen = await refresh(tokens.refresh_token, basic(other.app.oidc?.clientId ?? '', other.secret))
      assert.equal(stolen.body['error'], 'invalid_grant')
      assert.equal((await refresh(tokens.refresh_token)).status, 200)
    })

    test('scopes can only become fewer', async () => {
      const { tokens } = await open({ scope: 'openid email' })
      const fields = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' }
      const more = await at.post('/openid/token', { ...fields, scope: 'openid email groups' }, basic(id, secret))
      assert.equal(more.body['error'], 'invalid_scope')
      const fewer = await at.post('/openid/token', { ...fields, scope: 'openid' }, basic(id, secret))
      assert.equal(fewer.body['scope'], 'openid')
    })

    test('offline_access is granted only where the person was asked', async () => {
      const { tokens } = await open({ scope: 'openid offline_access' })
      assert.equal(tokens.scope, 'openid')
      assert.ok(tokens.refresh_token)
    })

    test('an idle browser ends those without offline_access, and none with it', async () => {
      const plain = await open()
      const offline = await open({ scope: 'openid offline_access', prompt: 'consent' })
      assert.match(String(offline.tokens.scope), /offline_access/)
      at.clock.advance(days(8))
      try {
        assert.equal((await refresh(plain.tokens.refresh_token)).body['error'], 'invalid_grant')
        const refreshed = await refresh(offline.tokens.refresh_token)
        assert.equal(refreshed.status, 200, JSON.stringify(refreshed.body))
        assert.equal((await userinfo(String(refreshed.body['access_token']))).status, 200)
      } finally {
        at.clock.advance(-days(8))
      }
    })
  })

  describe('introspection and revocation', () => {
    const introspect = (token: string, headers = basic(id, secret)) =>
      at.post('/openid/token/introspection', { token }, headers)
    const revoke = (token: string, headers = basic(id, secret)) =>
      at.post('/openid/token/revocation', { token }, headers)

    test('tell a client about its own tokens, and nothing about others', async () => {
      const other = await at.addApp({ title: `Nosy ${count}` })
      const nosy = basic(other.app.oidc?.clientId ?? '', other.secret)
      const { tokens } = await open()
      const own = await introspect(tokens.access_token)
      assert.deepEqual([own.body['active'], own.body['sub'], own.body['client_id']], [true, 'alice', id])
      assert.deepEqual((await introspect(tokens.access_token, nosy)).body, { active: false })
      assert.equal((await revoke(tokens.access_token, nosy)).status, 400)
      assert.equal((await userinfo(tokens.access_token)).status, 200)
    })

    test('need the client to prove who it is', async () => {
      for (const path of ['/openid/token/introspection', '/openid/token/revocation'])
        for (const headers of [{}, basic(id, 'wrong'), basic('nobody', secret)])
          assert.ok([400, 401].includes((await at.post(path, { token: 'x' }, headers)).status))
    })

    test('a revoked refresh token takes its access tokens along; an unknown one is no error', async () => {
      const { tokens } = await open()
      assert.equal((await revoke(tokens.refresh_token ?? '')).status, 200)
      assert.equal((await refresh(tokens.refresh_token)).body['error'], 'invalid_grant')
      assert.equal((await userinfo(tokens.access_token)).status, 401)
      assert.equal((await revoke('unknown')).status, 200)
    })

    test('an ID token is no access token', async () => {
      const { tokens } = await open()
      const answer = await userinfo(tokens.id_token ?? '')
      assert.equal(answer.status, 401)
      assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer .*error="invalid_token"/)
    })
  })

  describe('the token endpoint and userinfo', () => {
    test('an access token comes in the header or a form, never in the address', async () => {
      const { access_token } = (await open()).tokens
      assert.equal((await at.post('/openid/me', {}, { authorization: `Bearer ${access_token}` })).body['sub'], 'alice')
      assert.equal((await at.post('/openid/me', { access_token })).body['sub'], 'alice')
      const inAddress = await fetch(new URL(`/openid/me?access_token=${access_token}`, at.at))
      assert.equal(inAddress.status, 400)
    })

    test('other grants are not there', async () => {
      const device = 'urn:ietf:params:oauth:grant-type:device_code'
      for (const grant_type of ['password', 'implicit']) {
        const { status, body } = await at.post('/openid/token', { grant_type }, basic(id, secret))
        assert.deepEqual([status, body['error']], [400, 'unsupported_grant_type'], grant_type)
      }
      for (const grant_type of ['client_credentials', device]) {
        const { status, body } = await at.post('/openid/token', { grant_type }, basic(id, secret))
        assert.deepEqual(
          [status, body['error_description']],
          [400, 'requested grant type is not allowed for this client'],
          grant_type,
        )
      }
    })
  })
})
