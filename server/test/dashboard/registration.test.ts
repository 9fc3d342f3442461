import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

describe('app registration in the settings', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
  })
  after(() => world.dispose())

  test('it is switched on, a token is made, shown once, and ended', async () => {
    const page = await world.open('/settings')
    await page.getByRole('link', { name: 'App registration' }).click()
    const mayAdd = page.getByRole('switch', { name: 'Apps may add themselves' })
    assert.equal(await mayAdd.isChecked(), false)
    await mayAdd.press('Space')
    await page.getByText('Apps may add themselves', { exact: true }).nth(1).waitFor()
    assert.equal(world.memory.settings().registration.enabled, true)

    await page.getByRole('button', { name: 'Make a token' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Make token' }).click()
    await dialog.getByText('Give the token a name.').waitFor()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Pipeline')
    await dialog.getByRole('button', { name: 'Make token' }).click()
    const text = await dialog.getByRole('status', { name: 'Registration token' }).textContent()
    assert.match(text ?? '', /^dwr_[\w-]{43}$/)
    await dialog.getByRole('button', { name: 'Done' }).click()
    assert.ok(!(await page.content()).includes(text ?? ''), 'it was shown once')

    await page.getByRole('button', { name: 'End Pipeline' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End token' }).click()
    await page.getByRole('heading', { name: 'No registration tokens' }).waitFor()
    assert.deepEqual(await world.registrationTokens.list(), [])
  })

  test('an app that added itself is told from others', async () => {
    const { app } = await world.asOperator.apps.create({
      title: 'Photo frame',
      registeredWith: 'Pipeline',
      oidc: { redirectUris: ['https://frame.example.com/cb'] },
    })
    const page = await world.open('/apps')
    await page.getByRole('row', { name: /Photo frame.*Added itself/ }).waitFor()
    const own = await world.open(`/apps/${app.id}`)
    await own.getByText('Added itself with Pipeline').waitFor()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
