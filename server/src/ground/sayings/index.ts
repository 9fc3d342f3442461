import type { Language } from '../language.ts'
import { makeGerman, type Sentence } from './de/index.ts'
import { makeSpanish } from './es/index.ts'
import { makeFrench } from './fr/index.ts'
import { printSaying, toSaying, type Words } from './saying.ts'

const makers: Partial<Record<Language, () => Record<Sentence, string>>> = {
  de: makeGerman,
  fr: makeFrench,
  es: makeSpanish,
}
const catalogues = new Map<Language, Readonly<Record<string, string>>>()

function catalogueOf(language: Language): Readonly<Record<string, string>> {
  const known = catalogues.get(language) ?? makers[language]?.() ?? {}
  catalogues.set(language, known)
  return known
}

/** Sentences a room has of its own, in one language: of a schema's own messages. */
export type MoreSentences = Readonly<Record<string, string>>

/** What is said, in a language. */
export function sayIn(language: Language, words: Words, more: MoreSentences = {}): string {
  const catalogue = catalogueOf(language)
  return printSaying(toSaying(words), sentence => find(catalogue, sentence) ?? find(more, sentence))
}

const find = (sentences: MoreSentences, sentence: string): string | undefined =>
  Object.hasOwn(sentences, sentence) ? sentences[sentence] : undefined
