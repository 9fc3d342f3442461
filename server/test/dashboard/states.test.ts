import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { newUuid, systemClock } from '#ground'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessibleInBothThemes } from './require-accessible.ts'

const none = newUuid(systemClock)

/** Every page that asks for something. */
const pages = [
  '/',
  '/people',
  '/groups',
  '/apps',
  '/health',
  '/directory-server',
  '/external',
  '/external/connect',
  '/access/matrix',
  '/audit',
  '/requests',
  '/sessions',
  '/settings',
  '/settings/sign-in-rules',
  '/settings/fields',
  '/settings/branding',
  '/settings/tokens',
  '/settings/service-accounts',
  '/settings/registration',
  '/settings/email',
  '/settings/keys',
  '/settings/backups',
  '/settings/about',
]

/** Pages about one thing, which may be there no more. */
const ofOne = [
  `/people/${none}`,
  `/people/${none}/receipts/${none}`,
  `/groups/${none}`,
  `/apps/${none}`,
  `/apps/add/access/${none}`,
  `/apps/add/configuration/${none}`,
  `/apps/add/test/${none}`,
  `/external/${none}`,
  `/external/${none}/preview`,
  `/external/${none}/edit`,
  `/settings/service-accounts/${none}`,
]

const refuse = (status: number, code: string, detail: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail, reference: '7F3K-20QX' }),
  })
const broken = refuse(500, 'unavailable', 'Something went wrong on the server.')
const forbidden = refuse(403, 'forbidden', 'Your role does not allow this.')

