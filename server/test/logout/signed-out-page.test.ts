import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { Secret } from '#ground'
import { callback, clientSecret, openApp } from '../doors/app-flow.ts'
import { AheadClock } from '../oidc/oidc-world.ts'
import { password } from '../security/world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { startReceiver, type Receiver } from './receiver.ts'

describe('the page after a sign-out says what each app answered', () => {
  let clock: AheadClock
  let server: TestServer
  let receiver: Receiver
  let browser: WebClient

  before(async () => {
    clock = new AheadClock()
    server = await serveTest({ clock })
    const { users, apps } = server.asOperator
    await users.create({
      username: 'olivia',
      displayName: 'Olivia',
      role: 'owner',
      password: { plain: new Secret(password) },
    })
    receiver = await startReceiver({ issuer: () => `${server.origin}/openid`, clientId: () => 'diary' })
    await apps.create({
      title: 'Diary',
      access: { kind: 'everyone' },
      oidc: {
        clientId: 'diary',
        redirectUris: [callback],
        backchannelLogoutUri: receiver.uri,
        secret: { kind: 'typed', value: new Secret(clientSecret) },
      },
    })
  })
  after(async () => {
    await receiver.stop()
    await server.dispose()
  })
  beforeEach(async () => {
    browser = createWebClient(server.origin)
    assert.equal((await browser.signIn('olivia', password)).status, 303)
    await openApp(server.origin, browser, 'openid')
    receiver.taken.length = 0
  })

  const rowOf = (body: string): string =>
    /<ul class="answers">(.*?)<\/ul>/s
      .exec(body)?.[1]
      ?.replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim() ?? ''

  test('an app that took it is signed out', async () => {
    const page = await (await browser.post('/sign-out', {})).text()
    assert.equal(rowOf(page), 'D Diary Signed out')
    assert.equal(page.includes('Look again'), false)
    assert.equal(receiver.taken.length, 1)
  })

  test('one that gave no answer is not out yet, and the page can be looked at again, here alone', async () => {
    await receiver.stop()
    const page = await (await browser.post('/sign-out', {})).text()
    assert.match(rowOf(page), /Diary Hasn’t answered\. We keep trying\. Not yet$/)
    assert.match(page, /href="\/signed-out"/)
    await receiver.start()
    clock.advance(10_000)
    assert.equal(rowOf(await (await browser.get('/signed-out')).text()), 'D Diary Signed out')

    const stranger = createWebClient(server.origin)
    assert.equal(rowOf(await (await stranger.get('/signed-out')).text()), '')
    const session = browser.cookies.get('doorward-signed-out')?.split('.')[0]
    assert.ok(session)
    const forged = await fetch(`${server.origin}/signed-out`, {
      headers: { cookie: `doorward-signed-out=${session}.${'A'.repeat(43)}` },
    })
    assert.equal(rowOf(await forged.text()), '')
  })

  test('from the app, and everywhere', async () => {
    const page = await (await browser.post('/sign-out/everywhere', {})).text()
    assert.ok(page.includes('Diary'))
    assert.equal(receiver.taken.length, 1)
    await browser.signIn('olivia', password)
    await openApp(server.origin, browser, 'openid')
    const question = await (await browser.get('/openid/session/end')).text()
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question)?.[1] ?? ''
    const sent = await browser.post('/openid/session/end/confirm', { xsrf, logout: 'yes' })
    const done = await browser.get(new URL(sent.headers.get('location') ?? '', server.origin).pathname)
    assert.equal(rowOf(await done.text()), 'D Diary Signed out')
  })

  test('one without an address keeps its own sign-in, or comes back to ask', async () => {
    const diary = server.world.memory.apps.findByClientId('diary')
    assert.ok(diary?.oidc)
    const { redirectUris } = diary.oidc
    await server.asOperator.apps.update(diary.id, { oidc: { redirectUris, backchannelLogoutUri: null } })
    assert.match(rowOf(await (await browser.post('/sign-out', {})).text()), /Has to ask us again before long.*Soon$/)
    assert.equal(receiver.taken.length, 0)

    // Of this one it is known that it keeps its own, though it was given something to renew.
    await server.asOperator.apps.update(diary.id, { recipe: 'gitea' })
    await browser.signIn('olivia', password)
    await openApp(server.origin, browser, 'openid')
    assert.match(rowOf(await (await browser.post('/sign-out', {})).text()), /Keeps its own sign-in.*Still open$/)
  })
})
