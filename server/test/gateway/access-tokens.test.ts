import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { minutes, Secret, type AppId, type SessionId } from '#ground'
import { callback, clientSecret, openApp, tokenEndpoint } from '../doors/app-flow.ts'
import { AheadClock } from '../oidc/oidc-world.ts'
import { cli, operator, password } from '../world/open-test-world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { createWebClient } from '../world/web-client.ts'
import { ask, type Answer } from './browser.ts'

const wikiHost = 'wiki.test'
const diaryHost = 'diary.test'
const api = 'https://api.example.com'

let server: TestServer
let wiki: AppId
let diary: AppId
const clock = new AheadClock()

before(async () => {
  server = await serveTest({ clock, env: { DOORWARD_TRUSTED_PROXIES: '127.0.0.1' } })
  const { users, apps } = server.asOperator
  const plain = { plain: new Secret(password) }
  await users.create({ username: 'olivia', displayName: 'Olivia', role: 'owner', password: plain })
  const gateway = { acceptTokens: true }
  const made = await apps.create({
    title: 'Wiki',
    access: { kind: 'everyone' },
    gateway: { host: wikiHost, ...gateway },
  })
  wiki = made.app.id
  const client = await apps.create({
    title: 'Diary',
    name: 'diary',
    access: { kind: 'everyone' },
    gateway: { host: diaryHost, ...gateway },
    oidc: {
      clientId: 'diary',
      redirectUris: [callback],
      clientCredentials: true,
      secret: { kind: 'typed', value: new Secret(clientSecret) },
      resources: [
        { uri: `https://${wikiHost}`, scopes: ['read'] },
        { uri: api, scopes: ['read'] },
      ],
    },
  })
  diary = client.app.id
})
after(() => server.dispose())

const plain = { plain: new Secret(password) }
const personOf = (name: string) => server.world.memory.people.findByUsername(name) ?? assert.fail()

/** An access token of the diary's, for this API or none. */
async function tokenOf(name: string, resource?: string): Promise<string> {
  if (server.world.memory.people.findByUsername(name) === undefined)
    await server.asOperator.users.create({ username: name, displayName: name, password: plain })
  const browser = createWebClient(server.origin)
  await browser.signIn(name, password)
  const scope = resource === undefined ? 'openid' : 'openid read'
  return (await openApp(server.origin, browser, scope, resource === undefined ? {} : { resource })).access_token
}

const dialects = {
  traefik: (host: string, path: string) => ({
    'x-forwarded-method': 'GET',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': host,
    'x-forwarded-uri': path,
  }),
  nginx: (host: string, path: string) => ({
    'x-original-method': 'GET',
    'x-original-url': `https://${host}${path}`,
  }),
} as const

/** As a proxy asks about a program that also takes pages, so that a redirect would be seen. */
const put = (authorization: string, host = wikiHost, dialect: keyof typeof dialects = 'traefik', path = '/api/x') =>
  ask(server.origin, {
    path: `/gateway/${dialect}`,
    headers: { ...dialects[dialect](host, path), accept: 'text/html, */*', ...(authorization && { authorization }) },
  })

/** RFC 6750 §3.1. */
function assertNoToken({ status, location, headers }: Answer, about: string): void {
  assert.equal(status, 401, about)
  assert.equal(location, undefined, about)
  assert.equal(headers['www-authenticate'], `Bearer realm="${wikiHost}", error="invalid_token"`, about)
  assert.equal(headers['remote-user'], undefined, about)
}

test('a token for the app’s address lets through the person it stands for', async () => {
  const token = await tokenOf('una', `https://${wikiHost}`)
  for (const dialect of ['traefik', 'nginx'] as const)
    for (const scheme of ['Bearer', 'bearer', 'BEARER ']) {
      const { status, headers } = await put(`${scheme} ${token}`, wikiHost, dialect)
      assert.deepEqual([status, headers['remote-user']], [200, 'una'], scheme)
    }
})

test('a token without an audience opens the app it was made for, and no other', async () => {
  const token = await tokenOf('una')
  assert.equal((await put(`Bearer ${token}`, diaryHost)).headers['remote-user'], 'una')
  assertNoToken(await put(`Bearer ${token}`), 'of the diary')
})

test('what is no token for the app is 401, and never led to the sign-in', async () => {
  const machine = await tokenEndpoint(server.origin, { grant_type: 'client_credentials' })
  const { access_token: own } = (await machine.json()) as { access_token: string }
  const token = await tokenOf('una', `https://${wikiHost}`)
  const foreign = {
    nothing: '',
    'a made-up one': 'x'.repeat(43),
    'one with a letter more': `${token}x`,
    'two': `${token}, ${token}`,
    'one for another API': await tokenOf('una', api),
    'an app’s own, which is nobody’s': own,
    'none of its form': 'ä',
    'its hash': Buffer.from(token).toString('base64'),
  } // biome-ignore format: a table
  for (const [about, text] of Object.entries(foreign)) assertNoToken(await put(`Bearer ${text}`), about)
  const told = await put(`Bearer x`, wikiHost, 'nginx')
  assert.deepEqual([told.status, told.location], [401, undefined])
})

