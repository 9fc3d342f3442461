import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('what is put aside on Health', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
  })
  after(() => world.dispose())

  beforeEach(() => {
    world.findings.splice(0)
    world.findings.push(
      {
        part: 'web',
        name: 'web.proxy',
        verdict: 'look',
        sentence: 'No proxy is trusted.',
        advice: 'Name the addresses of your proxy.',
        tookMs: 14.2,
      },
      {
        part: 'mail',
        name: 'mail.server',
        verdict: 'wrong',
        sentence: 'No mail leaves.',
        advice: 'Look at the server.',
        tookMs: 312,
      },
      { part: 'system', name: 'system.node', verdict: 'ok', sentence: 'Node is current.', advice: null, tookMs: 0.2 },
    )
  })

  const rowOf = (page: Page, text: string) => page.locator('.findings > li', { hasText: text })

  test('a warning is accepted with a reason, leaves Home, and is taken back', async () => {
    const page = await world.open('/health')
    const row = rowOf(page, 'No proxy is trusted.')
    await row.getByText('14 ms').waitFor()
    await rowOf(page, 'No mail leaves.').getByText('0.3 s').waitFor()
    await row.getByRole('button', { name: 'Accept' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Accept this warning' })
    await dialog.getByRole('button', { name: 'Accept' }).click()
    await dialog.getByText('Say why, for whoever reads this later.').waitFor()
    await requireAccessible(page)
    await dialog.getByLabel('Why it is meant to be so').fill('Only this building uses it.')
    await page.keyboard.press('Enter')
    await row.getByText(/^Accepted by olga Example on .*: Only this building uses it\./).waitFor()
    await page.getByText('1 check failed, 1 put aside, 1 passed').waitFor()
    assert.equal(await row.getByRole('button', { name: 'Accept' }).count(), 0)
    await requireAccessible(page)

    const home = await world.open('/')
    const needs = home.getByRole('region', { name: 'Needs attention' })
    await needs.getByText('No mail leaves.').waitFor()
    assert.equal(await needs.getByText('No proxy is trusted.').count(), 0)

    // It stays put aside over a new look, and comes back when somebody says so.
    await page.reload()
    await row.getByRole('button', { name: 'Take back' }).click()
    await row.getByRole('button', { name: 'Accept' }).waitFor()
    await needs.getByText('No proxy is trusted.').waitFor()
    for (const each of [page, home]) await each.context().close()
  })

  test('both can be put off, what has failed only for a week, and the message undoes it', async () => {
    const page = await world.open('/health')
    const failed = rowOf(page, 'No mail leaves.')
    assert.equal(await failed.getByRole('button', { name: 'Accept' }).count(), 0)
    await failed.getByRole('button', { name: 'Remind me' }).press('Enter')
    const choices = page.getByRole('menuitem')
    await choices.first().waitFor()
    assert.deepEqual(
      (await choices.allTextContents()).map(text => text.split(',')[0]),
      ['Tomorrow', 'In a week'],
    )
    await choices.last().click()
    await failed.getByText(/^Put off by olga Example until /).waitFor()
    await page.getByText('1 to look at, 1 put aside, 1 passed').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('1 check failed, 1 to look at, 1 passed').waitFor()

    const warned = rowOf(page, 'No proxy is trusted.')
    await warned.getByRole('button', { name: 'Remind me' }).click()
    await page.getByRole('menuitem', { name: /^In a month/ }).click()
    await warned.getByText(/^Put off by /).waitFor()
    // Said otherwise, it is there again.
    const [first] = world.findings
    if (first !== undefined) first.sentence = 'No proxy is trusted, and two ask.'
    await page.getByRole('button', { name: 'Run all again' }).click()
    await rowOf(page, 'and two ask').getByRole('button', { name: 'Remind me' }).waitFor()
    await page.context().close()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`what is put aside fits a phone, ${colorScheme}`, async () => {
      await world.asOperator.findings.accept(
        { name: 'web.proxy', sign: 'look No proxy is trusted.', amount: null, verdict: 'look' },
        'A reason that is as long as people write them when they are asked why something is as it is.',
      )
      const page = await world.open('/health', { width: 390, colorScheme })
      await page.getByText(/^Accepted by/).waitFor()
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
      await requireAccessible(page)
      await page.context().close()
    })

  test('nothing of it stops the page, and the content policy holds', () => assert.deepEqual(world.complaints, []))
})
