import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { password } from '../security/world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { AheadClock } from './oidc-world.ts'

const web = 'https://app.example.com/oidc/callback'
const query = 'https://app.example.com/oidc/callback?tenant=7'
const custom = 'com.example.app:/callback'
const loopback = 'http://127.0.0.1/callback'
const loopback6 = 'http://[::1]:8000/callback'
const localhost = 'http://localhost:3000/callback'

/**
 * An address as an app sends it, and at which apps it is returned to: `web`, which has `web` and `query` registered, and
 * `native`, a public client with its own scheme and loopback. Everything else is refused with a page of ours.
 */
const sent: [address: string, goesAt: ('web' | 'native')[]][] = [
  [web, ['web']],
  [query, ['web']],
  // Another letter, case, port or ending of what is registered.
  [`${web}/`, []],
  [`${web}?`, []],
  [`${web}#`, []],
  [`${web}#/oidc/callback`, []],
  [`${web}2`, []],
  [`${web}?tenant=7&next=https://evil.test`, []],
  [`${web}?tenant=8`, []],
  [`${web}?next=//evil.test`, []],
  ['https://app.example.com/oidc/Callback', []],
  ['https://APP.example.com/oidc/callback', []],
  ['HTTPS://app.example.com/oidc/callback', []],
  ['https://app.example.com:443/oidc/callback', []],
  ['https://app.example.com:444/oidc/callback', []],
  ['https://app.example.com./oidc/callback', []],
  ['http://app.example.com/oidc/callback', []],
  ['https:app.example.com/oidc/callback', []],
  ['https:/app.example.com/oidc/callback', []],
  ['https:///app.example.com/oidc/callback', []],
  // Paths that lead somewhere else once somebody normalises them.
  ['https://app.example.com/oidc/callback/../../evil', []],
  ['https://app.example.com/oidc/x/../callback', []],
  ['https://app.example.com/oidc/./callback', []],
  ['https://app.example.com//oidc/callback', []],
  ['https://app.example.com/oidc%2fcallback', []],
  ['https://app.example.com/oidc/%63allback', []],
  ['https://app.example.com/oidc/callback%00', []],
  ['https://app.example.com/oidc/callback%20', []],
  ['https://app.example.com/oidc/callback;x', []],
  ['https://app.example.com\\oidc\\callback', []],
  // Hosts that look like it.
  ['https://app.example.com@evil.test/oidc/callback', []],
  ['https://app.example.com:x@evil.test/oidc/callback', []],
  ['https://user@app.example.com/oidc/callback', []],
  ['https://evil.test\\@app.example.com/oidc/callback', []],
  ['https://app.example.com%2f@evil.test/oidc/callback', []],
  ['https://app.example.com.evil.test/oidc/callback', []],
  ['https://evil-app.example.com/oidc/callback', []],
  ['https://example.com/oidc/callback', []],
  ['https://appxexample.com/oidc/callback', []],
  ['https://app\u3002example\u3002com/oidc/callback', []],
  ['https://app.ex\u0430mple.com/oidc/callback', []],
  ['https://\uFF41pp.example.com/oidc/callback', []],
  ['https://app.example.com\u2044oidc/callback', []],
  ['https://evil.test/?https://app.example.com/oidc/callback', []],
  ['https://evil.test#https://app.example.com/oidc/callback', []],
  // No whole address.
  ['//app.example.com/oidc/callback', []],
  ['/oidc/callback', []],
  ['app.example.com/oidc/callback', []],
  ['', []],
  [` ${web}`, []],
  [`${web} `, []],
  [`${web}\r\nset-cookie: a=b`, []],
  ['https://\tapp.example.com/oidc/callback', []],
  // What a browser would run or read.
  ['javascript:alert(1)//https://app.example.com/oidc/callback', []],
  ['JaVaScRiPt:alert(1)', []],
  ['data:text/html,<script>alert(1)</script>', []],
  ['vbscript:msgbox(1)', []],
  ['file:///etc/passwd', []],
  ['blob:https://app.example.com/1', []],
  ['about:blank', []],
  // RFC 8252: a native app's own scheme exactly; loopback at any port, but of no other path, name or scheme.
  [custom, ['native']],
  ['com.example.app://callback', []],
  ['com.example.app:/callback/', []],
  ['com.example.app:/callback?x=1', []],
  ['com.example.apps:/callback', []],
  ['COM.example.app:/callback', []],
  [loopback, ['native']],
  ['http://127.0.0.1:1024/callback', ['native']],
  ['http://127.0.0.1:65535/callback', ['native']],
  ['http://[::1]:9999/callback', ['native']],
  [loopback6, ['native']],
  [localhost, ['native']],
  ['http://localhost:3001/callback', ['native']],
  ['http://127.0.0.1:1024/callback/', []],
  ['http://127.0.0.1:1024/other', []],
  ['http://127.0.0.1:1024/callback?x=1', []],
  ['http://127.0.0.1:1024/callback#x', []],
  ['http://127.0.0.1:99999/callback', []],
  ['http://127.0.0.1@evil.test:1024/callback', []],
  ['http://127.0.0.1.evil.test:1024/callback', []],
  ['http://127.0.0.2:1024/callback', []],
  ['http://0.0.0.0:1024/callback', []],
  ['http://localhost.evil.test:3000/callback', []],
  ['https://127.0.0.1:1024/callback', []],
]

