import assert from 'node:assert/strict'
import { test } from 'node:test'
import { presets, titleOf } from '#external'
import { languages, sayIn } from '#ground'
import { externalTextsIn } from '../../src/external/texts/index.ts'
import { english, unquoted } from './english.ts'
import { testTables } from './tables.ts'

testTables('external directories', externalTextsIn)

const typed = (text: string): string[] => (text.match(/`[^`]*`|\b\w+=[<\w]+>?|\bldaps:\S+\w/g) ?? []).toSorted()

for (const language of languages.filter(one => one !== 'en'))
  test(`${language}: what is to be known of each vendor’s directory is said, and nothing of it in English`, () => {
    for (const { provider, notes } of presets) {
      assert.ok(notes.length > 0)
      for (const note of notes) {
        const told = sayIn(language, note)
        assert.doesNotMatch(unquoted(told), english)
        assert.deepEqual(typed(told), typed(sayIn('en', note)), told)
      }
      assert.doesNotMatch(titleOf(provider, language), /another/i)
    }
  })
