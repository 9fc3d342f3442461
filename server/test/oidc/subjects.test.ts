import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as client from 'openid-client'
import type { User } from '#directory'
import { basic, callback, openOidcWorld, type OidcWorld, type Opened } from './oidc-world.ts'

describe('what an app calls a person by (OIDC Core §8)', () => {
  let at: OidcWorld
  let anna: User
  before(async () => {
    at = await openOidcWorld()
    anna = await at.world.add('anna')
    await at.world.add('bob')
  })
  after(() => at.close())

  /** An app that knows people so, and somebody signed in to it. */
  async function openApp(title: string, subject: 'username' | 'uuid' | 'pairwise', username = 'anna') {
    const redirectUris = [callback, 'https://elsewhere.example.org/callback']
    const { app, secret } = await at.addApp({ title, oidcInput: { subject, redirectUris } })
    const id = app.oidc?.clientId ?? ''
    const config = await at.discover(id, secret)
    const browser = await at.browserOf(username)
    const opened = await at.open(config, browser)
    return { id, secret, config, browser, opened }
  }
  const subOf = ({ tokens }: Opened): string => tokens.claims()?.sub ?? ''

  test('the same everywhere it is told: ID token, userinfo, introspection, and after a refresh', async () => {
    for (const subject of ['username', 'uuid', 'pairwise'] as const) {
      const { id, secret, config, opened } = await openApp(`Everywhere ${subject}`, subject)
      const sub = subOf(opened)
      const { access_token, refresh_token = '' } = opened.tokens
      assert.equal((await client.fetchUserInfo(config, access_token, sub)).sub, sub)
      const { body } = await at.post('/openid/token/introspection', { token: access_token }, basic(id, secret))
      assert.equal(body['sub'], sub)
      assert.equal((await client.refreshTokenGrant(config, refresh_token)).claims()?.sub, sub)
    }
  })

  test('a username, the id, or what no other app has and nobody can guess', async () => {
    assert.equal(subOf((await openApp('By name', 'username')).opened), 'anna')
    assert.equal(subOf((await openApp('By id', 'uuid')).opened), anna.id)
    const [one, other] = [await openApp('Pair one', 'pairwise'), await openApp('Pair other', 'pairwise')]
    const subs = [subOf(one.opened), subOf(other.opened)]
    assert.match(subs[0] ?? '', /^[\w-]{43}$/)
    assert.notEqual(subs[0], subs[1])
    // The same person in another browser, and another person.
    const again = await at.open(one.config, await at.browserOf('anna'))
    assert.equal(subOf(again), subs[0])
    assert.notEqual(subOf(await at.open(one.config, await at.browserOf('bob'))), subs[0])
  })

  test('an ID token of such an app names the person who signs out, or is asked for', async () => {
    for (const subject of ['uuid', 'pairwise'] as const) {
      const { config, browser, opened } = await openApp(`Hints ${subject}`, subject)
      const hint = { id_token_hint: opened.tokens.id_token ?? '' }
      await at.open(config, browser, { ...hint, prompt: 'none' })
      const bobs = await at.browserOf('bob')
      await assert.rejects(at.open(config, bobs, { ...hint, prompt: 'none' }), (error: unknown) => {
        assert.ok(error instanceof client.AuthorizationResponseError)
        return error.error === 'login_required'
      })
      const end = new URL(`/openid/session/end?${new URLSearchParams(hint).toString()}`, at.at)
      assert.equal((await bobs.open(end)).status, 200, 'somebody else is asked')
      assert.ok(await at.world.signIn.findSession(bobs.cookie('doorward-session')))
      await browser.open(end)
      assert.equal(await at.world.signIn.findSession(browser.cookie('doorward-session')), undefined)
    }
  })
})
