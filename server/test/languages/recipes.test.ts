import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, type Language } from '#ground'
import { listRecipes, translate, translateWay, wayOf, type Way } from '#recipes'
import { english, unquoted } from './english.ts'
import { names, type Name } from '../../src/recipes/texts/names.ts'
import { translations, type RecipeSentence } from '../../src/recipes/texts/index.ts'

const doors = ['oidc', 'ldap', 'gateway', 'simpleAuth'] as const
const ways = [...doors.map(door => wayOf(undefined, door)), ...listRecipes().flatMap(recipe => recipe.ways)]
const sentences = Object.keys(translations) as RecipeSentence[]
const isName = (text: string): boolean => names.includes(text as Name)

const textsOf = (way: Way<string>): string[] => [
  way.hint,
  ...way.steps,
  ...way.quirks,
  way.adminFlag,
  way.groups.readAt,
  way.signOut.words,
  ...way.next.flatMap(({ title, hint }) => [title, hint]),
  ...way.snippets.map(({ name }) => name),
]
/** Quotes of each language, with what belongs inside them. */
const quotes: Record<Language, [before: string, after: string]> = {
  en: ['“', '”'],
  de: ['„', '“'],
  fr: ['«\u00A0', '\u00A0»'],
  es: ['«', '»'],
}
/** What stays as it is in every language: placeholders, what is typed, what a program calls its own, settings, addresses. */
function fixed(sentence: string, language: Language): string[] {
  const [before, after] = quotes[language]
  const kept = new RegExp(
    String.raw`\{\{\w+\}\}|\x60[^\x60]*\x60|(?<=${before})[^„“”«»]+(?=${after})|\b[A-Z]+(?:_[A-Z]+)+\b|\b[\w.]*:?//[\w./:?=-]*\w|\b\d+(?:\.\d+)*\b`,
    'g',
  )
  return (sentence.match(kept) ?? []).toSorted()
}

/** Menus of programs, as these have them. */
const menus = /\b(?:Auto launch|My profile)\b/g

for (const language of languages.filter(one => one !== 'en')) {
  test(`${language}: everything a recipe says is said, and nothing of it in English`, () => {
    for (const way of ways) {
      const told = textsOf(translateWay(way, language))
      assert.equal(told.length, textsOf(way).length)
      for (const [i, text] of textsOf(way).entries()) if (!isName(text)) assert.notEqual(told[i], text)
      for (const text of told) assert.doesNotMatch(unquoted(text).replaceAll(menus, ''), english)
      const pasted = ({ snippets }: Way<string>) => snippets.map(({ text, file }) => [file, text])
      assert.deepEqual(pasted(translateWay(way, language)), pasted(way))
    }
    for (const { title, needs } of listRecipes()) {
      if (!isName(title)) assert.notEqual(translate(title, language), title)
      for (const need of needs) assert.notEqual(translate(need, language), need)
    }
  })

  test(`${language}: a translation keeps placeholders, what is typed, and what programs call their own`, () => {
    for (const sentence of sentences) {
      const told = translate(sentence, language)
      assert.deepEqual(fixed(told, language), fixed(sentence, 'en'), told)
      assert.equal(/[.)]$/.test(told), /[.)]$/.test(sentence), told)
      if (language === 'de') assert.doesNotMatch(told, /[«»”]|\b[Dd]u\b|\b[Dd]ein/, told)
      if (language === 'fr') assert.doesNotMatch(told, /[„“”]|« | »| [:;?!]|\w'\w/, told)
      if (language === 'es') assert.doesNotMatch(told, /[„“”]|« | »/, told)
    }
  })

  test(`${language}: the list is in the order of this language`, () => {
    const titles = listRecipes(language).map(({ title }) => translate(title, language))
    assert.deepEqual(titles, titles.toSorted(new Intl.Collator(language).compare))
  })
}

test('every sentence and every name there is, some recipe says', () => {
  const said = new Set([...ways.flatMap(textsOf), ...listRecipes().flatMap(({ title, needs }) => [title, ...needs])])
  for (const words of [...sentences, ...names]) assert.ok(said.has(words), words)
  for (const words of said) assert.ok(isName(words) || Object.hasOwn(translations, words), words)
})
