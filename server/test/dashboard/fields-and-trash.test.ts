import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { User } from '#directory'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

describe('profile fields, Unix accounts and the trash in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let anna: User
  before(async () => {
    world = await openDashboardWorld()
    anna = await world.add('anna')
  })
  after(() => world.dispose())

  test('a field is declared, filled in, and refused beside itself when the value does not fit', async () => {
    const page = await world.open('/settings/fields')
    await page.getByRole('button', { name: 'Add field' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Title').fill('Staff number')
    await dialog.getByLabel('Name', { exact: true }).fill('mail')
    await dialog.getByRole('combobox', { name: 'Holds' }).click()
    await page.getByRole('option', { name: 'A whole number' }).click()
    await dialog.getByRole('button', { name: 'Add field' }).click()
    await dialog.getByText('“mail” is an attribute or claim every person has already').waitFor()
    await dialog.getByLabel('Name', { exact: true }).fill('staffNumber')
    await dialog.getByRole('button', { name: 'Add field' }).click()
    await page.getByText('Staff number is saved').waitFor()

    await page.goto(`/admin/people/${anna.id}`)
    await page.getByRole('button', { name: 'Edit profile fields' }).click()
    await page.getByLabel('Staff number').fill('forty-two')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This must be a whole number of at most 15 digits.').waitFor()
    await page.getByLabel('Staff number').fill('42')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('anna Example is saved').waitFor()
    const field = world.memory.attributes.findByName('staffnumber')
    assert.deepEqual(world.memory.people.find(anna.id)?.attributes, { [field?.id ?? '']: ['42'] })
  })

  test('deleting a field asks for its name and takes the values along', async () => {
    const page = await world.open('/settings/fields')
    await page.getByRole('button', { name: 'Delete Staff number' }).click()
    const confirm = page.getByRole('button', { name: 'Delete field' })
    assert.ok(await confirm.isDisabled())
    await page.getByLabel('Type staffNumber to confirm').fill('staffNumber')
    await confirm.click()
    await page.getByText('No fields of your own yet').waitFor()
    assert.deepEqual(world.memory.attributes.all(), [])
  })

  test('a key that is not whole is refused beside the keys, and nothing typed is lost', async () => {
    const page = await world.open(`/people/${anna.id}`)
    await page.getByRole('button', { name: 'Edit Unix account' }).click()
    await page.getByLabel('Login shell').fill('/bin/zsh')
    await page.getByLabel('SSH keys').fill('ssh-ed25519 AAAA')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This key is not whole; copy all of it.').waitFor()
    assert.equal(await page.getByLabel('Login shell').inputValue(), '/bin/zsh')
    await page.getByLabel('SSH keys').fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('anna Example is saved').waitFor()
    assert.equal(world.memory.people.find(anna.id)?.loginShell, '/bin/zsh')
  })

  test('out of the trash without an address that is another’s by now', async () => {
    await world.asOperator.users.delete(anna.id)
    await world.add('heir', { email: 'anna@example.com' })
    const page = await world.open(`/people/${anna.id}`)
    await page.getByText('In the trash since').waitFor()
    await page.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByText('anna@example.com belongs to somebody else by now').waitFor()
    await page.getByRole('button', { name: 'Restore without the address' }).click()
    await page.getByText('anna Example is back').waitFor()
    assert.equal(world.memory.people.find(anna.id)?.email, null)
  })

  test('erased for good, after typing the username', async () => {
    await world.asOperator.users.delete(anna.id)
    const page = await world.open(`/people/${anna.id}`)
    await page.getByRole('button', { name: 'Erase now' }).click()
    await page.getByLabel('Type anna to confirm').fill('anna')
    await page.getByRole('button', { name: 'Erase for good' }).click()
    await page.getByText('anna Example is erased', { exact: true }).waitFor()
    assert.equal(world.memory.people.find(anna.id), undefined)
    assert.deepEqual(world.complaints, [])
  })
})
