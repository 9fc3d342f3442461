import type { Language } from '#ground'

/** Chooses between the forms for one and for more, as the language counts: French says nought in the singular. */
export function pluralIn(language: Language): <T>(count: number, forms: { one: T; other: T }) => T {
  const rules = new Intl.PluralRules(language)
  return (count, { one, other }) => (rules.select(count) === 'one' ? one : other)
}
