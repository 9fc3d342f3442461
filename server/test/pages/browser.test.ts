import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { createPageRenderers, type Mending } from '#pages'
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

const withPage = (options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> =>
  withPageOf(browser, { baseURL: `http://localhost:${world.at.port}`, ...options }, work)

const dashboard = '/admin/apps/x/configuration'
const mendings: Mending[] = [
  { kind: 'add', username: 'jonas.ekdahl', action: '/x', fields: { client_id: 'immich' }, appUrl: dashboard },
  { kind: 'prove', username: 'jonas.ekdahl', signInUrl: '/sign-in?again=1', appUrl: dashboard },
  { kind: 'other-host', appUrl: dashboard },
  { kind: 'by-hand', appUrl: dashboard },
  { kind: 'kept', where: 'doorward.yaml' },
]

test('signing in by keyboard alone, showing the password on the way', { skip }, () =>
  withPage({}, async page => {
    await page.goto('/sign-in?flow=flow-1')
    await page.locator('#username:focus').waitFor()
    await page.keyboard.type('amara.okafor')
    await page.keyboard.press('Tab')
    await page.keyboard.type('right')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    assert.equal(await page.getAttribute('#password', 'type'), 'text')
    await page.keyboard.press('Space')
    assert.equal(await page.getAttribute('#password', 'type'), 'password')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Forgot password?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/openid/interaction/flow-1')
  }),
)

test('without scripts everything still works, and the buttons that need one are not there', { skip }, () =>
  withPage({ javaScriptEnabled: false }, async page => {
    await page.goto('/sign-in')
    assert.equal(await page.isVisible('[data-reveals]'), false)
    await page.fill('#username', 'amara.okafor')
    await page.fill('#password', 'wrong')
    await page.press('#password', 'Enter')
    await page.waitForSelector('[role=alert]')
    assert.equal(await page.inputValue('#username'), 'amara.okafor')
    await page.fill('#password', 'right')
    await page.press('#password', 'Enter')
    await page.waitForSelector('h1:has-text("Hello, Amara Okafor")')
    await page.click('summary:has-text("Account menu")')
    await page.click('button:has-text("Sign out")')
    await page.waitForSelector('h1:has-text("You’re signed out")')
  }),
)

test('a name with markup in it is shown, not run', { skip }, () =>
  withPage({}, async page => {
    let dialogs = 0
    page.on('dialog', async dialog => {
      dialogs++
      await dialog.dismiss()
    })
    await page.goto('/sign-in')
    await page.fill('#username', `"><script>alert(1)</script><img src=x onerror=alert(2)>`)
    await page.fill('#password', 'wrong')
    await page.press('#password', 'Enter')
    await page.waitForSelector('[role=alert]')
    assert.equal(dialogs, 0)
  }),
)

test('the sign-in page with its style and script weighs less than 30 KB', { skip }, () =>
  withPage({}, async page => {
    const bodies: Promise<Buffer>[] = []
    page.on('response', response => {
      if (!response.url().endsWith('.woff2')) bodies.push(response.body())
    })
    await page.goto('/sign-in?flow=flow-1', { waitUntil: 'networkidle' })
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0)
    assert.ok(bytes > 10_000 && bytes < 30_000, `${bytes} bytes`)
  }),
)

const tile = (title: string, asksPassword: boolean) => ({
  title,
  icon: null,
  link: 'https://app.example.com/',
  note: 'Files and calendar',
  asksPassword,
  isNew: asksPassword,
})

