import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { defaultSettings } from '#directory'
import { aPicture } from '../api/pictures.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

/** Of the browser, in which it is called. */
interface Styles {
  getComputedStyle(of: unknown): { backgroundColor: string }
}

/** For whoever wants to look at them beside the drawings. */
const shots = process.env['DOORWARD_SHOTS']
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

describe('how people sign in, and how it looks', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    await world.asOperator.settings.put('organisation', { name: 'Fernhill Cooperative' })
    for (const name of ['anna', 'bert', 'carla']) await world.add(name)
    await world.add('adam', { role: 'admin' })
    const staff = await world.asOperator.groups.create({ name: 'Staff' })
    const anna = world.memory.people.findByUsername('anna')
    if (anna !== undefined) await world.asOperator.groups.changeMembers(staff.id, { add: [anna.id] })
  })
  after(async () => {
    assert.deepEqual(world.complaints, [])
    await world.dispose()
  })
  beforeEach(async () => {
    await world.asOperator.settings.put('policy', defaultSettings.policy)
    await world.asOperator.settings.put('branding', defaultSettings.branding)
  })

  test('the save bar names whom saving signs out, and saving does it', async () => {
    const page = await world.open('/settings/sign-in-rules', { as: 'adam' })
    await page.getByRole('button', { name: 'Add a group' }).click()
    await page.getByRole('option', { name: /Staff/ }).click()
    await page.getByRole('button', { name: 'Save and sign out 1 person' }).waitFor()
    await page.getByText('They have no second factor').waitFor()
    await page.getByLabel('Everyone must have one').click()
    const button = page.getByRole('button', { name: 'Save and sign out 5 people' })
    await button.waitFor()
    await page.getByText('You are one of them').waitFor()
    await page.getByText('2 unsaved changes').waitFor()
    await shoot(page, 'sign-in-rules')
    await page.getByRole('button', { name: 'See who' }).click()
    const dialog = page.getByRole('dialog')
    for (const name of ['adam', 'anna', 'bert', 'carla', 'olga'])
      await dialog.getByRole('link', { name: `${name} Example` }).waitFor()
    await dialog.getByText('1 to 5 of 5.').waitFor()
    await page.keyboard.press('Escape')
    assert.equal(world.memory.settings().policy.mandatoryTwoFactor, false, 'nothing is saved yet')
    await button.click()
    await page.waitForURL('**/sign-in?next=**')
    assert.equal(world.memory.settings().policy.mandatoryTwoFactor, true)
    await page.context().close()
  })

  test('what demands nothing of anybody is saved without a word about signing out', async () => {
    const page = await world.open('/settings/sign-in-rules')
    await page.getByLabel('Only admins change names and email addresses').click()
    await page.getByLabel('Name the groups that open an app').click()
    await page.getByRole('combobox', { name: 'Skip on a trusted browser for' }).click()
    await page.getByRole('option', { name: 'Never' }).click()
    await page.getByLabel('Stay signed in without being used for').fill('40')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('No longer than a session lasts in all.').waitFor()
    await page.getByLabel('And in all for').fill('60')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Sign-in rules are saved').waitFor()
    const { policy, session } = world.memory.settings()
    assert.deepEqual(
      [policy.lockProfiles, policy.nameGroupsOnRefusal, policy.trustedBrowserDays, session],
      [true, false, 0, { idleDays: 40, absoluteDays: 60 }],
    )
    await page.context().close()
  })

  test('what a file sets is shown with its name, and is not to be changed', async () => {
    await world.asOperator.settings.put('policy', defaultSettings.policy, { managedBy: 'directory.yaml' })
    const page = await world.open('/settings/sign-in-rules')
    await page.getByText('Set by directory.yaml. Change it there.').first().waitFor()
    assert.equal(await page.getByLabel('Everyone must have one').isDisabled(), true)
    assert.equal(await page.getByRole('button', { name: 'Add a group' }).count(), 0)
    assert.equal(await page.getByLabel('And in all for').isDisabled(), false)
    await page.context().close()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`a colour too light is corrected before it is saved, with the numbers, ${colorScheme}`, async () => {
      const page = await world.open('/settings/branding', { colorScheme })
      await page.getByLabel('Your colour', { exact: true }).fill('#8ccf5e')
      await page.getByText('Too light for white text, so we darkened it').waitFor()
      await page.getByText('White on #8ccf5e has a contrast of 1.8').waitFor()
      await page.getByText('9.2 : 1').waitFor()
      await page.getByLabel('Whom to ask').fill('Jonas Ekdahl, office 2.14')
      await page.setInputFiles('input[type=file]', {
        name: 'logo.png',
        mimeType: 'image/png',
        buffer: Buffer.from(await aPicture(40, 40, '#2f6413')),
      })
      await page.getByText('3 unsaved changes').waitFor()
      assert.equal(await page.getByRole('img', { name: 'The sign-in page, light' }).count(), 1)
      const fills = await page
        .locator('.page-preview .button')
        .evaluateAll(all => all.map(one => (globalThis as unknown as Styles).getComputedStyle(one).backgroundColor))
      assert.deepEqual(fills, ['rgb(66, 125, 0)', 'rgb(66, 125, 0)'])
      await shoot(page, `branding-${colorScheme}`)
      await page.getByRole('button', { name: 'Save for all sign-in pages' }).click()
      await page.getByText('The sign-in pages are changed').waitFor()
      const { accent, logo, contact } = world.memory.settings().branding
      assert.deepEqual([accent, contact], ['#8ccf5e', 'Jonas Ekdahl, office 2.14'])
      assert.match(logo ?? '', /^[\w-]{43}$/)
      await page.getByRole('button', { name: 'Back to Doorward blue' }).click()
      await page.getByRole('button', { name: 'Remove the logo' }).click()
      await page.getByRole('button', { name: 'Save for all sign-in pages' }).click()
      await page.locator('.save-bar').waitFor({ state: 'detached' })
      assert.deepEqual([world.memory.settings().branding.accent, world.memory.settings().branding.logo], [null, null])
      await page.context().close()
    })

  test('a file that is no picture is refused beside the logo, and the rest can still be saved', async () => {
    const page = await world.open('/settings/branding')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    await page.setInputFiles('input[type=file]', { name: 'logo.png', mimeType: 'image/png', buffer: svg })
    await page.getByRole('button', { name: 'Save for all sign-in pages' }).click()
    await page.getByRole('alert').getByText('This is not a picture we take: PNG, JPEG or WebP.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByLabel('Your colour', { exact: true }).fill('#12345')
    await page.getByRole('button', { name: 'Save for all sign-in pages' }).click()
    await page.getByText('Give a colour as # and six digits').waitFor()
    assert.deepEqual(world.memory.settings().branding, defaultSettings.branding)
    await page.context().close()
  })

  test('a person’s photo is changed and taken away on their page', async () => {
    const anna = world.memory.people.findByUsername('anna')
    assert.ok(anna)
    const page = await world.open(`/people/${anna.id}`)
    await page.getByRole('button', { name: 'Choose the photo' }).waitFor()
    const send = async (buffer: Buffer) =>
      page.setInputFiles('input[type=file]', { name: 'x.jpg', mimeType: 'image/jpeg', buffer })
    await send(Buffer.from('GIF89a'))
    await page.getByText('This is not a picture we take').waitFor()
    await send(Buffer.alloc(2 * 1024 * 1024 + 1))
    await page.getByText('This file is larger than 2 MB').waitFor()
    await send(Buffer.from(await aPicture(60, 40, '#aa5500')))
    await page.getByText('The photo is saved').waitFor()
    assert.equal(
      await page
        .locator('img.avatar.lg')
        .first()
        .evaluate(one => (one as unknown as { naturalWidth: number }).naturalWidth),
      256,
    )
    await shoot(page, 'person')
    await page.getByRole('button', { name: 'Remove the photo' }).click()
    await page.getByText('The photo is removed').waitFor()
    assert.equal(world.memory.people.find(anna.id)?.picture, null)
    await page.context().close()
  })
})
