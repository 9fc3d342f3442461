import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import * as client from 'openid-client'
import type { App, OidcInput } from '#directory'
import { basic, callback, openOidcWorld, type Answer, type OidcWorld } from './oidc-world.ts'

const api = 'https://api.example.com/v1'
const other = 'https://other.example.com'

describe('client credentials and APIs by address (RFC 6749 §4.4, RFC 8707, RFC 9068)', () => {
  let at: OidcWorld
  let app: App
  let id: string
  let secret: string
  let count = 0

  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
  })
  after(() => at.close())
  const addApp = async (oidcInput: Partial<OidcInput>) => {
    const made = await at.addApp({ title: `App ${++count}`, oidcInput })
    return { ...made, id: made.app.oidc?.clientId ?? '' }
  }
  beforeEach(async () => {
    ;({ app, id, secret } = await addApp({
      clientCredentials: true,
      resources: [
        { uri: api, scopes: ['read', 'write'] },
        { uri: other, scopes: ['all'] },
      ],
    }))
  })
  const forItself = (fields: Record<string, string> = {}, headers = basic(id, secret)): Promise<Answer> =>
    at.post('/openid/token', { grant_type: 'client_credentials', ...fields }, headers)
  const introspect = async (token: unknown, headers = basic(id, secret)) =>
    (await at.post('/openid/token/introspection', { token: String(token) }, headers)).body
  const verify = (token: unknown, audience = api) =>
    jwtVerify(String(token), createRemoteJWKSet(new URL('/openid/jwks', at.at)), {
      issuer: `${at.at.origin}/openid`,
      audience,
      typ: 'at+jwt',
    })

  describe('an app for itself', () => {
    test('by openid-client: a token that is looked up', async () => {
      const config = await at.discover(id, secret)
      const tokens = await client.clientCredentialsGrant(config)
      assert.deepEqual([tokens.token_type, tokens.expires_in, tokens.refresh_token], ['bearer', 900, undefined])
      const told = await client.tokenIntrospection(config, tokens.access_token)
      assert.deepEqual([told.active, told.client_id, told.sub], [true, id, undefined])
      await client.tokenRevocation(config, tokens.access_token)
      assert.equal((await client.tokenIntrospection(config, tokens.access_token)).active, false)
    })

    test('for an API: a signed one with its audience and scopes', async () => {
      const config = await at.discover(id, secret)
      const tokens = await client.clientCredentialsGrant(config, { resource: api, scope: 'read' })
      const { payload } = await verify(tokens.access_token)
      assert.deepEqual([payload['client_id'], payload.sub, payload['scope'], payload.aud], [id, id, 'read', api])
      assert.equal(decodeProtectedHeader(tokens.access_token).alg, 'RS256')
      await assert.rejects(verify(tokens.access_token, other))
    })

    test('no scope it has not, no API it has not, and nobody’s claims', async () => {
      assert.equal((await forItself({ resource: api, scope: 'read admin' })).body['scope'], 'read')
      assert.equal((await forItself({ resource: 'https://evil.test' })).body['error'], 'invalid_target')
      assert.equal((await forItself({ resource: `${api}/` })).body['error'], 'invalid_target')
      for (const scope of ['openid', 'openid profile', 'offline_access']) {
        const { body } = await forItself({ scope })
        assert.deepEqual([body['id_token'], body['refresh_token']], [undefined, undefined])
      }
      const { body } = await forItself({ scope: 'openid' })
      const asked = await fetch(new URL('/openid/me', at.at), {
        headers: { authorization: `Bearer ${String(body['access_token'])}` },
      })
      assert.equal(asked.status, 401)
    })

    test('only one that is set so, with its proof', async () => {
      const plain = await addApp({})
      assert.equal((await forItself({}, basic(plain.id, plain.secret))).body['error'], 'invalid_request')
      assert.equal((await forItself({}, basic(id, 'wrong'))).status, 401)
      await assert.rejects(addApp({ clientCredentials: true, authMethod: 'none' }), { code: 'invalid' })
    })

    test('a token is its own client’s, and ends with the app and with its client id', async () => {
      const thief = await addApp({ clientCredentials: true })
      const { access_token: token } = (await forItself()).body
      assert.deepEqual(await introspect(token, basic(thief.id, thief.secret)), { active: false })
      const revoked = await at.post('/openid/token/revocation', { token: String(token) }, basic(thief.id, thief.secret))
      assert.equal(revoked.status, 400)
      assert.equal((await introspect(token))['active'], true)

      const { apps } = at.world.asOperator
      await apps.update(app.id, { enabled: false })
      assert.equal((await forItself()).status, 401)
      await apps.update(app.id, { enabled: true, oidc: { clientId: `${id}-new` } })
      assert.deepEqual(await introspect(token, basic(`${id}-new`, secret)), { active: false })
    })

    test('shortened, lengthened or changed it is nothing', async () => {
      const token = String((await forItself()).body['access_token'])
      for (const wrong of [token.slice(0, -1), `${token}A`, token.replace(/^./, c => (c === 'A' ? 'B' : 'A'))])
        assert.deepEqual(await introspect(wrong), { active: false })
    })
  })

  describe('for a person', () => {
    const verifier = 'a-verifier-of-at-least-forty-three-characters'
    async function ask(params: Record<string, string>, username = 'alice') {
      const url = new URL('/openid/auth', at.at)
      url.search = new URLSearchParams({
        client_id: id,
        response_type: 'code',
        redirect_uri: callback,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...params,
      }).toString()
      const browser = await at.browserOf(username)
      return { browser, arrival: await browser.open(url) }
    }
    const redeem = (code: string | null, fields: Record<string, string> = {}): Promise<Answer> =>
      at.post(
        '/openid/token',
        {
          grant_type: 'authorization_code',
          code: code ?? '',
          redirect_uri: callback,
          code_verifier: verifier,
          ...fields,
        },
        basic(id, secret),
      )
    const refresh = (token: unknown, fields: Record<string, string> = {}): Promise<Answer> =>
      at.post(
        '/openid/token',
        { grant_type: 'refresh_token', refresh_token: String(token), ...fields },
        basic(id, secret),
      )

    test('the access token is a signed one for that API, and a refresh gives another', async () => {
      const { arrival } = await ask({ scope: 'openid read', resource: api })
      const { body } = await redeem(arrival.url.searchParams.get('code'), { resource: api })
      const { payload } = await verify(body['access_token'])
      assert.deepEqual([payload.sub, payload['client_id'], payload['scope']], ['alice', id, 'read'])
      // It is for the API, and tells nothing here.
      const asked = await fetch(new URL('/openid/me', at.at), {
        headers: { authorization: `Bearer ${String(body['access_token'])}` },
      })
      assert.equal(asked.status, 401)
      assert.equal((await introspect(body['access_token']))['error'], 'unsupported_token_type')

      const refreshed = await refresh(body['refresh_token'], { resource: api })
      assert.equal(decodeJwt(String(refreshed.body['access_token'])).aud, api)
      const foreign = await refresh(refreshed.body['refresh_token'], { resource: other })
      assert.equal(foreign.body['error'], 'invalid_target')
    })

    test('an API nobody asked for at the start is not given later', async () => {
      const { arrival } = await ask({ scope: 'openid read', resource: api })
      const code = arrival.url.searchParams.get('code')
      assert.equal((await redeem(code, { resource: other })).body['error'], 'invalid_target')
      assert.equal(
        (await ask({ scope: 'openid', resource: 'https://evil.test' })).arrival.url.searchParams.get('error'),
        'invalid_target',
      )
    })

    test('a third party’s app asks, and what was allowed is kept', async () => {
      await at.world.asOperator.apps.update(app.id, { oidc: { askConsent: true } })
      await at.world.add('bob')
      const { browser, arrival } = await ask({ scope: 'openid read', resource: api }, 'bob')
      assert.equal(arrival.status, 200)
      const agreed = await browser.submit(`${arrival.url.pathname}/consent`, { answer: 'allow' })
      const { body } = await redeem(agreed.url.searchParams.get('code'), { resource: api })
      assert.equal((await verify(body['access_token'])).payload['scope'], 'read')
      // More than was allowed is asked for again.
      const more = await ask({ scope: 'openid read write', resource: api }, 'bob')
      assert.equal(more.arrival.status, 200)
      const same = await ask({ scope: 'openid read', resource: api }, 'bob')
      assert.ok(same.arrival.url.searchParams.get('code'))
    })
  })
})
