import assert from 'node:assert/strict'
import * as client from 'openid-client'
import { Secret } from '#ground'
import { RawClient } from '../ldap/raw-client.ts'
import { base, password, personDN } from '../security/world.ts'
import type { TestServer } from '../world/serve-test.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'

const callback = 'http://127.0.0.1:9/callback'
const clientSecret = 'the secret of the diary'

/** Every way in which somebody is let in at once, and whether it still lets them in. */
export interface Everywhere {
  username: string
  browser: WebClient
  doors: Record<string, () => Promise<boolean>>
  close(): void
}

/** The whole server with an app, and its directory server open to everybody here. */
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
    oidc: {
      clientId: 'diary',
      redirectUris: [callback],
      secret: { kind: 'typed', value: new Secret(clientSecret) },
    },
  })
  await doors.ldap.server.settled()
}

/**
 * Lets somebody in at every door: a browser, an app's tokens (also those that outlive the browser), an API token of theirs,
 * an LDAP connection. `finish` takes the browser on from the password, for people who have more to prove.
 */
export async function signInEverywhere(
  server: TestServer,
  username: string,
  finish: (browser: WebClient) => Promise<unknown> = () => Promise.resolve(),
): Promise<Everywhere> {
  const { origin, ldapPort } = server
  const browser = createWebClient(origin)
  assert.equal((await browser.signIn(username, password)).status, 303)
  await finish(browser)
  assert.equal((await browser.get('/api/v1/session')).status, 200, `${username} is signed in`)

  const made = await browser.send('POST', '/api/v1/tokens', { name: 'A', scopes: ['groups:read'], expiresAt: null })
  assert.equal(made.status, 201, await made.clone().text())
  const apiToken = { authorization: `Bearer ${((await made.json()) as { value: string }).value}` }

  const first = await openApp(origin, browser, 'openid')
  const offline = await openApp(origin, browser, 'openid offline_access')
  let refreshToken = first.refresh_token ?? ''
  let offlineToken = offline.refresh_token ?? ''
  const bearer = { authorization: `Bearer ${first.access_token}` }

  const ldap = await RawClient.open(ldapPort)
  const isBound = (await ldap.bind(personDN(username), password)) === 0
  const refresh = async (token: string): Promise<string | undefined> => {
    const answer = await tokenEndpoint(origin, { grant_type: 'refresh_token', refresh_token: token })
    return answer.status === 200 ? ((await answer.json()) as { refresh_token: string }).refresh_token : undefined
  }

  return {
    username,
    browser,
    doors: {
      'web session': async () => (await browser.get('/api/v1/session')).status === 200,
      'API token': async () =>
        (await fetch(new URL('/api/v1/managed-groups', origin), { headers: apiToken })).status === 200,
      'access token at userinfo': async () =>
        (await fetch(new URL('/openid/me', origin), { headers: bearer })).status === 200,
      'access token at introspection': async () => {
        const answer = await tokenEndpoint(origin, { token: first.access_token }, '/introspection')
        return ((await answer.json()) as { active: boolean }).active
      },
      'refresh token': async () => {
        const next = await refresh(refreshToken)
        refreshToken = next ?? refreshToken
        return next !== undefined
      },
      'refresh token of offline_access': async () => {
        const next = await refresh(offlineToken)
        offlineToken = next ?? offlineToken
        return next !== undefined
      },
      ...(isBound
        ? {
            'open LDAP connection': async () => {
              const { resultCode } = await ldap.search({ base: personDN(username), scope: 0 })
              return resultCode === 0
            },
          }
        : {}),
    },
    close: () => ldap.close(),
  }
}

const basic = { authorization: `Basic ${Buffer.from(`diary:${encodeURIComponent(clientSecret)}`).toString('base64')}` }
const tokenEndpoint = (origin: string, form: Record<string, string>, path = ''): Promise<Response> =>
  fetch(new URL(`/openid/token${path}`, origin), { method: 'POST', body: new URLSearchParams(form), headers: basic })

/** The code flow of an app that asks for these scopes, in this browser. */
export async function openApp(
  origin: string,
  browser: WebClient,
  scope: string,
): Promise<{ access_token: string; refresh_token?: string }> {
  const verifier = client.randomPKCECodeVerifier()
  const query = new URLSearchParams({
    client_id: 'diary',
    response_type: 'code',
    redirect_uri: callback,
    scope,
    state: 's',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  let at = `/openid/auth?${query.toString()}`
  for (let hops = 0; hops < 10; hops++) {
    const answer = await browser.get(at)
    const location = answer.headers.get('location')
    assert.ok(location, `${at}: ${answer.status} ${await answer.text()}`)
    if (location.startsWith(callback)) {
      const code = new URL(location).searchParams.get('code')
      assert.ok(code, location)
      const form = { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier }
      const tokens = await tokenEndpoint(origin, form)
      assert.equal(tokens.status, 200)
      return (await tokens.json()) as { access_token: string; refresh_token?: string }
    }
    at = location
  }
  return assert.fail('the app is never reached')
}

/** Which of the doors are open now, in their order. */
export async function openDoors({ doors }: Everywhere): Promise<string[]> {
  const open: string[] = []
  for (const [name, isOpen] of Object.entries(doors)) if (await isOpen()) open.push(name)
  return open
}
