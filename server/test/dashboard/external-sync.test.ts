import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from '#directory'
import { failed, FarEnd, someone } from '../external/sync/far-end.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

const settings = { urls: ['ldaps://far.example'], userSearch: { base: 'ou=people,dc=example,dc=com' } }

describe('a directory that has never run, in the dashboard', { skip: cannotTry }, () => {
  const far = new FarEnd()
  let world: DashboardWorld
  let page: Page
  let id: string
  let local: Record<'anna' | 'ben' | 'carl', User>
  before(async () => {
    world = await openDashboardWorld({ connect: far.connect })
    local = { anna: await world.add('anna'), ben: await world.add('ben'), carl: await world.add('carl') }
    far.people = [...['anna', 'ben', 'carl', 'dora'].map(name => someone(name)), someone('olga')]
    ;({ id } = await world.asOperator.externals.create({ name: 'far', title: 'Far AD', settings }))
    page = await world.open(`/external/${id}/preview`)
  })
  after(() => world.dispose())
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })

  test('the first conflict is open, with both sides; linking is allowed in place', async () => {
    await button('Apply 1 change').waitFor()
    await page.getByText('4 conflicts left to decide.').waitFor()
    await page.getByRole('cell', { name: 'anna@there.example' }).waitFor()
    assert.equal(await page.getByRole('radio', { name: /Same person/ }).count(), 1)
    assert.ok(await page.getByRole('radio', { name: /Same person/ }).isDisabled())
    await requireAccessible(page)
    await button('Allow linking').click()
    await page.getByText('Keeps the account, groups and apps here.').waitFor()
    assert.equal(world.asOperator.externals.list()[0]?.settings.match, 'link')
  })

  test('each is decided by keyboard alone, and what was decided counts at once', async () => {
    const same = page.getByRole('radio', { name: /Same person/ })
    await same.focus()
    await page.keyboard.press('Space')
    await row('anna There').getByRole('button', { name: 'Decide', exact: true }).press('Enter')
    await row('anna There').getByText('To be linked').waitFor()
    await button('Apply 2 changes').waitFor()

    await button('Decide: ben There').press('Enter')
    await row('ben There')
      .getByRole('radio', { name: /Different people/ })
      .press('Space')
    await page.getByLabel('Username here').fill('ben.far')
    await page.keyboard.press('Tab')
    await row('ben There').getByRole('button', { name: 'Decide', exact: true }).press('Enter')
    await row('ben There').getByText('To be imported').waitFor()

    await button('Decide: carl There').press('Enter')
    await row('carl There')
      .getByRole('radio', { name: /Leave them/ })
      .press('Space')
    await row('carl There').getByRole('button', { name: 'Decide', exact: true }).press('Enter')
    await row('carl There').getByText('Left out').waitFor()
    await page.getByText('1 conflict left to decide.').waitFor()
    await requireAccessible(page)
  })

  test('an owner is never offered to be linked', async () => {
    await button('Decide: olga There').click()
    await page.getByText('An owner stays local').waitFor()
    assert.ok(
      await row('olga There')
        .getByRole('radio', { name: /Same person/ })
        .isDisabled(),
    )
    await button('Decide: olga There').click()
  })

  test('read again, what was decided is what would happen, and may be decided otherwise', async () => {
    await button('Read again').click()
    await button('Link 1').waitFor()
    await button('Create 2').waitFor()
    await button('Change: anna There').waitFor()
    await button('Change: carl There').waitFor()
    await button('Apply 3 changes').waitFor()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`on a phone, ${colorScheme}: nothing for axe to find, nothing to scroll sideways`, async () => {
      const phone = await world.open(`/external/${id}/preview`, { width: 390, colorScheme })
      await phone.getByText('1 conflict left to decide.').waitFor()
      await phone.getByRole('cell', { name: 'olga@there.example' }).waitFor()
      await requireAccessible(phone)
      await phone.context().close()
    })

  test('the first run obeys, and says how far it is to whoever comes back', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    far.pause = () => promise
    await button('Apply 3 changes').click()
    await page.getByText(/^Reading, /).waitFor()
    await requireAccessible(page)
    const phone = await world.open(`/external/${id}`, { width: 390, colorScheme: 'dark' })
    await phone.getByRole('button', { name: 'Stop after this batch' }).waitFor()
    await requireAccessible(phone)
    await phone.context().close()
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^People/ })
      .click()
    await page.getByRole('heading', { name: 'People', exact: true }).waitFor()
    await page.getByRole('link', { name: 'External directory Syncing now' }).click()
    await page.getByRole('main').getByText('Syncing now').waitFor()
    await page.getByRole('link', { name: 'Far AD' }).click()
    await page.getByText(/^Reading, /).waitFor()
    far.pause = null
    resolve()
    await page.getByText('1 held back, 1 left out').waitFor()
    await page.getByText('2 created, 1 linked').waitFor()
    await page.getByText(/^3 people\. /).waitFor()
    const find = (username: string) => world.memory.people.findByUsername(username)
    assert.deepEqual([find('anna')?.id, find('anna')?.source], [local.anna.id, id])
    assert.deepEqual([find('ben')?.source, find('ben.far')?.source, find('carl')?.source], ['local', id, 'local'])
  })

  test('a run is stopped by hand: nobody is taken away by it, and the history tells', async () => {
    far.people = [someone('dora'), someone('emil')]
    far.pause = () => new Promise(() => undefined)
    await button('Sync now').click()
    await button('Stop after this batch').press('Enter')
    await page.getByText('Stopped by hand. Nothing was changed.').waitFor()
    await requireAccessible(page)
    far.pause = null
    assert.deepEqual(
      ['anna', 'ben.far'].map(name => world.memory.people.findByUsername(name)?.goneAt),
      [null, null],
    )
    assert.equal(await page.getByText('Nobody was disabled because of it').count(), 0)
    assert.ok(await button('Sync now').isEnabled())
  })

  test('a directory that does not answer to a look says so, with a way to look again', async () => {
    far.refusal = failed('unreachable')
    await page.getByRole('link', { name: 'Preview' }).click()
    await page.getByText('What a sync would do could not be found out.').waitFor()
    await requireAccessible(page)
    far.refusal = null
    await button('Try again').click()
    await page.getByText(/Nothing has changed yet. Read from Far AD/).waitFor()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
