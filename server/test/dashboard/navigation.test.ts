import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('the navigation', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    await world.add('anna')
  })
  after(() => world.dispose())

  test('counts people, groups, apps and sessions', async () => {
    const page = await world.open('/')
    const main = page.getByRole('navigation', { name: 'Main' })
    await main.getByRole('link', { name: /^People\s*2$/ }).waitFor()
    await main.getByRole('link', { name: /^Sessions\s*1$/ }).waitFor()
    await page.context().close()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`on a phone it opens beside the page and closes from inside, ${colorScheme}`, async () => {
      const page = await world.open('/', { width: 390, colorScheme })
      await page.getByRole('button', { name: 'Open navigation' }).press('Enter')
      const drawer = page.getByRole('dialog', { name: 'Navigation' })
      await drawer.getByRole('link', { name: 'Home' }).waitFor()
      const close = drawer.getByRole('button', { name: 'Close navigation' })
      const box = (await close.boundingBox()) ?? assert.fail('not seen')
      // The drawer is 312 px wide: its button lies on it and not on what it covers, and is large enough for a finger.
      assert.ok(box.x >= 0 && box.x + box.width <= 312, JSON.stringify(box))
      assert.ok(box.width >= 44 && box.height >= 44)
      await requireAccessible(page)
      await close.click()
      await drawer.waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: 'Open navigation' }).click()
      await drawer.getByRole('link', { name: 'People' }).click()
      await page.waitForURL(/\/people$/)
      await drawer.waitFor({ state: 'hidden' })
      await page.context().close()
    })

  test('who looks after people is led nowhere they may not go', async () => {
    await world.add('mona', { role: 'usermanager' })
    const page = await world.open('/people', { as: 'mona' })
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^People/ })
      .waitFor()
    for (const name of [/^Apps/, /^Requests/, /^Audit log/])
      assert.equal(await page.getByRole('link', { name }).count(), 0)
    await page.context().close()
  })

  test('nothing was reported by the browsers', () => assert.deepEqual(world.complaints, []))
})