/** Where our own pages are asked to lead: a path of ours as it stands, or the start page. */
const ours: [asked: string, leadsTo: string][] = [
  ['/profile', '/profile'],
  ['/admin/people?search=a&show=b', '/admin/people?search=a&show=b'],
  ['/admin/people#top', '/admin/people#top'],
  [
    '/openid/auth?client_id=web&redirect_uri=https%3A%2F%2Fevil.test',
    '/openid/auth?client_id=web&redirect_uri=https%3A%2F%2Fevil.test',
  ],
  ['/@evil.test', '/@evil.test'],
  ['/profile/../sign-out', '/sign-out'],
  ['', '/'],
  ['//evil.test', '/'],
  ['///evil.test', '/'],
  ['////evil.test', '/'],
  ['/\\evil.test', '/'],
  ['\\\\evil.test', '/'],
  ['/\t/evil.test', '/'],
  ['\t//evil.test', '/'],
  ['/\r\n/evil.test', '/'],
  ['/%09/evil.test', '/'],
  ['/%0d%0a/evil.test', '/'],
  ['/%2f/evil.test', '/'],
  ['/%2Fevil.test', '/'],
  ['/%5cevil.test', '/'],
  ['/profile/..//evil.test', '/'],
  ['/.//evil.test', '/'],
  ['/x/%2e%2e//evil.test', '/'],
  ['https://evil.test', '/'],
  ['https:evil.test', '/'],
  ['https:/evil.test', '/'],
  ['HTTP://evil.test', '/'],
  ['http://localhost@evil.test/', '/'],
  ['javascript:alert(1)', '/'],
  ['/javascript:alert(1)', '/javascript:alert(1)'],
  ['data:text/html,<script>alert(1)</script>', '/'],
  ['evil.test', '/'],
  ['@evil.test', '/'],
  ['?next=//evil.test', '/'],
  ['#//evil.test', '/'],
  ['\u2044\u2044evil.test', '/'],
  ['/\u3000/evil.test', '/'],
  ['/\u0000/evil.test', '/'],
  [`/${'a'.repeat(3000)}`, '/'],
]

