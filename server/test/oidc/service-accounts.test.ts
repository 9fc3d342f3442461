import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import * as oauth from 'oauth4webapi'
import * as client from 'openid-client'
import { minutes } from '#ground'
import type { ServiceAccount, ServiceRole } from '#directory'
import { openHostileWorld, type HostileWorld } from '../security/world.ts'
import { basic } from './oidc-world.ts'

describe('service accounts as clients (RFC 6749 §4.4)', () => {
  let at: HostileWorld
  let service: ServiceAccount
  let secret: string
  let count = 0

  before(async () => {
    at = await openHostileWorld()
  })
  after(() => at.dispose())
  beforeEach(async () => {
    service = await make('usermanager')
    secret = await addSecret()
  })

  const make = (role: ServiceRole) =>
    at.asOperator.services.create({ name: `Machine ${++count}`, contactId: null, role })
  const addSecret = async (of = service) => (await at.asOperator.services.createSecret(of.id)).text.reveal()

  interface Answer {
    status: number
    body: Record<string, unknown>
  }
  async function post(
    path: string,
    fields: Record<string, string>,
    headers = basic(service.id, secret),
  ): Promise<Answer> {
    const response = await at.raw(path, { method: 'POST', body: new URLSearchParams(fields), headers })
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
  }
  const ask = (scope = 'people:read', fields: Record<string, string> = {}, headers = basic(service.id, secret)) =>
    post('/openid/token', { grant_type: 'client_credentials', scope, ...fields }, headers)
  async function getToken(scope?: string): Promise<string> {
    const { status, body } = await ask(scope)
    assert.equal(status, 200, JSON.stringify(body))
    return String(body['access_token'])
  }
  const callApi = (token: string, path = '/api/v1/users', init: Omit<RequestInit, 'headers'> = {}) =>
    at.raw(path, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
  const statusOf = async (token: string, path?: string): Promise<number> => (await callApi(token, path)).status

  test('by openid-client: a token for the API, with what was asked for', async () => {
    const config = await client.discovery(
      new URL('/openid', at.origin),
      service.id,
      {},
      client.ClientSecretBasic(secret),
      { execute: [client.allowInsecureRequests] },
    )
    const tokens = await client.clientCredentialsGrant(config, { scope: 'people:read groups:read' })
    assert.deepEqual([tokens.expires_in, tokens.scope], [900, 'people:read groups:read'])
    const people = await callApi(tokens.access_token)
    assert.equal(people.status, 200)
    const told = await client.tokenIntrospection(config, tokens.access_token)
    assert.deepEqual([told.active, told.client_id, told.aud], [true, service.id, `${at.origin}/api`])
    await client.tokenRevocation(config, tokens.access_token)
    assert.equal(await statusOf(tokens.access_token), 401)
  })

  test('by oauth4webapi, strictly', async () => {
    const insecure = { [oauth.allowInsecureRequests]: true } as const
    const issuer = new URL('/openid', at.origin)
    const server = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...insecure }),
    )
    const me = { client_id: service.id }
    const answer = await oauth.clientCredentialsGrantRequest(
      server,
      me,
      oauth.ClientSecretBasic(secret),
      { scope: 'people:read' },
      insecure,
    )
    const tokens = await oauth.processClientCredentialsResponse(server, me, answer)
    assert.equal(await statusOf(tokens.access_token), 200)
  })

  test('it does what its scopes name, and of that what its role may', async () => {
    const token = await getToken('people:read apps:write')
    assert.equal(await statusOf(token), 200)
    const lacking = await callApi(token, '/api/v1/groups')
    assert.equal(lacking.status, 403)
    assert.match(lacking.headers.get('www-authenticate') ?? '', /insufficient_scope.*groups:read/)
    // A user manager changes no app, whatever the token says.
    assert.equal(await statusOf(token, '/api/v1/apps'), 403)
    const none = await getToken('')
    assert.equal(await statusOf(none), 403)
    // What needs a person needs one still.
    assert.equal(await statusOf(token, '/api/v1/tokens'), 403)

    await at.asOperator.services.update(service.id, { role: 'user' })
    assert.equal(await statusOf(token), 403)
  })

  test('no scope that is not the API’s, no other audience, no claims of anybody', async () => {
    const { body } = await ask('people:read openid profile everything')
    assert.deepEqual([body['scope'], body['id_token'], body['refresh_token']], ['people:read', undefined, undefined])
    for (const resource of ['https://evil.test', `${at.origin}/openid`, `${at.origin}/api/`])
      assert.equal((await ask('people:read', { resource })).body['error'], 'invalid_target', resource)
    assert.equal((await ask('people:read', { resource: `${at.origin}/api` })).status, 200)
    assert.equal(await statusOf(await getToken(), '/openid/me'), 401)
  })

  test('it signs nobody in, and asks for nothing but its own tokens', async () => {
    const url = new URL('/openid/auth', at.origin)
    url.search = new URLSearchParams({
      client_id: service.id,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: 'https://evil.test/',
    }).toString()
    assert.equal((await at.raw(url.pathname + url.search)).status, 400)
    for (const grant_type of ['refresh_token', 'authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'])
      assert.equal((await post('/openid/token', { grant_type, code: 'x', refresh_token: 'x' })).status, 400, grant_type)
    assert.equal((await post('/openid/device/auth', { client_id: service.id })).status, 400)
  })

  test('a wrong secret, another’s secret and an API token are none', async () => {
    const other = await make('admin')
    const others = await addSecret(other)
    for (const wrong of [`${secret}x`, secret.slice(1), others, 'placeholder'])
      assert.equal((await ask('people:read', {}, basic(service.id, wrong))).status, 401)
    const input = { name: 'x', scopes: ['people:read'], expiresAt: null }
    const { text } = await at.asOperator.services.createToken(service.id, input)
    assert.equal((await ask('people:read', {}, basic(service.id, text.reveal()))).status, 401)
    assert.equal(
      (await post('/openid/token', { grant_type: 'client_credentials', client_id: service.id }, {})).status,
      401,
    )
  })

  test('two secrets are valid, a third ends the first; a removed one is refused at once', async () => {
    const second = await addSecret()
    const third = await addSecret()
    const statuses = await Promise.all(
      [secret, second, third].map(async one => (await ask('people:read', {}, basic(service.id, one))).status),
    )
    assert.deepEqual(statuses, [401, 200, 200])
    const { services } = at.asOperator
    const [newest] = await services.listSecrets(service.id)
    assert.ok(newest?.lastUsedAt)
    await services.removeSecret(service.id, newest.id)
    assert.equal((await ask('people:read', {}, basic(service.id, third))).status, 401)
    await assert.rejects(services.removeSecret(service.id, newest.id), { code: 'missing' })
  })

  test('disabled or deleted, its tokens end within the next request, and it gets no more (CVE-2024-47000)', async () => {
    const { services } = at.asOperator
    const token = await getToken()
    await services.disable(service.id)
    assert.equal(await statusOf(token), 401)
    assert.equal((await ask()).status, 401)
    await services.enable(service.id)
    assert.equal(await statusOf(token), 200)
    await services.delete(service.id)
    assert.equal(await statusOf(token), 401)
    assert.equal((await ask()).status, 401)
    const left = await at.world.store.list.selectFrom('secret').select('id').where('ownerId', '=', service.id).execute()
    assert.deepEqual(left, [])
  })

  test('a token runs out, and every character of it counts', async () => {
    const token = await getToken()
    for (const wrong of [token.slice(0, -1), `${token}A`, token.replace(/^./, c => (c === 'A' ? 'B' : 'A'))])
      assert.equal(await statusOf(wrong), 401)
    at.clock.advance(minutes(15))
    assert.equal(await statusOf(token), 401)
  })

  test('an app’s token is none for the API, nor is one bound to a key', async () => {
    const { app, secrets } = await at.asOperator.apps.create({
      title: `App ${count}`,
      oidc: {
        redirectUris: [],
        clientCredentials: true,
        resources: [{ uri: `${at.origin}/api`, scopes: ['people:read'] }],
      },
    })
    const proof = basic(app.oidc?.clientId ?? '', secrets.oidc?.reveal() ?? '')
    for (const fields of [{}, { resource: `${at.origin}/api` }] as Record<string, string>[]) {
      const { body, status } = await ask('people:read', fields, proof)
      assert.equal(status, 200, JSON.stringify(body))
      assert.equal(await statusOf(String(body['access_token'])), 401)
    }
    const config = await client.discovery(
      new URL('/openid', at.origin),
      service.id,
      {},
      client.ClientSecretBasic(secret),
      {
        execute: [client.allowInsecureRequests],
      },
    )
    const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair())
    const bound = await client.clientCredentialsGrant(config, { scope: 'people:read' }, { DPoP })
    assert.equal(await statusOf(bound.access_token), 401)
  })

  test('what it does is written down in its name, and so are its secrets, without their texts', async () => {
    const admin = await make('admin')
    secret = await addSecret(admin)
    service = admin
    const token = await getToken('groups:write')
    const body = JSON.stringify({ name: `Made ${count}` })
    assert.equal((await callApi(token, '/api/v1/groups', { method: 'POST', body })).status, 201)
    await at.world.events.flush()
    const rows = await at.world.store.list.selectFrom('audit').selectAll().execute()
    const made = rows.find(({ kind, actor }) => kind === 'group.created' && actor === `service:${admin.id}`)
    assert.ok(made)
    assert.match(made.data ?? '', /client-credentials/)
    assert.ok(rows.some(({ kind, subject }) => kind === 'service.secret-added' && subject === admin.id))
    const everything = JSON.stringify([rows, await at.world.store.list.selectFrom('secret').selectAll().execute()])
    assert.ok(!everything.includes(secret) && !everything.includes(token))
  })

  test('admins make and end secrets over the API, signed in; nobody else, and no token', async () => {
    const path = `/api/v1/service-accounts/${service.id}/secrets`
    const owner = await at.browser('olivia')
    const made = await owner.send('POST', path)
    assert.equal(made.status, 201)
    const { secret: info, value } = (await made.json()) as { secret: { id: string }; value: string }
    assert.equal((await ask('people:read', {}, basic(service.id, value))).status, 200)
    const listed = await owner.send('GET', path)
    assert.ok(!(await listed.text()).includes(value))
    assert.equal((await owner.send('DELETE', `${path}/${info.id}`)).status, 204)
    assert.equal((await ask('people:read', {}, basic(service.id, value))).status, 401)

    await at.add(`member-${count}`)
    const member = await at.browser(`member-${count}`)
    for (const [method, address] of [
      ['GET', path],
      ['POST', path],
      ['DELETE', `${path}/${info.id}`],
    ] as const)
      assert.equal((await member.send(method, address)).status, 403)
    const admin = await make('admin')
    secret = await addSecret(admin)
    service = admin
    assert.equal(
      (await callApi(await getToken('credentials:write settings:write'), path, { method: 'POST' })).status,
      403,
    )
  })
})
