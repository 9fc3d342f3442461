import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cannotTry } from './dashboard-world.ts'
import { accept, listFetched, sumFetched, type Fetched } from './fetched.ts'
import { serveDashboard, type ServedDashboard } from './served-dashboard.ts'
import { watchRequests } from './settled.ts'

/** In KiB of bodies as gzip, fonts not counted: what a browser fetches until the page is shown whole. */
const limits = { signIn: 30, home: 350, homeBeforeChart: 250, people: 350 }
/** More would wait for one another over HTTP/1.1. */
const homeFilesMax = 32

describe('what a browser fetches for a first view', { skip: cannotTry }, () => {
  let server: ServedDashboard
  before(async () => {
    server = await serveDashboard()
  })
  after(() => server.dispose())

  /** A page with nothing kept from before. `as` null: nobody is signed in. */
  async function firstView(path: string, shown: (page: Page) => Promise<void>, as: string | null = 'olga') {
    const before = await server.visit('/healthz', { as })
    const page = await before.context().newPage()
    watchRequests(page)
    await accept(page, 'gzip')
    const encodings = new Set<string | undefined>()
    page.on('response', response => {
      if (/\.(?:js|css)$/.test(new URL(response.url()).pathname)) encodings.add(response.headers()['content-encoding'])
    })
    await page.goto(path)
    await shown(page)
    const fetched = await listFetched(page)
    assert.deepEqual([...encodings], ['gzip'])
    await page.context().close()
    return fetched
  }

  function requireLight(fetched: readonly Fetched[], limit: number) {
    const { rest } = sumFetched(fetched)
    const largest = fetched.slice(0, 12).map(({ path, bytes }) => `${path}: ${bytes}`)
    assert.ok(rest > 1 && rest <= limit, `${rest.toFixed(1)} KiB, of ${limit}:\n${largest.join('\n')}`)
  }

  test('the sign-in page is light', async () => {
    const fetched = await firstView('/sign-in', page => page.locator('#password').waitFor(), null)
    requireLight(fetched, limits.signIn)
    assert.ok(sumFetched(fetched).fonts > 0)
  })

  test('Home is light, in few files, and lighter still without its chart', async () => {
    const fetched = await firstView('/admin/', page => page.locator('.recharts-surface').first().waitFor())
    requireLight(fetched, limits.home)
    const ofChart = /\/(?:sign-ins-chart|day-bars)-/
    assert.ok(sumFetched(fetched.filter(({ path }) => ofChart.test(path))).rest > 50)
    requireLight(
      fetched.filter(({ path }) => !ofChart.test(path)),
      limits.homeBeforeChart,
    )
    const files = fetched.filter(({ path }) => path.startsWith('/admin/assets/'))
    assert.ok(files.length <= homeFilesMax, `${files.length} files`)
  })

  test('so is the list of people', async () => {
    requireLight(
      await firstView('/admin/people', page => page.getByRole('link', { name: 'Olga Owner' }).first().waitFor()),
      limits.people,
    )
  })

  test('nothing failed, and nothing was stopped by the content policy', () => {
    assert.deepEqual(server.complaints, [])
  })
})
