import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type * as client from 'openid-client'
import { days, minutes } from '#ground'
import type { App, AppInput, OidcInput } from '#directory'
import type { Arrival, Browser } from './browser.ts'
import { callback, openOidcWorld, type OidcWorld } from './oidc-world.ts'

const acrValues = ['urn:doorward:acr:1fa', 'urn:doorward:acr:2fa'] as const

describe('between the app’s request and its answer', () => {
  let at: OidcWorld
  let app: App
  let config: client.Configuration
  let count = 0

  async function useApp(input: Partial<AppInput> & { oidcInput?: Partial<OidcInput> } = {}): Promise<void> {
    const made = await at.addApp({ title: `App ${++count}`, ...input })
    app = made.app
    config = await at.discover(app.oidc?.clientId ?? '', made.secret)
  }
  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
    await at.world.add('bob')
    await at.world.add('olivia', { role: 'owner' })
  })
  after(() => at.close())
  beforeEach(() => useApp())

  const authUrl = (params: Record<string, string> = {}): URL => {
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams({
      client_id: app.oidc?.clientId ?? '',
      response_type: 'code',
      scope: 'openid profile email groups',
      redirect_uri: callback,
      state: 'xyz',
      ...params,
    }).toString()
    return url
  }
  const ask = (browser: Browser, params: Record<string, string> = {}): Promise<Arrival> => browser.open(authUrl(params))
  const flowOf = ({ url }: Arrival): string => {
    assert.equal(url.pathname, '/sign-in', url.href)
    return url.searchParams.get('flow') ?? ''
  }
  const resume = (browser: Browser, flow: string) => browser.open(at.oidc.appRequests.resumeUrl(flow))
  const answered = (arrival: Arrival): URLSearchParams => {
    assert.equal(arrival.url.origin + arrival.url.pathname, callback, `${arrival.url.href} ${arrival.body}`)
    assert.equal(arrival.url.searchParams.get('state'), 'xyz')
    // RFC 9207: errors name the issuer too.
    assert.equal(arrival.url.searchParams.get('iss'), new URL('/openid', at.at).href)
    return arrival.url.searchParams
  }
  const hasCode = (arrival: Arrival) => assert.ok(answered(arrival).get('code'), arrival.url.href)

  describe('who it is', () => {
    test('a browser nobody is signed in to goes to the sign-in page and comes back', async () => {
      const browser = await at.browserOf()
      const flow = flowOf(await ask(browser))
      assert.deepEqual(await at.oidc.appRequests.describe(flow, {} as never), {
        title: app.title,
        host: 'cloud.example.com',
        icon: null,
        needsSecondFactor: false,
      })
      assert.equal(flowOf(await resume(browser, flow)), flow)
      await at.signIn(browser, 'alice')
      hasCode(await resume(browser, flow))
    })

    test('an attempt begun in one browser is not taken up in another', async () => {
      const [mine, other] = [await at.browserOf(), await at.browserOf('bob')]
      const flow = flowOf(await ask(mine))
      const stolen = await resume(other, flow)
      assert.equal(stolen.status, 400)
      assert.match(stolen.body, /another browser/)
      await at.signIn(mine, 'alice')
      hasCode(await resume(mine, flow))
    })

    test('two tabs do not disturb each other', async () => {
      const browser = await at.browserOf()
      const first = flowOf(await ask(browser))
      const firstApp = app
      await useApp()
      const second = flowOf(await ask(browser))
      assert.notEqual(first, second)
      await at.signIn(browser, 'alice')
      hasCode(await resume(browser, second))
      hasCode(await resume(browser, first))
      assert.notEqual(firstApp.id, app.id)
    })

    test('prompt=none is answered with login_required, or a code where somebody is signed in', async () => {
      assert.equal(answered(await ask(await at.browserOf(), { prompt: 'none' })).get('error'), 'login_required')
      const browser = await at.browserOf('alice')
      hasCode(await ask(browser, { prompt: 'none' }))
      hasCode(await ask(browser, { prompt: 'none' }))
    })

    test('prompt=login asks again, and a session from before is not enough', async () => {
      const browser = await at.browserOf('alice')
      hasCode(await ask(browser))
      const flow = flowOf(await ask(browser, { prompt: 'login' }))
      assert.equal(flowOf(await resume(browser, flow)), flow)
      await at.signIn(browser, 'alice')
      hasCode(await resume(browser, flow))
    })

    test('max_age is kept to, and auth_time says when', async () => {
      at.clock.advance(-minutes(10))
      const browser = await at.browserOf('alice')
      at.clock.advance(minutes(10))
      hasCode(await ask(browser, { max_age: '3600' }))
      const before = (await at.open(config, browser)).tokens.claims()?.auth_time ?? 0
      const flow = flowOf(await ask(browser, { max_age: '300' }))
      assert.equal(flowOf(await resume(browser, flow)), flow)
      await at.signIn(browser, 'alice')
      hasCode(await resume(browser, flow))
      const after = (await at.open(config, browser)).tokens.claims()?.auth_time ?? 0
      assert.ok(after - before >= 600, `${before} → ${after}`)
    })

    test('somebody else signs in instead: the app gets them, and the first person’s session is over', async () => {
      const browser = await at.browserOf('alice')
      hasCode(await ask(browser))
      const flow = flowOf(await ask(browser, { prompt: 'login' }))
      await at.signIn(browser, 'bob')
      hasCode(await resume(browser, flow))
      const { tokens } = await at.open(config, browser)
      assert.equal(tokens.claims()?.sub, 'bob')
    })

    test('id_token_hint names the person the app wants', async () => {
      const browser = await at.browserOf('alice')
      const { tokens } = await at.open(config, browser)
      const hint = { id_token_hint: tokens.id_token ?? '' }
      hasCode(await ask(await at.browserOf('alice'), hint))
      const other = await at.browserOf('bob')
      hasCode(await ask(other))
      const arrival = await ask(other, hint)
      assert.equal(arrival.url.searchParams.get('switch'), '1')
      await at.signIn(other, 'alice')
      hasCode(await resume(other, flowOf(arrival)))
    })

    test('an acr we do not know is refused, not asked for for ever; one that is reached is enough', async () => {
      const claims = (acr: object) => JSON.stringify({ id_token: { acr: { essential: true, ...acr } } })
      const browser = await at.browserOf('alice')
      for (const acr of [{ value: 'urn:example:gold' }, { values: ['urn:example:gold', 'urn:example:silver'] }]) {
        const refused = answered(await ask(browser, { claims: claims(acr) }))
        assert.equal(refused.get('error'), 'unmet_authentication_requirements')
      }
      hasCode(await ask(browser, { claims: claims({ value: 'urn:doorward:acr:1fa' }) }))
      hasCode(await ask(browser, { acr_values: 'urn:example:gold' }))
      hasCode(await ask(browser, { acr_values: 'urn:doorward:acr:1fa urn:doorward:acr:2fa' }))
    })

    for (const [what, params] of Object.entries<Record<string, string>>({
      'as essential': { claims: JSON.stringify({ id_token: { acr: { essential: true, value: acrValues[1] } } }) },
      'as one of several': {
        claims: JSON.stringify({ id_token: { acr: { essential: true, values: ['urn:example:gold', acrValues[1]] } } }),
      },
      'as a wish': { acr_values: acrValues.toReversed().join(' ') },
    }))
      test(`a second factor asked for ${what} is proven on the way, not refused`, async () => {
        const flow = flowOf(await ask(await at.browserOf('alice'), params))
        assert.equal((await at.oidc.appRequests.describe(flow, {} as never))?.needsSecondFactor, true)
      })

    test('without a page, an essential second factor is refused and one that is only wished for is not', async () => {
      const browser = await at.browserOf('alice')
      const claims = JSON.stringify({ id_token: { acr: { essential: true, value: acrValues[1] } } })
      assert.equal(answered(await ask(browser, { prompt: 'none', claims })).get('error'), 'login_required')
      hasCode(await ask(browser, { prompt: 'none', acr_values: acrValues[1] }))
    })

    test('claims that are not what they should be demand nothing', async () => {
      const browser = await at.browserOf('alice')
      for (const claims of [
        '{"id_token":{"acr":null}}',
        '{"id_token":null}',
        '{"userinfo":{"acr":{"essential":true}}}',
      ])
        assert.ok(!(await ask(browser, { claims })).url.pathname.includes('sign-in'), claims)
    })

    test('an attempt ends after an hour', async () => {
      const browser = await at.browserOf()
      const flow = flowOf(await ask(browser))
      at.clock.advance(minutes(61))
      try {
        assert.equal((await resume(browser, flow)).status, 400)
        assert.equal(await at.oidc.appRequests.describe(flow, {} as never), undefined)
      } finally {
        at.clock.advance(-minutes(61))
      }
    })

    test('an idle session is no longer good for a silent sign-in', async () => {
      const browser = await at.browserOf('alice')
      hasCode(await ask(browser))
      at.clock.advance(days(8))
      try {
        flowOf(await ask(browser))
      } finally {
        at.clock.advance(-days(8))
      }
    })
  })

  describe('whether they may', () => {
    test('a refusal names the app, why, whom to ask and a reference that is in the audit trail', async () => {
      const olivia = at.world.memory.people.findByUsername('olivia')
      await useApp({ access: { kind: 'nobody' }, contact: olivia?.id ?? null })
      const browser = await at.browserOf('alice')
      const page = await ask(browser)
      assert.equal(page.status, 403)
      for (const text of [
        app.title,
        'signed in as <b>alice</b>',
        'Your account is active.',
        'has not been opened to anybody',
        'olivia Example',
        '/sign-in?flow=',
      ])
        assert.ok(page.body.includes(text), text)
      const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.body)?.[0]
      assert.ok(reference)
      assert.ok((await browser.open(page.url)).body.includes(reference), 'the same when loaded again')
      await at.world.events.flush()
      const { items } = await at.world.asOperator.audit.list({ reference })
      assert.deepEqual(
        items.map(row => [row.kind, row.outcome, row.app, row.reason]),
        [['app.opened', 'refused', app.id, 'no-access']],
      )
    })

    test('a refusal is in the language of the browser, and can be shown in another one', async () => {
      await useApp({ access: { kind: 'nobody' } })
      const browser = await at.browserOf('alice')
      const { url } = await ask(browser)
      const page = await browser.open(url, { headers: { 'accept-language': 'de-AT, en;q=0.5' } })
      assert.equal(page.status, 403)
      assert.match(page.body, /<html lang="de">[^]*ist noch für niemanden freigegeben\./)
      assert.ok(page.body.includes(`name="next" value="${page.url.pathname}"`))
      browser.setCookie('doorward-language', 'fr')
      assert.match((await browser.open(page.url)).body, /<html lang="fr">/)
    })

    test('what the protocol refuses is said in the language of the browser', async () => {
      const browser = await at.browserOf('alice')
      const headers = { 'accept-language': 'es' }
      const page = await browser.open(authUrl({ client_id: 'nobody' }), { headers })
      assert.match(page.body, /<html lang="es">[^]*Este inicio de sesión no puede continuar/)
      const over = await browser.open('/openid/interaction/unknown', { headers })
      assert.match(over.body, /<html lang="es">[^]*Este inicio de sesión no puede continuar/)
    })

    test('whom to ask about a wrong redirect address is told to people who are signed in, not to strangers', async () => {
      const olivia = at.world.memory.people.findByUsername('olivia')
      await useApp({ access: { kind: 'everyone' }, contact: olivia?.id ?? null })
      const wrong = `/openid/auth?client_id=${app.oidc?.clientId}&response_type=code&scope=openid&redirect_uri=https://evil.example/cb`
      const known = await (await at.browserOf('alice')).open(wrong)
      assert.ok(known.body.includes('evil.example') && known.body.includes('olivia Example'))
      const stranger = await (await fetch(new URL(wrong, at.at))).text()
      assert.ok(stranger.includes('evil.example') && !stranger.includes('olivia'))
    })

    test('an error of the protocol names the app, and to people who are signed in whom to tell', async () => {
      const olivia = at.world.memory.people.findByUsername('olivia')
      await useApp({ access: { kind: 'everyone' }, contact: olivia?.id ?? null })
      const over = `/openid/auth?client_id=${app.oidc?.clientId}&request_uri=urn:ietf:params:oauth:request_uri:gone`
      const known = await (await at.browserOf('alice')).open(over)
      assert.equal(known.status, 400)
      for (const text of [app.title, 'olivia Example', 'invalid_request_uri', 'Reference'])
        assert.ok(known.body.includes(text), `${text}: ${known.body}`)
      const stranger = await (await fetch(new URL(over, at.at))).text()
      assert.ok(stranger.includes(app.title) && !stranger.includes('olivia'))
    })

    test('the app is told access_denied when the person goes back, or asked for no page', async () => {
      await useApp({ access: { kind: 'nobody' } })
      const browser = await at.browserOf('alice')
      const page = await ask(browser)
      assert.equal(answered(await browser.open(`${page.url.href}/back`)).get('error'), 'access_denied')
      assert.equal(answered(await ask(browser, { prompt: 'none' })).get('error'), 'access_denied')
    })

    test('once let in, loading the page again goes on', async () => {
      await useApp({ access: { kind: 'nobody' } })
      const browser = await at.browserOf('alice')
      const page = await ask(browser)
      await at.world.asOperator.apps.update(app.id, { access: { kind: 'everyone' } })
      hasCode(await browser.open(page.url))
    })

    test('somebody who may can sign in from the page of somebody who may not', async () => {
      await useApp({ access: { kind: 'nobody' } })
      const browser = await at.browserOf('alice')
      const page = await ask(browser)
      await at.signIn(browser, 'olivia')
      hasCode(await browser.open(page.url))
    })
  })

  describe('whether they agree', () => {
    beforeEach(() => useApp({ oidcInput: { askConsent: true } }))

    test('a third party’s app asks once, with the real values', async () => {
      const browser = await at.browserOf('alice')
      const page = await ask(browser)
      assert.equal(page.status, 200)
      for (const text of [app.title, 'alice@example.com', 'alice Example']) assert.ok(page.body.includes(text), text)
      hasCode(await browser.submit(`${page.url.pathname}/consent`, { answer: 'allow' }))
      hasCode(await ask(browser))
      hasCode(await ask(await at.browserOf('alice')))
      assert.equal((await ask(await at.browserOf('bob'))).status, 200, 'bob has not agreed')
      assert.equal((await ask(browser, { prompt: 'consent' })).status, 200, 'asked when the app wants it')
    })

    test('more than was agreed to is asked for', async () => {
      const browser = await at.browserOf('alice')
      const page = await ask(browser, { scope: 'openid' })
      hasCode(await browser.submit(`${page.url.pathname}/consent`, { answer: 'allow' }))
      hasCode(await ask(browser, { scope: 'openid' }))
      assert.equal((await ask(browser, { scope: 'openid email' })).status, 200)
      assert.equal(
        answered(await ask(browser, { scope: 'openid email', prompt: 'none' })).get('error'),
        'consent_required',
      )
    })

    test('a refusal is told to the app, and nothing is remembered', async () => {
      const browser = await at.browserOf('alice')
      const page = await ask(browser)
      const told = answered(await browser.submit(`${page.url.pathname}/consent`, { answer: 'refuse' }))
      assert.equal(told.get('error'), 'access_denied')
      assert.equal((await ask(browser)).status, 200)
    })

    test('the agreement counts from this browser and our own page alone', async () => {
      const browser = await at.browserOf('alice')
      const page = await ask(browser)
      const path = `${page.url.pathname}/consent`
      const foreign = await browser.open(path, {
        method: 'POST',
        body: new URLSearchParams({ answer: 'allow' }),
        headers: { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
      })
      assert.equal(foreign.status, 403)
      assert.equal((await (await at.browserOf('bob')).submit(path, { answer: 'allow' })).status, 400)
      const changed = await at.browserOf('bob')
      for (const { name, value, path: at } of browser.cookies)
        if (name !== 'doorward-session') changed.setCookie(name, value, at)
      const restarted = await changed.submit(path, { answer: 'allow' })
      assert.ok(!restarted.url.searchParams.has('code'), 'alice’s attempt is not bob’s to agree to')
      assert.equal((await ask(browser)).status, 200, 'nothing was agreed to')
    })

    test('an app made anew under the same client id asks anew', async () => {
      const browser = await at.browserOf('alice')
      const page = await ask(browser)
      hasCode(await browser.submit(`${page.url.pathname}/consent`, { answer: 'allow' }))
      await at.world.asOperator.apps.delete(app.id)
      app = (await at.addApp({ title: app.title, oidcInput: { askConsent: true } })).app
      assert.equal((await ask(browser)).status, 200)
    })

    test('the page leads away, so its policy does not hold the form to our own origin', async () => {
      const page = await ask(await at.browserOf('alice'))
      const policy = page.headers.get('content-security-policy') ?? ''
      assert.ok(policy.includes("script-src 'self'") && policy.includes("frame-ancestors 'none'"))
      assert.ok(!policy.includes('form-action'))
    })
  })
})