describe('addresses that lead a browser away', () => {
  let server: TestServer
  let browser: WebClient
  before(async () => {
    server = await serveTest({ clock: new AheadClock() })
    const { users, apps } = server.asOperator
    for (const [username, role] of [
      ['olivia', 'owner'],
      ['alice', 'user'],
    ] as const)
      await users.create({ username, displayName: username, role, password: { plain: new Secret(password) } })
    const everyone = { access: { kind: 'everyone' } } as const
    const ofNative = [custom, loopback, loopback6, localhost]
    await apps.create({
      ...everyone,
      title: 'Web',
      name: 'web',
      oidc: { redirectUris: [web, query], postLogoutRedirectUris: [web, query] },
    })
    await apps.create({
      ...everyone,
      title: 'Native',
      name: 'native',
      oidc: { redirectUris: ofNative, postLogoutRedirectUris: ofNative, authMethod: 'none' },
    })
    browser = createWebClient(server.origin)
    assert.equal((await browser.signIn('alice', password)).status, 303)
  })
  after(() => server.dispose())

  /** Follows our own redirects to a page of ours, or to the first address that is not ours. */
  async function walk(from: string): Promise<{ status: number; left: string | undefined; body: string }> {
    let at = from
    for (let hops = 0; hops < 10; hops++) {
      const answer = await browser.get(at)
      const location = answer.headers.get('location')
      if (location === null) return { status: answer.status, left: undefined, body: await answer.text() }
      if (new URL(location, server.origin).origin !== server.origin)
        return { status: answer.status, left: location, body: '' }
      at = location
    }
    return assert.fail(`never arrives: ${at}`)
  }
  const authPath = (client_id: string, redirect_uri: string): string =>
    `/openid/auth?${new URLSearchParams({
      client_id,
      redirect_uri,
      response_type: 'code',
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    }).toString()}`
  const endPath = (client_id: string, post_logout_redirect_uri: string): string =>
    `/openid/session/end?${new URLSearchParams({ client_id, post_logout_redirect_uri }).toString()}`

  test('there are many of them', () => assert.ok(sent.length >= 80 && ours.length >= 35))

  for (const [address, goesAt] of sent)
    test(`redirect_uri ${JSON.stringify(address)} is returned to at: ${goesAt.join(', ') || 'no app'}`, async () => {
      for (const client of ['web', 'native'] as const) {
        const { status, left, body } = await walk(authPath(client, address))
        if (goesAt.includes(client)) {
          assert.equal(left?.slice(0, address.length), address, `${client}: ${status} ${body}`)
          assert.match(left?.slice(address.length) ?? '', /^[?&]code=[\w-]+&iss=/)
        } else {
          assert.deepEqual([status, left], [400, undefined], client)
          assert.doesNotMatch(body, /<script>alert|href="(?:javascript|data|vbscript|https?:)/i)
        }
      }
    })

  for (const [address, goesAt] of sent)
    test(`post_logout_redirect_uri ${JSON.stringify(address)}`, async () => {
      for (const client of ['web', 'native'] as const) {
        const { status, left, body } = await walk(endPath(client, address))
        // Somebody signed in is asked first, so nothing leads away yet; what is not registered is refused before that.
        // One that is empty is none.
        assert.deepEqual(
          [status, left],
          [goesAt.includes(client) || address === '' ? 200 : 400, undefined],
          `${client}: ${body}`,
        )
        assert.doesNotMatch(body, /<script>alert|href="(?:javascript|data|vbscript|https?:)/i)
      }
    })

  for (const [asked, leadsTo] of ours)
    test(`our own page asked to lead to ${JSON.stringify(asked.slice(0, 60))} leads to ${leadsTo}`, async () => {
      const fresh = createWebClient(server.origin)
      const answer = await fresh.post('/sign-in', { username: 'alice', password, next: asked })
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, leadsTo], 'after a sign-in')
      const already = await browser.get(`/sign-in?${new URLSearchParams({ next: asked }).toString()}`)
      assert.deepEqual([already.status, already.headers.get('location')], [303, leadsTo], 'signed in already')
      const language = await fresh.post('/language', { language: 'de', next: asked })
      assert.deepEqual([language.status, language.headers.get('location')], [303, leadsTo], 'after choosing a language')
    })
})
