import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { GroupId } from '#ground'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

/** As a date field takes it. */
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe('groups in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    for (const name of ['anna', 'bert', 'carla', 'hana']) await world.add(name)
  })
  after(() => world.dispose())

  const idOf = (name: string): GroupId => {
    const group = world.memory.groups.findByName(name)
    assert.ok(group, name)
    return group.id
  }
  const people = (name: string): string[] => {
    const { groups, people: all } = world.memory
    const slots = groups.membersAt(groups.slotOf(idOf(name)) ?? -1, world.clock.now())
    return [...slots].map(slot => all.at(slot)?.username ?? '').sort()
  }
  const openGroup = (name: string, visit = {}) => world.open(`/groups/${idOf(name)}`, visit)
  const member = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^(.. )?${name} `, 'i') })
  async function choosePeople(page: Page, ...names: string[]) {
    await page.getByRole('button', { name: 'Add people' }).first().click()
    for (const name of names) {
      await page.getByLabel('Find people').fill(name)
      await page.getByRole('option', { name: new RegExp(name) }).click()
    }
  }

  test('a group is made by keys alone, and filled with people who stay until a day', async () => {
    const page = await world.open('/groups')
    await page.getByText('No groups yet').waitFor()
    await page.getByRole('button', { name: 'New group' }).first().press('Enter')
    await page.getByRole('dialog').getByLabel('Name').fill('Data team')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Data team' }).waitFor()
    await page.getByRole('button', { name: 'Add people' }).first().press('Enter')
    await page.getByLabel('Find people').fill('anna')
    await page.getByRole('option', { name: /anna/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Find people').fill('bert')
    await page.getByRole('option', { name: /bert/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Until').fill(dayIn(-2))
    await page.getByText('Choose today or a later day.').waitFor()
    await page.getByLabel('Until').fill(dayIn(30))
    await page.getByRole('button', { name: 'Add 2 people' }).press('Enter')
    await page.getByText('2 people added to Data team').waitFor()
    assert.deepEqual(people('Data team'), ['anna', 'bert'])
    await member(page, 'anna Example').getByText('olga Example').waitFor()
    await page.getByRole('link', { name: 'Ending 2' }).click()
    await page.waitForURL(/show=ending/)
    assert.equal(await page.locator('tbody tr').count(), 2)
  })

  test('adding is undone at once, and who is in is not offered again', async () => {
    const page = await openGroup('Data team')
    await choosePeople(page, 'carla')
    await page.getByLabel('Find people').fill('anna')
    await page.getByText('Nobody who could be added matches').waitFor()
    await page.getByRole('button', { name: 'Add 1 person' }).click()
    await page.getByRole('link', { name: 'carla Example' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: 'carla Example' }).waitFor({ state: 'detached' })
    assert.deepEqual(people('Data team'), ['anna', 'bert'])
  })

  test('an end is moved and taken away', async () => {
    const page = await openGroup('Data team')
    await page.getByRole('button', { name: 'Change until when anna Example is in it' }).click()
    await page.getByRole('button', { name: 'No end' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'No end: set one for anna Example' }).waitFor()
    await page.getByRole('link', { name: 'Ending 1' }).waitFor()
  })

  test('a member is taken out, and undo brings them back with their end', async () => {
    const page = await openGroup('Data team')
    await page.getByRole('button', { name: 'Remove bert Example' }).click()
    await page.getByText('bert Example is no longer in Data team').waitFor()
    assert.deepEqual(people('Data team'), ['anna'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Change until when bert Example is in it' }).waitFor()
    assert.deepEqual(people('Data team'), ['anna', 'bert'])
  })

  test('a group inside shows first who would be new and what that opens; a circle is refused in words', async () => {
    const analysts = await world.asOperator.groups.create({ name: 'Analysts' })
    const carla = world.memory.people.findByUsername('carla')
    assert.ok(carla)
    await world.asOperator.groups.changeMembers(analysts.id, { add: [carla.id] })
    await world.asOperator.apps.create({
      title: 'Grafana',
      access: { kind: 'chosen', groups: [idOf('Data team')], users: [] },
      icon: 'grafana',
      oidc: { redirectUris: ['https://grafana.example.com/cb'] },
    })
    const page = await openGroup('Data team')
    await page.getByRole('button', { name: 'Add group' }).click()
    await page.getByRole('button', { name: 'Choose a group' }).click()
    await page.getByRole('option', { name: /Analysts/ }).click()
    const change = page.getByRole('region', { name: 'What it would change' })
    await change.getByText('1 person would be new in Data team').waitFor()
    await change.getByText('could open Grafana').waitFor()
    await change.getByText('carla Example').waitFor()
    await page.getByRole('button', { name: 'Add Analysts' }).click()
    await page.getByText('3 people: 2 added here, 1 through Analysts.').waitFor()
    await member(page, 'carla Example').waitFor()
    // Under the group that brings them in, who is looked for there or not.
    const rows = await page.getByRole('region', { name: 'Members' }).locator('tbody tr').allInnerTexts()
    const place = (name: string) => rows.findIndex(row => row.includes(name))
    assert.equal(place('carla Example'), place('Analysts') + 1, rows.join(' | '))
    await page.getByRole('link', { name: 'Through groups 1' }).click()
    await member(page, 'carla Example').getByText('In Analysts', { exact: true }).waitFor()

    await page.goto(`/admin/groups/${analysts.id}`)
    await page.getByRole('button', { name: 'Add group' }).click()
    await page.getByRole('button', { name: 'Choose a group' }).click()
    await page.getByRole('option', { name: /Data team/ }).click()
    await page.getByText('That group holds this one already').waitFor()
    assert.ok(await page.getByRole('button', { name: 'Add Data team' }).isDisabled())
    assert.deepEqual(people('Analysts'), ['carla'])
  })

  test('a manager keeps the list of people, and sees nothing else of the dashboard', async () => {
    const page = await openGroup('Data team')
    await page.getByRole('button', { name: 'Add a manager' }).click()
    await page.getByLabel('Find a person').fill('hana')
    await page.getByRole('option', { name: /hana/ }).click()
    await page.getByRole('button', { name: 'Remove hana Example as a manager' }).waitFor()

    const hers = await world.open('/people', { as: 'hana' })
    await hers.getByRole('heading', { name: 'My groups' }).waitFor()
    assert.equal(await hers.getByRole('link', { name: 'People' }).count(), 0)
    await hers.getByRole('link', { name: 'Data team' }).click()
    await choosePeople(hers, 'hana')
    await hers.getByRole('button', { name: 'Add 1 person' }).click()
    await member(hers, 'hana Example').waitFor()
    assert.ok(people('Data team').includes('hana'))
    await hers.getByRole('button', { name: 'Remove hana Example' }).click()
    await hers.getByText('hana Example is no longer in Data team').waitFor()
    for (const other of ['Add group', 'More actions', 'Take out Analysts', 'Add a manager'])
      assert.equal(await hers.getByRole('button', { name: other }).count(), 0, other)
    assert.equal(await hers.getByRole('link', { name: 'Settings' }).count(), 0)
  })

  test('a glance beside the list, by pointer and by key, and its address', async () => {
    const page = await world.open('/groups')
    await page
      .getByRole('row', { name: /^Data team/ })
      .getByText('Local')
      .click()
    await page.getByRole('dialog').getByText('Only through this group').waitFor()
    assert.match(page.url(), /glance=/)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Analysts', exact: true }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('dialog').getByText('Through Data team').waitFor()
  })

  test('apps stand with their sign, and the people of the group are a step away in the matrix', async () => {
    const list = await world.open('/groups')
    await list
      .getByRole('row', { name: /^Data team/ })
      .locator('.app-icon svg')
      .waitFor()
    const page = await openGroup('Data team')
    const opens = page.getByRole('region', { name: 'Opens' })
    await opens.locator('.app-icon svg').waitFor()
    await opens.getByRole('link', { name: 'See its people in the matrix' }).click()
    await page.getByRole('heading', { name: 'Access matrix' }).waitFor()
    await page.getByRole('rowheader', { name: /anna Example/ }).waitFor()
    assert.equal(await page.getByRole('rowheader', { name: /olga Example/ }).count(), 0)
  })

  test('what happened is told in sentences', async () => {
    const page = await openGroup('Data team')
    await page.getByRole('link', { name: 'Activity' }).click()
    await page.getByText('olga Example made hana Example a manager of Data team').waitFor()
    await page.getByText('hana Example removed hana Example').waitFor()
  })

  test('a group is renamed; one of a file of truth is shown and says where it is changed', async () => {
    const page = await openGroup('Data team')
    await page.getByRole('navigation', { name: 'Data team' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Analysts')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('There is a group of this name').waitFor()
    await page.getByRole('textbox', { name: 'Name' }).fill('Data people')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'Data people', level: 1 }).waitFor()

    await world.asOperator.groups.create({ name: 'Filed', managedBy: 'doorward.yaml' })
    await page.goto('/admin/groups')
    await page.getByRole('button', { name: 'Source' }).click()
    await page.getByRole('menuitem', { name: 'A file of truth' }).click()
    await page.getByRole('link', { name: 'Data people' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Filed' }).click()
    await page.getByText('It is kept in doorward.yaml. Change it there and apply it again.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Add people' }).count(), 0)
  })

  test('deleting says who loses what, and asks for the name', async () => {
    const page = await openGroup('Data people')
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete group' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('3 people would lose an app, at once:').waitFor()
    await dialog.getByText('Grafana, 3 people').waitFor()
    const confirm = dialog.getByRole('button', { name: 'Delete group' })
    assert.ok(await confirm.isDisabled())
    await dialog.getByLabel('Type Data people to confirm').fill('Data people')
    await confirm.click()
    await page.getByText('Data people was deleted').waitFor()
    await page.getByRole('link', { name: 'Analysts', exact: true }).waitFor()
    assert.equal(world.memory.groups.findByName('Data people'), undefined)
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))

  test('of a large group inside a few people are shown, and more when asked for', async () => {
    const { groups } = world.asOperator
    const crowd = await groups.create({ name: 'Crowd' })
    const all = await groups.create({ name: 'All of us' })
    const people = []
    for (let n = 10; n < 42; n++) people.push(await world.add(`member${n}`))
    await groups.changeMembers(crowd.id, { add: people.map(({ id }) => id) })
    await groups.changeMembers(all.id, { add: [people[0]?.id ?? assert.fail()], addGroups: [crowd.id] })
    const page = await openGroup('All of us')
    const names = page.locator('tr[data-indented] a')
    await names.nth(2).waitFor()
    assert.deepEqual(await names.allInnerTexts(), ['member11 Example', 'member12 Example', 'member13 Example'])
    await requireAccessible(page)
    await page.getByRole('button', { name: 'Show 28 more of Crowd' }).press('Enter')
    await names.nth(27).waitFor()
    await page.getByRole('button', { name: 'Show 3 more of Crowd' }).press('Enter')
    await names.nth(30).waitFor()
    assert.equal(await page.getByRole('button', { name: /more of Crowd/ }).count(), 0)
  })
})
