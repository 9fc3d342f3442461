import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { mailTo } from '../mail/mail-world.ts'
import { enrol } from '../second-factor/enrol.ts'
import { givePasskey } from '../second-factor/give-passkey.ts'
import { startSmtpPeer } from '../world/smtp-peer.ts'
import { requireAccessible } from './require-accessible.ts'

describe('the list of people', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    for (const name of ['anna', 'bert', 'carla']) await world.add(name)
  })
  after(() => world.dispose())
  const find = (username: string) => world.memory.people.findByUsername(username) ?? assert.fail()

  test('several are signed out, moved to the trash, and brought back', async () => {
    for (const name of ['anna', 'bert']) await world.open('/people', { as: name })
    const page = await world.open('/people')
    for (const name of ['anna', 'bert']) await page.getByLabel(`Select ${name} Example`).check()
    const bar = page.getByRole('toolbar', { name: 'Actions for selected people' })
    await page.getByText(/anna Example and bert Example: whoever is disabled/).waitFor()
    await requireAccessible(page)
    await bar.getByRole('button', { name: 'Sign out' }).press('Enter')
    await page.getByText('2 people signed out. Sessions ended: 2').waitFor()
    await bar.waitFor({ state: 'detached' })

    for (const name of ['anna', 'bert']) await page.getByLabel(`Select ${name} Example`).check()
    await bar.getByRole('button', { name: 'Move to trash' }).click()
    await page.getByText('2 people are in the trash').waitFor()
    assert.notEqual(find('anna').trashedAt, null)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: 'anna Example' }).waitFor()
    assert.equal(find('bert').trashedAt, null)
  })

  test('columns are chosen, and stay chosen', async () => {
    const page = await world.open('/people')
    const heads = page.getByRole('columnheader')
    await page.getByRole('link', { name: 'anna Example' }).waitFor()
    assert.ok((await heads.allTextContents()).includes('Source'))
    await page.getByRole('button', { name: 'Columns' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Last seen' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Email' }).click()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByRole('link', { name: 'anna Example' }).waitFor()
    const chosen = await heads.allTextContents()
    assert.deepEqual(chosen.filter(Boolean), ['Person', 'Email', 'Source', 'Second factor', 'Role', 'Groups'])
    await page
      .getByRole('row', { name: /anna Example/ })
      .getByRole('cell', { name: 'Local' })
      .waitFor()
  })

  test('says with what somebody proves a second factor, and when they were last seen', async () => {
    await givePasskey(world, find('carla'), 'Key')
    await enrol({ world }, 'carla', { now: () => world.clock.now(), advance: () => {} })
    await world.open('/people', { as: 'bert' })
    const page = await world.open('/people')
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`${name} Example`) })
    await row('carla').getByRole('cell', { name: 'Passkey + app' }).waitFor()
    await row('carla').getByRole('cell', { name: 'Never' }).waitFor()
    await row('bert').getByText('just now').locator('visible=true').waitFor()
    assert.equal(await row('bert').getByRole('cell', { name: 'None' }).count(), 2)
    await requireAccessible(page)

    const phone = await world.open('/people', { width: 390 })
    await phone
      .getByRole('row', { name: /carla Example/ })
      .getByText('Passkey + app')
      .locator('visible=true')
      .waitFor()
    await requireAccessible(phone)
  })

  test('the table that is exported is what the filters let through', async () => {
    const page = await world.open('/people?search=carla')
    await page.getByRole('link', { name: 'carla Example' }).waitFor()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Export CSV' }).click(),
    ])
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    assert.equal(lines.length, 2)
    assert.match(lines[1] ?? '', /^carla,carla Example,carla@example\.com,/)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Import CSV' }).click()
    await page.getByRole('heading', { name: 'Import people' }).waitFor()
  })

  test('several are asked for a second factor; it is said who, and who is left out', async t => {
    const peer = await startSmtpPeer()
    const asking = await openDashboardWorld({ mail: mailTo(peer.port) })
    t.after(async () => {
      await asking.dispose()
      await peer.close()
    })
    for (const name of ['dora', 'erik', 'finn']) await asking.add(name, name === 'finn' ? { email: null } : {})
    await givePasskey(asking, asking.memory.people.findByUsername('erik') ?? assert.fail(), 'Key')
    asking.outbox.start()
    const page = await asking.open('/people')
    for (const name of ['dora', 'erik', 'finn']) await page.getByLabel(`Select ${name} Example`).check()
    await page.getByRole('button', { name: 'Ask for second factor' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Ask for a second factor' })
    await dialog.getByText(/^dora Example: a mail brings the link/).waitFor()
    await dialog.getByText('erik Example: has one already').waitFor()
    await dialog.getByText('finn Example: no confirmed email address').waitFor()
    await requireAccessible(page)
    await dialog.getByRole('button', { name: 'Ask 1 person' }).press('Enter')
    await page.getByText('1 person asked by mail').waitFor()
    await asking.outbox.wake()
    const [message = ''] = peer.taken
    assert.match(message, /To: .*dora@example\.com/)
    assert.match(message, /http:\/\/localhost:8080\/profile\/security/)
    const audit = await asking.open('/audit')
    await audit.getByText('Asked dora Example to set up a second factor').locator('visible=true').first().waitFor()
  })

  test('without a mail server nobody can be asked for a second factor', async () => {
    const page = await world.open('/people')
    await page.getByLabel('Select anna Example').check()
    await page.getByRole('button', { name: 'Ask for second factor' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/This server sends no mail/).waitFor()
    assert.equal(await dialog.getByRole('button', { name: /^Ask/ }).count(), 0)
    await dialog.getByRole('link', { name: 'Demand it in the sign-in rules' }).waitFor()
  })
})
