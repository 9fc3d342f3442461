import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '#directory'
import type { Browser } from './browser.ts'
import { openOidcWorld, type OidcWorld } from './oidc-world.ts'

const registered = 'https://cloud.example.com/apps/oidc/callback'

/** Each differs from what is registered in a way that some product took for the same. */
const unlike = [
  'https://cloud.example.com/apps/oidc/callback/',
  'https://cloud.example.com/apps/oidc/callback?',
  'https://cloud.example.com/apps/oidc/callback?next=https://evil.test',
  'https://cloud.example.com/apps/oidc/callback#',
  'https://cloud.example.com/apps/oidc/callback#part',
  'https://cloud.example.com/apps/oidc/callback2',
  'https://cloud.example.com/apps/oidc/callback/..',
  'https://cloud.example.com/apps/oidc/callback/../../../evil',
  'https://cloud.example.com/apps/oidc/callback%2f',
  'https://cloud.example.com/apps/oidc/Callback',
  'https://cloud.example.com/apps/oidc',
  'https://cloud.example.com/apps//oidc/callback',
  'https://cloud.example.com/apps/./oidc/callback',
  'https://cloud.example.com/apps/%6fidc/callback',
  'https://cloud.example.com',
  'https://cloud.example.com/',
  'https://CLOUD.example.com/apps/oidc/callback',
  'HTTPS://cloud.example.com/apps/oidc/callback',
  'http://cloud.example.com/apps/oidc/callback',
  'https://cloud.example.com:443/apps/oidc/callback',
  'https://cloud.example.com:8443/apps/oidc/callback',
  'https://cloud.example.com./apps/oidc/callback',
  'https://cloudxexample.com/apps/oidc/callback',
  'https://example.com/apps/oidc/callback',
  'https://sub.cloud.example.com/apps/oidc/callback',
  'https://cloud.example.com.evil.test/apps/oidc/callback',
  'https://evil.test/https://cloud.example.com/apps/oidc/callback',
  'https://evil.test?https://cloud.example.com/apps/oidc/callback',
  'https://evil.test#https://cloud.example.com/apps/oidc/callback',
  'https://cloud.example.com@evil.test/apps/oidc/callback',
  'https://user@cloud.example.com/apps/oidc/callback',
  'https://user:pass@cloud.example.com/apps/oidc/callback',
  'https://cloud.example.com\\@evil.test/apps/oidc/callback',
  'https:\\\\cloud.example.com\\apps\\oidc\\callback',
  'https://cloud.example.com%2f@evil.test/apps/oidc/callback',
  'https://cloud.example.com%00.evil.test/apps/oidc/callback',
  'https://clоud.example.com/apps/oidc/callback',
  'https://xn--cloud-example.com/apps/oidc/callback',
  '//cloud.example.com/apps/oidc/callback',
  '/apps/oidc/callback',
  ' https://cloud.example.com/apps/oidc/callback',
  'https://cloud.example.com/apps/oidc/callback ',
  'https://cloud.example.com/apps/oidc/callback\n',
  'https://*.example.com/apps/oidc/callback',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  '"><script>alert(1)</script>',
]

describe('redirect addresses', () => {
  let at: OidcWorld
  let app: App
  let browser: Browser
  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
    browser = await at.browserOf('alice')
    ;({ app } = await at.addApp({ oidcInput: { redirectUris: [registered] } }))
  })
  after(() => at.close())

  const ask = (params: Record<string, string>) => {
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams({
      client_id: app.oidc?.clientId ?? '',
      response_type: 'code',
      scope: 'openid',
      ...params,
    }).toString()
    return browser.open(url)
  }

  test('the registered one is returned to', async () => {
    const { url } = await ask({ redirect_uri: registered })
    assert.equal(url.origin + url.pathname, registered)
  })

  for (const redirect_uri of unlike)
    test(`is never redirected to, and shown: ${JSON.stringify(redirect_uri)}`, async () => {
      const page = await ask({ redirect_uri })
      assert.equal(page.status, 400)
      assert.equal(page.url.origin, at.at.origin)
      assert.ok(page.body.includes('Registered here') && page.body.includes(app.title), page.body)
      assert.ok(!page.body.includes('<script>alert'))
    })

  test('a mismatch shows both, side by side, with a reference', async () => {
    const page = await ask({ redirect_uri: 'https://cloud.example.com/apps/oidc/callback2' })
    const text = page.body.replace(/<[^>]+>/g, '')
    assert.ok(text.includes('https://cloud.example.com/apps/oidc/callback2'))
    assert.match(text, /https:\/\/cloud\.example\.com\/apps\/oidc\/callback(?!2)/)
    assert.match(text, /Reference [0-9A-Z]{4}-[0-9A-Z]{4}/)
  })

  test('one that is missing is not guessed', async () => {
    const page = await ask({})
    assert.equal(page.status, 400)
    assert.equal(page.url.origin, at.at.origin)
  })

  test('another mistake beside a wrong address is not told there either', async () => {
    const page = await ask({ redirect_uri: 'https://evil.test/', response_type: 'token' })
    assert.deepEqual([page.status, page.url.origin], [400, at.at.origin])
  })

  test('an unknown client gets a page', async () => {
    const page = await ask({ client_id: 'nobody', redirect_uri: registered })
    assert.deepEqual([page.status, page.url.origin], [400, at.at.origin])
    assert.match(page.body, /invalid_client/)
  })

  const attack = '"><script>alert(1)</script>'
  for (const response_mode of ['query', 'fragment', 'form_post'])
    test(`markup in any parameter is only text: ${response_mode}`, async () => {
      for (const name of [
        'state',
        'nonce',
        'scope',
        'prompt',
        'response_type',
        'client_id',
        'claims',
        'login_hint',
        'max_age',
      ]) {
        const page = await ask({ redirect_uri: registered, response_mode, state: attack, [name]: attack })
        assert.ok(!page.body.includes('<script>alert(1)'), `${name}: ${page.body}`)
      }
    })

  test('form_post posts to the app by a script its policy names by hash', async () => {
    const page = await ask({ redirect_uri: registered, response_mode: 'form_post', state: 'xyz' })
    assert.ok(page.body.includes(`action="${registered}"`))
    const policy = page.headers.get('content-security-policy') ?? ''
    assert.match(policy, /script-src 'self' 'sha256-[A-Za-z0-9+/=]+'/)
    assert.ok(!policy.includes('unsafe-inline') && !policy.includes('form-action'))
  })
})
