import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose'
import * as client from 'openid-client'
import { days, Secret } from '#ground'
import type { App, ClientAuthMethod, OidcInput } from '#directory'
import { basic, callback, openOidcWorld, type Answer, type OidcWorld } from './oidc-world.ts'

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

describe('how apps prove who they are', () => {
  let at: OidcWorld
  let key: CryptoKey
  let jwks: NonNullable<OidcInput['jwks']>
  let count = 0

  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
    const pair = await generateKeyPair('ES256', { extractable: true })
    key = pair.privateKey
    jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', use: 'sig', alg: 'ES256' }] }
  })
  after(() => at.close())

  async function addApp(authMethod: ClientAuthMethod, oidcInput: Partial<OidcInput> = {}) {
    const made = await at.addApp({
      title: `App ${++count}`,
      oidcInput: { authMethod, ...(authMethod === 'private_key_jwt' && { jwks }), ...oidcInput },
    })
    return { ...made, id: made.app.oidc?.clientId ?? '' }
  }
  const getSecrets = (app: App) => at.world.asOperator.apps.listSecrets({ kind: 'oidc', ownerId: app.id })
  const addSecret = async (app: App) =>
    (await at.world.asOperator.apps.addSecret({ kind: 'oidc', ownerId: app.id }, { kind: 'generated' })).text.reveal()

  /** A statement as an app makes it (RFC 7523 §3). */
  async function sign(
    id: string,
    with_: Uint8Array | CryptoKey,
    {
      alg = with_ instanceof Uint8Array ? 'HS256' : 'ES256',
      kid,
      ...claims
    }: JWTPayload & { alg?: string; kid?: string } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const payload = {
      iss: id,
      sub: id,
      aud: `${at.at.origin}/openid`,
      jti: crypto.randomUUID(),
      iat: now,
      exp: now + 60,
      ...claims,
    }
    return new SignJWT(payload).setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) }).sign(with_)
  }
  const secretBytes = (secret: string): Uint8Array => new TextEncoder().encode(secret)
  /** Introspection asks for nothing but the proof: 200 when it is accepted. */
  const prove = (assertion: string, fields: Record<string, string> = {}): Promise<Answer> =>
    at.post('/openid/token/introspection', {
      token: 'x',
      client_assertion: assertion,
      client_assertion_type: assertionType,
      ...fields,
    })

  const configOf = (id: string, auth: client.ClientAuth): Promise<client.Configuration> =>
    client.discovery(new URL('/openid', at.at), id, {}, auth, { execute: [client.allowInsecureRequests] })

  const methods: Record<ClientAuthMethod, (secret: string) => client.ClientAuth> = {
    client_secret_basic: secret => client.ClientSecretBasic(secret),
    client_secret_post: secret => client.ClientSecretPost(secret),
    client_secret_jwt: secret => client.ClientSecretJwt(secret),
    private_key_jwt: () => client.PrivateKeyJwt({ key, kid: 'one' }),
    none: () => client.None(),
  }

  for (const method of Object.keys(methods) as ClientAuthMethod[])
    test(`${method}: the code flow, a refresh and a revocation by openid-client`, async () => {
      const { id, secret } = await addApp(method)
      const config = await configOf(id, methods[method](secret))
      const { tokens, arrival } = await at.open(config, await at.browserOf('alice'))
      assert.equal(arrival.url.searchParams.get('iss'), `${at.at.origin}/openid`)
      assert.equal(tokens.claims()?.sub, 'alice')
      assert.equal((await client.fetchUserInfo(config, tokens.access_token, 'alice')).sub, 'alice')
      const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
      assert.notEqual(refreshed.refresh_token, tokens.refresh_token)
      await client.tokenRevocation(config, refreshed.refresh_token ?? '')
      await assert.rejects(client.refreshTokenGrant(config, refreshed.refresh_token ?? ''), { error: 'invalid_grant' })
    })

  test('no way in but the one that is set', async () => {
    for (const method of Object.keys(methods) as ClientAuthMethod[]) {
      const { id, secret } = await addApp(method)
      const known = secret || 'a-secret-nobody-has-given-to-anybody'
      const ways: Partial<Record<ClientAuthMethod, () => Promise<Answer>>> = {
        client_secret_basic: () => at.post('/openid/token/introspection', { token: 'x' }, basic(id, known)),
        client_secret_post: () =>
          at.post('/openid/token/introspection', { token: 'x', client_id: id, client_secret: known }),
        client_secret_jwt: async () => prove(await sign(id, secretBytes(known))),
        private_key_jwt: async () => prove(await sign(id, key, { kid: 'one' })),
      }
      for (const [way, ask] of Object.entries(ways)) {
        const { status, body } = await ask()
        // The library takes a secret in the header and in the form alike, whichever of the two the app is set to.
        const plain = (what: string): string => (/basic|post/.test(what) ? 'secret' : what)
        assert.equal(
          status === 200,
          plain(way) === plain(method),
          `${method} by ${way}: ${status} ${JSON.stringify(body)}`,
        )
      }
    }
  })

  describe('client_secret_jwt', () => {
    test('each of two secrets signs, the third ends the first', async () => {
      const { app, id, secret: first } = await addApp('client_secret_jwt')
      const second = await addSecret(app)
      for (const secret of [first, second]) assert.equal((await prove(await sign(id, secretBytes(secret)))).status, 200)
      const third = await addSecret(app)
      assert.deepEqual(
        await Promise.all(
          [first, second, third].map(async secret => (await prove(await sign(id, secretBytes(secret)))).status),
        ),
        [401, 200, 200],
      )
    })

    test('secrets are kept sealed, those of other apps hashed', async () => {
      const jwt = await addApp('client_secret_jwt')
      const plain = await addApp('client_secret_basic')
      const rows = await at.world.store.list.selectFrom('secret').selectAll().execute()
      const of = ({ app }: { app: App }) => rows.filter(row => row.ownerId === app.id)
      assert.match(of(jwt)[0]?.sealed ?? '', /^v1\./)
      assert.equal(of(plain)[0]?.sealed, null)
      assert.ok(!JSON.stringify(rows).includes(jwt.secret))
    })

    test('an app that begins to sign needs a new secret, one that ends keeps its own', async () => {
      const { app, id, secret } = await addApp('client_secret_basic')
      const { apps } = at.world.asOperator
      await apps.update(app.id, { oidc: { authMethod: 'client_secret_jwt' } })
      assert.deepEqual(await getSecrets(app), [])
      assert.equal((await prove(await sign(id, secretBytes(secret)))).status, 401)
      const fresh = await addSecret(app)
      assert.equal((await prove(await sign(id, secretBytes(fresh)))).status, 200)

      await apps.update(app.id, { oidc: { authMethod: 'client_secret_basic' } })
      assert.equal((await at.post('/openid/token/introspection', { token: 'x' }, basic(id, fresh))).status, 200)
      const [row] = await at.world.store.list.selectFrom('secret').selectAll().where('ownerId', '=', app.id).execute()
      assert.equal(row?.sealed, null)
    })

    test('a typed secret is as long as the hash it makes (RFC 7518 §3.2)', async () => {
      const { app } = await addApp('client_secret_jwt')
      const add = (length: number) =>
        at.world.asOperator.apps.addSecret(
          { kind: 'oidc', ownerId: app.id },
          { kind: 'typed', value: new Secret('x'.repeat(length)) },
        )
      await assert.rejects(add(31), { code: 'invalid' })
      await add(32)
    })
  })

  describe('what is signed', () => {
    test('counts once, also when it comes ten times at once (CVE-2020-15222)', async () => {
      for (const method of ['client_secret_jwt', 'private_key_jwt'] as const) {
        const { id, secret } = await addApp(method)
        const assertion = await sign(id, method === 'private_key_jwt' ? key : secretBytes(secret))
        const answers = await Promise.all(Array.from({ length: 10 }, () => prove(assertion)))
        assert.equal(answers.filter(({ status }) => status === 200).length, 1, method)
        assert.notEqual((await prove(assertion)).status, 200)
      }
    })

    test('by another key, for another server, in another’s name, too old or without an end is refused', async () => {
      const { id } = await addApp('private_key_jwt')
      const other = await addApp('private_key_jwt')
      const stranger = (await generateKeyPair('ES256')).privateKey
      const now = Math.floor(Date.now() / 1000)
      const wrong: Record<string, Promise<string>> = {
        key: sign(id, stranger),
        audience: sign(id, key, { aud: 'https://evil.test/openid' }),
        issuer: sign(id, key, { iss: other.id }),
        expired: sign(id, key, { iat: now - 600, exp: now - 300 }),
        'without an end': sign(id, key, { exp: undefined }),
        'without an id': sign(id, key, { jti: undefined }),
        future: sign(id, key, { nbf: now + 600 }),
        'public key as a secret': sign(id, secretBytes(JSON.stringify(jwks.keys[0]).padEnd(64))),
      }
      for (const [what, assertion] of Object.entries(wrong))
        assert.equal((await prove(await assertion)).status, 401, what)
      const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await sign(id, key)).split('.')[1]}.`
      assert.notEqual((await prove(unsigned)).status, 200)
      assert.notEqual((await prove(await sign(id, key), { client_id: other.id })).status, 200)
      assert.notEqual((await prove(await sign(id, key), { client_assertion_type: 'jwt' })).status, 200)
      assert.equal((await prove(await sign(id, key))).status, 200)
    })

    test('keys that are taken away are gone at the next request', async () => {
      const { app, id } = await addApp('private_key_jwt')
      assert.equal((await prove(await sign(id, key))).status, 200)
      const pair = await generateKeyPair('ES256', { extractable: true })
      const changed = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'two' }] }
      await at.world.asOperator.apps.update(app.id, { oidc: { jwks: changed } })
      assert.equal((await prove(await sign(id, key))).status, 401)
      assert.equal((await prove(await sign(id, pair.privateKey, { kid: 'two' }))).status, 200)
    })

    test('a statement is forgotten once it could not be used any more', async () => {
      const { id } = await addApp('private_key_jwt')
      await prove(await sign(id, key))
      const rows = () =>
        at.world.store.list.selectFrom('oidcRecord').select('id').where('model', '=', 'ReplayDetection').execute()
      assert.ok((await rows()).length > 0)
      at.clock.advance(days(1))
      await at.oidc.deleteExpired()
      assert.deepEqual(await rows(), [])
      at.clock.advance(-days(1))
    })
  })

  test('a wrong redirect address is never sent a code, whatever the method', async () => {
    const { id } = await addApp('private_key_jwt')
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams({
      client_id: id,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${callback}/../evil`,
    }).toString()
    assert.equal((await (await at.browserOf('alice')).open(url)).status, 400)
  })
})
