import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type * as client from 'openid-client'
import type { App } from '#directory'
import type { Browser } from './browser.ts'
import { openOidcWorld, type OidcWorld, type Opened } from './oidc-world.ts'

const goodbye = 'https://cloud.example.com/goodbye'

describe('signing out from an app', () => {
  let at: OidcWorld
  let app: App
  let config: client.Configuration
  let browser: Browser
  let opened: Opened
  let count = 0

  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
    await at.world.add('bob')
  })
  after(() => at.close())
  beforeEach(async () => {
    const made = await at.addApp({ title: `App ${++count}`, oidcInput: { postLogoutRedirectUris: [goodbye] } })
    app = made.app
    config = await at.discover(app.oidc?.clientId ?? '', made.secret)
    browser = await at.browserOf('alice')
    opened = await at.open(config, browser)
  })

  const endUrl = (params: Record<string, string>) => `/openid/session/end?${new URLSearchParams(params).toString()}`
  const isSignedIn = async (token: string) => (await at.world.signIn.findSession(token)) !== undefined
  const userinfo = async () =>
    (await fetch(new URL('/openid/me', at.at), { headers: { authorization: `Bearer ${opened.tokens.access_token}` } }))
      .status
  const hint = () => opened.tokens.id_token ?? ''
  const fieldsOf = (body: string): Record<string, string> => ({
    xsrf: /name="xsrf" value="([^"]+)"/.exec(body)?.[1] ?? '',
    logout: 'yes',
  })

  test('an app may send the person by POST', async () => {
    const body = new URLSearchParams({ id_token_hint: hint(), post_logout_redirect_uri: goodbye })
    const sent = await fetch(new URL('/openid/session/end', at.at), { method: 'POST', body, redirect: 'manual' })
    assert.equal(sent.status, 303)
    const token = browser.cookie('doorward-session') ?? ''
    const left = await browser.open(sent.headers.get('location') ?? '')
    assert.equal(left.url.href, goodbye)
    assert.equal(await isSignedIn(token), false)
  })

  test('with the ID token of the person it happens without a question, and everything ends', async () => {
    const token = browser.cookie('doorward-session') ?? ''
    const found = await at.world.signIn.findSession(token)
    assert.ok(found)
    const left = await browser.open(endUrl({ id_token_hint: hint(), post_logout_redirect_uri: goodbye, state: 's 1' }))
    assert.equal(left.url.href, `${goodbye}?state=s+1`)
    assert.equal(await isSignedIn(token), false)
    assert.equal(browser.cookie('doorward-session'), undefined)
    assert.equal(await userinfo(), 401)
    assert.deepEqual(
      (await at.oidc.listApps(found.session.id)).map(({ id }) => id),
      [app.id],
    )
    await at.world.events.flush()
    const ended = await at.world.store.list
      .selectFrom('audit')
      .selectAll()
      .where('kind', '=', 'session.ended')
      .execute()
    assert.ok(ended.some(row => row.door === 'oidc'))
  })

  test('without one the person is asked, and staying changes nothing', async () => {
    const token = browser.cookie('doorward-session') ?? ''
    const named: Record<string, string> = { client_id: app.oidc?.clientId ?? '', post_logout_redirect_uri: goodbye }
    for (const params of [{}, named]) {
      const page = await browser.open(endUrl(params))
      assert.equal(page.status, 200)
      assert.match(page.body, /Sign out\?/)
      assert.equal(await isSignedIn(token), true)
    }
    const page = await browser.open(endUrl(named))
    assert.ok(page.body.includes(app.title))
    const left = await browser.submit('/openid/session/end/confirm', fieldsOf(page.body))
    assert.equal(left.url.href, goodbye)
    assert.equal(await isSignedIn(token), false)
    assert.equal(await userinfo(), 401)
  })

  test('nobody is signed in: the browser goes on without a question, and nothing is written', async () => {
    const count = async () => (await at.world.store.list.selectFrom('oidcRecord').select('id').execute()).length
    const before = await count()
    const page = await (await at.browserOf()).open(endUrl({ id_token_hint: hint(), post_logout_redirect_uri: goodbye }))
    assert.equal(page.status, 200)
    assert.ok(page.body.includes('action="/openid/session/end/confirm"') || page.body.includes('/session/end/confirm"'))
    assert.equal(await count(), before)
  })

  test('the confirmation is taken from our own page alone', async () => {
    const token = browser.cookie('doorward-session') ?? ''
    const page = await browser.open(endUrl({}))
    const forged = await browser.open('/openid/session/end/confirm', {
      method: 'POST',
      body: new URLSearchParams(fieldsOf(page.body)),
      headers: { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    })
    assert.equal(forged.status, 403)
    assert.equal((await browser.submit('/openid/session/end/confirm', { xsrf: 'guess', logout: 'yes' })).status, 400)
    assert.equal(await isSignedIn(token), true)
  })

  test('another person’s ID token is no reason not to ask', async () => {
    const other = await at.browserOf('bob')
    const token = other.cookie('doorward-session') ?? ''
    const page = await other.open(endUrl({ id_token_hint: hint(), post_logout_redirect_uri: goodbye }))
    assert.match(page.body, /Sign out\?/)
    assert.equal(await isSignedIn(token), true)
  })

  test('somebody signed in here but to no app yet is asked too', async () => {
    const fresh = await at.browserOf('bob')
    const token = fresh.cookie('doorward-session') ?? ''
    const page = await fresh.open(endUrl({}))
    assert.match(page.body, /Sign out\?/)
    assert.match((await fresh.submit('/openid/session/end/confirm', fieldsOf(page.body))).body, /You’re signed out/)
    assert.equal(await isSignedIn(token), false)
  })

  test('addresses that are not registered are not gone to', async () => {
    for (const post_logout_redirect_uri of [
      `${goodbye}/`,
      'https://evil.test/',
      `${goodbye}?x=1`,
      'javascript:alert(1)',
    ]) {
      const page = await browser.open(endUrl({ id_token_hint: hint(), post_logout_redirect_uri }))
      assert.deepEqual([page.status, page.url.origin], [400, at.at.origin], post_logout_redirect_uri)
    }
    assert.equal(await userinfo(), 200)
  })

  test('a forged or foreign ID token is refused', async () => {
    for (const id_token_hint of ['x', `${hint().slice(0, -6)}AAAAAA`, hint().replace(/\.[^.]+$/, '.')]) {
      const page = await browser.open(endUrl({ id_token_hint, post_logout_redirect_uri: goodbye }))
      assert.equal(page.status, 400)
    }
    assert.equal(await userinfo(), 200)
  })

  test('after a sign-out elsewhere the next app asks who it is', async () => {
    const found = await at.world.signIn.findSession(browser.cookie('doorward-session'))
    assert.ok(found)
    const actor = { kind: 'user', id: found.user.id, role: found.user.role } as const
    await at.world.signIn.endSession(found.session.id, 'signed-out', actor, { door: 'pages', address: null })
    const arrival = await browser.open(
      `/openid/auth?${new URLSearchParams({
        client_id: app.oidc?.clientId ?? '',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: app.oidc?.redirectUris[0] ?? '',
      }).toString()}`,
    )
    assert.equal(arrival.url.pathname, '/sign-in')
  })
})
