import type { Page } from 'playwright-core'
import { Secret } from '#ground'
import { launchBrowser } from '../world/browser.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import type { Visit } from './dashboard-world.ts'

export const ownersPassword = 'a quiet green door'

export interface ServedDashboard extends TestServer {
  /** A page of the whole server in a browser of its own, signed in as the owner unless told otherwise. */
  visit(path: string, visit?: Visit): Promise<Page>
  complaints: string[]
}

/** The dashboard of the whole server, with every door open, for what needs apps that really ask. `olga` is the owner. */
export async function serveDashboard(env: Record<string, string> = {}): Promise<ServedDashboard> {
  const server = await serveTest({ env })
  await server.asOperator.users.create({
    username: 'olga',
    displayName: 'Olga Owner',
    email: 'olga@fernhill.example',
    role: 'owner',
    password: { plain: new Secret(ownersPassword) },
  })
  const browser = await launchBrowser()
  const complaints: string[] = []
  return {
    ...server,
    complaints,
    async visit(path, { width = 1440, colorScheme = 'light', locale = 'en-GB', as = 'olga' } = {}) {
      const context = await browser.newContext({
        baseURL: server.origin,
        viewport: { width, height: 900 },
        colorScheme,
        locale,
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(20_000)
      const page = await context.newPage()
      page.on('pageerror', error => complaints.push(`${path}: ${error.message}`))
      page.on('console', message => {
        if (/content security policy/i.test(message.text())) complaints.push(`${path}: ${message.text()}`)
      })
      if (as !== null) {
        await page.goto('/sign-in')
        await page.fill('#username', as)
        await page.fill('#password', ownersPassword)
        await page.press('#password', 'Enter')
        await page.waitForURL(`${server.origin}/`)
      }
      await page.goto(path)
      return page
    },
    async dispose() {
      await browser.close()
      await server.dispose()
    },
  }
}
