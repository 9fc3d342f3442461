import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as client from 'openid-client'
import { Secret } from '#ground'
import { basic, callback, openOidcWorld, type OidcWorld } from './oidc-world.ts'

describe('signing in to an app', () => {
  let at: OidcWorld
  before(async () => {
    at = await openOidcWorld()
    const alice = await at.world.add('alice')
    await at.world.add('olivia', { role: 'owner' })
    await at.world.add('nomail', { email: null })
    for (const name of ['Staff', 'Board']) {
      const group = await at.world.asOperator.groups.create({ name })
      await at.world.asOperator.groups.changeMembers(group.id, { add: [alice.id] })
    }
  })
  after(() => at.close())

  async function claimsOf(username: string, oidcInput = {}, params: Record<string, string> = {}) {
    const { app, secret } = await at.addApp({ title: `App ${username} ${Math.floor(performance.now())}`, oidcInput })
    const config = await at.discover(app.oidc?.clientId ?? '', secret)
    const { tokens } = await at.open(config, await at.browserOf(username), params)
    const userinfo = await client.fetchUserInfo(config, tokens.access_token, username)
    return { idToken: tokens.claims() ?? {}, userinfo, tokens }
  }

  test('openid-client completes the code flow and reads every claim', async () => {
    const { idToken, userinfo } = await claimsOf('alice')
    const alice = at.world.memory.people.findByUsername('alice')
    const told = {
      sub: 'alice',
      name: 'alice Example',
      given_name: 'alice',
      family_name: 'Example',
      preferred_username: 'alice',
      locale: 'en-US',
      updated_at: Math.floor((alice?.updatedAt ?? 0) / 1000),
      email: 'alice@example.com',
      email_verified: true,
      groups: ['Board', 'Staff'],
      role: 'user',
      admin: false,
    }
    assert.deepEqual({ ...userinfo, groups: [...(userinfo['groups'] as string[])].sort() }, told)
    const { iss, aud, exp, iat, nonce, auth_time, acr, amr, ...claims } = idToken as Record<string, unknown>
    assert.deepEqual({ ...claims, groups: [...(claims['groups'] as string[])].sort() }, told)
    assert.equal(iss, new URL('/openid', at.at).href)
    assert.equal(Number(exp) - Number(iat), 15 * 60)
    assert.deepEqual([acr, amr], ['urn:doorward:acr:1fa', ['pwd']])
    assert.ok(typeof aud === 'string' && typeof nonce === 'string')
    assert.ok(Math.abs(Number(auth_time) - Date.now() / 1000) < 10)
  })

  test('an owner is an admin to apps, and an address nobody has is not told', async () => {
    const { userinfo } = await claimsOf('olivia')
    assert.deepEqual([userinfo['role'], userinfo['admin']], ['owner', true])
    const nomail = await claimsOf('nomail')
    assert.ok(!('email' in nomail.userinfo) && !('email_verified' in nomail.userinfo))
  })

  test('claims follow the scopes that were asked for', async () => {
    const { userinfo, idToken } = await claimsOf('alice', {}, { scope: 'openid email' })
    assert.deepEqual(Object.keys(userinfo).sort(), ['email', 'email_verified', 'sub'])
    assert.ok(!('groups' in idToken) && !('name' in idToken))
  })

  test('an app set to lean ID tokens gets claims there only when it names them', async () => {
    const lean = await claimsOf('alice', { claimsInIdToken: false })
    assert.ok(!('name' in lean.idToken) && !('groups' in lean.idToken))
    assert.equal(lean.userinfo.name, 'alice Example')
    const claims = JSON.stringify({ id_token: { groups: null, name: { essential: true } } })
    const named = await claimsOf('alice', { claimsInIdToken: false }, { claims })
    assert.ok('groups' in named.idToken && 'name' in named.idToken && !('email' in named.idToken))
  })

  test('the second app opens without a page', async () => {
    const browser = await at.browserOf('alice')
    for (const title of ['First', 'Second']) {
      const { app, secret } = await at.addApp({ title })
      const { tokens } = await at.open(await at.discover(app.oidc?.clientId ?? '', secret), browser, {})
      assert.equal(tokens.claims()?.sub, 'alice')
    }
  })

  test('a request may come by POST', async () => {
    const { app } = await at.addApp({ title: 'Posting' })
    const response = await fetch(new URL('/openid/auth', at.at), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: 'https://cloud.example.com', 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({
        client_id: app.oidc?.clientId ?? '',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: callback,
      }),
    })
    assert.equal(response.status, 303)
    const browser = await at.browserOf('alice')
    const arrival = await browser.open(new URL(response.headers.get('location') ?? '', at.at))
    assert.ok(arrival.url.searchParams.get('code'), arrival.body)
  })

  test('either of two secrets is right, in the header or the body, whatever characters it has', async () => {
    const odd = 'p:a%s+s w&o=r/d?ü'.replace('ü', '!')
    const { app, secret } = await at.addApp({ title: 'Rotating' })
    const owner = { kind: 'oidc', ownerId: app.id } as const
    await at.world.asOperator.apps.addSecret(owner, { kind: 'typed', value: new Secret(odd) })
    const clientId = app.oidc?.clientId ?? ''
    for (const value of [secret, odd])
      for (const [fields, headers] of [
        [{}, basic(clientId, value)],
        [{ client_id: clientId, client_secret: value }, {}],
      ] as const) {
        const answer = await at.post('/openid/token/introspection', { token: 'x', ...fields }, headers)
        assert.deepEqual([answer.status, answer.body], [200, { active: false }])
      }
    for (const wrong of ['', `${secret}x`, secret.slice(0, -1), odd.toUpperCase()]) {
      const answer = await at.post('/openid/token/introspection', { token: 'x' }, basic(clientId, wrong))
      assert.ok(answer.status === 401 || answer.status === 400, `${wrong}: ${answer.status}`)
    }
  })

  test('a removed secret is wrong at once', async () => {
    const { app, secret } = await at.addApp({ title: 'Removed secret' })
    const owner = { kind: 'oidc', ownerId: app.id } as const
    const [only] = await at.world.asOperator.apps.listSecrets(owner)
    await at.world.asOperator.apps.removeSecret(owner, only?.id ?? '')
    const answer = await at.post(
      '/openid/token',
      { grant_type: 'refresh_token' },
      basic(app.oidc?.clientId ?? '', secret),
    )
    assert.deepEqual([answer.status, answer.body['error']], [401, 'invalid_client'])
  })

  test('a public client signs in with PKCE and no secret, and only from its own origins', async () => {
    const { app } = await at.addApp({ title: 'Single page', oidcInput: { authMethod: 'none' } })
    const config = await at.discover(app.oidc?.clientId ?? '', '')
    const { tokens } = await at.open(config, await at.browserOf('alice'))
    assert.equal(tokens.claims()?.sub, 'alice')
    for (const [origin, allowed] of [
      ['https://cloud.example.com', true],
      ['https://cloud.example.com.evil.test', false],
    ] as const) {
      const answer = await at.post(
        '/openid/token',
        { grant_type: 'refresh_token', refresh_token: 'x', client_id: app.oidc?.clientId ?? '' },
        { origin },
      )
      assert.equal(answer.headers.get('access-control-allow-origin'), allowed ? origin : null)
      assert.equal(answer.headers.get('access-control-allow-credentials'), null)
    }
  })

  test('an app on a person’s own machine returns to loopback at any port', async () => {
    const redirectUris = ['http://127.0.0.1/callback']
    const { app } = await at.addApp({ title: 'Command line', oidcInput: { authMethod: 'none', redirectUris } })
    const config = await at.discover(app.oidc?.clientId ?? '', '')
    const { tokens } = await at.open(config, await at.browserOf('alice'), {
      redirect_uri: 'http://127.0.0.1:49321/callback',
    })
    assert.equal(tokens.claims()?.sub, 'alice')
  })

  test('the opening of an app is in the audit trail', async () => {
    const { app, secret } = await at.addApp({ title: 'Audited' })
    await at.open(await at.discover(app.oidc?.clientId ?? '', secret), await at.browserOf('alice'))
    await at.world.events.flush()
    const rows = await at.world.store.list.selectFrom('audit').selectAll().where('app', '=', app.id).execute()
    const alice = at.world.memory.people.findByUsername('alice')
    assert.deepEqual(
      rows.map(row => [row.kind, row.outcome, row.subject, row.door]),
      [['app.opened', 'done', alice?.id, 'oidc']],
    )
  })
})