test('a cookie or an app password beside it makes no difference, and where tokens are not taken it is not looked at', async () => {
  const token = await tokenOf('una', `https://${wikiHost}`)
  await server.asOperator.apps.update(wiki, { gateway: { acceptAppPasswords: true } })
  assert.equal((await put(`Bearer ${token}`)).status, 200)
  const asked = await put('')
  assert.equal(asked.status, 302, 'a page without anything is led to the sign-in as ever')
  await server.asOperator.apps.update(wiki, { gateway: { acceptTokens: false, acceptAppPasswords: false } })
  assert.equal((await put(`Bearer ${token}`)).status, 302)
  await server.asOperator.apps.update(wiki, { gateway: { acceptTokens: true } })
})

test('what lets tokens in is off unless set, and says so to programs where it is on', async () => {
  const { app } = await server.asOperator.apps.create({
    title: 'Plain',
    access: { kind: 'everyone' },
    gateway: { host: 'plain.test' },
  })
  assert.equal(app.gateway?.acceptTokens, false)
  const challenge = async (host: string) =>
    (
      await ask(server.origin, {
        path: '/gateway/traefik',
        headers: { ...dialects.traefik(host, '/'), accept: 'application/json' },
      })
    ).headers['www-authenticate']
  assert.equal(await challenge('plain.test'), 'Doorward realm="plain.test"')
  assert.equal(await challenge(wikiHost), `Bearer realm="${wikiHost}"`)
})

describe('what ends a token, its person or their access ends it at the next request', () => {
  const deeds: Record<string, { do(name: string): Promise<unknown>; undo?(): Promise<unknown>; status: number }> = {
    'the session it came of': {
      async do(name) {
        const { read } = server.world.store
        const rows = await read.selectFrom('session').select('id').where('userId', '=', personOf(name).id).execute()
        for (const { id } of rows) await server.world.signIn.endSession(id as SessionId, 'signed-out', operator, cli)
      },
      status: 401,
    },
    'the token revoked': {
      do: name => tokenEndpoint(server.origin, { token: tokens[name] ?? '' }, '/revocation'),
      status: 401,
    },
    'the person disabled': { do: name => server.asOperator.users.disable(personOf(name).id), status: 401 },
    'a new password': {
      do: name => server.asOperator.users.setPassword(personOf(name).id, new Secret('another green door')),
      status: 401,
    },
    'its client switched off': {
      do: () => server.asOperator.apps.update(diary, { enabled: false }),
      undo: () => server.asOperator.apps.update(diary, { enabled: true }),
      status: 401,
    },
    'the person kept out of its client': {
      do: () => server.asOperator.apps.update(diary, { access: { kind: 'nobody' } }),
      undo: () => server.asOperator.apps.update(diary, { access: { kind: 'everyone' } }),
      status: 401,
    },
    'the person kept out of the app': {
      do: () => server.asOperator.apps.update(wiki, { access: { kind: 'nobody' } }),
      undo: () => server.asOperator.apps.update(wiki, { access: { kind: 'everyone' } }),
      status: 403,
    },
    'an app that wants a second factor': {
      do: () => server.asOperator.apps.update(wiki, { requireTwoFactor: true }),
      undo: () => server.asOperator.apps.update(wiki, { requireTwoFactor: false }),
      status: 403,
    },
    'an app open from elsewhere': {
      do: () => server.asOperator.apps.update(wiki, { networks: ['192.0.2.0/24'] }),
      undo: () => server.asOperator.apps.update(wiki, { networks: [] }),
      status: 403,
    },
    'its time': { do: async () => clock.advance(minutes(60 * 24 * 2)), status: 401 },
  } // biome-ignore format: short
  const tokens: Record<string, string> = {}

  for (const [number, [what, deed]] of Object.entries(deeds).entries())
    test(what, async () => {
      const name = `person-${number}`
      const token = await tokenOf(name, `https://${wikiHost}`)
      tokens[name] = token
      assert.equal((await put(`Bearer ${token}`)).headers['remote-user'], name)
      await deed.do(name)
      const { status, location, headers } = await put(`Bearer ${token}`)
      assert.deepEqual([status, location, headers['remote-user']], [deed.status, undefined, undefined])
      await deed.undo?.()
    })
})
