import type { Language, Millis } from '#ground'
import { html, type Html } from './html.ts'

/** English is written as in Britain: 24 hours, the day first. */
const localeOf: Record<Language, string> = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es' }

/** `09:46:30 CEST`, in the server's zone, with the exact instant for machines. */
export function clockTime(language: Language, at: Millis): Html {
  const time = new Date(Math.ceil(at / 1000) * 1000)
  const text = new Intl.DateTimeFormat(localeOf[language], { timeStyle: 'long' }).format(time)
  return html`<time datetime="${time.toISOString()}">${text}</time>`
}

/** `40 seconds`, `4 minutes`: rounded up, and never nothing. */
export function printWait(language: Language, wait: Millis): string {
  const seconds = Math.max(1, Math.ceil(wait / 1000))
  const [unit, count] = seconds < 100 ? ['second', seconds] : ['minute', Math.ceil(seconds / 60)]
  return new Intl.NumberFormat(localeOf[language], { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** `12 June 2026`, in the server's zone. */
export const printDay = (language: Language, at: Millis): string =>
  new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long' }).format(at)
