import type { en } from './en/index.ts'
import type { first } from './en/first.ts'

/** Every text of the dashboard, by area. A translation is another table of this shape, and the compiler checks it. */
export type Texts = typeof en
/** Those of them that the first view needs. */
export type FirstTexts = typeof first

interface Table {
  first: () => Promise<FirstTexts>
  all: () => Promise<Texts>
}

const english: Table = {
  first: async () => (await import('./en/first.ts')).first,
  all: async () => (await import('./en/index.ts')).en,
}
const tables: Record<string, Table> = {
  en: english,
  de: {
    first: async () => (await import('./de/first.ts')).first,
    all: async () => (await import('./de/index.ts')).de,
  },
  fr: {
    first: async () => (await import('./fr/first.ts')).first,
    all: async () => (await import('./fr/index.ts')).fr,
  },
  es: {
    first: async () => (await import('./es/first.ts')).first,
    all: async () => (await import('./es/index.ts')).es,
  },
}

let table = english

/**
 * The texts of this page. They are there before the first component that needs them is loaded, and stay the same until
 * the page is loaded anew: another language is another page.
 */
export let t: Texts

/** What the frame and Home need. Of a language that is not there: English. */
export async function loadFirstTexts(language: string): Promise<void> {
  table = tables[language] ?? english
  // Pages that need more are loaded after `loadAllTexts`, see routes/lazy-page.ts; a test walks through what is not.
  t = (await table.first()) as Texts
}

/** The rest of the same language. */
export async function loadAllTexts(): Promise<void> {
  t = await table.all()
}

/** Everything at once. */
export async function loadTexts(language: string): Promise<void> {
  table = tables[language] ?? english
  await loadAllTexts()
}
