import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { languages } from '#ground'
import { html, Html } from '../html.ts'
import { textsIn } from './index.ts'
import { problemSentences } from './problems.ts'

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
  if (language !== 'en')
    test(`${language}: every known problem has its sentence`, () => {
      for (const sentence of problemSentences) {
        const said = textsIn(language).problem(sentence.replaceAll('{}', '12'))
        assert.notEqual(said, sentence.replaceAll('{}', '12'))
        assert.equal(said.includes('12'), sentence.includes('{}') || sentence.includes('12'), said)
        assert.doesNotMatch(said, /\{\}/)
      }
    })
}

test('a problem that is not known is said as it came, and what it names is only text', () => {
  const { problem } = textsIn('de')
  assert.equal(problem('Nobody has thought of this.'), 'Nobody has thought of this.')
  assert.equal(problem('“$&{}” is kept for the system. Choose another username.').includes('„$&{}“'), true)
  assert.equal(textsIn('en').problem('At most 5 characters.'), 'At most 5 characters.')
  assert.match(
    problem('This picture has 9000 × 5000 pixels. Scale it down to 40 million or fewer, and try again.'),
    /^Dieses Bild hat 9000 × 5000 Pixel\./,
  )
})

test('every problem that is translated is one somebody throws', () => {
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const source = globSync('{ground,http,store,directory,signin,pages,gateway}/**/*.ts', { cwd })
    .filter(file => !file.includes('/texts/'))
    .map(file => readFileSync(join(cwd, file), 'utf8'))
    .join('\n')
    .replaceAll(/[`'] \+\s+[`']/g, '')
    .replaceAll(/\$\{[^}]*\}/g, '{}')
  for (const sentence of problemSentences) assert.ok(source.includes(sentence), sentence)
})
