import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { languages, minutes } from '#ground'
import type { App, AppInput, OidcInput } from '#directory'
import type { Arrival, Browser } from './browser.ts'
import { openOidcWorld, type OidcWorld } from './oidc-world.ts'

const registered = 'https://photos.example.com/auth/login'
const missing = 'https://photos.example.com/user-settings'

describe('a redirect address that is not registered, as an admin sees it', () => {
  let at: OidcWorld
  let app: App
  let admin: Browser
  let count = 0

  async function useApp(input: Partial<AppInput> & { oidcInput?: Partial<OidcInput> } = {}): Promise<void> {
    const redirectUris = [registered, 'app.immich:///oauth-callback']
    const made = await at.addApp({
      title: `Immich ${++count}`,
      ...input,
      oidcInput: { redirectUris, ...input.oidcInput },
    })
    app = made.app
  }
  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
    await at.world.add('jonas', { role: 'admin' })
    await at.world.add('uma', { role: 'usermanager' })
    admin = await at.browserOf('jonas')
  })
  after(() => at.close())
  beforeEach(() => useApp())

  const clientId = () => app.oidc?.clientId ?? ''
  const authPath = (redirect_uri: string, more: Record<string, string> = {}): string =>
    `/openid/auth?${new URLSearchParams({ client_id: clientId(), response_type: 'code', scope: 'openid', redirect_uri, ...more }).toString()}`
  const ask = (browser: Browser, redirect_uri: string): Promise<Arrival> => browser.open(authPath(redirect_uri))
  const uris = () => at.world.memory.apps.find(app.id)?.oidc?.redirectUris
  const asBefore = () => [registered, 'app.immich:///oauth-callback']

  /** The form of the page: where it goes, and what it sends. */
  function readForm({ body }: Arrival): { action: string; fields: Record<string, string> } | undefined {
    const form = /<form class="btns stackm" method="post" action="([^"]*)">([^]*?)<\/form>/.exec(body)
    if (form === null) return undefined
    const unescape = (text: string) =>
      text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
    const inputs = [...(form[2] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
    return {
      action: form[1] ?? '',
      fields: Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, unescape(value)])),
    }
  }
  const send = (browser: Browser, fields: Record<string, string>): Promise<Arrival> =>
    browser.submit('/openid/redirect-address', fields)

  test('an address that the recipe of the app has is said to be expected, and no other', async () => {
    const isExpected = async () => /The recipe of Immich \d+ expects this one/.test((await ask(admin, missing)).body)
    assert.equal(await isExpected(), false, 'without a recipe nothing is expected')
    await useApp({ recipe: 'immich' })
    assert.equal(await isExpected(), true)
    const { body } = await ask(admin, 'https://photos.example.com/elsewhere')
    assert.doesNotMatch(body, /expects this one/)
  })

  test('one button adds it; it is in the trail under their name, and the app’s request goes on', async () => {
    const page = await ask(admin, missing)
    assert.equal(page.status, 400)
    const form = readForm(page) ?? assert.fail(page.body)
    assert.deepEqual(form, {
      action: '/openid/redirect-address',
      fields: { client_id: clientId(), redirect_uri: missing, again: authPath(missing) },
    })
    assert.match(page.body, /signed in as jonas/)
    assert.match(page.body, new RegExp(`href="/admin/apps/${app.id}/configuration"`))
    assert.match(page.body, /Reference <b[^>]*>[0-9A-Z]{4}-[0-9A-Z]{4}/)

    const done = await send(admin, form.fields)
    assert.deepEqual([done.status, done.url.origin], [200, at.at.origin], 'it leads nowhere by itself')
    assert.match(done.body, /The address is added to Immich/)
    assert.deepEqual(uris(), [...asBefore(), missing])
    const { items } = await at.world.asOperator.audit.list({})
    const jonas = at.world.memory.people.findByUsername('jonas')
    const entry = items.find(row => row.subject === app.id && row.door === 'oidc') ?? assert.fail(JSON.stringify(items))
    assert.equal(entry.outcome, 'done')
    assert.ok(entry.actor.includes(jonas?.id ?? '?'), entry.actor)

    const again = /<a class="btn primary block" href="(\/openid\/auth\?[^"]*)"/.exec(done.body)?.[1] ?? assert.fail()
    const arrival = await admin.open(again.replaceAll('&amp;', '&'))
    assert.equal(arrival.url.origin + arrival.url.pathname, missing)
    assert.ok(arrival.url.searchParams.has('code'))

    // Twice is once.
    assert.equal((await send(admin, form.fields)).status, 200)
    assert.deepEqual(uris(), [...asBefore(), missing])
  })

  test('people who look after no apps see no button, and none of them can send the form', async () => {
    const fields = { client_id: clientId(), redirect_uri: missing, again: authPath(missing) }
    for (const who of ['alice', 'uma']) {
      const browser = await at.browserOf(who)
      const page = await ask(browser, missing)
      assert.equal(readForm(page), undefined)
      assert.ok(!page.body.includes('/admin/'))
      assert.equal((await send(browser, fields)).status, 403)
    }
    const stranger = await at.browserOf()
    assert.equal(readForm(await ask(stranger, missing)), undefined)
    const led = await send(stranger, fields)
    assert.equal(led.url.pathname, '/sign-in')
    assert.equal(led.url.searchParams.get('next'), authPath(missing))
    assert.deepEqual(uris(), asBefore())
  })

  test('a sign-in of a while ago is not enough: it is asked for anew, and leads back here', async () => {
    at.clock.advance(-minutes(15))
    const browser = await at.browserOf('jonas')
    at.clock.advance(minutes(15))
    const page = await ask(browser, missing)
    assert.equal(readForm(page), undefined)
    const link = /href="(\/sign-in\?again=1[^"]*)"/.exec(page.body)?.[1] ?? assert.fail(page.body)
    assert.equal(new URL(link.replaceAll('&amp;', '&'), at.at).searchParams.get('next'), authPath(missing))
    const led = await send(browser, { client_id: clientId(), redirect_uri: missing, again: authPath(missing) })
    assert.deepEqual([led.url.pathname, led.url.searchParams.get('again')], ['/sign-in', '1'])
    assert.deepEqual(uris(), asBefore())
    await at.signIn(browser, 'jonas')
    assert.ok(readForm(await ask(browser, missing)))
  })

  const notFromHere = [
    ['on another host', 'https://photos.exarnple.com/auth/login', 'other-host'],
    ['on a host above', 'https://example.com/auth/login', 'other-host'],
    ['on a host below', 'https://evil.photos.example.com/auth/login', 'other-host'],
    ['on another port', 'https://photos.example.com:8443/auth/login', 'other-host'],
    ['behind a name that looks like the host', 'https://photos.example.com@evil.test/auth/login', 'other-host'],
    ['on the app’s scheme as a host', 'https://immich/oauth-callback', 'other-host'],
    ['without TLS', 'http://photos.example.com/auth/login', 'by-hand'],
    ['with a name and password', 'https://user:pass@photos.example.com/auth/login', 'by-hand'],
    ['with a fragment', 'https://photos.example.com/auth/login#x', 'by-hand'],
    ['with a wildcard', 'https://photos.example.com/*', 'by-hand'],
    ['with backslashes', 'https://photos.example.com\\auth\\login', 'by-hand'],
    ['with dots in its path', 'https://photos.example.com/auth/../login', 'by-hand'],
    ['in capitals', 'https://PHOTOS.example.com/user-settings', 'by-hand'],
    ['of a scheme that runs', 'javascript:alert(document.domain)//photos.example.com', 'by-hand'],
    ['of data', 'data:text/html,<script>alert(1)</script>', 'by-hand'],
    ['of the app’s own scheme', 'app.immich:///other', 'by-hand'],
    ['that is none', '"><script>alert(1)</script>', 'by-hand'],
  ] as const
  for (const [what, sent, kind] of notFromHere)
    test(`an address ${what} is not added from here, and the page says what to do`, async () => {
      const page = await ask(admin, sent)
      assert.equal(page.status, 400)
      assert.equal(readForm(page), undefined)
      assert.ok(
        page.body.includes(kind === 'other-host' ? 'is on another host' : 'can’t be added from here'),
        page.body,
      )
      assert.match(page.body, new RegExp(`href="/admin/apps/${app.id}/configuration"`))
      assert.doesNotMatch(page.body, /<script>alert|href="(?:https?:|javascript:|data:|app\.)/)
      const answer = await send(admin, { client_id: clientId(), redirect_uri: sent, again: authPath(sent) })
      assert.deepEqual([answer.status, answer.url.origin], [400, at.at.origin])
      assert.deepEqual(uris(), asBefore())
    })

  test('an app kept in a file is changed there', async () => {
    await useApp({ managedBy: 'doorward.yaml' })
    const page = await ask(admin, missing)
    assert.equal(readForm(page), undefined)
    assert.match(page.body, /is kept in doorward\.yaml/)
    assert.equal((await send(admin, { client_id: clientId(), redirect_uri: missing })).status, 400)
    assert.deepEqual(uris(), asBefore())
  })

  test('a form from a page of somebody else’s adds nothing', async () => {
    const fields = { client_id: clientId(), redirect_uri: missing, again: authPath(missing) }
    for (const headers of [
      { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
      { origin: at.at.origin.replace('127.0.0.1', 'localhost'), 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const answer = await admin.open('/openid/redirect-address', {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers,
      })
      assert.equal(answer.status, 403, JSON.stringify(headers))
    }
    assert.equal((await admin.open(`/openid/redirect-address?${new URLSearchParams(fields).toString()}`)).status, 405)
    assert.deepEqual(uris(), asBefore())
  })

  test('where to go on is a request to this server and nothing else', async () => {
    for (const again of [
      'https://evil.test/',
      '//evil.test/openid/auth?x',
      '/\\evil.test/openid/auth?x',
      '/openid/auth/../../sign-out',
      '/admin/',
      'javascript:alert(1)',
      '"><script>alert(1)</script>',
      '',
    ]) {
      const done = await send(admin, { client_id: clientId(), redirect_uri: missing, again })
      assert.equal(done.status, 200)
      assert.deepEqual(
        [...done.body.matchAll(/<a class="btn[^"]*" href="([^"]*)"/g)].map(([, href]) => href),
        ['/'],
        again,
      )
      assert.ok(!done.body.includes('<script>alert'))
    }
  })

  test('an app that is not there, and fields sent twice or not at all, are refused', async () => {
    assert.equal((await send(admin, { client_id: 'nobody', redirect_uri: missing })).status, 400)
    assert.equal((await send(admin, {})).status, 400)
    const twice = new URLSearchParams([
      ['client_id', clientId()],
      ['redirect_uri', missing],
      ['redirect_uri', registered],
    ])
    const answer = await admin.open('/openid/redirect-address', {
      method: 'POST',
      body: twice,
      headers: { origin: at.at.origin, 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(answer.status, 400)
    assert.deepEqual(uris(), asBefore())
  })

  test('every language has words of its own for it', async () => {
    const pages = new Set<string>()
    for (const language of languages) {
      const page = await admin.open(authPath(missing), { headers: { 'accept-language': language } })
      assert.match(page.body, new RegExp(`<html lang="${language}">`))
      pages.add(/<h1>([^<]*)/.exec(page.body)?.[1] ?? '')
    }
    assert.equal(pages.size, languages.length)
  })
})
