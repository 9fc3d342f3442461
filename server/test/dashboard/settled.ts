import type { Page, Request } from 'playwright-core'

const underWay = new WeakMap<Page, Set<Request>>()

/** From now on it is known what the page waits for. The stream of changes never ends, and is not waited for. */
export function watchRequests(page: Page): void {
  const open = new Set<Request>()
  underWay.set(page, open)
  page.on('request', request => {
    if (request.resourceType() !== 'eventsource') open.add(request)
  })
  page.on('requestfinished', request => void open.delete(request))
  page.on('requestfailed', request => void open.delete(request))
}

const lookMs = 50
/** As long as a page may take from an answer to the next question. */
const stillMs = 300

/** Waits until the page has asked for nothing for a while, and shows nothing as still to come. */
export async function settled(page: Page): Promise<void> {
  const open = underWay.get(page)
  if (open === undefined) throw new Error('watchRequests was not told of this page.')
  const isBusy = async (): Promise<boolean> => open.size > 0 || (await page.locator('[aria-busy=true]').count()) > 0
  const until = Date.now() + 30_000
  for (let still = 0; still < stillMs; still += lookMs) {
    if (await isBusy()) still = -lookMs
    if (Date.now() > until) throw new Error(`Still waiting for ${[...open].map(request => request.url()).join(', ')}`)
    await page.waitForTimeout(lookMs)
  }
}
