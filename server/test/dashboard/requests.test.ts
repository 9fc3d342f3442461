import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days } from '#ground'
import type { AccessRule, App, User } from '#directory'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('requests in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let app: App
  let amara: User
  let ruth: User
  before(async () => {
    world = await openDashboardWorld()
    amara = await world.add('amara')
    ruth = await world.add('ruth')
    const { groups, apps } = world.asOperator
    const group = await groups.create({ name: 'Data team' })
    const access: AccessRule = { kind: 'chosen', groups: [group.id], users: [] }
    app = (await apps.create({ title: 'Grafana', access, ldap: {} })).app
    await apps.create({ title: 'Gitea', access, ldap: {} })
  })
  after(() => world.dispose())

  const ask = ({ id, role }: User, reason: string, wantedDays: number | null = 30) =>
    world.directory
      .as({ kind: 'user', id, role }, { door: 'pages', address: null })
      .requests.ask({ app: app.id, reason, wantedDays, reference: '7F3K-20QX' })
  const grants = () => world.memory.apps.find(app.id)?.grants ?? []

  test('are counted, opened one at a time, and answered by keyboard', async () => {
    await ask(ruth, 'Minutes of the board meetings', null)
    await ask(amara, 'Visitor numbers for the June report')
    const page = await world.open('/requests')
    await page.getByRole('link', { name: 'Requests 2' }).waitFor()
    const first = page.getByRole('button', { name: /ruth Example/ })
    const second = page.getByRole('button', { name: /amara Example/ })
    await first.waitFor()
    assert.equal(await first.getAttribute('aria-expanded'), 'true', 'the one that waits longest is open')
    await page.getByRole('button', { name: 'Approve for good' }).waitFor()
    await second.press('Enter')
    await page.getByText('Visitor numbers for the June report', { exact: true }).waitFor()
    assert.equal(await first.getAttribute('aria-expanded'), 'false')
    await page.getByText('Also opens Gitea').waitFor()
    // The navigation has a link of this name too.
    const explain = page.getByRole('main').getByRole('link', { name: 'Explain access' })
    assert.equal(
      await explain.getAttribute('href'),
      `/admin/access/explain?user=${amara.id}&app=${app.id}&reference=7F3K-20QX`,
    )
    await requireAccessible(page)
    if (process.env['DOORWARD_SHOTS'])
      await page.screenshot({ path: `${process.env['DOORWARD_SHOTS']}/25-requests.png` })
    await page.getByLabel('Note to amara').fill('Until the report is out')
    await page.getByRole('button', { name: /^Approve until/ }).press('Enter')
    await page.getByText('Grafana is open to amara Example').waitFor()
    await page.getByRole('link', { name: 'Requests 1' }).waitFor()
    const grant = grants().find(({ user }) => user === amara.id)
    assert.ok(grant?.expiresAt && grant.expiresAt > world.clock.now() + days(29))
    const lately = page.getByRole('region', { name: 'Answered lately' })
    await lately.getByRole('row', { name: /amara Example.*Until.*Until the report is out.*olga Example/ }).waitFor()
    await page.close()
  })

  test('lead to why they were refused, also where the reference is none, or another’s', async () => {
    const page = await world.open('/requests')
    const explain = page.getByRole('main').getByRole('link', { name: 'Explain access' })
    await explain.press('Enter')
    await page.getByText('No refusal has the reference 7F3K-20QX').waitFor()
    await page.getByRole('heading', { name: 'No, ruth can’t open Grafana' }).waitFor()
    world.events.add({
      kind: 'app.opened',
      outcome: 'refused',
      actor: { kind: 'user', id: amara.id, role: 'user' },
      subject: amara.id,
      app: app.id,
      origin: { door: 'oidc', address: '192.0.2.7' },
      reference: '7F3K-20QX',
      reason: 'not-allowed',
      data: { reasons: ['rule-groups'] },
    })
    await world.events.flush()
    await page.reload()
    await page.getByText('This reference is of another refusal').waitFor()
    await requireAccessible(page)
    await page.getByRole('link', { name: 'Explain without it' }).press('Enter')
    await page.getByRole('heading', { name: 'No, ruth can’t open Grafana' }).waitFor()
    await page.close()
  })

  test('are given to somebody else who decides, and say so', async () => {
    const page = await world.open('/requests')
    await page.getByRole('button', { name: /ruth Example/ }).waitFor()
    await page.getByRole('button', { name: 'Approve for good' }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Pass on' }).count(), 0, 'nobody else decides')
    await world.add('adam', { role: 'admin' })
    await page.reload()
    await page.getByRole('button', { name: 'Pass on' }).press('Enter')
    await page.getByRole('menuitem', { name: 'adam Example' }).waitFor()
    assert.equal(await page.getByRole('menuitem').count(), 1)
    await requireAccessible(page)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('Passed on to adam Example, who is told').waitFor()
    await page.getByText(/^To adam Example, by olga Example, /).waitFor()
    // It waits on, and whoever gave it away may still answer.
    await page.getByRole('button', { name: 'Approve for good' }).waitFor()
    await page.goto('/admin/audit')
    await page
      .getByRole('button', { name: 'Passed the request of ruth Example for Grafana on to adam Example' })
      .waitFor()
    await page.close()
  })

  test('are passed on from a phone', async () => {
    const page = await world.open('/requests', { width: 390, colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Pass on' }).waitFor()
    await requireAccessible(page)
    await page.getByRole('button', { name: 'Pass on' }).click()
    await page.getByRole('menuitem', { name: 'adam Example' }).waitFor()
    await requireAccessible(page)
    await page.close()
  })

  test('are refused with a word, or answered by somebody else meanwhile', async () => {
    const page = await world.open('/requests')
    // What others do is heard at once, unless the way is cut.
    await page.route('**/api/v1/changes', route => route.abort())
    await page.reload()
    await page.getByRole('button', { name: /ruth Example/ }).waitFor()
    await page.getByRole('button', { name: 'Approve for good' }).waitFor()
    const [waiting] = (await world.asOperator.requests.list({ shown: 'waiting' })).items
    assert.ok(waiting)
    await world.asOperator.requests.refuse(waiting.id, { word: 'Use the board instead' })
    await page.getByRole('button', { name: 'Approve for good' }).click()
    await page.getByText('The request was not answered.').waitFor()
    await page.getByText(/This request is not waiting any more/).waitFor()
    assert.equal(
      grants().some(({ user }) => user === ruth.id),
      false,
    )
    await page.getByRole('button', { name: /^Answered/ }).click()
    await page.getByRole('row', { name: /ruth Example.*Refused.*Use the board instead/ }).waitFor()
    await requireAccessible(page)
    await page.close()
  })

  test('into a group instead', async () => {
    await ask(ruth, 'Again', 7)
    const page = await world.open('/requests')
    await page.getByRole('radio', { name: /Add to Data team/ }).check()
    await page.getByRole('button', { name: /^Approve until/ }).click()
    await page.getByText('Grafana is open to ruth Example').waitFor()
    await page.getByText('Nobody is waiting.').waitFor()
    assert.equal(
      world.memory.people
        .groupsOf(ruth.id, world.clock.now())
        .map(({ name }) => name)
        .join(),
      'Data team',
    )
    await page.close()
  })

  test('one’s own is for somebody else', async () => {
    await world.asOperator.apps.update(app.id, { adminsIncluded: false })
    await world.add('ada', { role: 'admin' })
    const ada = world.memory.people.findByUsername('ada')
    assert.ok(ada)
    await ask(ada, 'Mine')
    const page = await world.open('/requests', { as: 'ada' })
    await page.getByText('Nobody is waiting.').waitFor()
    await page.close()
  })

  test('who is let in by name is on the app’s page, and is ended there', async () => {
    const page = await world.open(`/apps/${app.id}/access`)
    const panel = page.getByRole('region', { name: 'Let in by name' })
    await panel.getByRole('row', { name: /amara Example.*Until.*olga Example/ }).waitFor()
    await requireAccessible(page)
    await panel.getByRole('button', { name: 'End now: amara Example' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/They are refused from now on/).waitFor()
    await dialog.getByRole('button', { name: 'End now' }).click()
    await page.getByText('amara Example is no longer let into Grafana').waitFor()
    await panel.waitFor({ state: 'detached' })
    assert.equal(
      grants().some(({ user }) => user === amara.id),
      false,
    )
    await page.close()
  })

  test('those that end soon, and filters that stand in the address', async () => {
    const { id } = await ask(amara, 'For two days', 1)
    await world.asOperator.requests.approve(id, { until: world.clock.now() + days(2) })
    const page = await world.open('/requests?shown=ending')
    await page.getByRole('row', { name: /amara Example.*Grafana.*Until/ }).waitFor()
    await requireAccessible(page)
    await page.goto(`/admin/requests?shown=ending&app=${app.id}`)
    await page.getByRole('button', { name: /App: Grafana/ }).click()
    await page.waitForURL(url => !url.search.includes('app='))
    await page.close()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`fit a narrow window, ${colorScheme}`, async () => {
      const waiting = await world.asOperator.requests.list({ shown: 'waiting' })
      if (!waiting.items.some(({ userId }) => userId === ruth.id)) {
        const { groups } = world.asOperator
        const [group] = world.memory.people.groupsOf(ruth.id, world.clock.now())
        if (group) await groups.changeMembers(group.id, { remove: [ruth.id] })
        await ask(ruth, 'Minutes of the board meetings, which are long and whose titles are even longer'.repeat(4))
      }
      for (const path of ['/requests', '/requests?shown=answered', '/requests?shown=ending']) {
        const page = await world.open(path, { width: 390, colorScheme })
        await page
          .getByText(/Example/)
          .first()
          .waitFor()
        if (path === '/requests') await page.getByRole('button', { name: 'Refuse' }).waitFor()
        await requireAccessible(page)
        if (process.env['DOORWARD_SHOTS'] && path === '/requests')
          await page.screenshot({
            path: `${process.env['DOORWARD_SHOTS']}/25-requests.mobile.${colorScheme}.png`,
            fullPage: true,
          })
        await page.close()
      }
    })

  test('nothing was complained of', () => assert.deepEqual(world.complaints, []))
})
