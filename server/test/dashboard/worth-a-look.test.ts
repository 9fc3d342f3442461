import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days } from '#ground'
import { fixedClock } from '../world/clock.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

const oidc = { redirectUris: ['https://app.example.com/cb'] }

describe('access that is worth a look, beside the matrix', { skip: cannotTry }, () => {
  let world: DashboardWorld
  const clock = fixedClock(Date.now() - days(100))
  before(async () => {
    world = await openDashboardWorld({ clock })
  })
  after(() => world.dispose())

  test('nothing is worth it: the matrix has the room', async () => {
    await world.asOperator.apps.create({ title: 'Wiki', access: { kind: 'everyone' }, ldap: {} })
    const page = await world.open('/access/matrix')
    await page.getByRole('button', { name: /^olga Example, Wiki/ }).waitFor()
    await page.waitForLoadState('networkidle')
    assert.equal(await page.getByRole('heading', { name: 'Worth a look' }).count(), 0)
    await page.context().close()
  })

  test('each is said with what it means, and leads to where it is changed', async () => {
    const { apps, groups, users } = world.asOperator
    const [anna, bert] = [await world.add('anna'), await world.add('bert')]
    const crew = await groups.create({ name: 'Old crew' })
    await groups.changeMembers(crew.id, { add: [bert.id] })
    await users.disable(bert.id)
    await apps.create({
      title: 'Stock counter',
      access: { kind: 'chosen', groups: [], users: [anna.id] },
      adminsIncluded: false,
      oidc,
    })
    await apps.create({ title: 'Payroll', access: { kind: 'everyone' }, sensitive: true, ldap: {} })
    const { app: garden } = await apps.create({ title: 'Garden', access: { kind: 'everyone' }, oidc })
    world.events.add({
      kind: 'app.opened',
      outcome: 'done',
      actor: { kind: 'user', id: anna.id, role: 'user' },
      subject: anna.id,
      app: garden.id,
      origin: { door: 'oidc', address: '192.0.2.1' },
    })
    await world.events.flush()
    clock.advance(days(99))

    const page = await world.open('/access/matrix')
    const panel = page.getByRole('region', { name: 'Worth a look' })
    const hintOf = (title: string) => panel.getByRole('listitem').filter({ hasText: title }).locator('small')
    assert.equal(await hintOf('1 person has Stock counter by name').textContent(), 'Without an end date')
    assert.equal(await hintOf('Stock counter not opened for 90 days').textContent(), 'Never opened. anna Example only.')
    assert.equal(
      await hintOf('Everyone may open Payroll, which is marked sensitive').textContent(),
      '2 people can open it.',
    )
    await hintOf('1 disabled person is still in groups').waitFor()
    await requireAccessible(page)
    await panel.getByRole('link', { name: /^Everyone may open Payroll/ }).press('Enter')
    await page.waitForURL(/\/apps\/[^/]+\/access$/)
    await page.goBack()
    await panel.getByRole('link', { name: /disabled person/ }).press('Enter')
    await page.waitForURL(/\/people\?state=disabled/)
    await page.getByText('bert Example').waitFor()
    await page.context().close()
  })

  test('the list of apps says which of them nobody uses, of those that were used once', async () => {
    const page = await world.open('/apps')
    const row = (title: string) => page.getByRole('row').filter({ hasText: title })
    await row('Garden').getByText('Unused').waitFor()
    await row('Stock counter').getByText('On', { exact: true }).waitFor()
    assert.equal(await row('Payroll').getByText('Unused').count(), 0)
    await page.context().close()
  })

  for (const visit of [{ width: 390 }, { colorScheme: 'dark' }, { width: 1920 }] as const)
    test(`with a square chosen, at ${JSON.stringify(visit)}`, async () => {
      const page = await world.open('/access/matrix', visit)
      await page.getByRole('button', { name: /^anna Example, Stock counter/ }).click()
      await page.getByRole('heading', { name: 'anna Example, Stock counter' }).waitFor()
      await page.getByRole('region', { name: 'Worth a look' }).waitFor()
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
      await requireAccessible(page)
      await page.context().close()
    })

  test('what cannot be found out is said, and the matrix stays', async () => {
    const page = await world.open('/groups')
    await page.route('**/api/v1/access/findings', route =>
      route.fulfill({ status: 503, contentType: 'text/html', body: 'no' }),
    )
    await page.goto('/admin/access/matrix')
    await page.getByRole('region', { name: 'Worth a look' }).getByRole('alert').waitFor()
    await page.getByRole('button', { name: /^anna Example, Payroll/ }).waitFor()
    await page.context().close()
  })

  test('nothing was reported by the browsers', () => assert.deepEqual(world.complaints, []))
})
