import type { Page } from 'playwright-core'
import { settled } from './settled.ts'

/** One file or answer a page fetched. */
export interface Fetched {
  path: string
  kind: 'font' | 'script' | 'style' | 'answer' | 'document' | 'other'
  /** Bytes of its body as they came over the wire, headers not counted. */
  bytes: number
}

const kindOf = (path: string, initiator: string): Fetched['kind'] => {
  if (/\.woff2?$/.test(path)) return 'font'
  if (path.endsWith('.js')) return 'script'
  if (path.endsWith('.css')) return 'style'
  if (initiator === 'navigation') return 'document'
  return path.startsWith('/api/') ? 'answer' : 'other'
}

/** What the page has fetched since it was opened, largest first: to be asked once nothing is fetched any more. */
export async function listFetched(page: Page): Promise<Fetched[]> {
  await settled(page)
  const entries = await page.evaluate(() =>
    performance
      .getEntries()
      .filter(entry => entry instanceof PerformanceResourceTiming)
      .map(({ name, initiatorType, encodedBodySize }) => ({ name, initiatorType, bytes: encodedBodySize })),
  )
  return entries
    .map(({ name, initiatorType, bytes }) => {
      const path = new URL(name).pathname
      return { path, kind: kindOf(path, initiatorType), bytes }
    })
    .sort((a, b) => b.bytes - a.bytes)
}

/** All of it in KiB, fonts and the rest. */
export function sumFetched(fetched: readonly Fetched[]): { fonts: number; rest: number } {
  const kib = (some: readonly Fetched[]): number => some.reduce((sum, { bytes }) => sum + bytes, 0) / 1024
  return {
    fonts: kib(fetched.filter(one => one.kind === 'font')),
    rest: kib(fetched.filter(one => one.kind !== 'font')),
  }
}

/** A browser that takes no other compression than this one, as browsers take Brotli over HTTPS alone. */
export const accept = (page: Page, encoding: 'gzip' | 'br'): Promise<void> =>
  page.setExtraHTTPHeaders({ 'accept-encoding': encoding })
