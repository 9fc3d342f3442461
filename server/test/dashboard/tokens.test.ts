import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('API tokens in the settings', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
  })
  after(() => world.dispose())

  const find = (text: string) => world.directory.findToken(new Secret(text), '127.0.0.1')

  test('one is made by keyboard alone, shown once, works, and is ended', async () => {
    const page = await world.open('/settings')
    await page.getByRole('link', { name: 'API tokens' }).press('Enter')
    await page.getByRole('heading', { name: 'No API tokens yet' }).waitFor()
    await page.getByRole('button', { name: 'Make a token' }).press('Enter')

    const dialog = page.getByRole('dialog')
    await page.keyboard.type('Import')
    await page.keyboard.press('Enter')
    await dialog.getByText('Choose at least one thing it may do.').waitFor()

    await dialog.getByRole('checkbox', { name: 'Change groups' }).press('Space')
    const reading = dialog.getByRole('checkbox', { name: 'Read groups' })
    assert.ok((await reading.isChecked()) && (await reading.isDisabled()), 'changing includes reading')
    await dialog.getByRole('checkbox', { name: 'Read people' }).press('Space')
    await requireAccessible(page)
    await dialog.getByRole('button', { name: 'Make token' }).press('Enter')

    const text = await dialog.getByRole('status', { name: 'API token' }).textContent()
    assert.match(text ?? '', /^dwt_[\w-]{43}$/)
    const live = (await find(text ?? '')) ?? assert.fail('it does not work')
    assert.deepEqual(live.scopes.toSorted(), ['groups:write', 'people:read'])
    await dialog.getByRole('button', { name: 'Done' }).press('Enter')

    const row = page.getByRole('row', { name: /Import/ })
    await row.getByText('Change groups. Read people.').waitFor()
    assert.ok(!(await page.content()).includes(text ?? ''), 'it was shown once')
    await page.reload()
    await row.getByText('127.0.0.1').waitFor()

    await row.getByRole('button', { name: 'End Import' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'End token' }).press('Enter')
    await page.getByRole('heading', { name: 'No API tokens yet' }).waitFor()
    assert.equal(await find(text ?? ''), undefined)
  })

  test('a user manager finds their tokens in the navigation, and is offered what their role can do', async () => {
    await world.add('uma', { role: 'usermanager' })
    const page = await world.open('/', { as: 'uma' })
    await page.getByRole('link', { name: 'API tokens' }).click()
    await page.getByRole('button', { name: 'Make a token' }).click()
    const names = page.getByRole('dialog').getByRole('listitem')
    await names.first().waitFor()
    const offered = await names.allTextContents()
    assert.ok(offered.some(text => text.startsWith('People')) && !offered.some(text => text.startsWith('Apps')))
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
