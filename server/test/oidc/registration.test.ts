import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import * as client from 'openid-client'
import { hours, minutes, silentLog } from '#ground'
import { createWeb } from '#http'
import { cli, operator } from '../world/open-test-world.ts'
import { callback, openOidc, openOidcWorld, type Answer, type OidcWorld } from './oidc-world.ts'

const by = { actor: operator, origin: cli }

describe('dynamic client registration (RFC 7591)', () => {
  let at: OidcWorld
  let token: string

  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
    await at.world.asOperator.settings.put('registration', { enabled: true })
  })
  after(() => at.close())
  beforeEach(async () => {
    // Registrations are counted by address for a while.
    at.clock.advance(minutes(10))
    token = await newToken()
  })

  async function newToken(name = 'Pipeline'): Promise<string> {
    const tokens = at.world.registrationTokens
    for (const { id } of await tokens.list()) await tokens.remove(id, by)
    return (await tokens.create({ name }, by)).text.reveal()
  }

  async function send(body: string, headers: Record<string, string> = {}, origin = at.at): Promise<Answer> {
    const response = await fetch(new URL('/openid/reg', origin), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    })
    return {
      status: response.status,
      body: (await response.json()) as Record<string, unknown>,
      headers: response.headers,
    }
  }
  const register = (metadata: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    send(JSON.stringify({ redirect_uris: [callback], ...metadata }), headers)
  const appOf = (clientId: unknown) =>
    at.world.memory.apps.findByClientId(String(clientId)) ?? assert.fail('the app is not there')
  const clearApps = async () => {
    const apps = [...at.world.memory.apps.all()]
    for (const app of apps) await at.world.asOperator.apps.delete(app.id)
  }

  test('by openid-client: an app registers, an admin opens it, and the person who agrees signs in', async () => {
    const config = await client.dynamicClientRegistration(
      new URL('/openid', at.at),
      { redirect_uris: [callback], client_name: 'Photo frame', token_endpoint_auth_method: 'client_secret_basic' },
      undefined,
      { initialAccessToken: token, execute: [client.allowInsecureRequests] },
    )
    const { client_id: id } = config.clientMetadata()
    const app = appOf(id)
    assert.deepEqual(
      [app.title, app.name, app.access, app.enabled, app.managedBy, app.oidc?.askConsent, app.oidc?.registeredWith],
      ['Photo frame', 'photo-frame', { kind: 'nobody' }, true, null, true, 'Pipeline'],
    )
    const alice = await at.browserOf('alice')
    await assert.rejects(at.open(config, alice), /photo frame|may not|access/i)

    await at.world.asOperator.apps.update(app.id, { access: { kind: 'everyone' }, oidc: { askConsent: false } })
    const { tokens } = await at.open(config, alice)
    assert.equal(tokens.claims()?.sub, 'alice')
  })

  test('the answer is what is kept, with a secret that is shown this once and kept hashed', async () => {
    const { status, body, headers } = await register({
      client_name: 'Wiki',
      client_uri: 'https://wiki.example.com/',
      post_logout_redirect_uris: ['https://wiki.example.com/bye'],
      backchannel_logout_uri: 'https://wiki.example.com/logout',
      token_endpoint_auth_method: 'client_secret_post',
      id_token_signed_response_alg: 'ES256',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      subject_type: 'public',
      require_pushed_authorization_requests: true,
      dpop_bound_access_tokens: true,
      software_id: 'not kept',
      client_id: 'mine',
      client_secret: 'mine',
      registeredWith: null,
    })
    assert.equal(status, 201)
    assert.equal(headers.get('cache-control'), 'no-store')
    const { client_id: id, client_secret: secret, client_id_issued_at: issuedAt, ...metadata } = body
    assert.deepEqual(metadata, {
      client_name: 'Wiki',
      token_endpoint_auth_method: 'client_secret_post',
      application_type: 'web',
      redirect_uris: [callback],
      post_logout_redirect_uris: ['https://wiki.example.com/bye'],
      backchannel_logout_uri: 'https://wiki.example.com/logout',
      backchannel_logout_session_required: true,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
      require_pushed_authorization_requests: true,
      dpop_bound_access_tokens: true,
      subject_type: 'public',
      client_secret_expires_at: 0,
    })
    assert.notEqual(id, 'mine')
    assert.match(String(secret), /^[0-9a-z]{32}$/)
    assert.equal(issuedAt, Math.floor(appOf(id).createdAt / 1000))
    for (const table of ['secret', 'oidcRecord', 'app', 'audit'] as const) {
      const rows = JSON.stringify(await at.world.store.list.selectFrom(table).selectAll().execute())
      assert.ok(!rows.includes(String(secret)) && !rows.includes(token), table)
    }
    // Nothing manages it but an admin.
    assert.equal((await fetch(new URL(`/openid/reg/${String(id)}`, at.at))).status, 404)
  })

  test('a public client and one with keys of its own get no secret', async () => {
    const open = await register({ redirect_uris: ['com.example.app:/back'], token_endpoint_auth_method: 'none' })
    assert.equal(open.status, 201, JSON.stringify(open.body))
    const jwks = { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] }
    const signing = await register({ token_endpoint_auth_method: 'private_key_jwt', jwks })
    assert.deepEqual(signing.body['jwks'], jwks)
    for (const { body } of [open, signing])
      assert.ok(!('client_secret' in body) && !('client_secret_expires_at' in body), JSON.stringify(body))
  })

  test('the trail says that it registered, from where and with which token', async () => {
    const { body } = await register({ client_name: 'Trail' })
    const { items } = await at.world.asOperator.audit.list({ limit: 10 })
    const event = items.find(({ kind }) => kind === 'app.registered')
    assert.equal(event?.subject, appOf(body['client_id']).id)
    assert.equal(event?.actor, 'system:registration')
    assert.match(JSON.stringify(event), /Pipeline/)
  })

  test('without a token that works nothing is registered', async () => {
    const before = [...at.world.memory.apps.all()].length
    const refused = async (authorization: string, challenge: string) => {
      const { status, body, headers } = await register({}, { authorization })
      assert.deepEqual([status, body['error'], headers.get('www-authenticate')], [401, 'invalid_token', challenge])
    }
    const invalid = 'Bearer error="invalid_token"'
    await refused('', 'Bearer')
    await refused('Basic YTpi', 'Bearer')
    await refused(`Bearer dwr_${'a'.repeat(43)}`, invalid)
    await refused(`Bearer ${token.slice(4)}`, invalid)
    await refused(`Bearer ${token}x`, invalid)
    await refused(`Bearer ' or 1=1`, 'Bearer')

    const [kept] = await at.world.registrationTokens.list()
    at.clock.advance(hours(1))
    await refused(`Bearer ${token}`, invalid)
    assert.deepEqual(await at.world.registrationTokens.list(), [])

    token = await newToken('Ended')
    const [ended] = await at.world.registrationTokens.list()
    assert.equal((await register({ client_name: 'Before the end' })).status, 201)
    await at.world.registrationTokens.remove(ended?.id ?? '', by)
    await refused(`Bearer ${token}`, invalid)
    assert.notEqual(kept?.id, ended?.id)
    assert.equal([...at.world.memory.apps.all()].length, before + 1)
  })

  test('redirect addresses that no app may have', async () => {
    for (const uri of [
      'javascript:alert(1)',
      'data:text/html,x',
      'http://app.example.com/back',
      'https://app.example.com/*',
      'https://app.example.com/back#here',
      'https://me:secret@app.example.com/',
      '/back',
      '',
    ]) {
      const { status, body } = await register({ redirect_uris: [callback, uri] })
      assert.deepEqual([status, body['error']], [400, 'invalid_redirect_uri'], uri)
    }
    for (const uris of [[], null, undefined, Array.from({ length: 51 }, (_, i) => `${callback}?${i}`)]) {
      const { status, body } = await register({ redirect_uris: uris })
      assert.deepEqual([status, body['error']], [400, 'invalid_redirect_uri'])
    }
  })

  test('one address said twice is one address', async () => {
    const { body } = await register({ redirect_uris: [callback, callback] })
    assert.deepEqual(body['redirect_uris'], [callback])
  })

  for (const [name, metadata] of Object.entries<Record<string, unknown>>({
    'redirect addresses of another type': { redirect_uris: [7] },
    'a name of another type': { client_name: { toString: 'x' } },
    'a name too long': { client_name: 'x'.repeat(101) },
    'a secret that would have to be read again': { token_endpoint_auth_method: 'client_secret_jwt' },
    'an unknown way of proving itself': { token_endpoint_auth_method: 'tls_client_auth' },
    'tokens for itself': { grant_types: ['authorization_code', 'client_credentials'] },
    'the device flow': { grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'] },
    'the implicit flow': { grant_types: ['implicit'], response_types: ['id_token'] },
    'another response type': { response_types: ['code', 'id_token'] },
    'a pairwise subject': { subject_type: 'pairwise' },
    'an algorithm of secrets': { id_token_signed_response_alg: 'HS256' },
    'no signature': { id_token_signed_response_alg: 'none' },
    'keys to be fetched': { jwks_uri: 'http://169.254.169.254/', token_endpoint_auth_method: 'private_key_jwt' },
    'no keys': { token_endpoint_auth_method: 'private_key_jwt' },
    'keys that are none': { jwks: { keys: [null] } },
    'a private key': { jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd' }] } },
    'a sign-out address on this machine': { backchannel_logout_uri: 'https://localhost/bye' },
    'a link-local sign-out address': { backchannel_logout_uri: 'http://169.254.169.254/latest' },
    'a private sign-out address': { backchannel_logout_uri: 'https://10.0.0.1/bye' },
    'a sign-out address without https': { backchannel_logout_uri: 'http://app.lan/bye' },
    'a sign-out address that runs': { backchannel_logout_uri: 'javascript:alert(1)' },
    'a page after sign-out that runs': { post_logout_redirect_uris: ['javascript:alert(1)'] },
    'a home page that runs': { client_uri: 'javascript:alert(1)' },
    'a flag of another type': { dpop_bound_access_tokens: 'yes' },
  }))
    test(`refused: ${name}`, async () => {
      const before = [...at.world.memory.apps.all()].length
      const { status, body } = await register(metadata)
      assert.deepEqual([status, body['error']], [400, 'invalid_client_metadata'], JSON.stringify(body))
      assert.equal(typeof body['error_description'], 'string')
      assert.equal([...at.world.memory.apps.all()].length, before)
    })

  test('a body that is no metadata', async () => {
    for (const body of ['', '{', '[]', 'null', '"x"', '7']) {
      const answer = await send(body)
      assert.deepEqual([answer.status, answer.body['error']], [400, 'invalid_client_metadata'], body)
    }
    const form = await send('redirect_uris=x', { 'content-type': 'application/x-www-form-urlencoded' })
    assert.deepEqual([form.status, form.body['error']], [400, 'invalid_client_metadata'])
    const huge = await send(JSON.stringify({ redirect_uris: [callback], x: 'x'.repeat(300_000) }))
    assert.equal(huge.status, 413)
  })

  test('what objects inherit is not said by anybody', async () => {
    const { status, body } = await send(
      `{"redirect_uris":["${callback}"],"__proto__":{"jwks_uri":"x","subject_type":"pairwise"},"constructor":7}`,
    )
    assert.equal(status, 201, JSON.stringify(body))
    assert.equal(({} as Record<string, unknown>)['jwks_uri'], undefined)
  })

  test('of many at once with one name each gets an app of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => register({ client_name: 'Same' })))
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
    const apps = answers.map(({ body }) => appOf(body['client_id']))
    assert.equal(new Set(apps.map(({ name }) => name)).size, 8)
    for (const name of ['日本', '-', ' ', undefined]) {
      const { body } = await register({ client_name: name })
      assert.match(appOf(body['client_id']).name, /^[a-z0-9-]+$/)
    }
  })

  test('one address registers so many in a while, right or wrong', async () => {
    const answers = await Promise.all(Array.from({ length: 31 }, () => register({}, { authorization: 'Bearer x' })))
    assert.deepEqual(
      answers.map(({ status }) => status).sort((a, b) => a - b),
      [...Array(30).fill(401), 429],
    )
    const late = answers.find(({ status }) => status === 429)
    assert.ok(Number(late?.headers.get('retry-after')) > 0)
    assert.equal((await register()).status, 429)
  })

  test('past so many that nobody opened no more are taken, however many come at once', async () => {
    await clearApps()
    for (let i = 0; i < 98; i++)
      await at.world.asOperator.apps.create({
        title: `Waiting ${i}`,
        oidc: { redirectUris: [callback] },
        registeredWith: 'Before',
      })
    const statuses = (await Promise.all(Array.from({ length: 5 }, () => register()))).map(({ status }) => status)
    assert.deepEqual(
      statuses.sort((a, b) => a - b),
      [201, 201, 503, 503, 503],
    )
    const [first] = at.world.memory.apps.all()
    await at.world.asOperator.apps.update(first?.id as never, { access: { kind: 'everyone' } })
    assert.equal((await register()).status, 201)
    await clearApps()
  })

  test('an admin cannot lead what registered itself to a private address', async () => {
    const { id } = appOf((await register()).body['client_id'])
    await assert.rejects(
      at.world.asOperator.apps.update(id, { oidc: { backchannelLogoutUri: 'https://10.0.0.1/bye' } }),
      /public https address/,
    )
  })

  test('while it is off, there is nothing at the address, whatever is shown', async () => {
    const { settings } = at.world.asOperator
    await settings.put('registration', { enabled: false })
    assert.equal((await register()).status, 404)
    await settings.put('registration', { enabled: true })
    assert.equal((await register()).status, 201)
  })
})

