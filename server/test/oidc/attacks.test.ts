import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, beforeEach, describe, test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import * as client from 'openid-client'
import type { OidcInput } from '#directory'
import { basic, callback, openOidcWorld, type Answer, type OidcWorld } from './oidc-world.ts'

/** What went wrong in other servers, tried on all grants of this one. */
describe('attacks on the protocol', () => {
  let at: OidcWorld
  let mine: Registered
  let theirs: Registered
  let count = 0
  const verifier = 'a-verifier-of-at-least-forty-three-characters'
  const device = 'urn:ietf:params:oauth:grant-type:device_code'

  interface Registered {
    id: string
    secret: string
    proof: Record<string, string>
  }
  async function register(oidcInput: Partial<OidcInput> = {}): Promise<Registered> {
    const { app, secret } = await at.addApp({
      title: `App ${++count}`,
      oidcInput: { deviceFlow: true, clientCredentials: true, ...oidcInput },
    })
    const id = app.oidc?.clientId ?? ''
    return { id, secret, proof: basic(id, secret) }
  }

  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
  })
  after(() => at.close())
  beforeEach(async () => {
    mine = await register()
    theirs = await register()
  })

  async function ask(params: Record<string, string>) {
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams({
      client_id: mine.id,
      response_type: 'code',
      scope: 'openid profile',
      redirect_uri: callback,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...params,
    }).toString()
    return (await at.browserOf('alice')).open(url)
  }
  const getCode = async (): Promise<string> => (await ask({})).url.searchParams.get('code') ?? assert.fail()
  const token = (fields: Record<string, string>, { proof } = mine): Promise<Answer> =>
    at.post('/openid/token', fields, proof)
  const redeem = (code: string, by = mine, fields: Record<string, string> = {}): Promise<Answer> =>
    token({ grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier, ...fields }, by)
  const refresh = (refresh_token: string, by = mine): Promise<Answer> =>
    token({ grant_type: 'refresh_token', refresh_token }, by)
  const userinfo = async (bearer: string): Promise<number> =>
    (await fetch(new URL('/openid/me', at.at), { headers: { authorization: `Bearer ${bearer}` } })).status
  const introspect = async (what: string, by = mine): Promise<unknown> =>
    (await at.post('/openid/token/introspection', { token: what }, by.proof)).body['active']

  interface Set {
    code: string
    access_token: string
    refresh_token: string
    id_token: string
    device_code: string
    client_credentials: string
  }
  async function getEverything(): Promise<Set> {
    const { body } = await redeem(await getCode())
    const asked = await at.post('/openid/device/auth', { client_id: mine.id, scope: 'openid' }, mine.proof)
    const own = await token({ grant_type: 'client_credentials' })
    return {
      code: await getCode(),
      access_token: String(body['access_token']),
      refresh_token: String(body['refresh_token']),
      id_token: String(body['id_token']),
      device_code: String(asked.body['device_code']),
      client_credentials: String(own.body['access_token']),
    }
  }

  test('nothing is taken for something else', async () => {
    const set = await getEverything()
    const uses: Record<string, { right: keyof Set; accepts: (what: string) => Promise<boolean> }> = {
      userinfo: { right: 'access_token', accepts: async what => (await userinfo(what)) === 200 },
      refresh: { right: 'refresh_token', accepts: async what => (await refresh(what)).status === 200 },
      code: { right: 'code', accepts: async what => (await redeem(what)).status === 200 },
      device: {
        right: 'device_code',
        accepts: async what => (await token({ grant_type: device, device_code: what })).status === 200,
      },
    }
    for (const [use, { right, accepts }] of Object.entries(uses))
      for (const [kind, what] of Object.entries(set) as [keyof Set, string][])
        if (kind !== right) assert.equal(await accepts(what), false, `${kind} as ${use}`)
    assert.equal(await userinfo(set.access_token), 200)
    assert.equal((await refresh(set.refresh_token)).status, 200)
    assert.equal((await redeem(set.code)).status, 200)
  })

  test('nothing of one app is taken from another, and its own can use it still (CVE-2026-28513)', async () => {
    const set = await getEverything()
    assert.equal((await redeem(set.code, theirs)).body['error'], 'invalid_grant')
    assert.equal((await refresh(set.refresh_token, theirs)).body['error'], 'invalid_grant')
    assert.equal(
      (await token({ grant_type: device, device_code: set.device_code }, theirs)).body['error'],
      'invalid_grant',
    )
    for (const what of [set.access_token, set.refresh_token, set.client_credentials]) {
      assert.equal(await introspect(what, theirs), false)
      assert.equal((await at.post('/openid/token/revocation', { token: what }, theirs.proof)).status, 400)
      assert.equal(await introspect(what), true)
    }
    // One's own proof, another's name.
    assert.equal((await redeem(set.code, theirs, { client_id: mine.id })).body['error'], 'invalid_request')
    assert.equal((await redeem(set.code)).status, 200)
  })

  test('shortened, lengthened or changed at any place it is nothing (CVE-2026-27840)', async () => {
    const { access_token, refresh_token, code } = await getEverything()
    for (const [what, accepts] of [
      [access_token, async (one: string) => (await userinfo(one)) === 200],
      [refresh_token, async (one: string) => (await introspect(one)) === true],
    ] as const) {
      const changed = Array.from(what, (letter, place) => {
        const other = letter === 'A' ? 'B' : 'A'
        return what.slice(0, place) + other + what.slice(place + 1)
      })
      for (const wrong of [...changed, what.slice(1), what.slice(0, -1), `${what}A`, `${what}%00`, ` ${what}.`, ''])
        assert.equal(await accepts(wrong), false, wrong)
      assert.equal(await accepts(what), true)
    }
    for (const wrong of [code.toLowerCase(), code.toUpperCase(), code.slice(0, 20), `${code}=`])
      assert.notEqual((await redeem(wrong)).status, 200)
    assert.equal((await redeem(code)).status, 200)
  })

  test('an ID token signed otherwise is no hint of who somebody is (alg confusion)', async () => {
    const { id_token } = await getEverything()
    const { keys } = (await (await fetch(new URL('/openid/jwks', at.at))).json()) as {
      keys: { n: string; kid: string }[]
    }
    const [head = '', payload = '', signature = ''] = id_token.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, string>
    const stranger = await generateKeyPair('RS256', { extractable: true })
    const forged: Record<string, string> = {
      none: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`,
      'without a signature': `${head}.${payload}.`,
      'another payload': `${head}.${Buffer.from(JSON.stringify({ ...claims, sub: 'bob' })).toString('base64url')}.${signature}`,
      'the public key as a secret': await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: keys[0]?.kid ?? '' })
        .sign(new TextEncoder().encode(JSON.stringify(keys[0]))),
      'a key of its own in the header': await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: keys[0]?.kid ?? '', jwk: await exportJWK(stranger.publicKey) })
        .sign(stranger.privateKey),
    }
    for (const [how, hint] of Object.entries(forged)) {
      const { url } = await ask({ id_token_hint: hint, prompt: 'none' })
      assert.equal(url.searchParams.get('error'), 'invalid_request', how)
      assert.notEqual(await userinfo(hint), 200, how)
    }
    assert.ok((await ask({ id_token_hint: id_token, prompt: 'none' })).url.searchParams.get('code'))
  })

  test('scopes that are not there are given on no grant (CVE-2024-52287)', async () => {
    const wild = 'openid admin people:write roles'
    const { body } = await redeem((await ask({ scope: wild })).url.searchParams.get('code') ?? '')
    assert.equal(body['scope'], 'openid roles')
    const more = await token({ grant_type: 'refresh_token', refresh_token: String(body['refresh_token']), scope: wild })
    assert.ok(more.status === 400 || more.body['scope'] === 'openid roles', JSON.stringify(more.body))
    const own = await token({ grant_type: 'client_credentials', scope: 'people:write' })
    assert.equal(await userinfo(String(own.body['access_token'])), 401)
  })

  test('every answer says whose it is, errors too (RFC 9207)', async () => {
    const issuer = `${at.at.origin}/openid`
    for (const params of [
      {},
      { prompt: 'none', max_age: '0' },
      { scope: 'x', response_type: 'token' },
      { claims: '{' },
    ]) {
      const { url } = await ask(params as Record<string, string>)
      const answer = new URLSearchParams(url.hash.slice(1) || url.search)
      assert.equal(answer.get('iss'), issuer, url.href)
    }
  })

  test('a script in any parameter of any answer stays text (CVE-2024-21637)', async () => {
    const script = '"><script>alert(1)</script>'
    const names = [
      'state',
      'nonce',
      'scope',
      'prompt',
      'login_hint',
      'ui_locales',
      'claims',
      'acr_values',
      'max_age',
      'resource',
    ]
    names.push(
      'redirect_uri',
      'client_id',
      'response_type',
      'code_challenge',
      'code_challenge_method',
      'id_token_hint',
      'request',
    )
    for (const response_mode of ['query', 'fragment', 'form_post', script])
      for (const name of names) {
        const { body, headers, url } = await ask({ response_mode, [name]: script })
        assert.ok(!body.includes(script) && !/<script>alert/i.test(body), `${name} in ${response_mode}`)
        if (url.origin === at.at.origin)
          assert.match(headers.get('content-security-policy') ?? '', /script-src 'self'[^;]*;/, name)
        assert.ok(!(headers.get('content-security-policy') ?? '').includes("script-src 'unsafe-inline'"))
      }
  })

  test('nothing is fetched because somebody names an address (CVE-2020-10770)', async () => {
    const asked: string[] = []
    const target = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('{}')
    }).listen(0, '127.0.0.1')
    try {
      const address = target.address()
      const uri = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/x`
      for (const name of [
        'request_uri',
        'jwks_uri',
        'sector_identifier_uri',
        'logo_uri',
        'client_id',
        'resource',
        'policy_uri',
      ])
        await ask({ [name]: uri })
      await at.post('/openid/request', { client_id: mine.id, request_uri: uri }, mine.proof)
      await at.post('/openid/token', { grant_type: 'client_credentials', jwks_uri: uri, resource: uri }, mine.proof)
      assert.deepEqual(asked, [])
    } finally {
      target.close()
    }
  })
})
