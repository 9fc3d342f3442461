import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { Secret } from '#ground'
import { assertAccessible, withPage } from '../pages/in-browser.ts'
import { launchBrowser, noBrowser as skip } from '../world/browser.ts'
import { password } from '../world/open-test-world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { basic } from './oidc-world.ts'

let browser: Browser
let server: TestServer
let count = 0
before(async () => {
  if (skip) return
  browser = await launchBrowser()
  server = await serveTest()
  await server.asOperator.users.create({
    username: 'hana.novak',
    displayName: 'Hana Novak',
    email: 'hana@example.com',
    role: 'owner',
    password: { plain: new Secret(password) },
  })
})
after(async () => {
  if (skip) return
  await browser.close()
  await server.dispose()
})

async function askAsDevice(): Promise<{ complete: string; poll: () => Promise<number> }> {
  const { app, secrets } = await server.asOperator.apps.create({
    title: `Immich ${++count}`,
    link: 'https://photos.example.com',
    access: { kind: 'everyone' },
    oidc: { redirectUris: [], deviceFlow: true },
  })
  const headers = basic(app.oidc?.clientId ?? '', secrets.oidc?.reveal() ?? '')
  const post = (path: string, fields: Record<string, string>) =>
    fetch(new URL(path, server.origin), { method: 'POST', headers, body: new URLSearchParams(fields) })
  const asked = (await (
    await post('/openid/device/auth', { client_id: app.oidc?.clientId ?? '', scope: 'openid profile email' })
  ).json()) as Record<string, string>
  return {
    complete: asked['verification_uri_complete'] ?? '',
    poll: async () => {
      const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
      return (await post('/openid/token', { grant_type, device_code: asked['device_code'] ?? '' })).status
    },
  }
}

for (const javaScriptEnabled of [true, false])
  test(`a device is connected in a browser ${javaScriptEnabled ? 'with' : 'without'} scripts`, { skip }, async () => {
    const { complete, poll } = await askAsDevice()
    await withPage(browser, { baseURL: server.origin, javaScriptEnabled }, async page => {
      const check = async (name: string): Promise<void> =>
        javaScriptEnabled ? assertAccessible(page, name) : undefined
      await page.goto(complete)
      await page.getByLabel('Username or email').fill('hana.novak')
      await page.getByRole('textbox', { name: 'Password' }).fill(password)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Connect a device' }).waitFor()
      await check('the code')
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('heading', { name: 'Sign this device in as you?' }).waitFor()
      await check('the confirmation')
      await page.getByRole('button', { name: 'Yes, it’s my device' }).click()
      await page.getByRole('heading', { name: 'The device is signed in' }).waitFor()
      await check('the end')
    })
    assert.equal(await poll(), 200)
  })
