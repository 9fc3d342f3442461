import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, describe, test, type TestContext } from 'node:test'
import type { ClientAuthMethod, OidcInput } from '#directory'
import { noAuthlib, startAuthlib, type AuthlibApp } from '../peers/authlib.ts'
import { callback, openOidcWorld, type OidcWorld } from './oidc-world.ts'

describe('an app written with python3-authlib', { skip: noAuthlib }, () => {
  let at: OidcWorld
  before(async () => {
    at = await openOidcWorld()
    const anna = await at.world.add('anna')
    const staff = await at.world.asOperator.groups.create({ name: 'staff' })
    await at.world.asOperator.groups.changeMembers(staff.id, { add: [{ id: anna.id, expiresAt: null }], remove: [] })
  })
  after(() => at.close())

  async function startApp(
    t: TestContext,
    authMethod: ClientAuthMethod,
    oidcInput: Partial<OidcInput> = {},
    key = '',
  ): Promise<AuthlibApp> {
    const { app, secret } = await at.addApp({ title: `By ${authMethod}`, oidcInput: { authMethod, ...oidcInput } })
    const authlib = startAuthlib({
      issuer: new URL('/openid', at.at).href,
      clientId: app.oidc?.clientId ?? '',
      secret: key || secret,
      authMethod,
      redirectUri: callback,
    })
    t.after(async () => {
      await authlib.close()
      await at.world.asOperator.apps.delete(app.id)
    })
    return authlib
  }

  /** As far as an access token. */
  async function signIn(authlib: AuthlibApp): Promise<void> {
    const browser = await at.browserOf('anna')
    const arrival = await browser.open(String(await authlib.run('authorize')))
    assert.equal(arrival.url.origin + arrival.url.pathname, callback, arrival.body)
    assert.equal(await authlib.run('exchange', { url: arrival.url.href }), 'Bearer')
  }

  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'authlib', use: 'sig', alg: 'RS256' }
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' })
  const methods: [ClientAuthMethod, Partial<OidcInput>, string][] = [
    ['client_secret_basic', {}, ''],
    ['client_secret_post', {}, ''],
    ['private_key_jwt', { jwks: { keys: [jwk] } }, pem],
    ['none', {}, ''],
  ]

  for (const [method, input, key] of methods)
    test(`signs a person in and goes on with it: ${method}`, async t => {
      const authlib = await startApp(t, method, input, key)
      await signIn(authlib)
      const claims = (await authlib.run('verify')) as Record<string, unknown>
      assert.equal(claims['sub'], 'anna')
      const { claims: told } = (await authlib.run('userinfo')) as { claims: Record<string, unknown> }
      assert.deepEqual([told['sub'], told['name'], told['groups']], ['anna', 'anna Example', ['staff']])
      assert.equal(await authlib.run('refresh'), true, 'each use gives a new refresh token')
      assert.equal(((await authlib.run('userinfo')) as { status: number }).status, 200)
      // Whoever uses the old one may be a thief: all of it ends.
      await assert.rejects(authlib.run('reuse'), /invalid_grant/)
      assert.equal(((await authlib.run('userinfo')) as { status: number }).status, 401)
    })

  test('looks its tokens up, and ends them', async t => {
    const authlib = await startApp(t, 'client_secret_basic')
    await signIn(authlib)
    const found = (await authlib.run('introspect')) as Record<string, unknown>
    assert.deepEqual([found['active'], found['sub'], found['token_type']], [true, 'anna', 'Bearer'])
    assert.equal(await authlib.run('revoke'), 200)
    assert.deepEqual(await authlib.run('introspect'), { active: false })
    assert.equal(((await authlib.run('userinfo')) as { status: number }).status, 401)
  })

  test('gets a token for itself where it may', async t => {
    const authlib = await startApp(t, 'client_secret_basic', { clientCredentials: true })
    assert.equal(await authlib.run('machine'), 'Bearer')
    const found = (await authlib.run('introspect')) as Record<string, unknown>
    assert.deepEqual([found['active'], found['sub']], [true, undefined])
    // It speaks for nobody.
    assert.equal(((await authlib.run('userinfo')) as { status: number }).status, 401)
    const other = await startApp(t, 'client_secret_post')
    await assert.rejects(other.run('machine'), /not allowed for this client/)
  })

  test('is told what is wrong with a key that is not its own', async t => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const wrong = stranger.export({ format: 'pem', type: 'pkcs8' })
    const authlib = await startApp(t, 'private_key_jwt', { jwks: { keys: [jwk] } }, wrong)
    await assert.rejects(signIn(authlib), /invalid_client/)
  })
})
