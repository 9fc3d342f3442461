import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { Secret } from '#ground'
import { assertAccessible, withPage } from '../pages/in-browser.ts'
import { password } from '../security/world.ts'
import { launchBrowser, noBrowser as skip } from '../world/browser.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'

let browser: Browser
let server: TestServer
before(async () => {
  if (skip) return
  browser = await launchBrowser()
  server = await serveTest()
  for (const [username, role] of [
    ['olivia', 'owner'],
    ['jonas', 'admin'],
    ['alice', 'user'],
  ] as const)
    await server.asOperator.users.create({
      username,
      displayName: username,
      role,
      password: { plain: new Secret(password) },
    })
  await server.asOperator.apps.create({
    title: 'Immich',
    name: 'immich',
    link: 'https://photos.example.com/',
    access: { kind: 'everyone' },
    contact: server.world.memory.people.findByUsername('jonas')?.id ?? null,
    oidc: { redirectUris: ['https://photos.example.com/auth/login', 'app.immich:///oauth-callback'] },
  })
})
after(async () => {
  if (skip) return
  await browser.close()
  await server.dispose()
})

const sent = 'https://photos.example.com/user-settings'
const authPath = (redirect_uri: string): string =>
  `/openid/auth?${new URLSearchParams({ client_id: 'immich', response_type: 'code', scope: 'openid', redirect_uri }).toString()}`

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/sign-in')
  await page.fill('#username', username)
  await page.fill('#password', password)
  await page.press('#password', 'Enter')
  await page.waitForURL(`${server.origin}/`)
}
/** For whoever wants to look at them beside the drawings. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['DOORWARD_SHOTS']
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
    await assertAccessible(page, `${name} at ${width}`)
  }
}

test('an admin adds a missing address by keyboard and without scripts, and goes on to the app', { skip }, () =>
  withPage(browser, { baseURL: server.origin, javaScriptEnabled: false }, async page => {
    // Nothing may go to the app before the address is registered; and there is no app at the other end.
    const reached: string[] = []
    page.on('request', request => {
      if (new URL(request.url()).host === 'photos.example.com') reached.push(request.url().replace(/\?.*/, ''))
    })
    await signIn(page, 'jonas')
    await page.goto(authPath(sent))
    await page.focus('button:has-text("Add this address")')
    await page.keyboard.press('Enter')
    await page.waitForSelector('h1:has-text("The address is added to Immich")')
    assert.equal(reached.length, 0)
    await page.focus('a:has-text("Go on to Immich")')
    const arrival = page.waitForRequest('https://photos.example.com/**')
    await page.keyboard.press('Enter')
    await arrival
    assert.deepEqual(reached, [sent])
  }),
)

test('every page of a mismatch can be used by everybody', { skip }, () =>
  withPage(browser, { baseURL: server.origin }, async page => {
    await signIn(page, 'alice')
    await page.goto(authPath('http://photos.example.com/auth/login'))
    await page.waitForSelector('.contact:has-text("jonas")')
    await look(page, 'redirect-person')
  }),
)

test('every page of a mismatch that an admin sees can be used by everybody', { skip }, () =>
  withPage(browser, { baseURL: server.origin }, async page => {
    await signIn(page, 'olivia')
    for (const [name, address] of [
      ['redirect-admin', 'https://photos.example.com/api/oauth'],
      ['redirect-admin-other-host', 'https://photos.exarnple.com/auth/login'],
      ['redirect-admin-by-hand', 'http://photos.example.com/auth/login'],
    ] as const) {
      await page.goto(authPath(address))
      await look(page, name)
    }
    await page.goto(authPath('https://photos.example.com/api/oauth'))
    await page.click('button:has-text("Add this address")')
    await page.waitForSelector('h1:has-text("The address is added")')
    await look(page, 'redirect-added')
  }),
)
