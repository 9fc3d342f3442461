import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose'
import * as oauth from 'oauth4webapi'
import * as client from 'openid-client'
import { basic, callback, openOidcWorld, type Answer, type OidcWorld } from './oidc-world.ts'

interface Pair {
  publicKey: CryptoKey
  privateKey: CryptoKey
}

describe('tokens bound to a key (DPoP, RFC 9449)', () => {
  let at: OidcWorld
  let id: string
  let secret: string
  let mine: Pair
  let thief: Pair
  let count = 0
  const insecure = { [oauth.allowInsecureRequests]: true } as const
  const verifier = 'a-verifier-of-at-least-forty-three-characters'

  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
    mine = await generateKeyPair('ES256', { extractable: true })
    thief = await generateKeyPair('ES256', { extractable: true })
  })
  after(() => at.close())
  beforeEach(async () => {
    const made = await at.addApp({ title: `App ${++count}`, oidcInput: { requireDpop: true } })
    id = made.app.oidc?.clientId ?? ''
    secret = made.secret
  })

  interface Proof {
    method?: string
    path?: string
    token?: string
    jti?: string
    iat?: number
    typ?: string
  }
  async function prove(pair: Pair, { method = 'POST', path = '/openid/token', token, ...more }: Proof = {}) {
    const ath = token === undefined ? {} : { ath: createHash('sha256').update(token).digest('base64url') }
    const { jti = crypto.randomUUID(), iat = Math.floor(Date.now() / 1000), typ = 'dpop+jwt' } = more
    return new SignJWT({ htm: method, htu: at.at.origin + path, jti, iat, ...ath })
      .setProtectedHeader({ alg: 'ES256', typ, jwk: await exportJWK(pair.publicKey) })
      .sign(pair.privateKey)
  }
  async function getCode(): Promise<string> {
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams({
      client_id: id,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: callback,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString()
    return (await (await at.browserOf('alice')).open(url)).url.searchParams.get('code') ?? assert.fail()
  }
  const redeem = (code: string, proof?: string): Promise<Answer> =>
    at.post(
      '/openid/token',
      { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier },
      { ...basic(id, secret), ...(proof === undefined ? {} : { dpop: proof }) },
    )
  const refresh = (token: unknown, proof?: string): Promise<Answer> =>
    at.post(
      '/openid/token',
      { grant_type: 'refresh_token', refresh_token: String(token) },
      { ...basic(id, secret), ...(proof === undefined ? {} : { dpop: proof }) },
    )
  const userinfo = (token: string, proof?: string, scheme = 'DPoP') =>
    fetch(new URL('/openid/me', at.at), {
      headers: { authorization: `${scheme} ${token}`, ...(proof === undefined ? {} : { dpop: proof }) },
    })
  const proveUserinfo = (pair: Pair, token: string, more: Proof = {}) =>
    prove(pair, { method: 'GET', path: '/openid/me', token, ...more })

  test('by openid-client, bound from the code to userinfo', async () => {
    const config = await at.discover(id, secret)
    const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair())
    const state = client.randomState()
    const arrival = await (await at.browserOf('alice')).open(
      client.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
      }),
    )
    const checks = { pkceCodeVerifier: verifier, expectedState: state }
    const tokens = await client.authorizationCodeGrant(config, arrival.url, checks, undefined, { DPoP })
    assert.equal(tokens.token_type, 'dpop')
    assert.equal((await client.fetchUserInfo(config, tokens.access_token, 'alice', { DPoP })).sub, 'alice')
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP })
    assert.equal(refreshed.token_type, 'dpop')
  })

  test('by oauth4webapi, over the whole code flow', async () => {
    const issuer = new URL('/openid', at.at)
    const server = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...insecure }),
    )
    const me: oauth.Client = { client_id: id }
    const handle = oauth.DPoP(me, await oauth.generateKeyPair('ES256'))
    const url = new URL(server.authorization_endpoint ?? '')
    url.search = new URLSearchParams({
      client_id: id,
      response_type: 'code',
      scope: 'openid email',
      redirect_uri: callback,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      nonce: 'the-nonce',
      state: 'the-state',
    }).toString()
    const arrival = await (await at.browserOf('alice')).open(url)
    // It checks `iss` of the answer (RFC 9207), so that a mixed-up server is found out.
    const params = oauth.validateAuthResponse(server, me, arrival.url, 'the-state')
    const mixedUp = new URL(arrival.url)
    mixedUp.searchParams.set('iss', 'https://evil.test')
    assert.throws(() => oauth.validateAuthResponse(server, me, mixedUp, 'the-state'))
    const proof = oauth.ClientSecretBasic(secret)
    const answer = await oauth.authorizationCodeGrantRequest(server, me, proof, params, callback, verifier, {
      DPoP: handle,
      ...insecure,
    })
    const tokens = await oauth.processAuthorizationCodeResponse(server, me, answer, {
      expectedNonce: 'the-nonce',
      requireIdToken: true,
    })
    await oauth.validateApplicationLevelSignature(server, answer, insecure)
    const info = await oauth.userInfoRequest(server, me, tokens.access_token, { DPoP: handle, ...insecure })
    assert.equal((await oauth.processUserInfoResponse(server, me, 'alice', info)).email, 'alice@example.com')
  })

  test('an app that is set so gets nothing without a proof', async () => {
    const { status, body } = await redeem(await getCode())
    assert.deepEqual([status, body['error']], [400, 'invalid_grant'])
  })

  test('a token is worth nothing to whoever has not the key', async () => {
    const { body } = await redeem(await getCode(), await prove(mine))
    const token = String(body['access_token'])
    assert.equal((await userinfo(token, await proveUserinfo(mine, token))).status, 200)
    assert.equal((await userinfo(token, await proveUserinfo(thief, token))).status, 401)
    assert.equal((await userinfo(token, undefined, 'Bearer')).status, 401)
    assert.notEqual((await userinfo(token, undefined)).status, 200)
    // Made for another token, another address, another method.
    assert.equal((await userinfo(token, await proveUserinfo(mine, 'another'))).status, 401)
    assert.equal((await userinfo(token, await proveUserinfo(mine, token, { path: '/openid/token' }))).status, 401)
    assert.equal((await userinfo(token, await proveUserinfo(mine, token, { method: 'POST' }))).status, 401)
  })

  test('a proof counts once, and only while it is fresh', async () => {
    const { body } = await redeem(await getCode(), await prove(mine))
    const token = String(body['access_token'])
    const proof = await proveUserinfo(mine, token)
    const answers = await Promise.all(Array.from({ length: 8 }, () => userinfo(token, proof)))
    assert.equal(answers.filter(({ status }) => status === 200).length, 1)
    assert.equal((await userinfo(token, proof)).status, 401)
    const now = Math.floor(Date.now() / 1000)
    for (const odd of [{ iat: now - 3600 }, { iat: now + 3600 }, { typ: 'jwt' }])
      assert.equal((await userinfo(token, await proveUserinfo(mine, token, odd))).status, 401, JSON.stringify(odd))
    const again = await prove(mine, { jti: 'the-same' })
    assert.equal((await redeem(await getCode(), again)).status, 200)
    assert.notEqual((await redeem(await getCode(), again)).status, 200)
  })

  test('a public client’s refresh token is bound to the key it came with', async () => {
    const made = await at.addApp({ title: `Public ${count}`, oidcInput: { requireDpop: true, authMethod: 'none' } })
    id = made.app.oidc?.clientId ?? ''
    const form = { client_id: id }
    const code = await getCode()
    const redeemed = await at.post(
      '/openid/token',
      { ...form, grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier },
      { dpop: await prove(mine) },
    )
    assert.equal(redeemed.status, 200, JSON.stringify(redeemed.body))
    const fields = { ...form, grant_type: 'refresh_token', refresh_token: String(redeemed.body['refresh_token']) }
    assert.notEqual((await at.post('/openid/token', fields)).status, 200)
    assert.notEqual((await at.post('/openid/token', fields, { dpop: await prove(thief) })).status, 200)
    assert.equal((await at.post('/openid/token', fields, { dpop: await prove(mine) })).status, 200)
  })

  test('a refresh of a confidential client gives tokens bound to the key shown then', async () => {
    const { body } = await redeem(await getCode(), await prove(mine))
    assert.notEqual((await refresh(body['refresh_token'])).status, 200)
    const refreshed = await refresh(body['refresh_token'], await prove(mine))
    assert.equal(refreshed.status, 200)
    const token = String(refreshed.body['access_token'])
    assert.equal((await userinfo(token, await proveUserinfo(thief, token))).status, 401)
  })

  test('introspection tells the key', async () => {
    const { body } = await redeem(await getCode(), await prove(mine))
    const told = await at.post(
      '/openid/token/introspection',
      { token: String(body['access_token']) },
      basic(id, secret),
    )
    assert.equal(told.body['token_type'], 'DPoP')
    assert.ok((told.body['cnf'] as { jkt?: string }).jkt)
  })
})
