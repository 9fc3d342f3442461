import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('search over everything', { skip: cannotTry, timeout: 180_000 }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    await world.add('anna')
    await world.add('mona', { role: 'usermanager' })
    await world.asOperator.groups.create({ name: 'Annapurna trip' })
    await world.asOperator.apps.create({
      title: 'Annals',
      oidc: { redirectUris: ['https://annals.example.com/cb'] },
      access: { kind: 'everyone' },
    })
  })
  after(() => world.dispose())
  const find = (username: string) => world.memory.people.findByUsername(username) ?? assert.fail()

  async function search(page: Page, text: string): Promise<void> {
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or jump to' }).fill(text)
  }
  const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })

  test('the keyboard opens it, finds people, apps and groups, and goes there', async () => {
    const page = await world.open('/settings')
    await search(page, 'anna')
    for (const [kind, name] of [
      ['People', 'anna Example'],
      ['Apps', 'Annals'],
      ['Groups', 'Annapurna trip'],
      ['With anna Example', 'Explain what anna Example can open'],
      ['Audit log', 'Entries about “anna”'],
    ] as const)
      await page.getByRole('group', { name: kind, exact: true }).getByRole('option', { name }).waitFor()
    const kinds = await page.getByRole('dialog').getByRole('group').allInnerTexts()
    assert.deepEqual(
      kinds.map(text => text.split('\n', 1)[0]),
      ['People', 'Apps', 'Groups', 'With anna Example', 'Audit log'],
    )
    await requireAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await requireAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'anna Example', exact: true }).waitFor()
    await page.keyboard.press('Control+k')
    const box = page.getByRole('combobox', { name: 'Search or jump to' })
    await box.waitFor()
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('who hears the page hears which line Enter opens', async () => {
    const page = await world.open('/')
    await search(page, 'anna')
    const box = page.getByRole('combobox', { name: 'Search or jump to' })
    await option(page, /anna Example anna/).waitFor()
    // What is below comes by answers of its own.
    for (const name of ['Annals', 'Annapurna trip']) await option(page, name).first().waitFor()
    const chosen = async () => page.locator(`[id="${await box.getAttribute('aria-activedescendant')}"]`).innerText()
    assert.match(await chosen(), /^AE\nanna Example/)
    await page.keyboard.press('ArrowDown')
    await page.locator('[aria-selected=true]', { hasText: 'Annals' }).waitFor()
    assert.match(await chosen(), /Annals/)
    assert.equal(await page.locator('[aria-selected=true]').count(), 1)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Annals', exact: true }).waitFor()
    await page.context().close()
  })

  test('what is done with the first is asked about before it is done', async () => {
    await world.open('/people', { as: 'mona' })
    const page = await world.open('/')
    await search(page, 'mona')
    await option(page, 'Sign mona Example out everywhere asks first').click()
    const ask = page.getByRole('dialog', { name: 'Sign mona Example out everywhere?' })
    await ask.waitFor()
    await requireAccessible(page)
    await ask.getByRole('button', { name: 'Cancel' }).click()
    await ask.waitFor({ state: 'detached' })
    const sessionsOf = async () =>
      (
        await world.store.read
          .selectFrom('session')
          .select('id')
          .where('userId', '=', find('mona').id)
          .where('endedAt', 'is', null)
          .execute()
      ).length
    assert.equal(await sessionsOf(), 1)
    await search(page, 'mona')
    await option(page, /^Sign mona Example out/).click()
    await ask.getByRole('button', { name: 'Sign out everywhere' }).click()
    await ask.waitFor({ state: 'detached' })
    assert.equal(await sessionsOf(), 0)
    assert.ok(!page.url().includes('ask='), page.url())
    await page.context().close()
  })

  test('nobody is offered to act on themselves, or above them', async () => {
    const page = await world.open('/people', { as: 'mona' })
    await search(page, 'olga')
    await option(page, /olga Example/)
      .first()
      .waitFor()
    assert.equal(await option(page, /everywhere/).count(), 0)
    const ask = `/admin/people/${find('olga').id}?ask=sign-out`
    await page.goto(ask)
    await page.getByRole('heading', { name: 'olga Example', exact: true }).waitFor()
    assert.equal(await page.getByRole('dialog').count(), 0)
    await page.context().close()
  })

  test('pages are found by name, and the log by what was typed', async () => {
    const page = await world.open('/')
    await search(page, 'directory ser')
    await option(page, 'Directory server').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Directory server' }).waitFor()
    await search(page, 'nobody at all')
    await page.getByText('Nothing is called “nobody at all”.').waitFor()
    await option(page, 'Entries about “nobody at all”').click()
    await page.waitForURL(/\/admin\/audit\?search=nobody/)
    await page.context().close()
  })

  test('on a phone the button at the top opens it, and the drawer holds the navigation', async () => {
    const page = await world.open('/', { width: 390 })
    await page.getByRole('button', { name: 'Search or jump to' }).click()
    await page.getByPlaceholder('Search people, groups and apps').fill('annapurna')
    await option(page, /^Annapurna trip/).waitFor()
    await requireAccessible(page)
    await option(page, /^Annapurna trip/).click()
    await page.getByRole('heading', { name: 'Annapurna trip', exact: true }).waitFor()
    await page.getByRole('link', { name: 'Back to Groups' }).click()
    await page.getByRole('button', { name: 'Open navigation' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    await page.context().close()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
