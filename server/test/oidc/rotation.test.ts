import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeProtectedHeader } from 'jose'
import { hashToken } from '#ground'
import type { OidcCommands } from '#oidc'
import { basic, openOidcWorld, type OidcWorld } from './oidc-world.ts'

const api = 'https://api.example.com'

let at: OidcWorld
before(async () => {
  at = await openOidcWorld()
  await at.world.add('priya')
})
after(() => at.close())

let apps = 0
async function signIn(params: Record<string, string> = {}) {
  const { app, secret } = await at.addApp({
    title: `App ${++apps}`,
    oidcInput: { resources: [{ uri: api, scopes: ['read'] }] },
  })
  const clientId = app.oidc?.clientId ?? ''
  const { tokens } = await at.open(await at.discover(clientId, secret), await at.browserOf('priya'), params)
  const refresh = (token: string, more: Record<string, string> = {}) =>
    at.post('/openid/token', { grant_type: 'refresh_token', refresh_token: token, ...more }, basic(clientId, secret))
  return { token: tokens.refresh_token ?? assert.fail(), refresh }
}

const rowOf = (model: string, token: unknown) =>
  at.world.store.read
    .selectFrom('oidcRecord')
    .selectAll()
    .where('model', '=', model)
    .where('id', '=', hashToken(String(token)))
    .executeTakeFirst()

test('a refresh uses the token up and gives others in its place, of the same grant', async () => {
  const { token, refresh } = await signIn()
  const { body } = await refresh(token)
  const [old, next, access] = [
    await rowOf('RefreshToken', token),
    await rowOf('RefreshToken', body['refresh_token']),
    await rowOf('AccessToken', body['access_token']),
  ]
  assert.ok(old?.consumedAt !== null && old?.grantId !== null)
  assert.deepEqual([next?.grantId, next?.consumedAt, access?.grantId], [old?.grantId, null, old?.grantId])
  assert.equal((await refresh(String(body['refresh_token']))).status, 200)
})

test('a refresh that is refused leaves the token as it was', async () => {
  const { token, refresh } = await signIn()
  assert.equal((await refresh(token, { scope: 'openid admin' })).body['error'], 'invalid_scope')
  assert.equal((await rowOf('RefreshToken', token))?.consumedAt, null)
  assert.equal((await refresh(token)).status, 200)
})

test('with tokens for an API, which are kept nowhere, a token is used up all the same', async () => {
  const { token, refresh } = await signIn({ resource: api, scope: 'openid read' })
  const { status, body } = await refresh(token, { resource: api, scope: 'read' })
  assert.equal(status, 200, JSON.stringify(body))
  assert.equal(decodeProtectedHeader(String(body['access_token'])).alg, 'RS256')
  assert.notEqual((await rowOf('RefreshToken', token))?.consumedAt, null)
  assert.ok(await rowOf('RefreshToken', body['refresh_token']))
  assert.equal((await refresh(token)).body['error'], 'invalid_grant')
  // The second use is a theft's sign: what the first one gave has ended.
  assert.equal((await refresh(String(body['refresh_token']))).body['error'], 'invalid_grant')
})

test('what was used up by another, or hangs on nothing any more, gives nothing', async () => {
  const { token } = await signIn()
  const run = at.world.store.commands<OidcCommands>('oidc')
  const old = (await rowOf('RefreshToken', token)) ?? assert.fail()
  const record = { ...old, id: 'made-up', standing: null }
  const { consumedAt: _1, sessionId: _2, userId: _3, credentialVersion: _4, appId: _5, ...put } = record
  const rotate = (id: string, grantId: string | null) =>
    run('rotateToken', { used: { model: 'RefreshToken', id, at: at.clock.now() }, records: [{ ...put, grantId }] })
  const written = () =>
    at.world.store.read.selectFrom('oidcRecord').select('id').where('id', '=', 'made-up').executeTakeFirst()
  assert.equal(await rotate('of-nobody', old.grantId), 'used')
  assert.equal(await written(), undefined)
  assert.equal(await rotate(old.id, 'no-such-grant'), 'revoked')
  assert.equal(await written(), undefined)
})
