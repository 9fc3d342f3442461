import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startCompany, type CompanySlapd } from '../external/servers/slapd.ts'
import { focused, tabTo, type } from './by-keyboard.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

describe('a directory is connected by keyboard alone', { skip: cannotTry }, () => {
  let company: CompanySlapd
  let world: DashboardWorld
  let page: Page
  before(async () => {
    company = await startCompany()
    world = await openDashboardWorld()
    await world.add('muller')
    page = await world.open('/external')
  })
  after(async () => {
    await world.dispose()
    await company.dispose()
  })

  test('its settings are typed', async () => {
    await page.getByText('No directory is connected').waitFor()
    await tabTo(page, /^Connect a directory$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Connect a directory' }).waitFor()
    await tabTo(page, /^Active Directory/)
    await page.keyboard.press('ArrowRight')
    assert.match(await focused(page), /^OpenLDAP/)
    await type(page, /^Name people know it by/, 'Company')
    await type(page, /^Address/, 'localhost')
    await type(page, /^Port/, String(company.securePort))
    await type(page, /^Account to read with/, company.managerDn)
    await type(page, /^Password/, company.managerPassword)
    await type(page, /^Base DN/, company.base)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Stopped at the certificate').waitFor()
  })

  test('its authority is trusted, and what a sync would do is looked at', async () => {
    await tabTo(page, /^Trust Test authority$/)
    await page.keyboard.press('Enter')
    await page.getByText(/^Works/).waitFor()
    await tabTo(page, /^Preview changes$/)
    await page.keyboard.press('Enter')
    await page.getByText('1 conflict left to decide.').waitFor()
  })

  test('the conflict is decided, and the sync is begun', async () => {
    await tabTo(page, /^Different people/)
    await page.keyboard.press('ArrowDown')
    assert.match(await focused(page), /^Leave them out of the sync/)
    await tabTo(page, /^Decide$/)
    await page.keyboard.press('Enter')
    await page.getByText('Left out').waitFor()
    await tabTo(page, /^Apply 5 changes$/)
    await page.keyboard.press('Enter')
    await page.getByText('5 created').waitFor()
    assert.equal(world.memory.people.findByUsername('muller')?.source, 'local')
  })

  test('the log of the run is opened', async () => {
    await tabTo(page, /^Log of/)
    await page.keyboard.press('Enter')
    await page.getByText(/^Created John Smith/).waitFor()
    await tabTo(page, /Read 6 people/)
  })
})
