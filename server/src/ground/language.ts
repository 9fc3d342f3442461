/** The languages people are spoken to in. */
export const languages = ['en', 'de', 'fr', 'es'] as const
export type Language = (typeof languages)[number]

/** Ours for a language tag (RFC 5646), which counts as its first subtag does: `de-AT` and `de_AT` are German. */
export function findLanguage(tag: string): Language | undefined {
  const [primary = ''] = tag.slice(0, 36).trim().toLowerCase().split(/[-_]/)
  return languages.find(language => language === primary)
}
