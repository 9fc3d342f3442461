import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { pino } from 'pino'
import { Secret } from '#ground'
import { RawClient } from '../ldap/raw-client.ts'
import { fixedClock } from '../world/clock.ts'
import { prepareProcess } from '../world/process.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { adminDN, base, personDN } from './world.ts'

/** Every file below a folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name))

describe('secrets that are used leave no trace', () => {
  let server: TestServer
  let browser: WebClient
  const secrets = new Map<string, string>()
  let log = ''

  /** A secret of this name that can be told from everything else. */
  function mark(name: string): string {
    const value = `canary-${name}-${Buffer.from(name).toString('hex')}`
    secrets.set(name, value)
    return value
  }
  function keep(name: string, value: unknown): string {
    assert.ok(typeof value === 'string' && value.length > 15, name)
    secrets.set(name, value)
    return value
  }
  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await browser.send(method, `/api/v1${path}`, body)
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`)
    return (await answer.json()) as T
  }

  before(async () => {
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        log += chunk.toString()
        done()
      },
    })
    server = await serveTest({ clock: fixedClock(), log: pino({ level: 'trace' }, sink) })
    browser = createWebClient(server.origin)
    const { signIn, memory } = server.world
    const typed = (name: string) => ({ kind: 'typed', secret: mark(name) })

    const setup = await signIn.setup.createLink()
    const owner = { username: 'olivia', displayName: 'Olivia', email: 'olivia@example.com' }
    await browser.get(`/setup?token=${keep('set-up link', setup.token)}`)
    await browser.post('/setup', { ...owner, password: mark('owner password'), token: setup.token })
    keep('session', browser.cookies.get('doorward-session'))

    // By the API, as the dashboard does.
    await api('POST', '/users', {
      username: 'ada',
      displayName: 'Ada',
      password: { kind: 'typed', password: mark('a person’s password') },
    })
    const made = await api<{ password: string }>('POST', '/users', {
      username: 'bela',
      displayName: 'Bela',
      password: { kind: 'generated' },
    })
    keep('generated password', made.password)
    const callback = 'https://cloud.example.com/cb'
    await api('POST', '/apps', {
      title: 'Cloud',
      access: { kind: 'everyone' },
      oidc: { clientId: 'cloud', redirectUris: [callback], secret: typed('client secret') },
      ldap: { secret: typed('app’s LDAP secret') },
    })
    const generated = await api<{ secrets: { oidc: string } }>('POST', '/apps', {
      title: 'Wiki',
      oidc: { redirectUris: [callback] },
    })
    keep('generated client secret', generated.secrets.oidc)
    const owned = { kind: 'directory-server', ownerId: 'directory-server' } as const
    await server.asOperator.apps.addSecret(owned, { kind: 'typed', value: new Secret(mark('admin bind secret')) })
    const views = [{ base, profile: 'standard' as const, writable: false, usersSeeAll: false }]
    await server.asOperator.settings.put('directoryServer', {
      ...memory.settings().directoryServer,
      enabled: true,
      views,
    })
    await server.doors.ldap.server.settled()

    const me = memory.people.findByUsername('olivia')
    const machine = await api<{ id: string }>('POST', '/service-accounts', { name: 'Cron', contact: me?.id })
    const machineToken = { name: 'night', scopes: ['groups:read'], expiresAt: null }
    const shown = await api<{ value: string }>('POST', `/service-accounts/${machine.id}/tokens`, machineToken)
    const authorization = `Bearer ${keep('service token', shown.value)}`
    await fetch(`${server.origin}/api/v1/managed-groups`, { headers: { authorization } })

    // What people and programs get wrong.
    await browser.send('POST', '/api/v1/users', { username: mark('password as username'), displayName: '' })
    await browser.send('POST', '/api/v1/users', {
      password: { kind: 'typed', password: mark('password without a name') },
    })
    const headers = { origin: server.origin, 'content-type': 'application/json' }
    await fetch(`${server.origin}/api/v1/users`, {
      method: 'POST',
      headers,
      body: `{"password":"${mark('broken JSON')}`,
    })
    const stranger = createWebClient(server.origin)
    await stranger.signIn('ada', mark('mistyped password'))
    await stranger.signIn(mark('password in the name field'), 'x')
    await stranger.get(`/owner-login?token=${mark('token in an address')}`)
    await stranger.get(`/nothing?password=${mark('password in an address')}`)
    await stranger.get(`/openid/auth?client_id=cloud&client_secret=${mark('secret in an address')}`)
    await fetch(`${server.origin}/openid/me`, { headers: { authorization: `Bearer ${mark('wrong token')}` } })
    await fetch(`${server.origin}/openid/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'cloud', client_secret: mark('wrong client secret'), grant_type: 'x' }),
    })

    // An app’s sign-in.
    const query = new URLSearchParams({
      client_id: 'cloud',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: callback,
    })
    let at = `/openid/auth?${query.toString()}`
    for (let hops = 0; hops < 8 && !at.startsWith(callback); hops++)
      at = (await browser.get(at)).headers.get('location') ?? ''
    const code = keep('code', new URL(at).searchParams.get('code'))
    const client = { client_id: 'cloud', client_secret: secrets.get('client secret') ?? '' }
    const basic = { authorization: `Basic ${Buffer.from(Object.values(client).join(':')).toString('base64')}` }
    const token = async (form: Record<string, string>) => {
      const body = new URLSearchParams(form)
      const answer = await fetch(`${server.origin}/openid/token`, { method: 'POST', body, headers: basic })
      return (await answer.json()) as Record<string, unknown>
    }
    const first = await token({ grant_type: 'authorization_code', code, redirect_uri: callback })
    keep('access token', first['access_token'])
    const second = await token({
      grant_type: 'refresh_token',
      refresh_token: keep('refresh token', first['refresh_token']),
    })
    keep('second refresh token', second['refresh_token'])
    keep('ID token', second['id_token'])
    for (const [name, value] of browser.cookies) if (name.startsWith('doorward-oidc')) keep(`cookie ${name}`, value)

    // LDAP, right and wrong.
    for (const [dn, secret] of [
      [adminDN, secrets.get('admin bind secret')],
      [`cn=cloud,ou=apps,${base}`, secrets.get('app’s LDAP secret')],
      [personDN('ada'), secrets.get('a person’s password')],
      [adminDN, mark('wrong admin secret')],
      [personDN('ada'), mark('wrong bind password')],
      [personDN('nobody'), mark('password of nobody')],
    ] as const) {
      const ldap = await RawClient.open(server.ldapPort)
      const isRight = !(secret ?? '').includes('wrong') && !dn.includes('nobody')
      assert.equal(await ldap.bind(dn, secret ?? ''), isRight ? 0 : 49, dn)
      ldap.close()
    }
    const { token: ownerLogin } = await signIn.ownerLogin.createLink('olivia')
    await createWebClient(server.origin).post('/owner-login', { token: keep('owner’s link', ownerLogin) })
    await signIn.flush()
    await server.world.directory.flush()
    await server.world.events.flush()
  })
  after(() => server.dispose())

  /** Each secret with the forms it could hide in. */
  function* forms(): Generator<[name: string, form: Buffer]> {
    for (const [name, secret] of secrets)
      for (const form of [
        secret,
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
        Buffer.from(secret).toString('base64url'),
        Buffer.from(secret).toString('hex'),
        encodeURIComponent(secret),
      ])
        yield [name, Buffer.from(form)]
  }
  const assertAbsent = (where: string, bytes: Buffer, but: readonly string[] = []): void => {
    for (const [name, form] of forms())
      if (!but.includes(name)) assert.ok(!bytes.includes(form), `${name} is in ${where}`)
  }

  test('in any file of the data folder', () => {
    const files = filesIn(server.dataFolder)
    assert.ok(
      files.some(path => path.endsWith('doorward.db')) && files.some(path => path.endsWith('-wal')),
      String(files),
    )
    for (const path of files) assertAbsent(path, readFileSync(path))
  })

  test('in the log, however much it is told to say', () => {
    assert.match(log, /"level":/)
    assertAbsent('the log', Buffer.from(log))
  })

  test('in any answer of the API or page', async () => {
    const users = await api<{ items: { id: string }[] }>('GET', '/users')
    const apps = await api<{ items: { id: string }[] }>('GET', '/apps')
    const paths = [
      '/', '/sign-in?again=1', '/sign-out', '/admin/', '/api/v1/session', '/api/v1/settings', '/api/v1/directory-server',
      '/api/v1/audit?limit=200', '/api/v1/groups', '/api/v1/users?limit=200', '/api/v1/openapi.json', '/openid/jwks',
      '/openid/.well-known/openid-configuration', '/readyz',
      ...users.items.map(({ id }) => `/api/v1/users/${id}`),
      ...apps.items.map(({ id }) => `/api/v1/apps/${id}`),
    ] // biome-ignore format: a table
    for (const path of paths) {
      const answer = await browser.get(path)
      assert.equal(answer.status, 200, path)
      const text = await answer.text()
      assertAbsent(path, Buffer.from(text))
      assert.doesNotMatch(text, /argon2|sealed|"hash"|"d":|credentialVersion/, path)
    }
  })
})

test('what the program writes is for its own user alone, also in a folder that others may look into', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'doorward-modes-'))
  chmodSync(dataFolder, 0o755)
  const doorward = await prepareProcess({ dataFolder })
  try {
    await doorward.start()
    await doorward.command('user', 'list')
    const open = [...filesIn(dataFolder), ...['keys', 'run', 'tls'].map(name => join(dataFolder, name))]
      .map(path => [path, statSync(path).mode & 0o777] as const)
      .filter(([, mode]) => (mode & 0o077) !== 0)
    assert.deepEqual(
      open.map(([path, mode]) => `${path.slice(dataFolder.length + 1)} ${mode.toString(8)}`),
      [],
    )
  } finally {
    await doorward.dispose()
  }
})
