import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { newUuid } from '#ground'
import type { ExternalCommands } from '#external'
import { incomingOf, person } from '../external/sync/people.ts'
import { cli, operator } from '../world/open-test-world.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('moving people here from a directory, in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let page: Page
  let id: string
  before(async () => {
    world = await openDashboardWorld()
    const { externals } = world.asOperator
    const settings = { urls: ['ldap://127.0.0.1:9'], userSearch: { base: 'dc=example,dc=com' } }
    const made = await externals.create({ name: 'old', title: 'Old directory', settings })
    await externals.turnOn(made.id)
    id = made.id
    await world.store.commands<ExternalCommands>('external')('apply', {
      actor: operator,
      origin: cli,
      at: world.clock.now(),
      eventId: newUuid(world.clock),
      directoryId: id,
      people: ['amy', 'ben', 'cid', 'dot'].map(name => incomingOf(world, made.settings, person(name))),
      targets: null,
    })
    page = await world.open(`/external/${id}`)
  })
  after(() => world?.dispose())
  const panel = () => page.getByRole('region', { name: 'Move people here' })
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  test('it is said what it means, and refused where passwords would be sent unencrypted', async () => {
    await panel().getByRole('button', { name: 'Begin' }).click()
    await page.getByText(/It is checked there once, over an encrypted connection/).waitFor()
    await requireAccessible(page)
    await button('Let them move').click()
    await page.getByText(/Passwords are sent to this directory unencrypted/).waitFor()
    await button('Cancel').click()
    await world.asOperator.externals.update(id as never, { settings: { urls: ['ldaps://127.0.0.1:9'] } })
  })

  test('until a day that is chosen they move one by one, which is shown', async () => {
    await panel().getByRole('button', { name: 'Begin' }).click()
    await page.getByLabel('Until').fill(inTenDays())
    await button('Let them move').click()
    await panel().getByText('0 of 4 people moved').waitFor()
    await panel()
      .getByText(/4 people can until/)
      .waitFor()
    const user = world.memory.people.findByUsername('amy')
    assert.ok(user)
    assert.ok(await world.bindThrough.keep({ user: user.id, hash: 'kept', origin: cli }))
    await page.reload()
    await panel().getByText('1 of 4 people moved').waitFor()
    assert.equal(await panel().getByRole('progressbar').getAttribute('aria-valuenow'), '25')
    await requireAccessible(page)
  })

  test('it is extended to another day, and ended', async () => {
    await panel().getByRole('button', { name: 'Extend' }).click()
    assert.equal(await page.getByLabel('Until').inputValue(), inTenDays())
    await page.getByRole('dialog').getByRole('button', { name: 'Extend' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await panel().getByRole('button', { name: 'End it' }).click()
    await panel().getByText('1 of 1 person moved').waitFor()
    await panel().getByRole('button', { name: 'Begin' }).waitFor()
    assert.deepEqual(world.complaints, [])
  })
})

const inTenDays = (): string => {
  const day = new Date(Date.now() + 10 * 86_400_000)
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, '0')).join('-')
}