test('after a restart the app that registered, its mark and the token are there', async () => {
  const at = await openOidcWorld()
  await at.world.asOperator.settings.put('registration', { enabled: true })
  const { text } = await at.world.registrationTokens.create({ name: 'Pipeline' }, by)
  const register = (origin: URL) =>
    fetch(new URL('/openid/reg', origin), {
      method: 'POST',
      body: JSON.stringify({ redirect_uris: [callback] }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${text.reveal()}` },
    })
  const { client_id: id } = (await (await register(at.at)).json()) as { client_id: string }
  await at.web.close(1000)

  const world = await at.world.reopen()
  let publicUrl = at.at
  const web = createWeb({ publicUrl: () => publicUrl, trustedProxies: [], log: silentLog })
  const oidc = await openOidc(world, web, () => publicUrl)
  oidc.mount(web)
  publicUrl = await web.listen({ address: '127.0.0.1', port: 0 })
  try {
    assert.equal(world.memory.apps.findByClientId(id)?.oidc?.registeredWith, 'Pipeline')
    assert.deepEqual(
      (await world.registrationTokens.list()).map(({ name }) => name),
      ['Pipeline'],
    )
    assert.equal((await register(publicUrl)).status, 201)
  } finally {
    await web.close(1000)
    await world.dispose()
  }
})
