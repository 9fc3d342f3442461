import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { languages } from '#ground'
import { launchBrowser, noBrowser as skip } from '../world/browser.ts'
import { assertAccessible, withPage as withPageOf } from './in-browser.ts'
import { startPages, type PagesWorld } from './world.ts'

let browser: Browser
let world: PagesWorld
before(async () => {
  if (skip) return
  browser = await launchBrowser()
  world = await startPages()
})
after(async () => {
  if (skip) return
  await browser.close()
  await world.close()
})

const phone = { viewport: { width: 390, height: 844 } }
const withPage = (options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> =>
  withPageOf(browser, { baseURL: `http://localhost:${world.at.port}`, ...options }, work)

const languageOf = (page: Page): Promise<string | null> => page.getAttribute('html', 'lang')

test('another language by keyboard alone, on the way to an app', { skip }, () =>
  withPage({ locale: 'en-GB' }, async page => {
    await page.goto('/sign-in?flow=flow-1')
    await page.focus('.language summary')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    assert.equal(await page.textContent(':focus'), 'Deutsch')
    await page.keyboard.press('Enter')
    await page.waitForSelector('h1:has-text("Anmelden")')
    assert.equal(new URL(page.url()).search, '?flow=flow-1')
    assert.equal(await languageOf(page), 'de')
    await page.goto('/nothing')
    assert.equal(await languageOf(page), 'de')
  }),
)

test('another language without scripts, and back', { skip }, () =>
  withPage({ locale: 'de-DE', javaScriptEnabled: false }, async page => {
    await page.goto('/sign-in?next=%2Fadmin%2Fpeople')
    assert.equal(await page.textContent('h1'), 'Anmelden')
    for (const [name, heading] of [
      ['Français', 'Se connecter'],
      ['English (UK)', 'Sign in'],
    ] as const) {
      await page.click('.language summary')
      await page.click(`.language button:has-text("${name}")`)
      await page.waitForSelector(`h1:has-text("${heading}")`)
      assert.equal(await page.inputValue('[name=next]'), '/admin/people')
    }
  }),
)

for (const [colorScheme, size] of [
  ['light', { viewport: { width: 1440, height: 900 } }],
  ['dark', phone],
] as const)
  test(`axe finds nothing in any language, the switch closed and open, ${colorScheme}`, { skip }, () =>
    withPage({ colorScheme, ...size }, async page => {
      for (const language of languages) {
        await page.setExtraHTTPHeaders({ 'accept-language': language })
        await page.goto('/sign-in?flow=flow-1')
        assert.equal(await languageOf(page), language)
        await assertAccessible(page, `${language}, closed`)
        await page.click('.language summary')
        await assertAccessible(page, `${language}, open`)
        const box = await page.locator('.language form').boundingBox()
        assert.ok(box && box.x >= 0 && box.x + box.width <= size.viewport.width && box.y >= 0, language)
        const heights = await page.locator('.language button').evaluateAll(all => all.map(one => one.clientHeight))
        assert.ok(heights.every(height => height >= 36))
      }
      await page.fill('#username', 'jonas.ekdahl')
      await page.fill('#password', 'right')
      await page.press('#password', 'Enter')
      await page.waitForURL('**/openid/interaction/flow-1')
      for (const language of languages) {
        await page.setExtraHTTPHeaders({ 'accept-language': language })
        for (const path of ['/', '/sign-out', '/setup/domain', '/setup/next', '/owner-login?token=x', '/nothing']) {
          await page.goto(path)
          assert.equal(await languageOf(page), language)
          await assertAccessible(page, `${language}, ${path}`)
        }
      }
      await page.goto('/')
      await page.click('.language summary')
      await page.click('.language button:has-text("Deutsch")')
      await page.waitForSelector('h1:has-text("Guten Tag, Jonas Ekdahl")')
    }),
  )
