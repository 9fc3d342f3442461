import assert from 'node:assert/strict'
import { Secret } from '#ground'
import type { User } from '#directory'
import { RawClient } from '../ldap/raw-client.ts'
import type { Enrolled } from '../second-factor/enrol.ts'
import { base, password, personDN } from '../security/world.ts'
import { cli, operator } from '../world/open-test-world.ts'
import type { TestServer } from '../world/serve-test.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { comesInWith, diaryHost, openHost } from './app-host.ts'
import { callback, clientSecret, openApp, tokenEndpoint } from './app-flow.ts'

/** Every way in which somebody is let in, and whether it still lets them in. */
export interface Everywhere {
  user: User
  browser: WebClient
  /** Of `browser`. */
  sessionId: string
  appPasswordId: string
  apiTokenId: string
  /** What they sign in with by now; doors that ask for “the password” go on with the first one. */
  password: string
  doors: Record<string, () => Promise<boolean>>
  close(): void
}

/** The whole server with an app that is opened at each of its doors, and its directory server. */
export async function openEveryDoor({ asOperator, world, doors }: TestServer): Promise<void> {
  const owner = { kind: 'directory-server', ownerId: 'directory-server' } as const
  await asOperator.apps.addSecret(owner, { kind: 'typed', value: new Secret('an admin secret of some length') })
  await asOperator.settings.put('directoryServer', {
    ...world.memory.settings().directoryServer,
    enabled: true,
    views: [{ base, profile: 'standard', writable: false, usersSeeAll: false }],
  })
  await asOperator.apps.create({
    title: 'Diary',
    name: 'diary',
    access: { kind: 'everyone' },
    ldap: {},
    gateway: { host: diaryHost, acceptAppPasswords: true },
    simpleAuth: { requireSecret: false },
    oidc: {
      clientId: 'diary',
      redirectUris: [callback],
      // Nobody listens there: that it is to be told is what counts.
      backchannelLogoutUri: 'http://127.0.0.1:9/logout',
      secret: { kind: 'typed', value: new Secret(clientSecret) },
    },
  })
  await doors.ldap.server.settled()
}

/** In the app's own tree, where its app passwords are taken. */
const diaryDN = (username: string): string => `uid=${username},ou=users,cn=diary,ou=apps,${base}`

/**
 * Lets somebody in at every door: two browsers, an app's tokens (also those that outlive the browser), an API token of
 * theirs, LDAP connections. `phone` is that of somebody who has more to prove; they trust a third browser.
 */
export async function signInEverywhere(server: TestServer, username: string, phone?: Enrolled): Promise<Everywhere> {
  const { origin, world } = server
  const user = world.memory.people.findByUsername(username) ?? assert.fail(username)

  async function signIn(trust: 'yes' | 'no' = 'no'): Promise<WebClient> {
    const browser = createWebClient(origin)
    assert.equal((await browser.signIn(username, password)).status, 303)
    if (phone !== undefined)
      await browser.post('/sign-in/confirm', {
        with: 'code',
        code: phone.nextCode(),
        ...(trust === 'yes' && { trust }),
      })
    assert.equal((await browser.get('/api/v1/session')).status, 200, `${username} is signed in`)
    return browser
  }
  const findSession = () =>
    world.store.read
      .selectFrom('session')
      .select(['id', 'amr'])
      .where('userId', '=', user.id)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()

  const browser = await signIn()
  const { id: sessionId } = await findSession()
  const otherBrowser = await signIn()
  const made = await browser.send('POST', '/api/v1/tokens', { name: 'A', scopes: ['groups:read'], expiresAt: null })
  assert.equal(made.status, 201, await made.clone().text())
  const apiToken = (await made.json()) as { value: string; token: { id: string } }
  const app = world.memory.apps.findByName('diary')?.id ?? assert.fail('no diary')
  const input = { userId: user.id, app, name: 'Phone', expiresAt: null }
  const appPassword = await world.signIn.appPasswords.make(input, operator, cli)

  const ldap = await openLdap(server, user, phone, appPassword.text.reveal())
  const everywhere: Everywhere = {
    user,
    browser,
    sessionId,
    appPasswordId: appPassword.password.id,
    apiTokenId: apiToken.token.id,
    password,
    doors: {
      'web session': async () => (await browser.get('/api/v1/session')).status === 200,
      'session in another browser': async () => (await otherBrowser.get('/api/v1/session')).status === 200,
      'API token': async () => {
        const headers = { authorization: `Bearer ${apiToken.value}` }
        return (await fetch(new URL('/api/v1/managed-groups', origin), { headers })).status === 200
      },
      ...(await openTokens(origin, browser)),
      'browser at an app’s host (gateway)': await openHost(origin, browser),
      'app password at an app’s host (gateway)': comesInWith(origin, username, appPassword.text.reveal()),
      'Simple Auth token': await openSimpleAuth(server, username, phone?.nextCode()),
      ...ldap.doors,
      'sign-in with the password': async () =>
        (await createWebClient(origin).signIn(username, password)).status === 303,
    },
    close: ldap.close,
  }
  if (phone !== undefined) {
    const halfway = createWebClient(origin)
    await halfway.signIn(username, password)
    everywhere.doors['sign-in that waits for its code'] = async () =>
      (await halfway.get('/sign-in/confirm')).status === 200
    const trusted = await signIn('yes')
    everywhere.doors['sign-in without a code in a trusted browser'] = async () => {
      await trusted.post('/sign-out', {})
      const answer = await trusted.signIn(username, everywhere.password)
      if (answer.status !== 303 || (await trusted.get('/api/v1/session')).status !== 200) return false
      // Who has no second factor any more is asked for none anywhere; the browser stands for one only where this says so.
      return (await findSession()).amr.includes('mfa')
    }
  }
  return everywhere
}