for (const [colorScheme, width, height] of [
  ['light', 1440, 900],
  ['dark', 390, 844],
] as const)
  test(`axe finds nothing, ${colorScheme}, ${width} px wide`, { skip }, () =>
    withPage({ colorScheme, viewport: { width, height } }, async page => {
      const look = async (path: string) => {
        await page.goto(path)
        await assertAccessible(page, path)
      }
      await look('/sign-in?flow=flow-1')
      await page.fill('#username', 'jonas.ekdahl')
      await page.fill('#password', 'wrong')
      await page.press('#password', 'Enter')
      await page.waitForSelector('[role=alert]')
      await assertAccessible(page, 'refused')
      world.pausedUntil = world.now + 40_000
      await page.fill('#password', 'right')
      await page.press('#password', 'Enter')
      await page.waitForSelector('.note.warn')
      world.pausedUntil = undefined
      await assertAccessible(page, 'paused')
      await page.goto('/sign-in')
      await page.fill('#username', 'jonas.ekdahl')
      await page.fill('#password', 'right')
      await page.press('#password', 'Enter')
      await page.waitForURL('**/')
      await assertAccessible(page, 'no apps')
      world.apps = [tile('Nextcloud', false), tile('Jellyfin', true)]
      await look('/')
      world.apps = []
      for (const path of ['/setup/domain', '/setup/next', '/sign-out', '/owner-login?token=x', '/setup', '/nothing'])
        await look(path)
      const render = createPageRenderers(() => ({ organisation: 'Fernhill', publicUrl: world.publicUrl }))
      const reader = { language: 'en', at: '/' } as const
      const app = { title: 'Immich', host: 'photos.example.com', icon: null }
      const contact = { name: 'Jonas Ekdahl', email: 'jonas@example.com' }
      const reference = '9K2M-41QX'
      const pages = {
        consent: render.consent(
          {
            app,
            username: 'hana.novak',
            facts: [{ fact: 'name', value: 'Hana Novak', note: 'Username hana.novak' }],
            action: '/x',
            switchUrl: '/sign-in?switch=1',
          },
          reader,
        ),
        refusal: render.refusal(
          {
            app,
            username: 'hana.novak',
            reasons: [{ fine: false, reason: 'in-no-group', groups: ['Operations', 'Data team'] }],
            contact,
            reference,
            switchUrl: '/sign-in?switch=1',
          },
          reader,
        ),
        mismatch: render.redirectMismatch(
          {
            app,
            sent: 'http://photos.example.com/auth/login',
            registered: ['https://photos.example.com/auth/login', 'app.immich:///oauth-callback'],
            contact,
            reference,
          },
          reader,
        ),
        ...Object.fromEntries(
          mendings.map(mending => [
            `mismatch-${mending.kind}`,
            render.redirectMismatch(
              {
                app,
                sent: `https://photos.${mending.kind === 'other-host' ? 'exarnple' : 'example'}.com/user-settings`,
                registered: ['https://photos.example.com/auth/login', 'app.immich:///oauth-callback'],
                contact,
                reference,
                mending,
              },
              reader,
            ),
          ]),
        ),
        added: render.redirectAdded(
          { app, address: 'https://photos.example.com/user-settings', againUrl: '/openid/auth?client_id=immich' },
          reader,
        ),
        protocolError: render.protocolError({ app, technical: 'invalid_scope', reference }, reader),
        signedOut: render.signedOut(
          {
            apps: (['signed-out', 'waiting', 'later', 'own'] as const).map(after => ({
              title: after,
              icon: null,
              after,
            })),
          },
          reader,
        ),
      }
      for (const [name, body] of Object.entries(pages)) {
        await page.route(`**/${name}`, route => route.fulfill({ contentType: 'text/html', body }))
        await look(`/${name}`)
      }
    }),
  )

test('the set-up by keyboard, to its end', { skip }, async t => {
  const fresh = await startPages({ people: [], setupToken: 'setup-token', settingUp: true, organisation: 'Doorward' })
  t.after(() => fresh.close())
  await withPage({ baseURL: `http://localhost:${fresh.at.port}` }, async page => {
    const referers: Promise<string | null>[] = []
    page.on('request', request => referers.push(request.headerValue('referer')))
    await page.goto('/setup?token=setup-token', { waitUntil: 'networkidle' })
    for (const text of ['Jonas Ekdahl', 'jonas.ekdahl', 'jonas@example.com', 'correct horse battery']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    assert.equal(await page.textContent('#password-strength'), 'Strong.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/setup/domain')
    const seen = page.locator('.derived dd')
    const publicUrl = await page.inputValue('#publicUrl')
    await page.fill('#publicUrl', 'https://id.fernhill.org/')
    assert.deepEqual(await seen.allTextContents(), [
      'https://id.fernhill.org/openid',
      'ou=users,dc=fernhill,dc=org',
      'ou=groups,dc=fernhill,dc=org',
      'uid=jonas.ekdahl,ou=users,dc=fernhill,dc=org',
    ])
    await page.fill('#baseDn', 'o=Fernhill')
    await page.fill('#publicUrl', publicUrl)
    assert.equal(await page.inputValue('#baseDn'), 'o=Fernhill', 'what somebody typed stays')
    assert.equal(await seen.last().textContent(), 'uid=jonas.ekdahl,ou=users,o=Fernhill')
    await assertAccessible(page, 'domain')
    await page.fill('#baseDn', 'dc=example,dc=com')
    await page.fill('#organisation', 'Fernhill')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/setup/next')
    assert.equal(await page.textContent('h1'), `Doorward is running at localhost:${fresh.at.port}`)
    assert.equal(fresh.organisation, 'Fernhill')
    const sent = await Promise.all(referers)
    assert.ok(sent.some(referer => referer !== null))
    assert.ok(sent.every(referer => !referer?.includes('setup-token')))
  })
})
