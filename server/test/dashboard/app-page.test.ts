import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { AppId, UserId } from '#ground'
import type { App, User } from '#directory'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('the page of an app', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let [anna, bert, carla]: User[] = []
  let grafana: App
  before(async () => {
    world = await openDashboardWorld()
    ;[anna, bert, carla] = [await world.add('anna'), await world.add('bert'), await world.add('carla')]
    const { groups, apps } = world.asOperator
    const [data, analysts] = [await groups.create({ name: 'Data team' }), await groups.create({ name: 'Analysts' })]
    await groups.changeMembers(data.id, { add: [anna.id], addGroups: [analysts.id] })
    await groups.changeMembers(analysts.id, { add: [bert.id] })
    const made = await apps.create({
      title: 'Grafana',
      link: 'https://grafana.example.com',
      access: { kind: 'chosen', groups: [data.id], users: [] },
      requireTwoFactor: true,
      contact: anna.id,
      oidc: { redirectUris: ['https://grafana.example.com/cb'] },
    })
    grafana = made.app
  })
  after(() => world.dispose())

  function open(app: AppId, user: UserId, outcome: 'done' | 'refused' = 'done') {
    world.events.add({
      kind: 'app.opened',
      outcome,
      actor: { kind: 'user', id: user, role: 'user' },
      subject: user,
      app,
      origin: { door: 'oidc', address: '192.0.2.1' },
    })
  }

  test('before anybody came: how that begins', async () => {
    const page = await world.open(`/apps/${grafana.id}`)
    await page.getByText('Nobody has opened Grafana in the last 14 days.').waitFor()
    await page.getByText('Nobody has Grafana open.').waitFor()
    await requireAccessible(page)
    await page.getByRole('region', { name: 'Opened' }).getByRole('link', { name: 'Test sign-in' }).press('Enter')
    await page.waitForURL(/\/test$/)
    await page.context().close()
  })

  test('how often it was opened and refused is drawn, told in a sentence, and listed', async () => {
    assert.ok(anna && bert && carla)
    open(grafana.id, anna.id)
    open(grafana.id, anna.id)
    open(grafana.id, bert.id)
    open(grafana.id, carla.id, 'refused')
    await world.events.flush()
    const page = await world.open(`/apps/${grafana.id}`)
    const chart = page.getByRole('img', { name: 'Opened 3 times in 14 days, by 2 people. Refused 1 time.' })
    await chart.locator('.recharts-bar-rectangle path').first().waitFor()
    await page.getByRole('button', { name: '30 d', exact: true }).click()
    await page.getByRole('img', { name: /in 30 days/ }).waitFor()
    await page.getByRole('button', { name: 'Show as table' }).press('Enter')
    const rows = page.getByRole('region', { name: 'Opened by day' }).getByRole('row')
    assert.equal(await rows.count(), 31)
    assert.deepEqual(await rows.nth(1).getByRole('cell').allTextContents(), ['3', '1'])
    await requireAccessible(page)
    await page.context().close()
  })

  test('who can open it, by what lets them in, with who waits', async () => {
    assert.ok(carla)
    await world.directory
      .as({ kind: 'user', id: carla.id, role: 'user' }, { door: 'pages', address: null })
      .requests.ask({ app: grafana.id, reason: 'For the board.', wantedDays: 30 })
    const page = await world.open(`/apps/${grafana.id}`)
    await page.getByText('anna Example looks after it').waitFor()
    const panel = page.getByRole('region', { name: '3 people can open it' })
    await panel.getByText('2 people, 1 of them through Analysts').waitFor()
    await panel.getByText('Second factor required').waitFor()
    await panel.getByText('1 has no other way in').waitFor()
    await page.getByRole('link', { name: 'Who can open it 3' }).waitFor()
    await panel.getByRole('link', { name: '1 request waiting' }).press('Enter')
    await page.waitForURL(new RegExp(`/requests\\?app=${grafana.id}`))
    await page.getByText('For the board.').waitFor()
    await page.context().close()
  })

  test('from its head to the explanation, with the app chosen', async () => {
    const page = await world.open(`/apps/${grafana.id}`)
    await page.getByRole('main').getByRole('link', { name: 'Explain access' }).press('Enter')
    await page.waitForURL(new RegExp(`/access/explain\\?app=${grafana.id}`))
    await page.getByRole('main').getByRole('button', { name: 'Grafana' }).waitFor()
    await page.context().close()
  })

  test('its activity: what was done with it, and what was changed of it', async () => {
    const page = await world.open(`/apps/${grafana.id}`)
    await page.getByRole('link', { name: 'Activity' }).press('Enter')
    const activity = page.getByRole('region', { name: 'Activity' })
    await activity.getByText('carla Example asked for access to Grafana').waitFor()
    await activity.getByText('anna Example opened Grafana').first().waitFor()
    await activity.getByText(/added the app Grafana/).waitFor()
    await requireAccessible(page)
    await page.context().close()
  })

  test('two people beside one another, and what they differ in; the address says whom', async () => {
    assert.ok(anna && bert)
    const page = await world.open(`/apps/${grafana.id}`)
    await page.getByRole('link', { name: 'Compare two people' }).click()
    await page.getByRole('button', { name: 'Compare with another person' }).click()
    await page.getByLabel('Find a person').fill('bert')
    await page.getByRole('option', { name: /bert/ }).click()
    await page.getByText(/^They differ in .*\bsub\b.*\.$/).waitFor()
    await page.waitForURL(new RegExp(`beside=${bert.id}`))
    assert.match(await page.getByRole('region', { name: 'bert Example' }).locator('pre').innerText(), /"sub": "bert"/)
    assert.match(await page.getByRole('region', { name: 'olga Example' }).locator('pre').innerText(), /"sub": "olga"/)
    await requireAccessible(page)
    await page.getByRole('button', { name: 'Stop comparing' }).click()
    await page.getByText(/^They differ/).waitFor({ state: 'detached' })
    await page.context().close()
  })

  for (const visit of [{ width: 390 }, { colorScheme: 'dark' }, { width: 1920 }] as const)
    test(`the overview at ${JSON.stringify(visit)}`, async () => {
      const page = await world.open(`/apps/${grafana.id}`, visit)
      await page.getByRole('img', { name: /^Opened 3 times/ }).waitFor()
      await page.getByText('Nobody has Grafana open.').waitFor()
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
      await requireAccessible(page)
      await page.context().close()
    })

  test('nothing was reported by the browsers', () => assert.deepEqual(world.complaints, []))
})
