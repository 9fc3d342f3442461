import { german } from './de.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'

const tables: Record<string, Readonly<Record<string, string>>> = { de: german, fr: french, es: spanish }

/** The schemas' own messages in a language, by their English; none in English itself. */
export const sentencesIn = (language: string): Readonly<Record<string, string>> => tables[language] ?? {}

export { french, german, spanish }
