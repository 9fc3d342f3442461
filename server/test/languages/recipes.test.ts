import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '#ground'
import { listRecipes, translate, translateWay, wayOf, type Way } from '#recipes'
import { recipeSentences } from '../../src/recipes/texts/sentences.ts'

const doors = ['oidc', 'ldap', 'gateway', 'simpleAuth'] as const
const generic = doors.map(door => wayOf(undefined, door))

const sentencesOf = (way: Way): string[] => [
  way.hint,
  ...way.steps,
  ...way.quirks,
  way.adminFlag,
  way.groups.readAt,
  way.signOut.words,
  ...way.next.flatMap(({ title, hint }) => [title, hint]),
]
/** What stays as it is in every language. */
const fixed = (sentence: string): string[] => (sentence.match(/\{\{\w+\}\}|`[^`]*`/g) ?? []).toSorted()

for (const language of languages.filter(one => one !== 'en')) {
  test(`${language}: what holds for any program is said, and nothing of it in English`, () => {
    for (const way of generic) {
      const told = sentencesOf(translateWay(way, language))
      for (const [i, sentence] of sentencesOf(way).entries()) assert.notEqual(told[i], sentence, sentence)
      assert.deepEqual(translateWay(way, language).snippets, way.snippets)
    }
  })

  test(`${language}: a translation keeps placeholders and what is typed`, () => {
    for (const sentence of recipeSentences) {
      const told = translate(sentence, language)
      assert.notEqual(told, sentence)
      assert.deepEqual(fixed(told), fixed(sentence), told)
    }
  })
}

test('every sentence that is translated is one of a recipe’s', () => {
  const said = new Set([...generic, ...listRecipes().flatMap(({ ways }) => ways)].flatMap(sentencesOf))
  for (const sentence of recipeSentences) assert.ok(said.has(sentence), sentence)
})
