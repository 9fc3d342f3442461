import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

describe('the keys page', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let page: Page
  before(async () => {
    world = await openDashboardWorld()
    page = await world.open('/settings/keys')
  })
  after(() => world.dispose())

  const ofPhase = (phase: string) =>
    world.signingKeys.list().filter(key => key.algorithm === 'RS256' && key.phase === phase)

  test('a rotation is begun, and taken back', async () => {
    await page.getByRole('button', { name: 'Rotate' }).click()
    await page.getByRole('menuitem', { name: 'Rotate RS256' }).click()
    await page.getByRole('button', { name: 'Make the new key' }).click()
    await page.getByText('The new key is shown to apps').waitFor()
    const [next] = ofPhase('next')
    const name = next?.kid.slice(0, 4) ?? ''
    await page.getByRole('img', { name: `RS256 key ${name} is shown to apps` }).waitFor()

    await page.getByRole('button', { name: `Take ${name} back` }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `Take ${name} back` })
      .click()
    await page.getByText('The key is taken back').waitFor()
    assert.equal(ofPhase('next').length, 0)
  })

  test('a next key signs now, and one that has leaked is dropped', async () => {
    const [old] = ofPhase('signs')
    await page.getByRole('button', { name: 'Rotate' }).click()
    await page.getByRole('menuitem', { name: 'Rotate RS256' }).click()
    await page.getByRole('button', { name: 'Make the new key' }).click()
    await page.getByRole('button', { name: /^Sign with .{4} now$/ }).waitFor()
    const name = ofPhase('next')[0]?.kid.slice(0, 4) ?? ''
    await page.getByRole('button', { name: `Sign with ${name} now` }).click()
    await page.getByRole('button', { name: `Sign with ${name}`, exact: true }).click()
    await page.getByText('Another key signs now').waitFor()
    assert.deepEqual(ofPhase('signs')[0]?.kid.slice(0, 4), name)

    const leaked = old?.kid.slice(0, 4) ?? ''
    await page.getByRole('button', { name: `Drop ${leaked} at once` }).click()
    await page.getByRole('button', { name: `Drop ${leaked}`, exact: true }).click()
    await page.getByText('The key is dropped').waitFor()
    assert.deepEqual(ofPhase('old'), [])
    assert.deepEqual(world.complaints, [])
  })

  test('the certificate of the directory server is told, and where it is turned on for secrets', async () => {
    await page.getByRole('heading', { name: 'Bind secrets' }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Turn it on' }).getAttribute('href'), '/admin/directory-server')
    world.listening.certificate = {
      names: ['id.example.com'],
      validTo: Date.UTC(2026, 8, 3),
      selfMade: true,
      fingerprint: 'B2:7E:90:14:5D:C1',
      authorityFile: null,
    }
    await page.reload()
    const panel = page.locator('section', { hasText: 'Certificate of the directory server' })
    for (const text of ['id.example.com', '3 September 2026', 'Made here', 'B2:7E:90:14:5D:C1', '6360 LDAPS'])
      await panel.getByText(text).first().waitFor()
    assert.deepEqual(world.complaints, [])
  })
})
