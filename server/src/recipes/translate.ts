import type { Language } from '#ground'
import type { Way } from './recipe.ts'
import { de } from './texts/de.ts'
import { es } from './texts/es.ts'
import { fr } from './texts/fr.ts'

const tables: Partial<Record<Language, Record<string, string>>> = { de, fr, es }

/** A sentence of a recipe in a language, as far as it is known there; what is pasted is the same in all of them. */
export const translate = (sentence: string, language: Language): string => tables[language]?.[sentence] ?? sentence

/** What is said of a door, in a language. */
export function translateWay<W extends Omit<Way, 'steps' | 'snippets'> & Partial<Way>>(way: W, language: Language): W {
  const say = (sentence: string): string => translate(sentence, language)
  return {
    ...way,
    hint: say(way.hint),
    ...(way.steps !== undefined && { steps: way.steps.map(say) }),
    quirks: way.quirks.map(say),
    adminFlag: say(way.adminFlag),
    groups: { ...way.groups, readAt: say(way.groups.readAt) },
    signOut: { ...way.signOut, words: say(way.signOut.words) },
    next: way.next.map(({ title, hint }) => ({ title: say(title), hint: say(hint) })),
  }
}
