import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { findFaults } from '../world/find-faults.ts'

/** Nothing to scroll sideways, however wide the window. */
export async function requireNoWider(page: Page, name = page.url()): Promise<void> {
  const sideways = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'))
  assert.ok(sideways <= 0, `${name} is ${sideways} px too wide`)
}

/** Nothing for axe to find, and nothing to scroll sideways. */
export async function requireAccessible(page: Page, name = page.url()): Promise<void> {
  assert.deepEqual(await findFaults(page), [], name)
  await requireNoWider(page, name)
}

/** Until no colour is on its way from one to another. */
const turned = `Promise.allSettled(
  document.getAnimations().filter(one => one instanceof CSSTransition).map(({ finished }) => finished))`

/** The same page as it is read by day and by night. */
export async function requireAccessibleInBothThemes(page: Page, name = page.url()): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' })
    await page.evaluate(turned)
    await requireAccessible(page, `${name}, ${colorScheme}`)
  }
}