type Doors = Record<string, () => Promise<boolean>>

/** What an app holds, of the session of a browser. */
async function openTokens(origin: string, browser: WebClient): Promise<Doors> {
  const first = await openApp(origin, browser, 'openid')
  const offline = await openApp(origin, browser, 'openid offline_access')
  const bearer = { authorization: `Bearer ${first.access_token}` }

  function refreshing(tokens: { refresh_token?: string }): () => Promise<boolean> {
    let token = tokens.refresh_token ?? ''
    return async () => {
      const answer = await tokenEndpoint(origin, { grant_type: 'refresh_token', refresh_token: token })
      if (answer.status !== 200) return false
      token = ((await answer.json()) as { refresh_token: string }).refresh_token
      return true
    }
  }
  return {
    'access token at userinfo': async () =>
      (await fetch(new URL('/openid/me', origin), { headers: bearer })).status === 200,
    'access token at introspection': async () => {
      const answer = await tokenEndpoint(origin, { token: first.access_token }, '/introspection')
      return ((await answer.json()) as { active: boolean }).active
    },
    'refresh token': refreshing(first),
    'refresh token of offline_access': refreshing(offline),
  }
}

/** Answers whether the app is still told who it is. */
async function openSimpleAuth(
  { origin, world }: TestServer,
  username: string,
  totp: string | undefined,
): Promise<() => Promise<boolean>> {
  const clientId = world.memory.apps.findByName('diary')?.simpleAuth?.clientId
  const body = JSON.stringify({ clientId, username, password, totp })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(new URL('/simple-auth/login', origin), { method: 'POST', headers, body })
  assert.equal(answer.status, 200, await answer.clone().text())
  const { accessToken } = (await answer.json()) as { accessToken: string }
  const bearer = { authorization: `Bearer ${accessToken}` }
  return async () => (await fetch(new URL('/simple-auth/profile', origin), { headers: bearer })).status === 200
}

async function openLdap(
  { ldapPort, world }: TestServer,
  { id, username }: User,
  phone: Enrolled | undefined,
  appPassword: string,
): Promise<{ doors: Doors; close: () => void }> {
  const name = username ?? assert.fail(id)
  /** With a code at its end where one is asked for now. */
  const typed = (): string => {
    const asksForCode = phone !== undefined && world.memory.people.find(id)?.secondFactor === true
    return asksForCode ? `${password}${phone.nextCode()}` : password
  }
  async function canBind(dn: string, secret: string): Promise<boolean> {
    const client = await RawClient.open(ldapPort)
    const code = await client.bind(dn, secret)
    client.close()
    return code === 0
  }
  async function connect(dn: string, secret: string): Promise<{ isOpen: () => Promise<boolean>; close: () => void }> {
    const client = await RawClient.open(ldapPort)
    assert.equal(await client.bind(dn, secret), 0, dn)
    return {
      isOpen: async () => (await client.search({ base: dn, scope: 0 })).resultCode === 0,
      close: () => client.close(),
    }
  }
  const byPassword = await connect(personDN(name), typed())
  const byAppPassword = await connect(diaryDN(name), appPassword)
  return {
    doors: {
      'LDAP connection, bound with the password': byPassword.isOpen,
      'LDAP connection, bound with an app password': byAppPassword.isOpen,
      'LDAP bind with the password': () => canBind(personDN(name), typed()),
      'LDAP bind with an app password': () => canBind(diaryDN(name), appPassword),
    },
    close() {
      byPassword.close()
      byAppPassword.close()
    },
  }
}

/** Which of the doors are open now, in their order. */
export async function openDoors({ doors }: Pick<Everywhere, 'doors'>): Promise<string[]> {
  const open: string[] = []
  for (const [name, isOpen] of Object.entries(doors)) if (await isOpen()) open.push(name)
  return open
}
