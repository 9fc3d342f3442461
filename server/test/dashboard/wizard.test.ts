import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../world/browser.ts'
import { startRelyingParty, type RelyingParty } from '../world/relying-party.ts'
import { focused, tabTo, type } from './by-keyboard.ts'
import { requireAccessible } from './require-accessible.ts'
import { serveDashboard, type ServedDashboard } from './served-dashboard.ts'

/** For whoever wants to look at them beside the drawings. */
const shots = process.env['DOORWARD_SHOTS']

describe('an app is added by its recipe, and tested by signing in to it', { skip: noBrowser }, () => {
  let server: ServedDashboard
  let app: RelyingParty
  let page: Page
  before(async () => {
    server = await serveDashboard()
    await server.asOperator.settings.put('organisation', { name: 'Fernhill Cooperative' })
    app = await startRelyingParty('/login/generic_oauth')
    page = await server.visit('/admin/apps')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  })
  after(async () => {
    await app.close()
    await server.dispose()
  })

  /** Both themes and a phone: nothing for axe to find, nothing to scroll sideways. */
  async function look(name: string): Promise<void> {
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 1440],
      ['light', 390],
      ['dark', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      // So high that the foot, which stays in sight, covers no part of a button.
      await page.setViewportSize({ width, height: 2400 })
      await requireAccessible(page)
      await page.setViewportSize({ width, height: 900 })
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true })
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1440, height: 900 })
  }
  const clipboard = (): Promise<string> => page.evaluate('navigator.clipboard.readText()')
  const grafana = () => server.world.memory.apps.findByName('grafana')

  test('the recipe asks for name and address, and says what follows from them', async () => {
    await page.getByRole('link', { name: 'Add app' }).first().click()
    await page.getByRole('radio', { name: 'Nextcloud OpenID Connect' }).waitFor()
    await look('1-recipes')
    await page.getByRole('searchbox', { name: 'Search recipes' }).fill('no such app')
    await page.getByText('No recipe by that name.').waitFor()
    await page.getByRole('searchbox', { name: 'Search recipes' }).fill('graf')
    await page.getByRole('radio', { name: 'Grafana OpenID Connect' }).check()
    await page.getByRole('button', { name: 'Continue with Grafana' }).click()
    await page.getByText('Give the address people type').waitFor()
    assert.equal(await focused(page), 'Address people open')
    await page.getByLabel('Address people open').fill('https://grafana.example.com/')
    await page.getByText('https://grafana.example.com/login/generic_oauth').waitFor()
    await look('1-recipe')
    await page.reload()
    assert.equal(await page.getByLabel('Address people open').inputValue(), 'https://grafana.example.com/')
    await page.getByRole('button', { name: 'Continue with Grafana' }).click()
  })

  test('who can open it; the way back keeps what was typed', async () => {
    await page.getByLabel('Everyone').check()
    await page.getByLabel('Only from certain networks').fill('127.0.0.0/8\nnot a network')
    await page.getByRole('link', { name: 'Back', exact: true }).click()
    assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue(), 'Grafana')
    await page.getByRole('button', { name: 'Continue with Grafana' }).click()
    await page.getByRole('button', { name: 'Add Grafana' }).click()
    await page.getByText('Line 2 is neither an address nor a range').first().waitFor()
    await page.getByLabel('Only from certain networks').fill('127.0.0.0/8\n::1')
    await look('2-access')
    await page.getByRole('button', { name: 'Add Grafana' }).click()
    await page.getByText('The values behind it').waitFor()
    assert.equal(grafana()?.recipe, 'grafana')
    assert.equal(grafana()?.icon, 'grafana')
    assert.deepEqual(grafana()?.oidc?.redirectUris, ['https://grafana.example.com/login/generic_oauth'])
    assert.equal(grafana()?.networks.length, 2)
  })

  test('from the configuration back to who can open it, by the browser too, and on again', async () => {
    await page.goBack()
    assert.equal(await page.getByLabel('Everyone').isChecked(), true)
    await page.getByLabel('Ask for a second factor').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('The values behind it').waitFor()
    assert.equal(grafana()?.requireTwoFactor, true)
    await page.getByRole('link', { name: 'Back', exact: true }).click()
    await page.getByLabel('Ask for a second factor').uncheck()
    await page.keyboard.press('Control+Enter')
    await page.getByText('The values behind it').waitFor()
    assert.equal(grafana()?.requireTwoFactor, false)
  })

  test('another address moves the redirect address and what is to be pasted', async () => {
    const snippet = page.getByRole('region', { name: 'Text for docker-compose.yml' })
    await page.getByLabel('1. Check the address people type').fill(app.url)
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByText(`${app.url}/login/generic_oauth`).first().waitFor()
    assert.deepEqual(grafana()?.oidc?.redirectUris, [app.callback])
    await snippet.filter({ hasText: `GF_SERVER_ROOT_URL: "${app.url}/"` }).waitFor()
    await look('3-config')
  })

  test('the secret is copied only when asked for, and the app gets it', async () => {
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click()
    await page.getByRole('status').getByText('Copied').first().waitFor({ state: 'attached' })
    assert.match(await clipboard(), /CLIENT_SECRET: "PASTE-THE-SECRET-HERE"/)
    await page.getByRole('button', { name: 'Copy with the secret' }).click()
    await page.waitForFunction('navigator.clipboard.readText().then(text => !text.includes("PASTE"))')
    const pasted = await clipboard()
    const secret = /CLIENT_SECRET: "([^"]+)"/.exec(pasted)?.[1] ?? ''
    assert.ok(secret.length >= 32)
    assert.ok(!(await page.content()).includes(secret), 'it is not shown before somebody asks')
    await page.getByRole('button', { name: 'Show once' }).click()
    await page.getByText(secret, { exact: true }).waitFor()
    assert.equal(
      await page
        .evaluate('JSON.stringify(sessionStorage) + location.href')
        .then(String)
        .then(all => all.includes(secret)),
      false,
    )
    await page.getByRole('tab', { name: 'grafana.ini' }).click()
    await page.getByRole('region', { name: 'Text for grafana.ini' }).waitFor()
    await page.getByRole('tab', { name: 'All OIDC values' }).click()
    await page.getByText('Keys (JWKS)').waitFor()
    await app.connect(`${server.origin}/openid`, /CLIENT_ID: "([^"]+)"/.exec(pasted)?.[1] ?? '', secret)
  })

  /** In another tab of the same person, as the app sends them. */
  async function openApp(): Promise<string> {
    const tab = await page.context().newPage()
    await tab.goto(app.url)
    const text = await tab.locator('body').innerText()
    await tab.close()
    return text
  }

  test('a wrong redirect address opens itself, with what to change', async () => {
    app.comeBackTo(`${app.url}/elsewhere`)
    await page.getByRole('link', { name: 'I’ve pasted it, test sign-in' }).click()
    await page.getByText('Grafana is reachable from here').waitFor()
    await page.getByText('Listening for 10 more minutes.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Finish', exact: true }).isDisabled(), true)
    await openApp()
    await page.getByText('The redirect address doesn’t match').waitFor()
    await page.getByText(`${app.url}/elsewhere`).first().waitFor()
    await page.getByText('The path is /elsewhere where /login/generic_oauth is allowed.').waitFor()
    await page.getByText('1 step failed').waitFor()
    await look('4-test')
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.waitForFunction('navigator.clipboard.readText().then(text => text.includes("Sign-in test begun"))')
    assert.match(await clipboard(), /failed {4}The redirect address doesn’t match/)
    await page.getByText('Grafana recipe notes').click()
    await page.getByText('Without root_url Grafana gives').waitFor()
  })

  test('set right, every step turns green as it happens, and what is good to do next is said', async () => {
    app.comeBackTo(app.callback)
    assert.equal(await openApp(), 'Hello olga (Olga Owner), groups: []')
    await page.getByText('All 6 steps passed').waitFor()
    await page.getByText('Grafana is ready').waitFor()
    await page.getByText('Good next steps').waitFor()
    await look('4-test-ok')
    await page.getByRole('button', { name: 'Finish', exact: true }).click()
    await page.getByRole('heading', { name: 'Grafana', exact: true }).waitFor()
  })

  test('the test is to be had later on the app’s page', async () => {
    await page.getByRole('link', { name: 'Test sign-in' }).click()
    await page.getByText('Listening for 10 more minutes.').waitFor()
    await openApp()
    await page.getByText('All 6 steps passed').waitFor()
    await page.getByRole('button', { name: 'Start again' }).click()
    await page.getByText('Waiting. This is where a wrong client secret shows up.').waitFor()
    await look('31-test')
  })

  test('another door its recipe knows is added beside the first, with a secret of its own', async () => {
    const { app: made } = await server.asOperator.apps.create({
      title: 'Nextcloud',
      recipe: 'nextcloud',
      link: 'https://cloud.example.com',
      oidc: { redirectUris: ['https://cloud.example.com/apps/user_oidc/code'] },
    })
    await page.goto(`/admin/apps/add/configuration/${made.id}`)
    await page.getByText('The values behind it').waitFor()
    await page.getByRole('button', { name: 'Make another' }).click()
    await page.getByRole('button', { name: 'Show once' }).waitFor()
    await page.getByRole('tab', { name: 'LDAP instead' }).click()
    await page.getByRole('button', { name: 'Let Nextcloud sign in by LDAP too' }).click()
    await page.getByRole('tab', { name: 'LDAP', exact: true }).click()
    await page.getByText('The directory server is off').waitFor()
    await page.getByRole('button', { name: 'Show once' }).click()
    await page
      .locator('.values > div', { hasText: 'Bind secret' })
      .getByRole('button', { name: 'Copy Bind secret' })
      .waitFor()
    const both = server.world.memory.apps.find(made.id)
    assert.deepEqual([both?.oidc !== null, both?.ldap !== null], [true, true])
    await look('3-two-doors')
  })

  test('by keyboard alone, from the list to the test', async () => {
    await page.goto('/admin/apps')
    await page.getByRole('heading', { name: 'Apps', level: 1 }).waitFor()
    await tabTo(page, /^Add app$/)
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: 'Grafana OpenID Connect' }).waitFor()
    await type(page, /^Search recipes$/, 'grafana')
    await page.getByText('1 recipe shown').waitFor({ state: 'attached' })
    await tabTo(page, /^Grafana\s+OpenID Connect$/)
    await page.keyboard.press('Space')
    await type(page, /^Name$/, 'Second Grafana')
    await type(page, /^Address people open$/, 'https://second.example.com')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Add Second Grafana' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('The values behind it').waitFor()
    await tabTo(page, /^docker-compose$/)
    await page.keyboard.press('ArrowRight')
    assert.equal(await focused(page), 'grafana.ini')
    await page.getByRole('region', { name: 'Text for grafana.ini' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('Listening for 10 more minutes.').waitFor()
    await tabTo(page, /^Finish without testing$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Second Grafana', exact: true }).waitFor()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(server.complaints, []))
})
