import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import * as client from 'openid-client'
import { minutes } from '#ground'
import type { OidcInput } from '#directory'
import type { Arrival } from './browser.ts'
import { basic, callback, openOidcWorld, type OidcWorld } from './oidc-world.ts'

describe('pushed authorization requests (RFC 9126)', () => {
  let at: OidcWorld
  let id: string
  let secret: string
  let count = 0
  const verifier = 'a-verifier-of-at-least-forty-three-characters'

  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
  })
  after(() => at.close())
  beforeEach(async () => {
    ;[id, secret] = await addApp({ requirePar: true })
  })

  async function addApp(oidcInput: Partial<OidcInput> = {}): Promise<[id: string, secret: string]> {
    const made = await at.addApp({ title: `App ${++count}`, oidcInput })
    return [made.app.oidc?.clientId ?? '', made.secret]
  }
  const requestOf = async (clientId: string, more: Record<string, string> = {}) => ({
    client_id: clientId,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: callback,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
  })
  async function push(more: Record<string, string> = {}): Promise<string> {
    const { status, body } = await at.post('/openid/request', await requestOf(id, more), basic(id, secret))
    assert.equal(status, 201, JSON.stringify(body))
    assert.equal(body['expires_in'], 60)
    return String(body['request_uri'])
  }
  async function ask(params: Record<string, string>, browser?: Awaited<ReturnType<OidcWorld['browserOf']>>) {
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams(params).toString()
    return (browser ?? (await at.browserOf('alice'))).open(url)
  }
  const outcomeOf = ({ url, status }: Arrival): string =>
    url.searchParams.get('error') ?? (url.searchParams.has('code') ? 'code' : String(status))

  test('by openid-client, from the push to the tokens', async () => {
    const config = await at.discover(id, secret)
    const url = await client.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: callback,
      scope: 'openid email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: 'the-state',
    })
    assert.deepEqual([...url.searchParams.keys()].sort(), ['client_id', 'request_uri'])
    const arrival = await (await at.browserOf('alice')).open(url)
    const tokens = await client.authorizationCodeGrant(config, arrival.url, {
      pkceCodeVerifier: verifier,
      expectedState: 'the-state',
    })
    assert.equal(tokens.claims()?.sub, 'alice')
  })

  test('an app that is set so takes no other', async () => {
    assert.equal(outcomeOf(await ask(await requestOf(id))), 'invalid_request')
    const [open] = await addApp()
    assert.equal(outcomeOf(await ask(await requestOf(open))), 'code')
  })

  test('a request is used once', async () => {
    const request_uri = await push()
    assert.equal(outcomeOf(await ask({ client_id: id, request_uri })), 'code')
    assert.notEqual(outcomeOf(await ask({ client_id: id, request_uri })), 'code')
  })

  test('of many at once exactly one gets a code', async () => {
    const request_uri = await push()
    const browsers = await Promise.all(Array.from({ length: 6 }, () => at.browserOf('alice')))
    const arrivals = await Promise.all(browsers.map(browser => ask({ client_id: id, request_uri }, browser)))
    assert.equal(arrivals.filter(arrival => outcomeOf(arrival) === 'code').length, 1)
  })

  test('it is its own client’s, lives for a minute, and every character of it counts', async () => {
    const [other] = await addApp()
    const request_uri = await push()
    assert.notEqual(outcomeOf(await ask({ client_id: other, request_uri })), 'code')
    for (const wrong of [request_uri.slice(0, -1), `${request_uri}A`, 'urn:ietf:params:oauth:request_uri:unknown', 'x'])
      assert.notEqual(outcomeOf(await ask({ client_id: id, request_uri: wrong })), 'code', wrong)
    at.clock.advance(minutes(1))
    assert.notEqual(outcomeOf(await ask({ client_id: id, request_uri })), 'code')
    at.clock.advance(-minutes(1))
  })

  test('nor does it come back when somebody took long to sign in', async () => {
    const request_uri = await push()
    const [early, late] = [await at.browserOf(), await at.browserOf()]
    const waiting = [await ask({ client_id: id, request_uri }, early), await ask({ client_id: id, request_uri }, late)]
    at.clock.advance(minutes(5))
    const outcomes: string[] = []
    for (const [nth, browser] of [early, late].entries()) {
      await at.signIn(browser, 'alice')
      const flow = waiting[nth]?.url.searchParams.get('flow') ?? assert.fail()
      outcomes.push(outcomeOf(await browser.open(at.oidc.appRequests.resumeUrl(flow))))
    }
    assert.equal(outcomes.filter(outcome => outcome === 'code').length, 1, outcomes.join())
    at.clock.advance(-minutes(5))
  })

  test('what was pushed counts, whatever the address adds', async () => {
    const request_uri = await push({ state: 'pushed' })
    const arrival = await ask({
      client_id: id,
      request_uri,
      state: 'added',
      redirect_uri: 'https://evil.test/',
      scope: 'openid groups',
    })
    assert.equal(arrival.url.origin + arrival.url.pathname, callback)
    assert.equal(arrival.url.searchParams.get('state'), 'pushed')
  })

  test('pushing needs the client’s proof, an address it has, and PKCE where that is so', async () => {
    const request = await requestOf(id)
    for (const headers of [{}, basic(id, 'wrong')])
      assert.notEqual((await at.post('/openid/request', request, headers)).status, 201)
    const refused = async (more: Record<string, string>) =>
      (await at.post('/openid/request', { ...request, ...more }, basic(id, secret))).body['error']
    assert.equal(await refused({ redirect_uri: 'https://evil.test/' }), 'invalid_request')
    assert.equal(await refused({ code_challenge_method: 'plain' }), 'invalid_request')
    assert.equal(await refused({ response_type: 'token' }), 'unsupported_response_type')
    assert.equal(await refused({ request_uri: 'https://evil.test/request' }), 'request_uri_not_supported')
  })
})
