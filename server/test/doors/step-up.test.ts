import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { decodeJwt } from 'jose'
import * as client from 'openid-client'
import { minutes, Secret } from '#ground'
import { AheadClock } from '../oidc/oidc-world.ts'
import { enrol } from '../second-factor/enrol.ts'
import { password } from '../security/world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { totpCode } from '../world/totp.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { callback, tokenEndpoint } from './app-flow.ts'
import { openEveryDoor } from './everywhere.ts'

const oneFactor = 'urn:doorward:acr:1fa'
const twoFactors = 'urn:doorward:acr:2fa'
const essential = {
  claims: JSON.stringify({ id_token: { acr: { essential: true, value: twoFactors } } }),
}

describe('an app that asks for a second factor in its request', () => {
  let clock: AheadClock
  let server: TestServer
  let phoneOfAlice: { nextCode: () => string } | undefined
  before(async () => {
    clock = new AheadClock()
    server = await serveTest({ clock })
    await openEveryDoor(server)
    for (const username of ['olivia', 'alice', 'bob', 'carol'])
      await server.asOperator.users.create({
        username,
        displayName: username,
        email: `${username}@example.com`,
        role: username === 'olivia' ? 'owner' : 'user',
        password: { plain: new Secret(password) },
      })
  })
  after(() => server.dispose())

  const verifier = client.randomPKCECodeVerifier()
  const authPath = async (params: Record<string, string>): Promise<string> => {
    const query = new URLSearchParams({
      client_id: 'diary',
      response_type: 'code',
      redirect_uri: callback,
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...params,
    })
    return `/openid/auth?${query.toString()}`
  }
  /** Follows redirects to the app, or to a page, which is answered as its path. */
  async function walk(browser: WebClient, from: string | Response): Promise<URL> {
    let at = new URL(typeof from === 'string' ? from : (from.headers.get('location') ?? assert.fail()), server.origin)
    for (let hops = 0; hops < 12; hops++) {
      if (at.origin !== server.origin) return at
      const location = (await browser.get(at.href)).headers.get('location')
      if (location === null) return at
      at = new URL(location, at)
    }
    return assert.fail(`never arrives: ${at.href}`)
  }
  const flowOf = (page: URL): string => page.searchParams.get('flow') ?? assert.fail(page.href)
  /** The ID token behind the code the app was sent. */
  async function tokenOf(at: URL): Promise<Record<string, unknown>> {
    assert.ok(at.href.startsWith(callback), at.href)
    const code = at.searchParams.get('code') ?? assert.fail(at.href)
    const form = { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier }
    const answer = (await (await tokenEndpoint(server.origin, form)).json()) as { id_token: string }
    return decodeJwt(answer.id_token)
  }
  const signedIn = async (username: string): Promise<WebClient> => {
    const browser = createWebClient(server.origin)
    assert.equal((await browser.signIn(username, password)).status, 303)
    return browser
  }

  test('somebody without one sets it up and comes back; the token says so, and that the sign-in is no newer', async () => {
    const browser = await signedIn('alice')
    const first = await tokenOf(await walk(browser, await authPath({})))
    assert.deepEqual([first['acr'], first['amr']], [oneFactor, ['pwd']])
    clock.advance(minutes(3))

    const page = await walk(browser, await authPath(essential))
    assert.equal(page.pathname, '/sign-in/set-up')
    const way = page.search
    const setUp = await (await browser.get(`/sign-in/set-up/app${way}`)).text()
    const key = /id="totp-key"[^>]*>([A-Z2-7 ]+)</.exec(setUp)?.[1] ?? assert.fail(setUp)
    const sealed = /name="sealed" value="([^"]+)"/.exec(setUp)?.[1] ?? assert.fail(setUp)
    const flow = flowOf(page)
    const secret = key.replaceAll(' ', '')
    const code = totpCode(secret, clock.now())
    phoneOfAlice = {
      nextCode: () => {
        clock.advance(30_000)
        return totpCode(secret, clock.now())
      },
    }
    const codes = await browser.post('/sign-in/set-up/app', { sealed, code, flow })
    assert.equal(new URL(codes.headers.get('location') ?? '', server.origin).pathname, '/sign-in/codes')
    const token = await tokenOf(await walk(browser, await browser.post('/sign-in/codes', { saved: 'yes', flow })))
    assert.deepEqual([token['acr'], token['amr']], [twoFactors, ['pwd', 'otp', 'mfa']])
    assert.equal(token['auth_time'] ?? first['auth_time'], first['auth_time'])
    // Once proven it is not asked for again.
    assert.equal((await tokenOf(await walk(browser, await authPath(essential))))['acr'], twoFactors)
    assert.equal(
      (await tokenOf(await walk(browser, await authPath({ ...essential, prompt: 'none' }))))['acr'],
      twoFactors,
    )
  })

  test('somebody with one, signed in by a passing page without it, proves it: as an essential claim and as a wish', async () => {
    for (const params of [essential, { acr_values: `${twoFactors} ${oneFactor}` }]) {
      const username = 'claims' in params ? 'bob' : 'carol'
      const browser = await signedIn(username)
      const phone = await enrol(server, username, clock)
      const page = await walk(browser, await authPath(params))
      assert.equal(page.pathname, '/sign-in/confirm', page.href)
      const wrong = await browser.post('/sign-in/confirm', { with: 'code', code: '000000', flow: flowOf(page) })
      assert.equal(wrong.status, 403)
      const another = await walk(browser, await authPath(params))
      assert.equal(another.pathname, '/sign-in/confirm', 'no way round it')
      const flow = flowOf(another)
      const answer = await browser.post('/sign-in/confirm', { with: 'code', code: phone.nextCode(), flow })
      assert.equal((await tokenOf(await walk(browser, answer)))['acr'], twoFactors)
    }
  })

  test('beside prompt=login the first factor is asked for anew too', async () => {
    const browser = await signedIn('alice')
    const { nextCode } = phoneOfAlice ?? assert.fail('alice has set one up')
    if (!browser.cookies.has('doorward-session'))
      await browser.post('/sign-in/confirm', { with: 'code', code: nextCode() })
    const before = await tokenOf(await walk(browser, await authPath({ ...essential, max_age: '3600' })))
    assert.equal(before['acr'], twoFactors)
    clock.advance(minutes(2))
    const page = await walk(browser, await authPath({ ...essential, prompt: 'login' }))
    assert.equal(page.pathname, '/sign-in', page.href)
    const flow = flowOf(page)
    const next = await browser.post('/sign-in', { username: 'alice', password, flow })
    assert.equal(new URL(next.headers.get('location') ?? '', server.origin).pathname, '/sign-in/confirm')
    const answer = await browser.post('/sign-in/confirm', { with: 'code', code: nextCode(), flow })
    const token = await tokenOf(await walk(browser, answer))
    assert.equal(token['acr'], twoFactors)
    assert.ok(Number(token['auth_time']) > Number(before['auth_time']))
  })
})
