import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import * as client from 'openid-client'
import type { App, OidcInput } from '#directory'
import { Browser } from '../oidc/browser.ts'
import { openAppTestWorld, statesOf, type AppTestWorld } from './app-test-world.ts'

const callback = 'https://grafana.example.com/login/generic_oauth'

describe('a test of an app over OpenID Connect', () => {
  let world: AppTestWorld
  let app: App
  let secret: string
  before(async () => {
    world = await openAppTestWorld()
    await world.add('karin')
    const group = await world.asOperator.groups.create({ name: 'Operations' })
    await world.asOperator.groups.changeMembers(group.id, { add: [world.jonas.id] })
    const made = await world.addApp({
      access: { kind: 'chosen', groups: [group.id], users: [] },
      oidc: { redirectUris: [callback], claimsInIdToken: false },
    })
    app = made.app
    secret = made.secrets.oidc
  })
  beforeEach(async () => void (await world.start(app)))
  after(() => world.dispose())

  /** A private window: nobody is signed in. */
  const privateWindow = (): Browser => new Browser(new URL(world.origin))
  async function browserOf(username: string): Promise<Browser> {
    const browser = privateWindow()
    browser.setCookie('doorward-session', (await world.browser(username)).cookies.get('doorward-session') ?? '')
    return browser
  }
  const configure = (clientId = app.oidc?.clientId ?? '', auth = client.ClientSecretBasic(secret)) =>
    client.discovery(new URL('/openid', world.origin), clientId, {}, auth, { execute: [client.allowInsecureRequests] })

  async function ask(browser: Browser, params: Record<string, string | undefined> = {}, config = configure()) {
    const verifier = client.randomPKCECodeVerifier()
    const all = {
      redirect_uri: callback,
      scope: 'openid profile email groups',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...params,
    }
    const given: Record<string, string> = {}
    for (const [name, value] of Object.entries(all)) if (value !== undefined) given[name] = value
    const arrival = await browser.open(client.buildAuthorizationUrl(await config, given))
    return { arrival, verifier }
  }
  async function exchange(
    { arrival, verifier }: Awaited<ReturnType<typeof ask>>,
    config = configure(),
    checks: object = { pkceCodeVerifier: verifier },
  ) {
    return client.authorizationCodeGrant(await config, arrival.url, checks)
  }
  const set = async (oidc: Partial<OidcInput>): Promise<void> => {
    app = await world.asOperator.apps.update(app.id, { oidc })
  }

  test('every step of a sign-in that works is told, each as it is seen', async () => {
    const begun = await world.look(app)
    assert.deepEqual(statesOf(begun), [
      'reachable passed',
      'oidc.asked waiting',
      'oidc.address waiting',
      'oidc.allowed waiting',
      'oidc.exchanged waiting',
      'oidc.profile waiting',
    ])
    assert.equal(begun.passed, false)
    assert.equal(begun.steps[0]?.detail, `${world.site.url} answered 200`)
    assert.equal(Date.parse(begun.expiresAt) - Date.parse(begun.startedAt), 600_000)

    const browser = privateWindow()
    await ask(browser)
    const asked = await world.step(app, 'oidc.asked')
    assert.equal(asked.title, 'Grafana sent you to Doorward')
    assert.equal(asked.detail, `Client ID “${app.oidc?.clientId}”, PKCE S256, scopes openid profile email groups`)
    assert.equal((await world.step(app, 'oidc.address')).detail, callback)
    assert.equal((await world.step(app, 'oidc.allowed')).state, 'waiting')

    const there = await ask(await browserOf('jonas'))
    const allowed = await world.step(app, 'oidc.allowed')
    assert.equal(allowed.detail, 'jonas, password, through Operations')
    assert.equal((await world.step(app, 'oidc.exchanged')).state, 'waiting')

    const tokens = await exchange(there)
    assert.equal((await world.step(app, 'oidc.exchanged')).detail, 'Client secret accepted')
    const lean = await world.step(app, 'oidc.profile')
    assert.equal(lean.state, 'attention')
    assert.match(lean.detail ?? '', /^In the ID token: sub\. /)

    await client.fetchUserInfo(await configure(), tokens.access_token, 'jonas')
    const profile = await world.step(app, 'oidc.profile')
    assert.equal(profile.state, 'passed')
    assert.match(profile.detail ?? '', /sub.*name.*email.*groups: \["Operations"\]/)
    const done = await world.look(app)
    assert.equal(done.passed, true)
    assert.ok(done.steps.every(({ at }) => at !== null))
  })

  test('claims in the ID token count as a profile that was read', async () => {
    await set({ claimsInIdToken: true })
    await exchange(await ask(await browserOf('jonas')))
    const step = await world.step(app, 'oidc.profile')
    await set({ claimsInIdToken: false })
    assert.equal(step.state, 'passed')
    assert.match(step.detail ?? '', /^In the ID token: .*groups: \["Operations"\]/)
  })

  for (const [sent, why, fix] of [
    ['http://grafana.example.com/login/generic_oauth', 'http', /travel unencrypted/],
    ['https://grafana.example.com/login/generic_oauth/', 'a slash', /ends in a slash/],
    ['https://grafana.example.com:3000/login/generic_oauth', 'the port', /port is 3000 where 443 is allowed/],
    ['https://grafana.example.com/login/oauth', 'the path', /path is \/login\/oauth where \/login\/generic_oauth/],
    ['https://monitor.example.com/login/generic_oauth', 'the host', /host is monitor\.example\.com where grafana/],
    ['https://grafana.example.com/Login/generic_oauth', 'letters', /Capital and small letters/],
    ['https://grafana.example.com/login/generic_oauth?x=1', 'the query', /question mark/],
    ['https://u:hunter2pass@grafana.example.com/login/generic_oauth', 'a name in it', /letter by letter/],
  ] as const)
    test(`a redirect address that differs in ${why} is told with both, and what to change`, async () => {
      await ask(privateWindow(), { redirect_uri: sent })
      const step = await world.step(app, 'oidc.address')
      assert.equal(step.state, 'failed')
      assert.equal(step.title, 'The redirect address doesn’t match')
      assert.ok(step.detail?.includes(sent.replace('u:hunter2pass', '…')), step.detail ?? '')
      assert.ok(step.detail?.includes(callback))
      assert.match(step.fix ?? '', fix)
      assert.equal((await world.step(app, 'oidc.asked')).state, 'passed')
      await ask(privateWindow())
      assert.equal((await world.step(app, 'oidc.address')).state, 'passed', 'the next attempt begins anew')
    })

  test('an unknown client ID, PKCE that is missing, other scopes', async () => {
    const config = configure('grafanna')
    await ask(privateWindow(), {}, config)
    const unknown = await world.step(app, 'oidc.asked')
    assert.equal(unknown.title, 'Grafana came with an unknown client ID')
    assert.match(unknown.detail ?? '', /“grafanna”/)
    assert.match(unknown.fix ?? '', new RegExp(`to ${app.oidc?.clientId}\\.`))

    await set({ requirePkce: true })
    await ask(privateWindow(), { code_challenge: undefined, code_challenge_method: undefined })
    const bare = await world.step(app, 'oidc.asked')
    await set({ requirePkce: false })
    assert.equal(bare.title, 'Grafana came without PKCE')
    await ask(privateWindow(), { code_challenge_method: 'plain' })
    assert.equal((await world.step(app, 'oidc.asked')).title, 'Grafana came with another kind of PKCE')

    await ask(privateWindow(), { scope: 'openid profile teams' })
    const odd = await world.step(app, 'oidc.asked')
    assert.equal(odd.state, 'attention', odd.detail ?? '')
    assert.match(odd.fix ?? '', /“teams” means nothing here/)
    await ask(privateWindow(), { scope: 'profile' })
    assert.match((await world.step(app, 'oidc.asked')).fix ?? '', /^Add openid/)
  })

  test('a code that could not be exchanged says why', async () => {
    const fail = async (config: ReturnType<typeof configure>, checks?: object) => {
      const there = await ask(await browserOf('jonas'))
      await assert.rejects(exchange(there, config, checks))
      return world.step(app, 'oidc.exchanged')
    }
    const wrong = await fail(configure(undefined, client.ClientSecretPost('a wrong secret of some length')))
    assert.equal(wrong.title, 'Grafana has a wrong client secret')
    assert.match(wrong.fix ?? '', /client secret in its settings/)
    assert.equal((await fail(configure(undefined, client.None()))).title, 'Grafana proves who it is in another way')
    assert.equal((await fail(configure('grafanna'))).title, 'Grafana exchanged the code under another client ID')
    assert.equal((await fail(configure(), {})).title, 'Grafana left out the PKCE verifier')
    const other = { pkceCodeVerifier: client.randomPKCECodeVerifier() }
    assert.equal((await fail(configure(), other)).title, 'Grafana sent a PKCE verifier that does not fit')
    const there = await ask(await browserOf('jonas'))
    await exchange(there)
    await assert.rejects(exchange(there))
    assert.equal((await world.step(app, 'oidc.exchanged')).title, 'Grafana showed the code a second time')
  })

  test('whoever is refused is told why, with the reference of the page', async () => {
    await world.asOperator.apps.update(app.id, { access: { kind: 'nobody' }, adminsIncluded: false })
    const { arrival } = await ask(await browserOf('jonas'))
    const step = await world.step(app, 'oidc.allowed')
    await world.asOperator.apps.update(app.id, { access: { kind: 'everyone' }, adminsIncluded: true })
    assert.equal(arrival.status, 403)
    assert.equal(step.state, 'failed')
    const [, reference = ''] = /Reference (\S+)\./.exec(step.detail ?? '') ?? []
    assert.ok(reference.length > 0 && arrival.body.includes(reference), step.detail ?? '')
    assert.match(step.detail ?? '', /^jonas: Grafana is open to nobody yet\./)
    assert.match(step.fix ?? '', /^This would let them in: /)
  })

  test('what somebody else does is not shown', async () => {
    const waiting = statesOf(await world.look(app))
    const theirs = await ask(await browserOf('karin'))
    const tokens = await exchange(theirs)
    await client.fetchUserInfo(await configure(), tokens.access_token, 'karin')
    await assert.rejects(exchange(theirs))
    assert.deepEqual(statesOf(await world.look(app)), waiting)
    assert.ok(!JSON.stringify(await world.look(app)).includes('karin'))
  })

  test('of somebody who was named every step is told, by name, and nothing of the admin’s own', async () => {
    const { id } = world.world.memory.people.findByUsername('karin') ?? assert.fail()
    const begun = await world.start(app, { person: id })
    assert.deepEqual(begun.person, { id, name: 'karin Ekdahl' })
    await ask(await browserOf('jonas'))
    assert.equal((await world.step(app, 'oidc.allowed')).state, 'waiting')
    const tokens = await exchange(await ask(await browserOf('karin')))
    await client.fetchUserInfo(await configure(), tokens.access_token, 'karin')
    const told = await world.look(app)
    assert.equal(told.passed, true)
    const allowed = await world.step(app, 'oidc.allowed')
    assert.equal(allowed.title, 'karin Ekdahl signed in and was allowed')
    assert.equal(allowed.detail, 'karin, password, as everyone may')
    const { status } = await world.admin.send('POST', `/api/v1/apps/${app.id}/test`, { person: app.id })
    assert.equal(status, 404)
    assert.equal((await world.start(app)).person?.id, world.jonas.id)
  })

  test('a second start begins anew, and what was stopped or is over is gone', async () => {
    await ask(privateWindow())
    assert.equal((await world.step(app, 'oidc.asked')).state, 'passed')
    await world.start(app)
    assert.equal((await world.step(app, 'oidc.asked')).state, 'waiting')
    const path = `/api/v1/apps/${app.id}/test`
    assert.equal((await (await world.browser('jonas')).send('GET', path)).status, 200)
    assert.equal((await world.admin.send('DELETE', path)).status, 204)
    assert.equal((await world.admin.send('GET', path)).status, 404)
    await world.start(app)
    world.clock.advance(600_000)
    assert.equal((await world.admin.send('GET', path)).status, 404)
    await ask(privateWindow())
    await world.start(app)
    assert.equal((await world.step(app, 'oidc.asked')).state, 'waiting')
  })

  test('the test of one admin is not another one’s', async () => {
    await world.add('lena', 'admin')
    const lena = await world.browser('lena')
    assert.equal((await lena.send('GET', `/api/v1/apps/${app.id}/test`)).status, 404)
  })

  test('no answer has a secret, a code, a token or a password in it', async () => {
    const there = await ask(await browserOf('jonas'), { state: 'a-state-of-the-app' })
    const code = there.arrival.url.searchParams.get('code') ?? ''
    await assert.rejects(
      exchange(there, configure(undefined, client.ClientSecretPost('a wrong secret of some length')), {
        pkceCodeVerifier: there.verifier,
        expectedState: 'a-state-of-the-app',
      }),
    )
    const said = [JSON.stringify(await world.look(app))]
    const again = await ask(await browserOf('jonas'))
    const tokens = await exchange(again)
    await client.fetchUserInfo(await configure(), tokens.access_token, 'jonas')
    said.push(JSON.stringify(await world.look(app)))
    const secrets = [
      code,
      secret,
      'a wrong secret',
      there.verifier,
      'a-state-of',
      tokens.access_token,
      tokens.id_token ?? '',
      again.verifier,
    ]
    assert.ok(secrets.every(one => one.length > 8))
    for (const one of secrets) assert.ok(!said.join().includes(one), one)
  })
})
