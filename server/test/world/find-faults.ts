import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA with those before, and what axe holds to be good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }

/**
 * What axe has to say against a page as it stands, one line per rule: `image-alt: img.logo`.
 *
 * Departs from AxeBuilder: it sends axe anew for each look, and opens a page beside only to put the frames of a page
 * together, which takes several times as long as looking. A page with frames would have to go there.
 */
export async function findFaults(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames, which are not looked into.`)
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await page.evaluate(axe)
  return page.evaluate<string[]>(`axe
    .run(document, ${JSON.stringify(options)})
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(' ')))`)
}
