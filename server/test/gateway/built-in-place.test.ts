import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { password } from '../world/open-test-world.ts'
import { ask, Browser } from './browser.ts'
import type { Seen } from './backend.ts'
import { openBuiltInWorld, openGatewayWorld, type GatewayWorld } from './gateway-world.ts'

const asPage = { accept: 'text/html', 'sec-fetch-dest': 'document' }
const seenBy = (text: string): Seen => JSON.parse(text) as Seen

/** What the address of our sign-in says of where the visitor goes on to. */
function originIn(location: string | undefined): string {
  const request = new URL(location ?? assert.fail('led nowhere')).searchParams.get('request') ?? ''
  const [text = ''] = request.split('.')
  return (JSON.parse(Buffer.from(text, 'base64url').toString()) as string[])[0] ?? ''
}

describe('the built-in proxy with nobody listed in front', () => {
  let world: GatewayWorld
  before(async () => {
    world = await openBuiltInWorld()
  })
  after(() => world.dispose())

  test('a code goes to the port and scheme of our pages, whatever a visitor says', async () => {
    const said: Record<string, string>[] = [
      { host: world.host },
      { host: 'wiki.test:1' },
      { host: 'WIKI.TEST' },
      { host: 'wiki.test', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'wiki.test:1', 'x-forwarded-port': '1' },
    ]
    for (const headers of said) {
      const answer = await ask(world.site, { headers: { ...asPage, ...headers } })
      assert.equal(originIn(answer.location), world.site, JSON.stringify(headers))
      const link = await ask(`${world.site}/.doorward/sign-in`, { headers: { ...asPage, ...headers } })
      assert.equal(originIn(link.location), world.site, JSON.stringify(headers))
    }
    for (const host of ['wiki.test.', 'wiki.test@evil.test', 'wiki.test:x', 'evil.test', 'x.wiki.test']) {
      const answer = await ask(world.site, { headers: { ...asPage, host } })
      assert.ok([400, 421].includes(answer.status), `${host}: ${answer.status}`)
    }
  })

  test('an app without an upstream is still asked about by listed proxies alone', async () => {
    await world.set({ upstream: null })
    assert.equal((await ask(`${world.site}/.doorward/status`)).status, 403)
    await world.set({ upstream: `http://127.0.0.1:${world.backend.port}` })
    assert.equal((await ask(`${world.site}/.doorward/status`)).status, 200)
    assert.equal((await ask(`${world.origin}/gateway/caddy`)).status, 403)
  })
})

describe('the built-in proxy behind one that ends TLS', () => {
  let world: GatewayWorld
  before(async () => {
    world = await openGatewayWorld(undefined, '127.0.0.1', {})
    await world.add('una')
  })
  after(() => world.dispose())

  test('it is believed about the scheme, the name and the visitor', async () => {
    const site = 'https://wiki.test'
    const front = { host: 'wiki.test', 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7, 203.0.113.9' }
    const led = await ask(`${world.site}/page?x=1`, { headers: { ...asPage, ...front } })
    assert.equal(originIn(led.location), site)
    const state = /^(__Host-doorward-state=[^;]+)/.exec(led.headers['set-cookie']?.[0] ?? '')?.[1] ?? ''
    assert.match(String(led.headers['set-cookie']), /; Secure/)
    // Signed in at our own pages, and back over the proxy.
    const browser = new Browser()
    const there = await browser.send(led.location ?? '')
    const page = { ...there, url: new URL(there.location ?? '', world.origin).href, text: '' }
    const form = await browser.send(page.url)
    const signedIn = await browser.send(`${world.origin}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...hiddenOf(form.text), username: 'una', password }).toString(),
    })
    const back = await browser.send(new URL(signedIn.location ?? assert.fail(form.text), world.origin))
    const callback = new URL(back.location ?? '')
    assert.equal(callback.origin, site)
    const begun = await ask(world.site + callback.pathname + callback.search, {
      headers: { ...asPage, ...front, cookie: state },
    })
    assert.equal(begun.location, `${site}/page?x=1`)
    const session = /^(__Host-doorward=[^;]+)/.exec(begun.headers['set-cookie']?.[0] ?? '')?.[1] ?? ''
    const opened = await ask(`${world.site}/page?x=1`, { headers: { ...asPage, ...front, cookie: `${session}; a=1` } })
    const { headers } = seenBy(opened.text)
    assert.equal(headers['remote-user'], 'una')
    assert.equal(headers.cookie, 'a=1')
    assert.equal(headers['x-forwarded-for'], '203.0.113.9')
    assert.equal(headers['x-forwarded-proto'], 'https')
    assert.equal(headers['x-forwarded-host'], 'wiki.test')
    assert.equal(headers.host, 'wiki.test')
    // On http it is another cookie's name.
    const plain = await ask(world.site, { headers: { ...front, 'x-forwarded-proto': 'http', cookie: session } })
    assert.equal(plain.status, 401)
  })

  test('what it does not say, or says twice, is not guessed', async () => {
    const before = world.backend.seen.length
    for (const proto of [undefined, '', 'ftp', ['https', 'https']]) {
      const headers = {
        host: 'wiki.test',
        accept: 'application/json',
        ...(proto !== undefined && { 'x-forwarded-proto': proto }),
      }
      assert.equal((await ask(world.site, { headers })).status, 400, String(proto))
    }
    assert.equal(world.backend.seen.length, before)
  })
})

function hiddenOf(page: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [input] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1]
    if (name !== undefined) found[name] = (/value="([^"]*)"/.exec(input)?.[1] ?? '').replaceAll('&amp;', '&')
  }
  return found
}
