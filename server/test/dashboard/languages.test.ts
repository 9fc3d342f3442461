import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

describe('the language of the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
  })
  after(() => world.dispose())

  for (const [locale, lang, people] of [
    ['de-AT', 'de', 'Personen'],
    ['fr-CA', 'fr', 'Personnes'],
    ['es', 'es', 'Personas'],
    ['nl', 'en', 'People'],
  ] as const)
    test(`a browser that asks for ${locale} gets ${lang}`, async () => {
      const page = await world.open('/', { locale })
      await page.getByRole('navigation').getByRole('link', { name: people }).waitFor()
      assert.equal(await page.locator('html').getAttribute('lang'), lang)
    })
})
