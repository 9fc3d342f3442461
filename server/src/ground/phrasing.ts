import type { Millis } from './clock.ts'
import type { Language } from './language.ts'

/** The locale each language is written by: numbers, lists and days. */
const locales: Record<Language, string> = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es' }

/** How a language writes what differs in its sentences. */
export interface Phrasing {
  number: (value: number) => string
  /** `12.5`: with one digit after the point. */
  decimal: (value: number) => string
  /** `1 person`, `1,119 people`: the form for one and for more, as the language counts. French says nought in the singular. */
  count: (amount: number, one: string, many: string) => string
  /** Chooses between the two without writing the number. */
  plural: <T>(amount: number, one: T, many: T) => T
  /** `A, B and C`. */
  all: (names: readonly string[]) => string
  /** `A, B or C`. */
  either: (names: readonly string[]) => string
  /** `12 June 2026`, in UTC. */
  day: (at: Millis) => string
}

function makePhrasing(locale: string): Phrasing {
  const numbers = new Intl.NumberFormat(locale)
  const decimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const rules = new Intl.PluralRules(locale)
  const and = new Intl.ListFormat(locale, { type: 'conjunction' })
  const or = new Intl.ListFormat(locale, { type: 'disjunction' })
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const plural = <T>(amount: number, one: T, many: T): T => (rules.select(amount) === 'one' ? one : many)
  return {
    plural,
    decimal: value => decimals.format(value),
    number: value => numbers.format(value),
    count: (amount, one, many) => `${numbers.format(amount)} ${plural(amount, one, many)}`,
    all: names => and.format(names),
    either: names => or.format(names),
    day: at => days.format(at),
  }
}

const made = new Map<Language, Phrasing>()

/** Made once each: formatters cost more than what they write. */
export function phrasingIn(language: Language): Phrasing {
  const known = made.get(language) ?? makePhrasing(locales[language])
  made.set(language, known)
  return known
}
