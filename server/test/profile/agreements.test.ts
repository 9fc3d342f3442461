import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { AheadClock } from '../oidc/oidc-world.ts'
import { openProfileWorld, type ProfileWorld, type Somebody } from './world.ts'

let world: ProfileWorld
before(async () => {
  // The library goes by the machine's clock, whatever the server's is.
  world = await openProfileWorld({ clock: new AheadClock() })
})
after(() => world.dispose())

const callback = 'https://cloud.example.com/cb'
type Tokens = Record<string, unknown>

/** Goes to the app as a browser does, following redirects until a page of ours or the app. */
async function openApp({ browser }: Somebody): Promise<{ at: URL; page: string; verifier: string }> {
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    client_id: 'cloud',
    response_type: 'code',
    scope: 'openid profile email offline_access',
    redirect_uri: callback,
    state: 'xyz',
    nonce: 'n',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  return { ...(await follow(browser, await browser.get(`/openid/auth?${query.toString()}`), '/openid/auth')), verifier }
}

async function follow(browser: Somebody['browser'], first: Response, from: string): Promise<{ at: URL; page: string }> {
  let [answer, at] = [first, new URL(from, world.origin)]
  for (let hops = 0; hops < 10; hops++) {
    const location = answer.headers.get('location')
    if (location === null) return { at, page: await answer.text() }
    at = new URL(location, at)
    if (at.origin !== world.origin) return { at, page: '' }
    answer = await browser.get(at.href)
  }
  throw new Error('redirected in circles')
}

const isAsked = ({ page }: { page: string }): boolean => page.includes('wants to know who you are')

async function token(fields: Record<string, string>): Promise<Tokens> {
  const answer = await world.raw('/openid/token', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: {
      authorization: `Basic ${Buffer.from(`cloud:${encodeURIComponent(world.cloudSecret)}`).toString('base64')}`,
    },
  })
  return (await answer.json()) as Tokens
}

/** Says yes, if asked, and answers what the app was given. */
async function allow(somebody: Somebody): Promise<Tokens> {
  const opened = await openApp(somebody)
  let { at } = opened
  if (isAsked(opened)) {
    const answer = await somebody.browser.post(`${at.pathname}/consent`, { answer: 'allow' })
    at = (await follow(somebody.browser, answer, at.pathname)).at
  }
  const code = at.searchParams.get('code') ?? ''
  assert.notEqual(code, '', at.href)
  const { verifier } = opened
  return token({ grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier })
}

const refresh = ({ refresh_token: given }: Tokens) =>
  token({ grant_type: 'refresh_token', refresh_token: String(given) })
const isTold = async ({ access_token: given }: Tokens) =>
  (await world.raw('/openid/me', { headers: { authorization: `Bearer ${String(given)}` } })).status === 200

describe('agreements', () => {
  test('are listed with what the app is told today, and taken back with all it was given', async () => {
    const [somebody, other] = [await world.somebody(), await world.somebody()]
    assert.match(await somebody.page('/profile/apps'), /You have not been asked by any app yet/)
    const [given, ofOther] = [await allow(somebody), await allow(other)]
    assert.equal(await isTold(given), true)
    assert.equal(isAsked(await openApp(somebody)), false, 'asked once')

    const page = await somebody.page('/profile/apps')
    assert.match(page, /Nextcloud[^]*cloud\.example\.com[^]*Allowed <time/)
    assert.match(page, /<dt>Email<\/dt><dd>amara\d+@example\.com/)
    const app = /name="app" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const answer = await somebody.browser.post('/profile/apps/revoke', { app })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/profile/apps?done=revoked'])
    assert.match(await somebody.page('/profile/apps'), /You have not been asked by any app yet/)
    assert.equal(await isTold(given), false)
    assert.equal((await refresh(given))['error'], 'invalid_grant')
    assert.equal(isAsked(await openApp(somebody)), true, 'asked again')
    assert.match(await somebody.page('/profile/activity'), /You took back what Nextcloud was allowed to know/)

    assert.equal(await isTold(ofOther), true, 'nobody else’s')
    assert.equal(isAsked(await openApp(other)), false)
    assert.equal(
      (await somebody.browser.post('/profile/apps/revoke', { app })).status,
      404,
      'nothing left to take back',
    )
    assert.equal((await somebody.browser.post('/profile/apps/revoke', { app: '' })).status, 404)
  })

  test('signing out everywhere ends what apps hold, and leaves agreements', async () => {
    const somebody = await world.somebody()
    const given = await allow(somebody)
    const page = await (await somebody.browser.post('/sign-out/everywhere', {})).text()
    assert.match(page, /What the apps answered[^]*Nextcloud/)
    assert.equal(await isTold(given), false)
    assert.equal((await refresh(given))['error'], 'invalid_grant')
    const browser = await world.browser(somebody.user.username ?? '')
    assert.equal(isAsked(await openApp({ ...somebody, browser })), false)
  })

  test('another password of one’s own ends what apps hold, and not this browser', async () => {
    const somebody = await world.somebody()
    const given = await allow(somebody)
    await somebody.browser.post('/profile/security/password', { password: 'a loud red window' })
    assert.equal((await refresh(given))['error'], 'invalid_grant')
    assert.match(await somebody.page('/profile/devices'), /This device/)
  })
})
