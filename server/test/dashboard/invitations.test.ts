import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { assertAccessible } from '../pages/in-browser.ts'
import { lettersOf, queued, tokenIn } from '../world/letters.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

const visit = { visitor: { address: '192.0.2.7', userAgent: 'test' } }
const another = new Secret('a loud purple window')

describe('links that are handed over, in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld({ mail: queued })
    for (const name of ['anna', 'bert']) await world.add(name)
  })
  after(() => world.dispose())

  for (const width of [1440, 390])
    test(`an invitation, its link as text and picture, another one, and taking it back; ${width} px wide`, async () => {
      const page = await world.open('/people', { width })
      await page.getByRole('button', { name: 'Invite' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Display name').fill(`Emre ${width}`)
      await dialog.getByLabel('Email').fill('not an address')
      await dialog.getByRole('button', { name: 'Make the invitation' }).click()
      await page.locator('.mantine-TextInput-error').waitFor()
      await dialog.getByLabel('Email').fill(`emre${width}@example.com`)
      await assertAccessible(page, 'invite')
      await dialog.getByRole('button', { name: 'Make the invitation' }).click()
      await page.getByText(`Emre ${width} is invited`).waitFor()
      const first = tokenIn(await page.locator('output').innerText())
      await page.getByRole('img', { name: `QR code of the link for Emre ${width}` }).waitFor()
      await page.getByText(`It is on its way to emre${width}@example.com as well.`).waitFor()
      await assertAccessible(page, 'invited')
      assert.equal(tokenIn((await lettersOf(world)).at(-1)?.text ?? ''), first)
      await page.getByRole('button', { name: 'Done' }).click()

      await page.getByRole('link', { name: `Emre ${width}` }).click()
      await page.getByText(/Invited by olga Example on .*The link works once, until/).waitFor()
      assert.ok(!(await page.content()).includes(first))
      await page.getByRole('button', { name: 'Make a new link' }).click()
      const second = tokenIn(await page.locator('output').innerText())
      assert.equal(await world.signIn.invitations.find(first), undefined)
      assert.ok(await world.signIn.invitations.find(second))
      await page.getByRole('button', { name: 'Done' }).click()
      await page.getByRole('button', { name: 'Cancel invitation' }).click()
      await page.getByText(`Emre ${width} is no longer invited`).waitFor()
      assert.equal(await world.signIn.invitations.find(second), undefined)
    })

  test('a reset link is made on the person’s page and works', async () => {
    const { id } = world.memory.people.findByUsername('anna') ?? assert.fail()
    const page = await world.open(`/people/${id}`)
    await page.getByRole('button', { name: 'Make a reset link' }).click()
    await page.getByRole('button', { name: 'Make the link' }).click()
    const token = tokenIn(await page.locator('output').innerText())
    await assertAccessible(page, 'reset link')
    assert.ok(await world.signIn.passwordReset.choose(token, another, visit))
    assert.ok(await world.opens('anna', another.reveal()))
  })

  test('a password is for the first sign-in unless the box is unticked', async () => {
    const { id } = world.memory.people.findByUsername('bert') ?? assert.fail()
    const set = async (lasting: boolean): Promise<string> => {
      const page = await world.open(`/people/${id}`)
      await page.getByRole('button', { name: 'Set password' }).click()
      const dialog = page.getByRole('dialog')
      const box = dialog.getByLabel('Must be changed at the first sign-in')
      assert.equal(await box.isChecked(), true)
      if (lasting) await box.uncheck()
      await dialog.getByRole('button', { name: 'Set password' }).click()
      const made = await page.locator('output').innerText()
      const answer = await world.signIn.withPassword({ identifier: 'bert', password: new Secret(made), ...visit })
      return answer.kind === 'next' ? answer.step : answer.kind
    }
    assert.equal(await set(false), 'new-password')
    assert.equal(await set(true), 'signed-in')
  })

  test('nothing was complained of', () => {
    assert.deepEqual(world.complaints, [])
  })
})
