import type { Language } from '#ground'

/**
 * Sentences of a recipe by what English says; a language that lacks one does not compile. Placeholders, what stands between
 * backticks and what a program calls its own pages and fields stay as they are.
 */
export type Translations = Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, string>>>>
