import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { enrol } from '../second-factor/enrol.ts'
import { givePasskey } from '../second-factor/give-passkey.ts'
import { requireAccessible } from './require-accessible.ts'

describe('the list of people', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    for (const name of ['anna', 'bert', 'carla']) await world.add(name)
  })
  after(() => world.dispose())
  const find = (username: string) => world.memory.people.findByUsername(username) ?? assert.fail()

  test('several are signed out, moved to the trash, and brought back', async () => {
    for (const name of ['anna', 'bert']) await world.open('/people', { as: name })
    const page = await world.open('/people')
    for (const name of ['anna', 'bert']) await page.getByLabel(`Select ${name} Example`).check()
    const bar = page.getByRole('toolbar', { name: 'Actions for selected people' })
    await page.getByText(/anna Example and bert Example: whoever is disabled/).waitFor()
    await requireAccessible(page)
    await bar.getByRole('button', { name: 'Sign out' }).press('Enter')
    await page.getByText('2 people signed out. Sessions ended: 2').waitFor()
    await bar.waitFor({ state: 'detached' })

    for (const name of ['anna', 'bert']) await page.getByLabel(`Select ${name} Example`).check()
    await bar.getByRole('button', { name: 'Move to trash' }).click()
    await page.getByText('2 people are in the trash').waitFor()
    assert.notEqual(find('anna').trashedAt, null)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: 'anna Example' }).waitFor()
    assert.equal(find('bert').trashedAt, null)
  })

  test('columns are chosen, and stay chosen', async () => {
    const page = await world.open('/people')
    const heads = page.getByRole('columnheader')
    await page.getByRole('link', { name: 'anna Example' }).waitFor()
    assert.ok((await heads.allTextContents()).includes('Source'))
    await page.getByRole('button', { name: 'Columns' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Last seen' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Email' }).click()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByRole('link', { name: 'anna Example' }).waitFor()
    const chosen = await heads.allTextContents()
    assert.deepEqual(chosen.filter(Boolean), ['Person', 'Email', 'Source', 'Second factor', 'Role', 'Groups'])
    await page
      .getByRole('row', { name: /anna Example/ })
      .getByRole('cell', { name: 'Local' })
      .waitFor()
  })

  test('says with what somebody proves a second factor, and when they were last seen', async () => {
    await givePasskey(world, find('carla'), 'Key')
    await enrol({ world }, 'carla', { now: () => world.clock.now(), advance: () => {} })
    await world.open('/people', { as: 'bert' })
    const page = await world.open('/people')
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`${name} Example`) })
    await row('carla').getByRole('cell', { name: 'Passkey + app' }).waitFor()
    await row('carla').getByRole('cell', { name: 'Never' }).waitFor()
    await row('bert').getByText('just now').locator('visible=true').waitFor()
    assert.equal(await row('bert').getByRole('cell', { name: 'None' }).count(), 2)
    await requireAccessible(page)

    const phone = await world.open('/people', { width: 390 })
    await phone
      .getByRole('row', { name: /carla Example/ })
      .getByText('Passkey + app')
      .locator('visible=true')
      .waitFor()
    await requireAccessible(phone)
  })

  test('the table that is exported is what the filters let through', async () => {
    const page = await world.open('/people?search=carla')
    await page.getByRole('link', { name: 'carla Example' }).waitFor()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Export CSV' }).click(),
    ])
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    assert.equal(lines.length, 2)
    assert.match(lines[1] ?? '', /^carla,carla Example,carla@example\.com,/)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Import CSV' }).click()
    await page.getByRole('heading', { name: 'Import people' }).waitFor()
  })
})
