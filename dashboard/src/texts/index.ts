import type { en } from './en/index.ts'

/** Every text of the dashboard, by area. A translation is another table of this shape, and the compiler checks it. */
export type Texts = typeof en

const tables: Record<string, () => Promise<Texts>> = {
  en: async () => (await import('./en/index.ts')).en,
  de: async () => (await import('./de/index.ts')).de,
  fr: async () => (await import('./fr/index.ts')).fr,
  es: async () => (await import('./es/index.ts')).es,
}

/**
 * The texts of this page. They are there before the first component is loaded, and stay the same until the page is
 * loaded anew: another language is another page.
 */
export let t: Texts

/** Of any other language: English. A browser loads the one it needs. */
export async function loadTexts(language: string): Promise<void> {
  t = await (tables[language] ?? (() => import('./en/index.ts').then(({ en }) => en)))()
}
