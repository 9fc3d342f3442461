import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import * as client from 'openid-client'
import { minutes, seconds } from '#ground'
import type { App } from '#directory'
import type { Arrival, Browser } from './browser.ts'
import { basic, openOidcWorld, type Answer, type OidcWorld } from './oidc-world.ts'

const grant = 'urn:ietf:params:oauth:grant-type:device_code'

describe('devices (RFC 8628)', () => {
  let at: OidcWorld
  let app: App
  let id: string
  let secret: string
  let browser: Browser
  let count = 0

  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
    await at.world.add('bob')
  })
  after(() => at.close())
  beforeEach(async () => {
    ;({ app, secret } = await at.addApp({
      title: `Television ${++count}`,
      oidcInput: { redirectUris: [], deviceFlow: true },
    }))
    id = app.oidc?.clientId ?? ''
    browser = await at.browserOf('alice')
    // Codes are counted by person and address over all of these.
    at.clock.advance(minutes(10))
  })

  interface Asked {
    device_code: string
    user_code: string
    verification_uri: string
    verification_uri_complete: string
    expires_in: number
  }
  async function ask(scope = 'openid profile email', headers = basic(id, secret)): Promise<Asked> {
    const { status, body } = await at.post('/openid/device/auth', { client_id: id, scope }, headers)
    assert.equal(status, 200, JSON.stringify(body))
    return body as unknown as Asked
  }
  /** As a device that keeps to its interval. */
  function poll(code: string, headers = basic(id, secret)): Promise<Answer> {
    at.clock.advance(seconds(5))
    return at.post('/openid/token', { grant_type: grant, device_code: code }, headers)
  }
  const xsrfOf = (page: Arrival): string => /name="xsrf" value="(\w+)"/.exec(page.body)?.[1] ?? ''
  async function type(userCode: string, who = browser): Promise<Arrival> {
    const page = await who.open('/openid/device')
    assert.equal(page.status, 200, page.body)
    return who.submit('/openid/device', { xsrf: xsrfOf(page), user_code: userCode })
  }
  async function answer(userCode: string, fields: Record<string, string>, who = browser): Promise<Arrival> {
    const page = await type(userCode, who)
    return who.submit('/openid/device', { xsrf: xsrfOf(page), user_code: userCode, ...fields })
  }
  const allow = (userCode: string, who = browser): Promise<Arrival> => answer(userCode, { confirm: 'yes' }, who)

  test('by openid-client: a code, a person who says yes, tokens', async () => {
    const config = await at.discover(id, secret)
    const asked = await client.initiateDeviceAuthorization(config, { scope: 'openid profile offline_access' })
    assert.match(asked.user_code, /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/)
    assert.deepEqual([asked.verification_uri, asked.expires_in], [`${at.at.origin}/openid/device`, 600])
    const done = await allow(asked.user_code)
    assert.equal(done.status, 200)
    assert.match(done.body, /The device is signed in/)
    const tokens = await client.pollDeviceAuthorizationGrant(config, { ...asked, interval: 0.01 })
    assert.equal(tokens.claims()?.sub, 'alice')
    assert.ok(tokens.refresh_token)
    assert.equal((await client.fetchUserInfo(config, tokens.access_token, 'alice'))['name'], 'alice Example')
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token)
    assert.notEqual(refreshed.refresh_token, tokens.refresh_token)
  })

  test('the page says which app asks, from where, and shows the code; letters may be small and without the dash', async () => {
    const { user_code, device_code } = await ask()
    const page = await type(user_code.toLowerCase().replace('-', ''))
    assert.equal(page.status, 200)
    for (const text of [app.title, user_code, '127.0.0.1', 'The same address as you', 'It receives: '])
      assert.ok(page.body.includes(text), text)
    const policy = page.headers.get('content-security-policy') ?? ''
    assert.match(policy, /script-src 'self';.*form-action 'self'/)
    assert.ok(!/<script(?![^>]* src=)|<[^>]+ (?:style|on\w+)=/.test(page.body))
    // Looking is not agreeing.
    assert.equal((await poll(device_code)).body['error'], 'authorization_pending')
  })

  test('in four languages', async () => {
    for (const [language, heading] of [
      ['de', 'Gerät verbinden'],
      ['fr', 'Connecter un appareil'],
      ['es', 'Conectar un dispositivo'],
      ['en', 'Connect a device'],
    ] as const) {
      browser.setCookie('doorward-language', language)
      assert.ok((await browser.open('/openid/device')).body.includes(heading), language)
    }
  })

  test('an address with the code only fills it in (§3.3.1), and leads over the sign-in', async () => {
    const { verification_uri_complete: complete, user_code, device_code } = await ask()
    const page = await browser.open(complete)
    assert.ok(page.body.includes(`value="${user_code}"`))
    assert.ok(!page.body.includes('Sign this device in as you?'))
    assert.equal((await poll(device_code)).body['error'], 'authorization_pending')

    const stranger = await at.browserOf()
    const sentTo = await stranger.open(complete)
    assert.equal(sentTo.url.pathname, '/sign-in')
    assert.equal(sentTo.url.searchParams.get('next'), `/openid/device?user_code=${user_code}`)
    for (const odd of ['"><script>alert(1)</script>', 'A'.repeat(200), '../../x']) {
      const { body } = await browser.open(`/openid/device?user_code=${encodeURIComponent(odd)}`)
      assert.ok(/id="user_code"[^>]* value=""/.test(body) && !body.includes('<script>'), odd)
    }
  })

  test('nobody who is not signed in can say yes, nor with another’s form', async () => {
    const { user_code, device_code } = await ask()
    const page = await type(user_code)
    const fields = { xsrf: xsrfOf(page), user_code, confirm: 'yes' }
    assert.equal((await (await at.browserOf()).submit('/openid/device', fields)).url.pathname, '/sign-in')
    const bob = await at.browserOf('bob')
    await bob.open('/openid/device')
    assert.equal((await bob.submit('/openid/device', fields)).status, 400)
    assert.equal((await browser.submit('/openid/device', { user_code, confirm: 'yes' })).status, 400)
    const foreign = await browser.open('/openid/device', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    })
    assert.equal(foreign.status, 403)
    assert.equal((await poll(device_code)).body['error'], 'authorization_pending')
  })

  test('a device that asks too often is told to slow down, one that asks too late that it is', async () => {
    const { device_code, user_code } = await ask()
    assert.equal((await poll(device_code)).body['error'], 'authorization_pending')
    const again = await at.post('/openid/token', { grant_type: grant, device_code }, basic(id, secret))
    assert.deepEqual([again.status, again.body['error']], [400, 'slow_down'])
    at.clock.advance(minutes(10))
    assert.equal((await poll(device_code)).body['error'], 'expired_token')
    assert.match((await type(user_code)).body, /This code has run out/)
  })

  test('no means no, for the device and for the code', async () => {
    const { device_code, user_code } = await ask()
    assert.match((await answer(user_code, { abort: 'yes' })).body, /Stopped/)
    assert.equal((await type(user_code)).status, 400)
    assert.equal((await poll(device_code)).body['error'], 'access_denied')
    assert.equal((await poll(device_code)).body['error'], 'invalid_grant')
  })

  test('a code gives tokens once, to its own client; a second use ends what the first gave', async () => {
    const other = await at.addApp({ title: `Other ${count}`, oidcInput: { redirectUris: [], deviceFlow: true } })
    const { device_code, user_code } = await ask()
    await allow(user_code)
    const stolen = await poll(device_code, basic(other.app.oidc?.clientId ?? '', other.secret))
    assert.equal(stolen.body['error'], 'invalid_grant')
    for (const wrong of [device_code.slice(0, -1), `${device_code}A`, user_code])
      assert.equal((await poll(wrong)).body['error'], 'invalid_grant')
    const first = await poll(device_code)
    assert.equal(first.status, 200, JSON.stringify(first.body))
    const userinfo = () =>
      fetch(new URL('/openid/me', at.at), {
        headers: { authorization: `Bearer ${String(first.body['access_token'])}` },
      })
    assert.equal((await userinfo()).status, 200)
    assert.equal((await poll(device_code)).body['error'], 'invalid_grant')
    assert.equal((await userinfo()).status, 401)
  })

  test('of two people who say yes at once, one is heard', async () => {
    const bob = await at.browserOf('bob')
    const { device_code, user_code } = await ask()
    const [mine, bobs] = [await type(user_code), await type(user_code, bob)]
    const answers = await Promise.all([
      browser.submit('/openid/device', { xsrf: xsrfOf(mine), user_code, confirm: 'yes' }),
      bob.submit('/openid/device', { xsrf: xsrfOf(bobs), user_code, confirm: 'yes' }),
    ])
    assert.equal(answers.filter(page => page.body.includes('The device is signed in')).length, 1)
    assert.equal((await poll(device_code)).status, 200)
    assert.match((await type(user_code)).body, /was used before|No device waits/)
  })

  test('whoever may not open the app is refused, and so is the device (CVE-2024-38371)', async () => {
    await at.world.asOperator.apps.update(app.id, { access: { kind: 'nobody' } }, app.version)
    const { device_code, user_code } = await ask()
    const refusal = await allow(user_code)
    assert.equal(refusal.status, 403)
    assert.ok(refusal.body.includes(app.title))
    assert.equal((await poll(device_code)).body['error'], 'authorization_pending')
    const back = /href="([^"]+\/back)"/.exec(refusal.body)?.[1] ?? ''
    assert.match((await browser.open(back)).body, /Stopped/)
    assert.equal((await poll(device_code)).body['error'], 'access_denied')
  })

  test('an app that asks for consent asks here too, and a no is one for the device', async () => {
    await at.world.asOperator.apps.update(app.id, { oidc: { askConsent: true } }, app.version)
    for (const allowed of [false, true]) {
      const { device_code, user_code } = await ask()
      const page = await allow(user_code)
      assert.ok(page.body.includes('wants to know who you are'), page.body)
      const done = await browser.submit(`${page.url.pathname}/consent`, { answer: allowed ? 'allow' : 'refuse' })
      assert.ok(done.body.includes(allowed ? 'The device is signed in' : 'Stopped'), done.body)
      const { status, body } = await poll(device_code)
      assert.deepEqual([status, body['error']], allowed ? [200, undefined] : [400, 'access_denied'])
    }
  })

  test('what a device has ends with the session, the person, the app and its rule', async () => {
    const { apps } = at.world.asOperator
    const ends: Record<string, () => Promise<unknown>> = {
      session: async () => {
        const person = await at.world.signIn.findSession(browser.cookie('doorward-session'))
        assert.ok(person)
        const actor = { kind: 'user', id: person.user.id, role: person.user.role } as const
        await at.world.signIn.endSession(person.session.id, 'signed-out', actor, { door: 'pages', address: null })
      },
      rule: () => apps.update(app.id, { access: { kind: 'nobody' } }),
      app: () => apps.update(app.id, { enabled: false, access: { kind: 'everyone' } }),
    }
    for (const [name, end] of Object.entries(ends)) {
      await apps.update(app.id, { enabled: true, access: { kind: 'everyone' } })
      browser = await at.browserOf('alice')
      const { device_code, user_code } = await ask('openid offline_access')
      const waiting = await ask()
      await allow(user_code)
      const { body } = await poll(device_code)
      await allow(waiting.user_code)
      await end()
      const refresh = { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) }
      assert.notEqual((await at.post('/openid/token', refresh, basic(id, secret))).status, 200, name)
      assert.notEqual((await poll(waiting.device_code)).status, 200, name)
    }
  })

  test('a browser the library does not know yet is answered with the page', async () => {
    assert.match((await browser.submit('/openid/device', {})).body, /Code on the device/)
    const unknown = await at.browserOf('alice')
    const page = await unknown.open('/openid/device/unknown')
    assert.equal(page.status, 400)
    assert.match(page.body, /This did not work/)
  })

  test('codes cannot be tried without end', async () => {
    const page = await browser.open('/openid/device')
    let xsrf = xsrfOf(page)
    const statuses: number[] = []
    for (let tries = 0; tries < 32; tries++) {
      const tried = await browser.submit('/openid/device', { xsrf, user_code: 'BCDF-GHJK' })
      statuses.push(tried.status)
      xsrf = xsrfOf(tried) || xsrf
      if (tried.status === 429) assert.ok(Number(tried.headers.get('retry-after')) > 500)
    }
    assert.deepEqual([...new Set(statuses)], [400, 429])
    assert.equal(statuses.indexOf(429), 30)
    // A right one too, until the time is over; and somebody else goes on.
    const { user_code } = await ask()
    assert.equal((await browser.submit('/openid/device', { xsrf, user_code, confirm: 'yes' })).status, 429)
    assert.equal((await type(user_code, await at.browserOf('bob'))).status, 200)
  })

  test('nobody asks for codes without end either', async () => {
    at.clock.advance(minutes(1))
    const answers = []
    for (let tries = 0; tries < 61; tries++)
      answers.push(await at.post('/openid/device/auth', { client_id: id }, basic(id, secret)))
    assert.deepEqual(
      answers.map(({ status }) => status).filter(status => status !== 200),
      [429],
    )
    assert.equal(answers.at(-1)?.body['error'], 'temporarily_unavailable')
    at.clock.advance(minutes(1))
  })

  test('only apps that are set so, with scopes that are known, and resources they have', async () => {
    const plain = await at.addApp({ title: `Plain ${count}` })
    const plainId = plain.app.oidc?.clientId ?? ''
    const refused = await at.post('/openid/device/auth', { client_id: plainId }, basic(plainId, plain.secret))
    assert.deepEqual([refused.status, refused.body['error']], [400, 'invalid_request'])
    assert.equal((await at.post('/openid/device/auth', { client_id: id }, basic(id, 'wrong'))).status, 401)
    const target = { client_id: id, scope: 'openid', resource: 'https://api.example.com' }
    assert.equal((await at.post('/openid/device/auth', target, basic(id, secret))).body['error'], 'invalid_target')
    const { device_code, user_code } = await ask('openid admin everything')
    await allow(user_code)
    assert.equal((await poll(device_code)).body['scope'], 'openid')
  })

  test('no code of a device lies in the database', async () => {
    const { device_code, user_code } = await ask()
    await allow(user_code)
    const rows = JSON.stringify(await at.world.store.list.selectFrom('oidcRecord').selectAll().execute())
    assert.ok(rows.includes('DeviceCode') && !rows.includes(device_code))
  })
})
