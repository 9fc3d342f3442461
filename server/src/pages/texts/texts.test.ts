import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '#ground'
import { html, Html } from '../html.ts'
import { textsIn } from './index.ts'

/** Every text with its path. What a function is told stands as ‹1›, ‹2›; a count and a missing app are tried as well. */
function listTexts(of: unknown, path: string, leave: readonly string[] = []): [path: string, text: string][] {
  if (leave.includes(path)) return []
  if (typeof of === 'string') return [[path, of]]
  if (of instanceof Html) return [[path, String(of)]]
  if (typeof of === 'function') {
    const print = of as (...values: unknown[]) => unknown
    const told = /movingHelp|pausedHelp/.test(path) ? [html`‹1›`, html`‹2›`] : ['‹1›', '‹2›', '‹3›', '‹4›']
    return [
      ...listTexts(print(...told), path),
      ...(/count$|trust$|recoveryNote$|profile\.keys$|everywhere\.lead$|stillWork$/.test(path)
        ? [0, 1, 2].flatMap(count => listTexts(print(count), `${path} of ${count}`))
        : []),
      ...(/again$|protocol\.lead$|codes\.submit$|notTaken$/.test(path)
        ? listTexts(print(undefined), `${path} of none`)
        : []),
      ...(path.endsWith('choose.lead') ? listTexts(print('‹1›', undefined), `${path} of none`) : []),
    ]
  }
  assert.ok(typeof of === 'object' && of !== null, path)
  return Object.entries(of).flatMap(([key, value]) => listTexts(value, path === '' ? key : `${path}.${key}`, leave))
}

const textsOf = (language: (typeof languages)[number]) =>
  new Map(listTexts(textsIn(language), '', ['language', 'problem']))

/** Words that are the same in another language, and are meant so. */
const sameAsEnglish = new Set([
  'de consent.facts.name',
  'de invitation.passkey',
  'de myApps.dashboard',
  'de portal.dashboard',
  'de profile.displayName',
  'de security.forms.makeAppPassword.name',
  'de security.passkey',
  'de setup.steps.domain',
  'de setUpFactor.choose.passkey',
  'es profile.no',
  'fr consent.facts.photo',
  'fr invitation.title',
  'fr myApps.apps',
  // Said by its icon and the word beside it.
  ...languages.map(language => `${language} signedOut.notes.signed-out`),
  // Names that people gave.
  ...languages.map(language => `${language} secondFactor.methods.passkeyNote`),
])

const english = textsOf('en')

for (const language of languages) {
  test(`${language}: every text is there, and nothing of what it is told is lost`, () => {
    const texts = textsOf(language)
    assert.ok(texts.size > 150)
    assert.deepEqual([...texts.keys()].toSorted(), [...english.keys()].toSorted())
    for (const [path, text] of texts) {
      if (!path.endsWith('notes.signed-out')) assert.notEqual(text.trim(), '', path)
      const told = (english.get(path) ?? '').match(/‹\d›|<b[^>]*>/g) ?? []
      assert.deepEqual((text.match(/‹\d›|<b[^>]*>/g) ?? []).toSorted(), told.toSorted(), `${path}: ${text}`)
      assert.doesNotMatch(text, /undefined|\[object|\{\}/, path)
    }
  })
  if (language !== 'en')
    test(`${language}: nothing is left in English`, () => {
      for (const [path, text] of textsOf(language))
        if (!sameAsEnglish.has(`${language} ${path}`)) assert.notEqual(text, english.get(path), path)
    })
}
