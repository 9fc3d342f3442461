import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { Secret } from '#ground'
import type { App, User } from '#directory'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

describe('the audit log in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let anna: User
  let grafana: App
  before(async () => {
    world = await openDashboardWorld()
    anna = await world.add('anna')
    grafana = (
      await world.asOperator.apps.create({ title: 'Grafana', oidc: { redirectUris: ['https://g.example.com/cb'] } })
    ).app
    await refuse('wrong')
    world.events.add({
      kind: 'app.opened',
      outcome: 'refused',
      actor: { kind: 'user', id: anna.id, role: 'user' },
      subject: anna.id,
      app: grafana.id,
      origin: { door: 'oidc', address: '192.0.2.44' },
      reason: 'no-access',
      reference: '7F3K-20QX',
      data: { reasons: ['rule-groups'], amr: ['pwd', 'otp', 'mfa'] },
    })
    await world.events.flush()
  })
  after(() => world.dispose())

  const isFocused = (place: Locator) =>
    place.evaluate((element: { matches: (selector: string) => boolean }) => element.matches(':focus'))

  async function refuse(typed: string): Promise<void> {
    await world.signIn.withPassword({
      identifier: 'anna',
      password: new Secret(typed),
      visitor: { address: '203.0.113.80', userAgent: 'test' },
    })
    await world.events.flush()
  }

  test('tells sentences; details open in place, by key too, and can be copied', async () => {
    const page = await world.open('/audit')
    const refusal = page.getByRole('button', { name: 'Refused Grafana: not in a group that may open it' })
    await refusal.waitFor()
    await page.getByText('Kept for 400 days, can’t be edited.').waitFor()
    await page.getByRole('button', { name: 'Refused sign-in: wrong password' }).waitFor()
    await page.getByRole('button', { name: 'Added the app Grafana' }).waitFor()

    const first = page.locator('button[data-row]').first()
    await page.keyboard.press('j')
    assert.equal(await isFocused(first), true)
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    assert.equal(await isFocused(first), true)
    await refusal.press('Enter')
    assert.equal(await refusal.getAttribute('aria-expanded'), 'true')
    const details = page.locator('.event-details')
    for (const text of ['Not in a group that may open it', 'password and app code', '7F3K-20QX', '192.0.2.44'])
      await details.getByText(text).waitFor()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await details.getByRole('button', { name: 'Copy as JSON' }).click()
    await details.getByText('Copied').first().waitFor()
    const copied = JSON.parse(String(await page.evaluate('navigator.clipboard.readText()')))
    assert.equal(copied.reference, '7F3K-20QX')
    await refusal.press('Enter')
    await details.waitFor({ state: 'detached' })
    await page.close()
  })

  test('filters stand in the address, and what matches none of it is named', async () => {
    const page = await world.open('/audit')
    await page.getByRole('button', { name: 'What' }).click()
    await page.getByRole('menuitem', { name: 'Access' }).click()
    await page.waitForURL(/what=access/)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Refused sign-in: wrong password' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Result' }).click()
    await page.getByRole('menuitem', { name: 'Done' }).click()
    await page.getByText('Nothing matches these filters').waitFor()
    await page.getByText('What is Access, result is Done.').waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).first().click()
    await page.getByRole('button', { name: 'Refused sign-in: wrong password' }).waitFor()

    await page.getByRole('button', { name: 'Who', exact: true }).click()
    await page.getByLabel('Find a person').fill('anna')
    await page.getByRole('option', { name: /anna/ }).click()
    await page.waitForURL(/who=/)
    await page.getByRole('button', { name: 'Who: anna Example' }).waitFor()
    await page.getByLabel('Search the log').fill('7f3k-20qx')
    await page.waitForURL(/search=7f3k-20qx/)
    await page.getByRole('button', { name: /wrong password/ }).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: /Refused Grafana/ }).waitFor()
    assert.equal(await page.locator('button[data-row]').count(), 1)
    const href = await page.getByRole('link', { name: 'Export' }).getAttribute('href')
    assert.match(href ?? '', /^\/api\/v1\/audit\/export\?.*search=7f3k-20qx/)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export' }).click(),
    ])
    assert.match(download.suggestedFilename(), /^audit-.*\.jsonl$/)
    await page.close()
  })

  test('days are chosen, and a last day before the first is not taken', async () => {
    const page = await world.open('/audit')
    await page.getByRole('button', { name: 'When' }).click()
    await page.getByRole('menuitem', { name: 'Choose days' }).click()
    await page.getByLabel('From', { exact: true }).fill('2001-01-02')
    await page.getByLabel('To', { exact: true }).fill('2001-01-01')
    await page.getByText('The last day is before the first.').waitFor()
    await page.getByLabel('To', { exact: true }).fill('2001-01-02')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/from=2001-01-02&to=2001-01-02/)
    await page.getByText('When is 2 January 2001.').waitFor()
    await page.close()
  })

  test('what happens meanwhile waits while somebody reads, and comes by itself when nobody does', async () => {
    const page = await world.open('/audit?who=' + anna.id)
    await page.getByText('Live').waitFor()
    const rows = page.locator('button[data-row]')
    await rows.first().waitFor()
    const before = await rows.count()
    await refuse('wrong once more')
    await rows.nth(before).waitFor()
    await rows.first().press('Enter')
    await page.locator('.event-details').waitFor()
    await refuse('wrong a third time')
    await page.getByRole('button', { name: '1 new' }).waitFor()
    assert.equal(await rows.count(), before + 1)
    await page.getByRole('button', { name: '1 new' }).press('Enter')
    await rows.nth(before + 1).waitFor()
    await page.close()
  })

  test('a person’s page has a timeline of every door', async () => {
    const page = await world.open(`/people/${anna.id}`)
    await page.getByRole('link', { name: 'Activity', exact: true }).click()
    await page.getByText('anna Example was refused Grafana: not in a group that may open it').waitFor()
    await page.getByText('OpenID Connect, from 192.0.2.44, 7F3K-20QX').waitFor()
    await page.close()
  })

  test('how long it is kept is changed in the settings', async () => {
    const page = await world.open('/settings')
    await page.getByLabel('Days in the audit log').fill('90')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Settings are saved').waitFor()
    assert.equal(world.memory.settings().audit.days, 90)
    await page.close()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
