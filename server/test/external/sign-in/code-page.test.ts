import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, beforeEach, describe, test } from 'node:test'
import { settingsOf } from '#external'
import { seconds, Secret } from '#ground'
import { dnOf, openBindWorld, password, type BindWorld } from '../../ldap/bind-world.ts'
import { base } from '../../ldap/ldap-world.ts'
import { serveTest, type TestServer } from '../../world/serve-test.ts'
import { createWebClient, type WebClient } from '../../world/web-client.ts'

// Anna has an authenticator app at the Doorward that is behind this one, Bob has none.
describe('the page that asks for the code of a directory behind', () => {
  let upstream: BindWorld
  let server: TestServer
  let browser: WebClient
  before(async () => {
    upstream = await openBindWorld()
    await upstream.add('olivia', { role: 'owner' })
    server = await serveTest({ clock: upstream.clock })
    const settings = settingsOf('doorward', {
      baseDn: base,
      urls: [`ldaps://127.0.0.1:${upstream.ldapsPort}`],
      tls: { ca: readFileSync(upstream.caPath, 'utf8'), serverName: 'localhost' },
      bindDn: dnOf('olivia'),
      autoCreate: true,
      interval: null,
    })
    const { externals, settings: all, users } = server.asOperator
    const owner = await users.create({ username: 'otto', displayName: 'Otto', role: 'owner' })
    await users.setPassword(owner.id, new Secret(password))
    const { id } = await externals.create({ name: 'there', settings, bindPassword: new Secret(password) })
    await externals.turnOn(id)
    await all.put('signIn', { allowedSources: ['local', 'there'] })
    const policy = server.world.memory.settings().policy
    await all.put('policy', { ...policy, mandatoryTwoFactor: true })
  })
  after(async () => {
    await server?.dispose()
    await upstream?.dispose()
  })
  beforeEach(() => (browser = createWebClient(server.origin)))

  function nextCode(): string {
    upstream.clock.advance(seconds(30))
    return upstream.phone.code()
  }
  const pageAt = async (answer: Response): Promise<string> =>
    (await browser.get(answer.headers.get('location') ?? '')).text()
  /** The first step, which leads to the page of the code. */
  async function begin(secret = password): Promise<string> {
    const answer = await browser.signIn('anna', secret)
    assert.equal(answer.status, 303)
    assert.match(answer.headers.get('location') ?? '', /^\/sign-in\/code/)
    return pageAt(answer)
  }
  const isSignedIn = async (): Promise<boolean> => (await browser.get('/api/v1/session')).status === 200

  test('with the password alone nobody is in; with the code they are, and no factor of here is asked for', async () => {
    const page = await begin()
    assert.match(page, /name="code"/)
    assert.match(page, /action="\/sign-in\/code"/)
    assert.ok(!page.includes(password) && !(await isSignedIn()))
    const answer = await browser.post('/sign-in/code', { code: nextCode() })
    assert.equal(answer.status, 303)
    assert.ok(!/second-factor|set-up/.test(answer.headers.get('location') ?? ''))
    assert.ok(await isSignedIn())
  })

  test('what is no code is asked for again, and was no try', async () => {
    await begin()
    const short = await browser.post('/sign-in/code', { code: '123' })
    assert.equal(short.status, 400)
    assert.match(await short.text(), /id="code-error"/)
    assert.equal((await browser.post('/sign-in/code', { code: nextCode() })).status, 303)
    assert.ok(await isSignedIn())
  })

  test('a wrong code, and a right one with a wrong password, are refused in the same words', async () => {
    const said: string[] = []
    for (const [secret, code] of [
      [password, () => '000000'],
      ['wrong', nextCode],
    ] as const) {
      await begin(secret)
      const answer = await browser.post('/sign-in/code', { code: code() })
      assert.ok(!(await isSignedIn()))
      assert.equal(answer.status, 403)
      // Each refusal has a reference of its own.
      said.push((await answer.text()).replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, ''))
    }
    assert.equal(said[0], said[1])
  })

  test('a code without a sign-in that waits for it begins anew, as does one that was used', async () => {
    const alone = await browser.post('/sign-in/code', { code: nextCode() })
    assert.ok(!(await isSignedIn()))
    assert.match(alone.headers.get('location') ?? '', /^\/sign-in/)
    assert.match((await browser.get('/sign-in/code')).headers.get('location') ?? '', /^\/sign-in/)
    await begin()
    const token = new Map(browser.cookies)
    assert.equal((await browser.post('/sign-in/code', { code: '000000' })).status, 403)
    for (const [name, value] of token) browser.cookies.set(name, value)
    await browser.post('/sign-in/code', { code: nextCode() })
    assert.ok(!(await isSignedIn()))
  })

  test('the page of security offers them no factor, and adding one is refused', async () => {
    await begin()
    await browser.post('/sign-in/code', { code: nextCode() })
    const page = await browser.get('/profile/security')
    assert.equal(page.status, 200)
    const text = await page.text()
    assert.ok(!text.includes('/profile/security/passkeys/add') && !text.includes('/profile/security/authenticator'))
    for (const path of ['/profile/security/passkeys/add', '/profile/security/authenticator'])
      assert.equal((await browser.get(path)).status, 403, path)
    const options = await browser.send('POST', '/profile/security/passkeys/add/options')
    assert.equal(options.status, 403)
  })

  test('whoever has no factor there comes in without, although one is demanded here', async () => {
    const answer = await browser.signIn('bob', password)
    assert.equal(answer.status, 303)
    assert.ok(await isSignedIn())
    const text = await (await browser.get('/profile/security')).text()
    assert.ok(!text.includes('/profile/security/passkeys/add'))
  })
})
