import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { App, Group, User } from '#directory'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('access explained in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let [leonie, amara]: User[] = []
  let data: Group
  let grafana: App

  before(async () => {
    world = await openDashboardWorld()
    const { groups, apps } = world.asOperator
    ;[leonie, amara] = [await world.add('leonie'), await world.add('amara')]
    const analysts = await groups.create({ name: 'BI-Analysts' })
    const desk = await groups.create({ name: 'Front desk' })
    data = await groups.create({ name: 'Data team' })
    await groups.changeMembers(data.id, { addGroups: [analysts.id] })
    await groups.changeMembers(analysts.id, { add: [leonie.id] })
    await groups.changeMembers(desk.id, { add: [amara.id] })
    const made = await apps.create({
      title: 'Grafana',
      access: { kind: 'chosen', groups: [data.id], users: [] },
      oidc: { redirectUris: ['https://g.example.com/cb'] },
    })
    grafana = made.app
    await apps.create({ title: 'Wiki', access: { kind: 'everyone' }, ldap: {} })
    world.events.add({
      kind: 'app.opened',
      outcome: 'refused',
      actor: { kind: 'user', id: amara.id, role: 'user' },
      subject: amara.id,
      app: grafana.id,
      origin: { door: 'oidc', address: '192.0.2.44' },
      reason: 'no-access',
      reference: '7F3K-20QX',
      data: { reasons: ['rule-groups'], amr: ['pwd'] },
    })
    await world.events.flush()
  })
  after(() => world.dispose())

  test('somebody and an app are picked, and each decision is told', async () => {
    const page = await world.open('/access/explain')
    await page.getByText('Nothing asked yet').waitFor()
    await page.getByRole('button', { name: 'Choose a person' }).click()
    await page.getByLabel('Find a person').fill('leonie')
    await page.getByRole('option', { name: /leonie/ }).click()
    await page.getByRole('button', { name: 'Choose an app' }).click()
    await page.getByLabel('Find an app').fill('graf')
    await page.getByRole('option', { name: 'Grafana' }).click()
    await page.getByRole('heading', { name: 'Yes, leonie can open Grafana' }).waitFor()
    await page.getByText('BI-Analysts is inside Data team, and Data team may open Grafana.').waitFor()
    await page.getByText('Leaving BI-Analysts').waitFor()
    await page.getByText('What Grafana is told').waitFor()
    assert.equal(await page.locator('.chain > li').count(), 5)
    await requireAccessible(page)
    await page.close()
  })

  test('refused: ways to let them in, and where each is done', async () => {
    const page = await world.open(`/access/explain?user=${amara?.id}&app=${grafana.id}`)
    await page.getByRole('heading', { name: 'No, amara can’t open Grafana' }).waitFor()
    await page.getByText('Stopped here').waitFor()
    await page.getByText('Only amara, by name').waitFor()
    await requireAccessible(page)
    // Done here in one step, and undone where the message says so.
    const yes = page.getByRole('heading', { name: 'Yes, amara can open Grafana' })
    const no = page.getByRole('heading', { name: 'No, amara can’t open Grafana' })
    const inData = () => world.memory.groups.isMember(data.id, amara?.id ?? assert.fail(), world.clock.now())
    await page.getByRole('button', { name: 'Add: Add amara to Data team' }).press('Enter')
    await yes.waitFor()
    assert.equal(inData(), true)
    await page.getByRole('button', { name: 'Undo' }).click()
    await no.waitFor()
    assert.equal(inData(), false)
    const rule = () => world.memory.apps.find(grafana.id)?.access
    const before = rule()
    await page.getByRole('button', { name: 'Add: Only amara, by name' }).click()
    await yes.waitFor()
    assert.deepEqual(rule(), { kind: 'chosen', groups: [data.id], users: [amara?.id] })
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await no.waitFor()
    assert.deepEqual(rule(), before)
    await page.getByRole('button', { name: 'Open: Open Grafana to Front desk' }).click()
    await yes.waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await no.waitFor()
    assert.deepEqual(rule(), before)
    await page.close()
  })

  test('what is refused says why, and changes nothing', async () => {
    const page = await world.open(`/access/explain?user=${amara?.id}&app=${grafana.id}`)
    await page.getByRole('button', { name: 'Add: Add amara to Data team' }).waitFor()
    const other = await world.asOperator.groups.create({ name: 'Short-lived' })
    await page.route(`**/groups/${data.id}/members`, route =>
      route.continue({ url: route.request().url().replace(data.id, other.id) }),
    )
    await world.asOperator.groups.delete(other.id)
    await page.getByRole('button', { name: 'Add: Add amara to Data team' }).click()
    await page.getByText('Nothing was changed.').waitFor()
    await page.getByRole('heading', { name: 'No, amara can’t open Grafana' }).waitFor()
    await requireAccessible(page)
    await page.close()
  })

  test('what takes more than one step leads to where it is done', async () => {
    const page = await world.open(`/access/explain?user=${leonie?.id}&app=${grafana.id}`)
    await page.getByRole('link', { name: 'Group: Leaving BI-Analysts' }).press('Enter')
    await page.waitForURL(/\/groups\//)
    await page.close()
  })

  test('a reference is looked up: as it was recorded, and as it would be now', async () => {
    const page = await world.open('/access/explain', { width: 390 })
    await page.getByLabel('Reference of a refusal').fill('7f3k-20qx')
    await page.keyboard.press('Enter')
    await page.getByText(/As it was recorded/).waitFor()
    await page.getByRole('heading', { name: 'No, amara can’t open Grafana' }).waitFor()
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    await requireAccessible(page)
    await page.getByLabel('Reference of a refusal').fill('ZZZZ-ZZZZ')
    await page.keyboard.press('Enter')
    await page.getByText('There is no such refusal.').waitFor()
    await page.close()
  })

  test('the log and the search lead there', async () => {
    const page = await world.open('/audit')
    await page.getByRole('button', { name: /Refused Grafana/ }).click()
    await page.getByRole('link', { name: 'Explain access' }).last().click()
    await page.waitForURL(/access\/explain\?reference=7F3K-20QX/)
    await page.goto('/admin/people')
    await page.getByRole('heading', { name: 'People' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Search people, groups and apps').fill('7f3k-20qx')
    await page.getByText('Explain the refusal 7F3K-20QX').click()
    await page.getByRole('heading', { name: 'No, amara can’t open Grafana' }).waitFor()
    await page.close()
  })

  test('the matrix: arrow keys move, a square explains itself, and it leaves as a file', async () => {
    const page = await world.open('/access/matrix')
    const first = page.getByRole('button', { name: /^amara Example, Grafana/ })
    await first.focus()
    await page.keyboard.press('ArrowDown')
    const square = page.getByRole('button', { name: 'leonie Example, Grafana: can open, through a group in a group' })
    assert.equal(
      await square.evaluate((element: { matches: (selector: string) => boolean }) => element.matches(':focus')),
      true,
    )
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('BI-Analysts is inside Data team, and Data team may open Grafana.').waitFor()
    const takeAway = page.getByRole('button', { name: 'Take it away' })
    await takeAway.press('Enter')
    await page.getByRole('heading', { name: 'What would take it away' }).waitFor()
    await page
      .getByRole('link', { name: /^Group: .*BI-Analysts/ })
      .first()
      .waitFor()
    await requireAccessible(page)
    await takeAway.press('Enter')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ])
    const file = readFileSync(await download.path(), 'utf8')
    assert.match(file, /^,Grafana,Wiki\r\n/)
    assert.match(file, /\r\nleonie Example,"can open, through a group in a group","can open, as everyone"\r\n/)
    await page.getByRole('button', { name: 'Groups', exact: true }).click()
    await page.getByRole('button', { name: 'BI-Analysts, Grafana: can open, through a group in a group' }).click()
    await page.getByText('1 person can open Grafana through BI-Analysts. 1 has no other way in.').waitFor()
    await page.getByText('BI-Analysts is inside Data team, and Data team may open Grafana.').waitFor()
    await page.getByRole('link', { name: 'What BI-Analysts opens' }).waitFor()
    await page.getByRole('button', { name: 'Everyone, Wiki: can open, as everyone' }).waitFor()
    await requireAccessible(page)
    await page.close()
  })

  test('apps are chosen as columns by keyboard, the address keeps them, and the file has no others', async () => {
    const page = await world.open('/access/matrix')
    const heads = page.getByRole('columnheader')
    await heads.filter({ hasText: 'Wiki' }).waitFor()
    await page.getByRole('button', { name: 'Apps', exact: true }).press('Enter')
    await page.getByRole('textbox', { name: 'Find an app' }).fill('wik')
    await page.getByRole('option', { name: 'Grafana' }).waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await heads.filter({ hasText: 'Grafana' }).waitFor({ state: 'detached' })
    assert.equal(await heads.filter({ hasText: 'Wiki' }).count(), 1)
    await page.getByRole('option', { name: /^Wiki/ }).getByLabel('chosen').waitFor()
    await requireAccessible(page)
    await page.keyboard.press('Escape')

    await page.reload()
    await page.getByRole('button', { name: 'Apps: 1' }).waitFor()
    await heads.filter({ hasText: 'Wiki' }).waitFor()
    assert.equal(await heads.filter({ hasText: 'Grafana' }).count(), 0)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ])
    assert.match(readFileSync(await download.path(), 'utf8'), /^,Wiki\r\n/)
    await page.getByRole('button', { name: 'Groups', exact: true }).click()
    await page.getByRole('button', { name: 'Everyone, Wiki: can open, as everyone' }).waitFor()
    await page.getByRole('button', { name: 'Apps: 1' }).click()
    await page.getByRole('option', { name: 'All apps' }).click()
    await heads.filter({ hasText: 'Grafana' }).waitFor()
    await page.waitForURL(/matrix\?rows=groups$/)

    await page.goto('/admin/access/matrix?apps=00000000-0000-7000-8000-000000000000')
    await page.getByText('Nothing matches these filters').waitFor()
    await page.getByText(/apps: 1 chosen/i).waitFor()
    await page.close()
  })

  test('the matrix on a phone scrolls inside itself', async () => {
    const page = await world.open('/access/matrix', { width: 390 })
    await page.getByRole('button', { name: /^leonie Example, Grafana/ }).click()
    await page.getByText('BI-Analysts is inside Data team').waitFor()
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    await requireAccessible(page)
    await page.close()
  })

  test('before a rule is saved, who gains and who loses is said', async () => {
    const page = await world.open(`/apps/${grafana.id}/access`)
    await page.getByRole('button', { name: 'Remove Data team' }).click()
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByLabel('Find a person').fill('amara')
    await page.getByRole('option', { name: /amara/ }).click()
    await page.getByText('1 person will gain Grafana').waitFor()
    await page.getByText('1 person will lose Grafana').waitFor()
    await requireAccessible(page)
    await page.close()
  })

  test('a person’s apps each lead to why', async () => {
    const page = await world.open(`/people/${leonie?.id}`)
    await page.getByRole('link', { name: 'Can open' }).first().click()
    await page.getByRole('heading', { name: /Yes, leonie can open/ }).waitFor()
    await page.close()
  })

  test('nothing was stopped or failed in the browser', () => assert.deepEqual(world.complaints, []))
})
