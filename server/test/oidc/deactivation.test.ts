import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import * as client from 'openid-client'
import type { App } from '#directory'
import { noPostgres, startPostgres } from '../world/postgres.ts'
import type { Browser } from './browser.ts'
import { basic, callback, openOidcWorld, type OidcWorld } from './oidc-world.ts'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const api = 'https://api.example.com'

/** Everything a person and an app may hold, each a question that a node answers yes or no. */
interface Held {
  [what: string]: (node: OidcWorld) => Promise<boolean>
}

async function holdAll(at: OidcWorld, app: App, secret: string, browser: Browser): Promise<Held> {
  const id = app.oidc?.clientId ?? ''
  const headers = basic(id, secret)
  const config = await at.discover(id, secret)
  const redeem = async (node: OidcWorld, fields: Record<string, string>): Promise<boolean> =>
    (await node.post('/openid/token', fields, headers)).status === 200
  const openTokens = async (params: Record<string, string>) => (await at.open(config, browser, params)).tokens

  const withBrowser = await openTokens({})
  const offline = await openTokens({ scope: 'openid offline_access', prompt: 'consent' })

  const verifier = client.randomPKCECodeVerifier()
  const authorize = async (more: Record<string, string>): Promise<URL> =>
    client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...more,
    })
  const code = (await browser.open(await authorize({}))).url.searchParams.get('code') ?? ''

  const asked = (await at.post('/openid/device/auth', { client_id: id, scope: 'openid' }, headers)).body
  const userCode = String(asked['user_code'])
  const page = await browser.open('/openid/device')
  const xsrf = (body: string): string => /name="xsrf" value="(\w+)"/.exec(body)?.[1] ?? ''
  const typed = await browser.submit('/openid/device', { xsrf: xsrf(page.body), user_code: userCode })
  await browser.submit('/openid/device', { xsrf: xsrf(typed.body), user_code: userCode, confirm: 'yes' })

  const pushed = await at.post(
    '/openid/request',
    Object.fromEntries((await authorize({ prompt: 'none' })).searchParams),
    headers,
  )
  const own = await client.clientCredentialsGrant(config)

  const userinfo = async (node: OidcWorld, token: string): Promise<boolean> =>
    (await fetch(new URL('/openid/me', node.at), { headers: { authorization: `Bearer ${token}` } })).status === 200
  const isActive = async (node: OidcWorld, token: string): Promise<boolean> =>
    (await node.post('/openid/token/introspection', { token }, headers)).body['active'] === true
  const signsIn = async (node: OidcWorld, address: URL): Promise<boolean> => {
    const there = new URL(address.pathname + address.search, node.at)
    return (await browser.ledTo(node.at).open(there)).url.searchParams.has('code')
  }
  return {
    'an access token at userinfo': node => userinfo(node, withBrowser.access_token),
    'an access token at introspection': node => isActive(node, withBrowser.access_token),
    'a refresh token at introspection': node => isActive(node, offline.refresh_token ?? ''),
    'a refresh token': node =>
      redeem(node, { grant_type: 'refresh_token', refresh_token: withBrowser.refresh_token ?? '' }),
    'a refresh token of offline_access': node =>
      redeem(node, { grant_type: 'refresh_token', refresh_token: offline.refresh_token ?? '' }),
    'a code': node =>
      redeem(node, { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: callback }),
    'a device that was let in': node =>
      redeem(node, { grant_type: deviceGrant, device_code: String(asked['device_code']) }),
    'another sign-in in the same browser': async node => signsIn(node, await authorize({ prompt: 'none' })),
    'a pushed request': async node =>
      signsIn(
        node,
        new URL(
          `/openid/auth?${new URLSearchParams({ client_id: id, request_uri: String(pushed.body['request_uri']) }).toString()}`,
          node.at,
        ),
      ),
    'an app’s own token at introspection': node => isActive(node, own.access_token),
    'a new token of the app’s own': node => redeem(node, { grant_type: 'client_credentials' }),
  }
}

/** What of the app itself goes on when the person is out. */
const ofTheApp = new Set(['an app’s own token at introspection', 'a new token of the app’s own'])

async function openApp(at: OidcWorld): Promise<{ app: App; secret: string; browser: Browser }> {
  await at.world.add('alice')
  const made = await at.addApp({
    oidcInput: { deviceFlow: true, clientCredentials: true, resources: [{ uri: api, scopes: [] }] },
  })
  return { ...made, browser: await at.browserOf('alice') }
}

/** Asks until each answers no; a second is what is promised on whichever node. */
async function untilRefused(node: OidcWorld, held: Held, from: number): Promise<number> {
  for (const [what, ask] of Object.entries(held))
    while (await ask(node)) {
      assert.ok(performance.now() - from < 10_000, `${what} is still good`)
      await sleep(5)
    }
  return performance.now() - from
}

const open = {
  'one node': async (t: TestContext): Promise<OidcWorld[]> => {
    const at = await openOidcWorld()
    t.after(() => at.close())
    return [at]
  },
  'another of two nodes': async (t: TestContext): Promise<OidcWorld[]> => {
    const cluster = await startPostgres()
    t.after(() => cluster.dispose())
    const at = await openOidcWorld({ postgres: await cluster.newDatabase() })
    t.after(() => at.close())
    const beside = await openOidcWorld({ beside: at })
    t.after(() => beside.close())
    return [beside, at]
  },
}

for (const [where, openNodes] of Object.entries(open))
  describe(`refused on ${where}`, { skip: where === 'one node' ? false : noPostgres }, () => {
    test('all that was good a moment ago: the person is disabled', async t => {
      const [asked, at = asked] = await openNodes(t)
      assert.ok(asked && at)
      const { app, secret, browser } = await openApp(at)
      // Each of them is used up or rotated by being asked, so what is good is shown with a set of its own.
      for (const [what, ask] of Object.entries(await holdAll(at, app, secret, browser)))
        assert.ok(await ask(asked), `${what} was not good before`)
      const held = await holdAll(at, app, secret, browser)
      const from = performance.now()
      await at.world.asOperator.users.disable(at.world.memory.people.findByUsername('alice')?.id ?? assert.fail())
      const took = await untilRefused(
        asked,
        Object.fromEntries(Object.entries(held).filter(([what]) => !ofTheApp.has(what))),
        from,
      )
      t.diagnostic(`everything of the person was refused ${Math.round(took)} ms after the request began`)
      for (const what of ofTheApp) assert.ok(await held[what]?.(asked), `${what} is the app’s, and goes on`)
    })

    test('all that was good a moment ago: the app is switched off', async t => {
      const [asked, at = asked] = await openNodes(t)
      assert.ok(asked && at)
      const { app, secret, browser } = await openApp(at)
      const held = await holdAll(at, app, secret, browser)
      const from = performance.now()
      await at.world.asOperator.apps.update(app.id, { enabled: false })
      const took = await untilRefused(asked, held, from)
      t.diagnostic(`everything at the app was refused ${Math.round(took)} ms after the request began`)
    })
  })
