import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('keys', { skip: cannotTry, timeout: 180_000 }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    await world.add('anna')
    await world.add('mona', { role: 'usermanager' })
  })
  after(() => world.dispose())
  const at = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const list = (page: Page) => page.getByRole('dialog', { name: 'Shortcuts' })

  test('G and another lead to each page, as the list of keys says', async () => {
    const page = await world.open('/')
    await at(page, 'Home')
    await press(page, '?')
    await list(page).waitFor()
    await requireAccessible(page)
    const told = await list(page).locator('dl').last().locator('dt').allInnerTexts()
    const keys = told.map(text => /^G then (\w)$/.exec(text)?.[1] ?? assert.fail(text))
    assert.equal(new Set(keys).size, keys.length)
    const names = await list(page).locator('dl').last().locator('dd').allInnerTexts()
    assert.ok(names.length > 10)
    await press(page, 'Escape')
    await list(page).waitFor({ state: 'detached' })
    for (const [i, name] of names.entries()) {
      await press(page, 'g', (keys[i] ?? '').toLowerCase())
      await page.getByRole('navigation', { name: 'Main' }).locator('[aria-current=page]', { hasText: name }).waitFor()
    }
    await page.context().close()
  })

  test('each is offered what they may see', async () => {
    const page = await world.open('/people', { as: 'mona' })
    await at(page, 'People')
    await press(page, 'g', 'a', 'g', 'g')
    await at(page, 'Groups')
    await press(page, '?')
    await list(page).getByText('Groups', { exact: true }).waitFor()
    assert.equal(await list(page).getByText('Audit log', { exact: true }).count(), 0)
    await page.context().close()
  })

  test('the second key is for G alone, and comes soon or not at all', async () => {
    const page = await world.open('/people')
    await page.getByRole('link', { name: 'anna Example' }).waitFor()
    await press(page, 'j', 'g', 'x')
    await at(page, 'Explain access')
    await press(page, 'g', 'p')
    await page.getByRole('link', { name: 'anna Example' }).focus()
    await press(page, 'x')
    await page.getByRole('toolbar', { name: 'Actions for selected people' }).waitFor()
    await page.context().close()
  })

  test('/ leads to the list’s search, and E to what can be changed', async () => {
    const page = await world.open('/people')
    await page.getByRole('link', { name: 'anna Example' }).waitFor()
    await press(page, '/')
    assert.equal(await page.locator(':focus').getAttribute('type'), 'search')
    const { id } = world.memory.people.findByUsername('anna') ?? assert.fail()
    await page.goto(`/admin/people/${id}`)
    await page.getByRole('region', { name: 'Identity' }).waitFor()
    await press(page, 'e')
    await page.getByRole('textbox', { name: 'Display name' }).waitFor()
    await page.context().close()
  })

  test('nothing happens while somebody types, in a dialog, or with another key held', async () => {
    const page = await world.open('/people')
    await page.getByRole('link', { name: 'anna Example' }).waitFor()
    const box = page.getByRole('searchbox')
    await box.focus()
    await page.keyboard.type('g?h/ga')
    assert.equal(await box.inputValue(), 'g?h/ga')
    assert.equal(await list(page).count(), 0)
    await box.fill('')
    await box.blur()
    await press(page, 'Alt+g', 'Alt+h')
    await page.getByRole('button', { name: 'Add person' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Add person' }).focus()
    await press(page, 'g', 'h', '?', 'Control+k')
    assert.equal(await list(page).count(), 0)
    assert.equal(await page.getByRole('combobox', { name: 'Search or jump to' }).count(), 0)
    assert.match(page.url(), /\/people/)
    await page.context().close()
  })

  test('single keys can be left alone, and that is remembered; Ctrl K stays', async () => {
    const page = await world.open('/')
    await at(page, 'Home')
    await press(page, '?')
    await list(page).getByRole('switch', { name: 'Use single keys as shortcuts' }).click()
    await press(page, 'Escape')
    await list(page).waitFor({ state: 'detached' })
    await page.reload()
    await at(page, 'Home')
    await press(page, '?', 'g', 'p', 'Control+k')
    await page.getByRole('combobox', { name: 'Search or jump to' }).waitFor()
    assert.equal(await list(page).count(), 0)
    await press(page, 'Escape')
    await page.getByRole('button', { name: 'Shortcuts' }).click()
    await list(page).getByRole('switch', { name: 'Use single keys as shortcuts' }).click()
    await press(page, 'Escape')
    await list(page).waitFor({ state: 'detached' })
    await press(page, 'g', 'p')
    await at(page, 'People')
    await page.context().close()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
