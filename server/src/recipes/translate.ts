import type { Language } from '#ground'
import type { Title, Way } from './recipe.ts'
import { translations } from './texts/index.ts'

const isTranslated = (words: Title): words is keyof typeof translations => Object.hasOwn(translations, words)

/** A sentence or a name of a recipe in a language. */
export const translate = (words: Title, language: Language): string =>
  language !== 'en' && isTranslated(words) ? translations[words][language] : words

/** What is said of a door, in a language; what is pasted is the same in all of them. */
export function translateWay(way: Way, language: Language): Way<string> {
  const say = (words: Title): string => translate(words, language)
  return {
    ...way,
    hint: say(way.hint),
    steps: way.steps.map(say),
    snippets: way.snippets.map(snippet => ({ ...snippet, name: say(snippet.name) })),
    quirks: way.quirks.map(say),
    adminFlag: say(way.adminFlag),
    groups: { ...way.groups, readAt: say(way.groups.readAt) },
    signOut: { ...way.signOut, words: say(way.signOut.words) },
    next: way.next.map(({ title, hint }) => ({ title: say(title), hint: say(hint) })),
  }
}
