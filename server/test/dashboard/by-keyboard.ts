import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** More than any page of it has to stop at. */
const stopsMax = 120

/** What has the focus, by the words it is known by. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const at = document.activeElement
    const by = at?.labels?.[0] ?? at
    return (at?.getAttribute('aria-label') ?? by?.innerText ?? '').trim()
  })()`)

/** Tab, until it is there. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const stops: string[] = []
  for (let i = 0; i < stopsMax; i++) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (name.test(stop)) return
    stops.push(stop)
  }
  assert.fail(`${String(name)} is not reached: ${stops.join(', ')}`)
}

export async function type(page: Page, field: RegExp, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

/** From the menu of what is done less often, by its name. */
export async function chooseMore(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).press('Enter')
  await page.getByRole('menuitem', { name: item, exact: true }).press('Enter')
}