describe('whatever the server answers, a page says how it stands', { skip: cannotTry, timeout: 1_800_000 }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
  })
  after(() => world.dispose())

  /** Everything a page asks for but who is signed in. */
  async function answerAll(page: Page, answer: (route: Route) => unknown): Promise<void> {
    await page.route(
      url => url.pathname.startsWith('/api/v1/') && !/\/(?:session|overview|changes)$/.test(url.pathname),
      route => void answer(route),
    )
  }
  const inMain = (page: Page) => page.getByRole('main')
  /** A page tries again by itself before it says so: its clock goes on by as long as it waits in between. */
  async function untilGivenUp(page: Page): Promise<void> {
    const again = inMain(page).getByRole('button', { name: 'Try again' }).first()
    for (let tries = 0; tries < 100; tries++) {
      if (await again.isVisible()) return
      await page.clock.fastForward(1000)
      await page.waitForTimeout(100)
    }
    await again.waitFor()
  }

  // So many that one test of all would be near its time limit where the machine is slow.
  const parts = 3
  const partOf = (part: number) => [...pages, ...ofOne].filter((_, at) => at % parts === part)
  for (let part = 0; part < parts; part++) {
    test(`slow, part ${part + 1}: the shape of what comes`, async () => {
      const page = await world.open('/nowhere')
      await answerAll(page, () => undefined)
      for (const path of partOf(part)) {
        await page.goto(`/admin${path}`)
        await inMain(page)
          .locator('[aria-busy=true]')
          .first()
          .waitFor()
          .catch(() => assert.fail(`${path} shows nothing while it waits`))
        await requireAccessibleInBothThemes(page, path)
      }
      await page.context().close()
    })

    test(`failed, part ${part + 1}: what did not come, and a way to try again`, async () => {
      const page = await world.open('/nowhere')
      await page.clock.install()
      await answerAll(page, broken)
      for (const path of partOf(part)) {
        await page.goto(`/admin${path}`)
        await untilGivenUp(page).catch(() => assert.fail(`${path} does not offer to try again`))
        await inMain(page).getByText('Reference 7F3K-20QX.').first().waitFor()
        await requireAccessibleInBothThemes(page, path)
      }
      await page.context().close()
    })

    test(`not allowed, part ${part + 1}: said so, without a way that cannot help`, async () => {
      const page = await world.open('/nowhere')
      await answerAll(page, forbidden)
      for (const path of partOf(part)) {
        await page.goto(`/admin${path}`)
        await inMain(page)
          .getByText(/is not for you to see/)
          .first()
          .waitFor()
          .catch(() => assert.fail(`${path} does not say so`))
        assert.equal(await inMain(page).getByRole('button', { name: 'Try again' }).count(), 0, path)
        await requireAccessibleInBothThemes(page, path)
      }
      await page.context().close()
    })
  }

  test('trying again shows what comes then', async () => {
    const page = await world.open('/nowhere')
    await answerAll(page, broken)
    await page.goto('/admin/people')
    const again = inMain(page).getByRole('button', { name: 'Try again' })
    await again.waitFor()
    await page.unrouteAll()
    await again.click()
    await page.getByRole('link', { name: 'olga Example' }).waitFor()
    await page.context().close()
  })

  test('not there: what is gone, and the way to the others', async () => {
    const page = await world.open('/nowhere')
    for (const path of ofOne) {
      await page.goto(`/admin${path}`)
      await page
        .getByRole('heading', { level: 1, name: /^There is no such / })
        .waitFor()
        .catch(() => assert.fail(`${path} does not say that there is none`))
      await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').first().waitFor()
      // The page's title has said it.
      assert.equal(await inMain(page).getByRole('alert').count(), 0, path)
      assert.equal(await inMain(page).getByRole('button', { name: 'Try again' }).count(), 0, path)
      await requireAccessibleInBothThemes(page, path)
    }
    await page.context().close()
  })

  test('in part: one panel failed, and the others are there', async () => {
    const page = await world.open('/nowhere')
    await page.route('**/api/v1/activity?*', broken)
    await page.goto('/admin/')
    await inMain(page).getByRole('button', { name: 'Try again' }).first().waitFor()
    await page.getByText('Needs attention').waitFor()
    await page.getByRole('region', { name: 'Second factor by group' }).waitFor()
    await requireAccessibleInBothThemes(page, 'Home in part')
    await page.context().close()
  })

  test('out of reach: a line that goes by itself, and what was there stays', async () => {
    const page = await world.open('/people')
    await page.getByRole('link', { name: 'olga Example' }).waitFor()
    await page.context().setOffline(true)
    const menu = page.getByRole('navigation', { name: 'Main' })
    // A page that was never opened here is not fetched yet.
    await menu.getByRole('link', { name: 'Audit log' }).click()
    const bar = page.getByText('Doorward can’t be reached. Trying again…')
    await bar.waitFor()
    await page.getByRole('heading', { level: 1, name: 'This page couldn’t be fetched' }).waitFor()
    await menu.getByRole('link', { name: 'People' }).click()
    await page.getByRole('link', { name: 'olga Example' }).waitFor()
    await requireAccessibleInBothThemes(page, 'out of reach')
    await world.add('meanwhile')
    await page.context().setOffline(false)
    await bar.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'meanwhile Example' }).waitFor()
    await page.context().setOffline(true)
    await menu.getByRole('link', { name: 'Sessions' }).click()
    await page.getByRole('heading', { level: 1, name: 'This page couldn’t be fetched' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('heading', { level: 1, name: 'Sessions' }).waitFor()
    await page.context().close()
  })

  test('updated: a server of another version is noticed, and loaded when somebody wants to', async () => {
    const page = await world.open('/groups')
    await page.getByRole('heading', { level: 1, name: 'Groups' }).waitFor()
    await page.route('**/api/v1/session', async route => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), version: '9.9.9' } })
    })
    await world.asOperator.settings.put('organisation', { name: 'Fernhill' })
    await page.getByText('A new version of Doorward is there.').waitFor()
    await requireAccessibleInBothThemes(page, 'updated')
    await page.getByRole('button', { name: 'Load it' }).click()
    await page.getByText('A new version of Doorward is there.').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('updated: a page whose scripts are gone says so', async () => {
    const page = await world.open('/groups')
    await page.getByRole('heading', { level: 1, name: 'Groups' }).waitFor()
    await page.route('**/assets/health-page-*.js', route => route.fulfill({ status: 404, body: '' }))
    await page.goto('/admin/health')
    await page.getByRole('heading', { level: 1, name: 'A new version of Doorward is there.' }).waitFor()
    await requireAccessibleInBothThemes(page, 'scripts gone')
    await page.unrouteAll()
    await page.getByRole('button', { name: 'Load it' }).click()
    await page.getByRole('heading', { level: 1, name: 'Health' }).waitFor()
    await page.context().close()
  })
})
