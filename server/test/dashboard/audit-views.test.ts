import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('saved views of the audit log', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    await world.add('anna')
  })
  after(() => world.dispose())

  test('filters are kept under a name, found again, and forgotten with a way back', async () => {
    const page = await world.open('/audit')
    await page.getByRole('link', { name: 'Export' }).waitFor()
    // Everything is no view.
    assert.equal(await page.getByRole('button', { name: 'Save this view' }).count(), 0)
    await page.goto('/admin/audit?what=changes&result=done')
    await page.getByRole('button', { name: 'Save this view' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Give the view a name.').waitFor()
    await requireAccessible(page)
    await dialog.getByLabel('Name').fill('Changes that worked')
    await page.keyboard.press('Enter')
    await page.getByText('“Changes that worked” is saved').waitFor()
    await page.getByRole('button', { name: 'Forget this view' }).waitFor()

    await page.goto('/admin/audit')
    await page.getByRole('button', { name: 'Saved views' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Changes that worked' }).click()
    await page.waitForURL(/what=changes&result=done|result=done&what=changes/)
    await page.getByRole('button', { name: /^What: ?Changes/ }).waitFor()
    // The same filters in another order are the same view.
    await page.goto('/admin/audit?result=done&what=changes')
    await page.getByRole('button', { name: 'Forget this view' }).click()
    await page.getByRole('button', { name: 'Saved views' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Saved views' }).waitFor()
    await page.context().close()
  })

  test('what else lies in the browser under that name does no harm', async () => {
    const page = await world.open('/audit')
    for (const kept of [
      '{',
      '7',
      '[null, {"name": 3}, {"name": "Odd", "filters": {"what": "nonsense", "who": "x"}}]',
    ]) {
      await page.evaluate(`localStorage.setItem('doorward-audit-views', ${JSON.stringify(kept)})`)
      await page.reload()
      await page.getByText('Added anna Example').first().waitFor()
    }
    await page.getByRole('button', { name: 'Saved views' }).click()
    await page.getByRole('menuitem', { name: 'Odd' }).click()
    await page.getByText('Added anna Example').first().waitFor()
    assert.equal(new URL(page.url()).search, '')
    await page.context().close()
  })

  for (const visit of [{ width: 390 }, { colorScheme: 'dark' }] as const)
    test(`at ${JSON.stringify(visit)}`, async () => {
      const page = await world.open('/audit?result=done', visit)
      await page.getByRole('button', { name: 'Save this view' }).waitFor()
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
      await requireAccessible(page)
      await page.context().close()
    })
})
