import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import type * as client from 'openid-client'
import { Secret } from '#ground'
import type { App, Group, User } from '#directory'
import type { Browser } from './browser.ts'
import { basic, openOidcWorld, type OidcWorld, type Opened } from './oidc-world.ts'

/** What ends a person's way into an app; each must be seen by every endpoint at the next request. */
interface Ending {
  what: string
  end: () => Promise<unknown>
  /** The browser itself is still signed in, and a new sign-in to the app goes through. */
  mayComeBack?: boolean
}

describe('what is ended is ended everywhere at once', () => {
  let at: OidcWorld
  let alice: User
  let staff: Group
  let app: App
  let secret: string
  let config: client.Configuration
  let browser: Browser
  let opened: Opened

  beforeEach(async () => {
    at = await openOidcWorld()
    alice = await at.world.add('alice')
    staff = await at.world.asOperator.groups.create({ name: 'Staff' })
    await at.world.asOperator.groups.changeMembers(staff.id, { add: [alice.id] })
    ;({ app, secret } = await at.addApp({ access: { kind: 'chosen', groups: [staff.id], users: [] } }))
    config = await at.discover(app.oidc?.clientId ?? '', secret)
    browser = await at.browserOf('alice')
    opened = await at.open(config, browser, { scope: 'openid offline_access', prompt: 'consent' })
  })
  afterEach(() => at.close())

  const sessionId = async () => {
    const found = await at.world.signIn.findSession(browser.cookie('doorward-session'))
    assert.ok(found)
    return found.session.id
  }
  const as = (user: User) => ({ kind: 'user', id: user.id, role: user.role }) as const

  const endings: Ending[] = [
    { what: 'a disabled person', end: () => at.world.asOperator.users.disable(alice.id) },
    {
      what: 'a person disabled and enabled again',
      async end() {
        await at.world.asOperator.users.disable(alice.id)
        await at.world.asOperator.users.enable(alice.id)
      },
    },
    { what: 'a deleted person', end: () => at.world.asOperator.users.delete(alice.id) },
    {
      what: 'a new password set by somebody else',
      end: () => at.world.asOperator.users.setPassword(alice.id, new Secret('another quiet door')),
    },
    {
      what: 'a session ended elsewhere',
      end: async () =>
        at.world.signIn.endSession(await sessionId(), 'ended-by-admin', as(alice), { door: 'api', address: null }),
    },
    { what: 'an app switched off', end: () => at.world.asOperator.apps.update(app.id, { enabled: false }) },
    { what: 'an app deleted', end: () => at.world.asOperator.apps.delete(app.id) },
    {
      what: 'a way in taken away',
      end: () => at.world.asOperator.apps.update(app.id, { access: { kind: 'nobody' } }),
    },
    {
      what: 'a membership taken away',
      end: () => at.world.asOperator.groups.changeMembers(staff.id, { remove: [alice.id] }),
    },
    {
      what: 'a client id given to another app',
      async end() {
        await at.world.asOperator.apps.delete(app.id)
        const again = await at.addApp({ access: { kind: 'everyone' } })
        assert.equal(again.app.oidc?.clientId, app.oidc?.clientId)
        secret = again.secret
      },
      mayComeBack: true,
    },
  ]

  for (const { what, end, mayComeBack } of endings)
    test(`${what}: refresh, userinfo, introspection and a new sign-in`, async () => {
      const { access_token, refresh_token = '' } = opened.tokens
      const userinfo = () =>
        fetch(new URL('/openid/me', at.at), { headers: { authorization: `Bearer ${access_token}` } })
      const headers = () => basic(app.oidc?.clientId ?? '', secret)
      assert.equal((await userinfo()).status, 200)

      await end()
      assert.equal((await userinfo()).status, 401)
      for (const token of [access_token, refresh_token]) {
        const { body } = await at.post('/openid/token/introspection', { token }, headers())
        assert.notEqual(body['active'], true)
      }
      const refreshed = await at.post('/openid/token', { grant_type: 'refresh_token', refresh_token }, headers())
      assert.ok(
        ['invalid_grant', 'invalid_client'].includes(String(refreshed.body['error'])),
        JSON.stringify(refreshed),
      )

      const silent = await browser.open(
        new URL(
          `/openid/auth?${new URLSearchParams({
            client_id: app.oidc?.clientId ?? '',
            response_type: 'code',
            scope: 'openid',
            redirect_uri: app.oidc?.redirectUris[0] ?? '',
          }).toString()}`,
          at.at,
        ),
      )
      assert.equal(silent.url.searchParams.has('code'), mayComeBack ?? false, silent.url.href)
    })

  test('a code asked for before and redeemed after is refused', async () => {
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams({
      client_id: app.oidc?.clientId ?? '',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: app.oidc?.redirectUris[0] ?? '',
    }).toString()
    const code = (await browser.open(url)).url.searchParams.get('code') ?? ''
    assert.notEqual(code, '')
    await at.world.asOperator.users.disable(alice.id)
    const answer = await at.post(
      '/openid/token',
      { grant_type: 'authorization_code', code, redirect_uri: app.oidc?.redirectUris[0] ?? '' },
      basic(app.oidc?.clientId ?? '', secret),
    )
    assert.equal(answer.body['error'], 'invalid_grant')
  })

  test('one’s own new password ends refresh tokens, and the browser that changed it goes on', async () => {
    const id = await sessionId()
    const self = at.world.directory.as(as(alice), { door: 'api', address: null })
    await self.users.setPassword(alice.id, new Secret('another quiet door'), { exceptSession: id })
    const refreshed = await at.post(
      '/openid/token',
      { grant_type: 'refresh_token', refresh_token: opened.tokens.refresh_token ?? '' },
      basic(app.oidc?.clientId ?? '', secret),
    )
    assert.equal(refreshed.body['error'], 'invalid_grant')
    const again = await at.open(config, browser)
    assert.equal(again.tokens.claims()?.sub, 'alice')
  })

  test('rows that have run out are deleted, a bounded number at a time', async () => {
    const count = async () => (await at.world.store.list.selectFrom('oidcRecord').select('id').execute()).length
    assert.ok((await count()) > 0)
    await at.oidc.deleteExpired()
    assert.ok((await count()) > 0)
    at.clock.advance(200 * 86_400_000)
    await at.oidc.deleteExpired()
    assert.equal(await count(), 0)
  })
})
