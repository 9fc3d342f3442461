import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

describe('search over everything', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    await world.add('anna')
    await world.asOperator.groups.create({ name: 'Annapurna trip' })
  })
  after(() => world.dispose())

  test('the keyboard opens it, finds people and groups, and goes there', async () => {
    const page = await world.open('/settings')
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Search people, groups and apps').waitFor()
    await page.keyboard.type('anna')
    await page.getByRole('button', { name: /Annapurna trip/ }).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    )
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'anna Example', exact: true }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Search people, groups and apps').waitFor()
    await page.keyboard.press('Escape')
    await page.getByPlaceholder('Search people, groups and apps').waitFor({ state: 'detached' })
  })

  test('on a phone the button at the top opens it, and the drawer holds the navigation', async () => {
    const page = await world.open('/', { width: 390 })
    await page.getByRole('button', { name: 'Search or jump to' }).click()
    await page.getByPlaceholder('Search people, groups and apps').fill('annapurna')
    await page.getByRole('button', { name: /Annapurna trip/ }).click()
    await page.getByRole('heading', { name: 'Annapurna trip', exact: true }).waitFor()
    await page.getByRole('link', { name: 'Back to Groups' }).click()
    await page.getByRole('button', { name: 'Open navigation' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
