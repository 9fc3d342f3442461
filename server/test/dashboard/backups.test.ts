import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

describe('the backups page', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let page: Page
  let key = ''
  before(async () => {
    world = await openDashboardWorld()
    page = await world.open('/settings/backups')
  })
  after(() => world.dispose())

  test('begins with the recovery key, which is shown once', async () => {
    await page.getByText('no recovery key yet').waitFor()
    assert.ok(await page.getByRole('button', { name: 'Back up now' }).isDisabled())
    await page.getByRole('button', { name: 'Make the recovery key' }).click()
    await page.getByRole('button', { name: 'Make the key' }).click()
    key = await page.locator('output').innerText()
    await page.getByRole('button', { name: 'I have stored it' }).click()
    await page.getByText(`…${key.slice(-8, -4)}-${key.slice(-4)}`).waitFor()
    assert.ok(!(await page.content()).includes(key))
  })

  test('a key can be tried', async () => {
    const field = page.getByLabel('Type or paste it to check')
    await field.fill('AGE-SECRET-KEY-15VGVKFA4T40Z6HCX75SDP5RUR3VDQCU6796Z8XM2SQELX955MV2SRSHES4')
    await page.getByRole('button', { name: 'Check my key' }).click()
    await page.getByText('This is another key.').waitFor()
    await field.fill(key)
    await page.getByRole('button', { name: 'Check my key' }).click()
    await page.getByText('This is the key.').waitFor()
  })

  test('a copy is made, checked and downloaded', async () => {
    await page.getByRole('button', { name: 'Back up now' }).click()
    await page.getByText(/^Restored in/).waitFor({ timeout: 20_000 })
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: /^Download/ }).click()
    const file = await downloading
    assert.match(file.suggestedFilename(), /^\d{4}-\d\d-\d\d-\d{4}\.dwb$/)
    assert.match((await readFile(await file.path())).toString('latin1'), /^age-encryption\.org\/v1\n/)
  })

  test('the schedule is changed', async () => {
    await page.getByLabel('At', { exact: true }).fill('23:15')
    await page.getByRole('button', { name: 'Save schedule' }).click()
    await page.getByText('The schedule is saved').waitFor()
    assert.equal(world.memory.settings().backup.at, '23:15')
    assert.deepEqual(world.complaints, [])
  })
})
