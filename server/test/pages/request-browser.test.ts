import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, noBrowser as skip } from '../world/browser.ts'
import { openHostileWorld, type HostileWorld } from '../security/world.ts'
import { assertAccessible, withPage } from './in-browser.ts'

let browser: Browser
let world: HostileWorld
before(async () => {
  if (skip) return
  browser = await launchBrowser()
  world = await openHostileWorld()
  const jonas = await world.add('jonas', { displayName: 'Jonas Ekdahl' })
  await world.add('amara', { displayName: 'Amara Okafor' })
  const { groups, apps } = world.asOperator
  const group = await groups.create({ name: 'Data team' })
  await groups.changeManagers(group.id, { add: [jonas.id] })
  await apps.create({
    title: 'Grafana',
    link: 'https://grafana.example.com',
    access: { kind: 'chosen', groups: [group.id], users: [] },
    contact: jonas.id,
    oidc: { clientId: 'grafana', redirectUris: ['https://grafana.example.com/cb'], authMethod: 'none' },
  })
})
after(async () => {
  if (skip) return
  await browser.close()
  await world.dispose()
})

const authUrl =
  '/openid/auth?client_id=grafana&redirect_uri=https%3A%2F%2Fgrafana.example.com%2Fcb&response_type=code&scope=openid' +
  '&state=s&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256'

async function shot(page: Page, name: string, width: number): Promise<void> {
  const folder = process.env['DOORWARD_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}${width < 500 ? '.mobile' : ''}.png`, fullPage: true })
}

for (const [width, colorScheme, locale] of [
  [1440, 'light', 'en-GB'],
  [390, 'dark', 'de'],
] as const)
  test(`asking and answering at ${width}, ${colorScheme}, ${locale}`, { skip }, async () => {
    const as = async (username: string, work: (page: Page) => Promise<void>): Promise<void> => {
      const value = (await world.browser(username)).cookies.get('doorward-session') ?? ''
      const viewport = { width, height: 900 }
      const options = { baseURL: world.origin, viewport, colorScheme, locale }
      await withPage(browser, options, async page => {
        await page.context().addCookies([{ name: 'doorward-session', value, url: world.origin }])
        await work(page)
      })
    }
    await as('amara', async page => {
      await page.goto(authUrl)
      await assertAccessible(page, 'the refusal')
      await shot(page, '18-request-0-refused', width)
      await page.locator('a.btn.primary').press('Enter')
      await page.waitForURL(/\/request\//)
      await assertAccessible(page, 'the form')
      await shot(page, '18-request-1-ask', width)
      await page.locator('#reason').press('Tab')
      // From the span that is chosen to the one before it.
      await page.keyboard.press('ArrowLeft')
      await page.locator('button.primary').press('Enter')
      await page.locator('#reason-error').waitFor()
      await assertAccessible(page, 'the form, refused')
      await page.locator('#reason').fill('Visitor numbers for the June board report.')
      await page.locator('button.primary').press('Enter')
      await page.locator('dl.facts').waitFor()
      await page.getByText(locale === 'de' ? /1 Woche/ : /1 week/).waitFor()
      await assertAccessible(page, 'what was sent')
      await shot(page, '18-request-2-sent', width)
      await page.goto('/')
      await assertAccessible(page, 'my apps')
      await shot(page, '18-request-3-my-apps', width)
    })
    await as('jonas', async page => {
      await page.goto('/')
      await assertAccessible(page, 'my apps, with somebody who waits')
      await page.locator('.note.acc a').press('Enter')
      await page.waitForURL(/\/requests$/)
      await assertAccessible(page, 'those who wait')
      await shot(page, '18-request-4-deciding', width)
      await page.locator('.rows a').press('Enter')
      await page.locator('input[name=word]').fill('Not this time')
      await assertAccessible(page, 'the answer')
      await shot(page, '18-request-5-answer', width)
      await page.locator('button[value=refuse]').press('Enter')
      await page.waitForURL(/done=answered/)
      await assertAccessible(page, 'nobody waits')
    })
  })
