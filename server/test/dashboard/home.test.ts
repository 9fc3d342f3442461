import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret, type AppId } from '#ground'
import type { User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

const oidc = { redirectUris: ['https://app.example.com/cb'] }

describe('home and health', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let anna: User
  before(async () => {
    world = await openDashboardWorld()
    anna = await world.add('anna')
    await world.add('mona', { role: 'usermanager' })
  })
  after(() => world.dispose())

  const signIn = (plain: string, address: string, identifier = 'anna') =>
    world.signIn.withPassword({ identifier, password: new Secret(plain), visitor: { address, userAgent: 'test' } })

  function open(app: AppId, times: number) {
    for (let i = 0; i < times; i++)
      world.events.add({
        kind: 'app.opened',
        outcome: 'done',
        actor: { kind: 'user', id: anna.id, role: 'user' },
        subject: anna.id,
        app,
        origin: { door: 'oidc', address: '192.0.2.1' },
      })
  }

  test('an empty server shows how to begin, and no empty boxes of warnings', async () => {
    const page = await world.open('/')
    await page.getByRole('link', { name: /Connect your first app/ }).waitFor()
    await page.getByText('No app was opened in these days.').waitFor()
    await page.getByText('No group has people in it yet.').waitFor()
    await requireAccessible(page)
  })

  test('sign-ins are drawn, told in a sentence, and listed', async () => {
    await signIn('wrong', '192.0.2.1')
    await signIn(password, '192.0.2.1')
    await world.events.flush()
    const page = await world.open('/')
    await page.getByText('Active people, 7 days').waitFor()
    await page.getByText('of 3 who can sign in').waitFor()
    const chart = page.getByRole('img', { name: /^In 14 days \d+ sign-ins worked and 1 failed\.$/ })
    await chart.locator('.recharts-bar-rectangle path').first().waitFor()
    await page.getByRole('button', { name: '7 d', exact: true }).click()
    await page.getByRole('img', { name: /^In 7 days / }).waitFor()
    await page.getByRole('button', { name: 'Show as table' }).press('Enter')
    const rows = page.getByRole('region', { name: 'Sign-ins by day' }).getByRole('row')
    await rows.nth(1).waitFor()
    assert.equal(await rows.count(), 8)
    assert.equal(await rows.nth(1).getByRole('cell').nth(1).textContent(), '1')
  })

  test('apps are ranked by use, with the one nobody opens, and groups by their second factors', async () => {
    const wiki = (await world.asOperator.apps.create({ title: 'Wiki', oidc })).app
    const git = (await world.asOperator.apps.create({ title: 'Gitea', oidc })).app
    await world.asOperator.apps.create({ title: 'Stock counter', oidc })
    const staff = await world.asOperator.groups.create({ name: 'Staff' })
    await world.asOperator.groups.changeMembers(staff.id, { add: [{ id: anna.id }] })
    open(git.id, 2)
    open(wiki.id, 5)
    await world.events.flush()
    const page = await world.open('/')
    const apps = page.getByRole('region', { name: 'Apps by use' })
    await apps.getByRole('listitem').first().waitFor()
    assert.deepEqual(await apps.getByRole('listitem').allTextContents(), ['Wiki5', 'Gitea2'])
    await apps.getByText('Stock counter: never opened').waitFor()
    await page.getByRole('region', { name: 'Second factor by group' }).getByText('0%').waitFor()
    await page.getByRole('link', { name: 'Staff' }).click()
    await page.waitForURL(/\/people\?.*secondFactor=no/)
    await page.getByRole('row', { name: /anna/ }).waitFor()

    const list = await world.open('/apps')
    await list.getByRole('row', { name: /^Wiki.* 5 just now/ }).waitFor()
    await list.getByRole('row', { name: /^Stock counter.* 0 Never/ }).waitFor()
  })

  test('what needs somebody leads to where it is put right; what is known can be put away and brought back', async () => {
    for (let i = 0; i < 20; i++) await signIn('wrong', '203.0.113.9', 'nobody-here')
    await world.events.flush()
    world.findings.push({
      part: 'backups',
      name: 'backups.last',
      verdict: 'wrong',
      sentence: 'The last good backup is 80 h old.',
      advice: 'See to it under Settings, Backups.',
    })
    const page = await world.open('/')
    const rows = page.getByRole('region', { name: 'Needs attention' }).getByRole('listitem')
    await rows.first().waitFor()
    const titles = await rows.locator('b').allTextContents()
    assert.deepEqual(titles, [
      'The last good backup is 80 h old.',
      '3 people sign in with only a password',
      '20 failed sign-ins from 203.0.113.9',
    ])
    await page.getByText(/^\w+ \d+ \w+ \d{4}\. 3 things need you\. Start anywhere/).waitFor()
    const burst = rows.filter({ hasText: '203.0.113.9' })
    await burst.getByText('All for usernames that don’t exist.').waitFor()
    await requireAccessible(page)

    await burst.getByRole('button', { name: 'Dismiss' }).press('Enter')
    await page.getByText('Put away in this browser').waitFor()
    await burst.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await burst.getByRole('button', { name: 'Dismiss' }).click()
    await page.reload()
    await rows.first().waitFor()
    assert.equal(await rows.count(), 2)

    // The same address failing again is news.

    await signIn('wrong', '203.0.113.9', 'nobody-here')
    await world.events.flush()
    await page.reload()
    await burst.getByRole('link', { name: 'View log' }).click()
    await page.waitForURL(/\/audit\?.*203\.0\.113\.9/)
  })

  test('user managers see their people, and nothing they may not ask for', async () => {
    const page = await world.open('/', { as: 'mona' })
    await page.getByRole('region', { name: 'Second factor by group' }).waitFor()
    assert.equal(await page.getByRole('region', { name: 'Sign-ins' }).count(), 0)
    assert.equal(await page.getByRole('region', { name: 'Needs attention' }).count(), 0)
    assert.equal(await page.getByText('Couldn’t load').count(), 0)
  })

  test('health: what is wrong is open and first, what is well is folded away', async () => {
    world.findings.splice(0)
    world.findings.push(
      { part: 'system', name: 'system.node', verdict: 'ok', sentence: 'Node 26 is current.', advice: null },
      { part: 'store', name: 'store.sync', verdict: 'look', sentence: 'The disk is slow.', advice: 'Use another.' },
      {
        part: 'mail',
        name: 'mail.server',
        verdict: 'wrong',
        sentence: 'No mail leaves.',
        advice: 'Look at the server.',
      },
    )
    const page = await world.open('/health')
    await page.getByText('1 check failed, 1 to look at, 1 passed').waitFor()
    assert.deepEqual(await page.locator('summary h2').allTextContents(), ['Mail', 'Store', 'Machine'])
    await page.getByText('Look at the server.').waitFor()
    await page.getByText('Node 26 is current.').waitFor({ state: 'hidden' })
    await requireAccessible(page)
    await page.locator('summary', { hasText: 'Machine' }).press('Enter')
    await page.getByText('Node 26 is current.').waitFor()
    const wrong = page.locator('details', { hasText: 'No mail leaves.' })
    assert.equal(await wrong.getByRole('link', { name: 'Email' }).getAttribute('href'), '/admin/settings/email')
    assert.equal(await page.locator('details').getByRole('link').count(), 1)

    world.findings.splice(0)
    world.findings.push({ part: 'system', name: 'system.node', verdict: 'ok', sentence: 'Fine.', advice: null })
    await page.getByRole('button', { name: 'Run all again' }).click()
    await page.getByText('1 check passed').waitFor()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`both pages are accessible on a phone, ${colorScheme}`, async () => {
      world.findings.splice(0)
      world.findings.push({ part: 'mail', name: 'mail.server', verdict: 'wrong', sentence: 'No.', advice: 'Look.' })

      for (const path of ['/', '/health']) {
        const page = await world.open(path, { width: 390, colorScheme })
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.getByText('No.').first().waitFor()
        await requireAccessible(page)
      }
    })
})
