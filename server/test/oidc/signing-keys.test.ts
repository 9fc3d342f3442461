import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify, SignJWT, generateKeyPair } from 'jose'
import { days, hours, minutes } from '#ground'
import { createSigningKeys, type OidcCommands, type SigningKeys, type SigningKeyState } from '#oidc'
import { callback, openOidcWorld, type OidcWorld } from './oidc-world.ts'

const operator = { actor: { kind: 'system', name: 'operator' }, origin: { door: 'cli', address: null } } as const

let at: OidcWorld
let keys: SigningKeys
before(async () => {
  at = await openOidcWorld()
  await at.world.add('priya')
  const run = at.world.store.commands<OidcCommands>('oidc')
  keys = createSigningKeys({ ...at.world, clock: at.clock, run })
})
after(() => at.close())

const published = async (): Promise<string[]> => {
  const response = await fetch(new URL('/openid/jwks', at.at))
  return ((await response.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid)
}
const ofPhase = (phase: SigningKeyState['phase'], algorithm = 'RS256'): string[] =>
  keys
    .list()
    .filter(key => key.phase === phase && key.algorithm === algorithm)
    .map(({ kid }) => kid)
const isConflict = { code: 'conflict' }

let apps = 0
/** Signs in to a new app and answers its ID token. */
async function signInTo(oidcInput: object = {}) {
  const { app, secret } = await at.addApp({ title: `App ${++apps}`, oidcInput })
  const clientId = app.oidc?.clientId ?? ''
  const config = await at.discover(clientId, secret)
  const browser = await at.browserOf('priya')
  return {
    clientId,
    browser,
    app,
    idToken: async (): Promise<string> => (await at.open(config, browser)).tokens.id_token ?? '',
  }
}
const kidOf = (token: string): string => decodeProtectedHeader(token).kid ?? ''

test('each algorithm signs with its own key, and what it signs can be checked with what is published', async () => {
  const known = createRemoteJWKSet(new URL('/openid/jwks', at.at))
  for (const algorithm of ['RS256', 'ES256', 'EdDSA'] as const) {
    const { idToken, clientId } = await signInTo({ signingAlgorithm: algorithm })
    const token = await idToken()
    assert.deepEqual(decodeProtectedHeader(token), { alg: algorithm, kid: ofPhase('signs', algorithm)[0] })
    const issuer = new URL('/openid', at.at).href
    await jwtVerify(token, known, { audience: clientId, issuer, algorithms: [algorithm] })
  }
})

test('a new key is published a day before it signs; the old one goes a week after', async () => {
  const { idToken } = await signInTo()
  const [old] = ofPhase('signs')
  const others = (await published()).length - 1
  const next = await keys.rotate({ algorithm: 'RS256', soon: false }, operator)
  assert.deepEqual([next.phase, next.signsFrom], ['next', next.createdAt + hours(24)])
  assert.equal((await published())[0], old, 'the one that signs comes first')
  assert.ok((await published()).includes(next.kid))
  assert.equal(kidOf(await idToken()), old)

  at.clock.advance(hours(24) - minutes(1))
  assert.equal(kidOf(await idToken()), old)
  at.clock.advance(minutes(1))
  const later = await signInTo()
  assert.equal(kidOf(await later.idToken()), next.kid, 'without a restart')
  assert.deepEqual((await published()).slice(0, 2), [next.kid, old])

  at.clock.advance(days(7) - minutes(1))
  assert.ok((await published()).includes(old ?? ''))
  at.clock.advance(minutes(1))
  assert.deepEqual(await published(), [next.kid, ...(await published()).slice(-others)])
  const row = () =>
    at.world.store.read
      .selectFrom('signingKey')
      .selectAll()
      .where('kid', '=', old ?? '')
      .executeTakeFirst()
  assert.ok(await row())
  await at.oidc.deleteExpired()
  assert.equal(await row(), undefined, 'the private part is gone too')
})

test('a rotation can be seen and taken back before it signs, and not after', async () => {
  const [signing = ''] = ofPhase('signs')
  const next = await keys.rotate({ algorithm: 'RS256', soon: false }, operator)
  await assert.rejects(keys.rotate({ algorithm: 'RS256', soon: false }, operator), isConflict)
  assert.notEqual(keys.list().find(({ kid }) => kid === signing)?.retiredAt, null)
  await keys.remove(next.kid, operator)
  assert.equal((await published()).includes(next.kid), false)
  assert.deepEqual(
    keys.list().find(({ kid }) => kid === signing),
    { ...keys.list().find(({ kid }) => kid === signing), phase: 'signs', retiredAt: null },
    'the one before stays for good',
  )
  await assert.rejects(keys.remove(signing, operator), isConflict)
  await assert.rejects(keys.remove(next.kid, operator), { code: 'missing' })
})

test('at once: the next one is brought forward, or one is made; of two askers at once one key comes', async () => {
  const next = await keys.rotate({ algorithm: 'ES256', soon: false }, operator)
  const now = await keys.rotate({ algorithm: 'ES256', soon: true }, operator)
  assert.deepEqual([now.kid, now.phase], [next.kid, 'signs'])
  const [old] = ofPhase('old', 'ES256')
  assert.equal(keys.list().find(({ kid }) => kid === old)?.retiredAt, now.signsFrom + days(7))
  const { idToken } = await signInTo({ signingAlgorithm: 'ES256' })
  assert.equal(kidOf(await idToken()), next.kid)

  const asked = await Promise.allSettled(
    [1, 2, 3].map(() => keys.rotate({ algorithm: 'EdDSA', soon: false }, operator)),
  )
  assert.deepEqual(asked.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected'])
  assert.equal(ofPhase('next', 'EdDSA').length, 1)
  // A key that has leaked need not wait for its week.
  await keys.remove(old ?? '', operator)
  assert.deepEqual(ofPhase('old', 'ES256'), [])
})

test('an ID token hint counts for as long as its key is published; one of an unknown key never does', async () => {
  const { idToken, clientId, browser } = await signInTo({ postLogoutRedirectUris: ['https://cloud.example.com/bye'] })
  const hint = await idToken()
  await keys.rotate({ algorithm: 'RS256', soon: true }, operator)
  assert.deepEqual(ofPhase('old'), [kidOf(hint)])
  const ask = (token: string) => {
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: callback,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      prompt: 'none',
      id_token_hint: token,
    }).toString()
    return browser.open(url)
  }
  assert.ok((await ask(hint)).url.searchParams.has('code'))

  const { privateKey } = await generateKeyPair('RS256')
  const forged = await new SignJWT({ sub: 'priya' })
    .setProtectedHeader({ alg: 'RS256', kid: 'of-nobody' })
    .setIssuer(new URL('/openid', at.at).href)
    .setAudience(clientId)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)
  assert.equal((await ask(forged)).url.searchParams.get('error'), 'invalid_request')
  // Signed by a stranger, under the name of a key of ours.
  const named = await new SignJWT({ sub: 'priya' })
    .setProtectedHeader({ alg: 'RS256', kid: kidOf(hint) })
    .setIssuer(new URL('/openid', at.at).href)
    .setAudience(clientId)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)
  assert.equal((await ask(named)).url.searchParams.get('error'), 'invalid_request')

  await keys.remove(kidOf(hint), operator)
  assert.equal((await ask(hint)).url.searchParams.get('error'), 'invalid_request')
})

test('rotations are in the trail and the change log, with no part of a key', async () => {
  const { kid } = await keys.rotate({ algorithm: 'RS256', soon: true }, operator)
  const { store } = at.world
  const [event] = await store.list.selectFrom('audit').selectAll().where('subject', '=', kid).execute()
  assert.deepEqual([event?.kind, event?.actor, event?.door], ['signing-key.made', 'system:operator', 'cli'])
  assert.deepEqual(JSON.parse(event?.data ?? ''), { algorithm: 'RS256', soon: true })
  const changes = await store.list.selectFrom('change').selectAll().where('kind', 'like', 'signing-key.%').execute()
  for (const { data } of changes) assert.match(data, /^\{("algorithm":"\w+"(,"soon":(true|false))?)?\}$/)
})

test('only owners turn keys', async () => {
  const priya = at.world.memory.people.findByUsername('priya')
  assert.ok(priya)
  const by = { actor: { kind: 'user', id: priya.id, role: 'owner' }, origin: operator.origin } as const
  await assert.rejects(keys.rotate({ algorithm: 'RS256', soon: true }, by), { code: 'forbidden' })
  await assert.rejects(keys.remove(ofPhase('signs')[0] ?? '', by), { code: 'forbidden' })
})
