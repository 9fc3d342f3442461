import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import type { ServiceRole, User } from '#directory'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('service accounts in the settings', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let anna: User
  before(async () => {
    world = await openDashboardWorld()
    anna = await world.add('anna')
  })
  after(() => world.dispose())

  const find = (text: string) => world.directory.findToken(new Secret(text), '127.0.0.1')
  const make = (name: string, role: ServiceRole = 'usermanager', contact = anna) =>
    world.asOperator.services.create({ name, contactId: contact.id, role })

  test('one is added by keyboard alone, gets a token that is shown once, and the token is ended', async () => {
    const page = await world.open('/settings')
    await page.getByRole('link', { name: 'Service accounts' }).press('Enter')
    await page.getByRole('heading', { name: 'No service accounts yet' }).waitFor()
    await page.getByRole('button', { name: 'Add a service account' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await page.keyboard.type('bi-export')
    await page.keyboard.press('Enter')
    await dialog.getByText('Choose who looks after it.').waitFor()
    await dialog.getByRole('button', { name: 'Choose a contact' }).press('Enter')
    await page.getByRole('textbox', { name: 'Find a person' }).fill('anna')
    // What Enter takes; it is marked once the answer to what was typed is there.
    await page.locator('[data-combobox-selected]', { hasText: 'anna Example' }).waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: /^Contact: anna Example/ }).waitFor()
    await dialog.getByRole('combobox', { name: 'Role' }).press('ArrowDown')
    const offered = await page.getByRole('option').allTextContents()
    assert.deepEqual(offered, ['Member', 'User manager', 'Admin'], 'never an owner')
    await page.getByRole('option', { name: 'User manager' }).click()
    await requireAccessible(page)
    await dialog.getByRole('button', { name: 'Add service account' }).press('Enter')

    await page.getByRole('heading', { level: 1, name: 'bi-export' }).waitFor()
    await page.getByRole('button', { name: 'Make a token' }).press('Enter')
    await page.keyboard.type('cron on nas')
    const names = await dialog.getByRole('listitem').allTextContents()
    assert.ok(names.some(text => text.startsWith('People')) && !names.some(text => text.startsWith('Apps')))
    await dialog.getByRole('checkbox', { name: 'Read people' }).press('Space')
    await dialog.getByRole('button', { name: 'Make token' }).press('Enter')
    const text = (await dialog.getByRole('status', { name: 'API token' }).textContent()) ?? ''
    const live = (await find(text)) ?? assert.fail('it does not work')
    assert.equal(live.holder.kind, 'service')
    await dialog.getByRole('button', { name: 'Done' }).press('Enter')
    const row = page.getByRole('row', { name: /cron on nas/ })
    await row.getByText('Read people.').waitFor()
    assert.ok(!(await page.content()).includes(text), 'it was shown once')
    await page.reload()
    await row.getByText('127.0.0.1').waitFor()
    await row.getByRole('button', { name: 'End cron on nas' }).press('Enter')
    await dialog.getByRole('button', { name: 'End token' }).press('Enter')
    await page.getByRole('heading', { name: 'No tokens yet' }).waitFor()
    assert.equal(await find(text), undefined)
  })

  test('it gets a client secret that is shown once, and loses it', async () => {
    const { id } = await make('oauth-client')
    const page = await world.open(`/settings/service-accounts/${id}`)
    await page.getByRole('button', { name: 'Make a secret' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Make the secret' }).press('Enter')
    const text = (await dialog.getByRole('status', { name: 'Client secret' }).textContent()) ?? ''
    await dialog.getByText(`Its client ID is ${id}.`).waitFor()
    await requireAccessible(page)
    const owner = { kind: 'service', ownerId: id } as const
    assert.ok(await world.directory.findSecret(owner, new Secret(text)))
    await dialog.getByRole('button', { name: 'Done' }).press('Enter')
    await page.getByRole('button', { name: 'Remove now' }).press('Enter')
    await page.getByRole('heading', { name: 'No client secrets yet' }).waitFor()
    assert.equal(await world.directory.findSecret(owner, new Secret(text)), undefined)
    assert.ok(!(await page.content()).includes(text), 'it was shown once')
  })

  test('it is changed, disabled with a way back, and deleted by typing its name', async () => {
    await make('Taken')
    const { id } = await make('Old name')
    const page = await world.open(`/settings/service-accounts/${id}`)
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('TAKEN')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('There is a service account of this name.').waitFor()
    await page.getByRole('textbox', { name: 'Name' }).fill('New name')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'New name' }).waitFor()
    await page.getByRole('button', { name: 'Disable' }).click()
    await page.getByRole('button', { name: 'Enable' }).waitFor()
    assert.equal(world.memory.services.find(id)?.disabled, true)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Disable' }).waitFor()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('textbox', { name: 'Type New name to confirm' }).fill('New name')
    await page.getByRole('button', { name: 'Delete service account' }).click()
    await page.getByRole('heading', { name: 'Service accounts' }).waitFor()
    assert.equal(world.memory.services.find(id), undefined)
  })

  test('when its contact is disabled, the home page leads to it, and it is handed over from the person', async () => {
    const [leaver, heir] = [await world.add('leaver'), await world.add('heir')]
    const one = await make('Left one', 'user', leaver)
    const two = await make('Left two', 'user', leaver)
    const page = await world.open('/')
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    // What there is to see to is there, and no account without a contact is among it.
    await page.getByText(/with only a password$/).waitFor()
    assert.equal(await page.getByText(/^Nobody looks after/).count(), 0)

    await world.asOperator.users.disable(leaver.id)
    await page.reload()
    const told = page.getByRole('listitem').filter({ hasText: 'Nobody looks after 2 service accounts' })
    await told.getByRole('link', { name: 'Show them' }).press('Enter')
    const row = page.getByRole('row', { name: /Left one/ })
    await row.getByText('Disabled').waitFor()
    assert.equal(await page.getByRole('row', { name: /bi-export/ }).count(), 0)
    await row.getByRole('link', { name: 'Left one' }).click()
    await page.getByText('leaver Example is disabled. It goes on all the same.').waitFor()
    await requireAccessible(page)

    await page.goto(`/admin/people/${leaver.id}`)
    const panel = page.getByRole('region', { name: 'Service accounts they look after' })
    await panel.getByRole('button', { name: 'Hand over' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Choose a contact' }).click()
    await page.getByRole('textbox', { name: 'Find a person' }).fill('heir')
    await page.getByRole('option', { name: /heir Example/ }).click()
    await requireAccessible(page)
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await page.getByText('heir Example looks after Left one and Left two').waitFor()
    await panel.waitFor({ state: 'detached' })
    for (const { id } of [one, two]) assert.equal(world.memory.services.find(id)?.contactId, heir.id)
    await page.goto('/admin/settings/service-accounts?show=alone')
    await page.getByRole('heading', { name: 'All are looked after' }).waitFor()
  })

  test('what a file keeps is read-only, and one that is not there says so', async () => {
    const { id } = await world.asOperator.services.create({
      name: 'Kept',
      contactId: anna.id,
      managedBy: 'directory.yaml',
    })
    const page = await world.open(`/settings/service-accounts/${id}`)
    await page.getByText('Read-only').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Delete' }).count(), 0)
    await page.goto(`/admin/settings/service-accounts/${anna.id}`)
    await page.getByRole('heading', { name: 'There is no such service account.' }).waitFor()
  })

  test('user managers are not shown them', async () => {
    await world.add('uma', { role: 'usermanager' })
    const page = await world.open(`/people/${anna.id}`, { as: 'uma' })
    await page.getByRole('heading', { level: 1, name: 'anna Example' }).waitFor()
    await page.getByText('In no group.').waitFor()
    assert.equal(await page.getByText('Service accounts').count(), 0)
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
