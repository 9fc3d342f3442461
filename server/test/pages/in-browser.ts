import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { findFaults } from '../world/find-faults.ts'

/** A fresh browser profile on a server; whatever its console complains of fails the test. */
export async function withPage(
  browser: Browser,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().includes('the server responded with a status of'))
      complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  try {
    await work(page)
  } finally {
    await context.close()
  }
  assert.deepEqual(complaints, [])
}

export async function assertAccessible(page: Page, name: string): Promise<void> {
  assert.deepEqual(await findFaults(page), [], name)
  await assertNoWider(page, name)
}

export async function assertNoWider(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  assert.equal(wide, false, `${name} scrolls sideways`)
}

/** Until this holds, for ten seconds. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 200; !(await holds()); left--) {
    assert.ok(left > 0, `never: ${holds.toString()}`)
    await sleep(50)
  }
}

/** `page.waitForFunction` asks from within the page, where our Content-Security-Policy lets no string be run. */
export const eventuallyIn = (page: Page, expression: string): Promise<void> =>
  eventually(() => page.evaluate<boolean>(expression))
