import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { makeGerman } from './de/index.ts'
import { makeSpanish } from './es/index.ts'
import { makeFrench } from './fr/index.ts'
import { sayIn } from './index.ts'
import { asItIs, inTurn, printSaying, say } from './saying.ts'
import { readSaying, writeSaying } from './stored.ts'

const [german, french, spanish] = [makeGerman(), makeFrench(), makeSpanish()]

const namesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted()

/** What is said alike in another language, and is meant so. */
const alike = new Set(['fr a list', 'es a list', 'de {url}: {what}', 'es {url}: {what}'])

for (const [language, sentences] of Object.entries({ de: german, fr: french, es: spanish })) {
  test(`${language}: every sentence names what the English one does, and ends as it does`, () => {
    for (const [english, text] of Object.entries<string>(sentences)) {
      assert.deepEqual(namesIn(text), namesIn(english), text)
      assert.equal(/[.?]$/.test(text), /[.?]$/.test(english), text)
      if (!alike.has(`${language} ${english}`)) assert.notEqual(text, english)
    }
  })

  test(`${language}: it is written as it is printed there`, () => {
    for (const text of Object.values<string>(sentences)) {
      assert.doesNotMatch(text, / {2}|\.\.\.|^\s|\s$/, text)
      if (language === 'de') assert.doesNotMatch(text, /[«»“](?=\w)|\b[Dd]u\b/, text)
      if (language === 'fr') assert.doesNotMatch(text, /[„“]|« | »| [:;?!]|\w'\w/, text)
      if (language === 'es') assert.doesNotMatch(text, /[„“]|« | »/, text)
    }
  })
}

test('every sentence there is, somebody says', () => {
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const said = globSync('**/*.ts', { cwd, exclude: path => /\.test\.ts$|ground.sayings.(?:de|es|fr)$/.test(path) })
    .map(file => readFileSync(join(cwd, file), 'utf8'))
    .join('\n')
  const unsaid = Object.keys(german).filter(sentence => !said.includes(sentence.replaceAll('\\', String.raw`\\`)))
  assert.deepEqual(unsaid, [])
})

test('values stand as they are, whatever is in them; sayings among them are said in the same language', () => {
  const taken = say('“{username}” is kept for the system. Choose another username.', { username: '$&{username}' })
  assert.equal(printSaying(taken), '“$&{username}” is kept for the system. Choose another username.')
  assert.match(sayIn('de', taken), /^„\$&\{username\}“ /)

  const needs = say('This needs {needed}; you are {role}.', {
    needed: { sentence: 'an admin', values: {} },
    role: { sentence: 'a member', values: {} },
  })
  assert.equal(printSaying(needs), 'This needs an admin; you are a member.')
  assert.equal(
    sayIn('fr', needs),
    'Il faut pour cela le rôle «\u00a0administrateur\u00a0»\u00a0; vous avez le rôle «\u00a0membre\u00a0».',
  )
})

test('sentences follow one another, each in the language', () => {
  const both = inTurn('The disk of the database is full.', 'Nothing was changed.')
  assert.equal(printSaying(both), 'The disk of the database is full. Nothing was changed.')
  assert.equal(sayIn('es', both), 'El disco de la base de datos está lleno. No se ha cambiado nada.')
})

test('what has no translation is said as it came; a room may bring its own', () => {
  assert.equal(sayIn('de', asItIs('It said {so}.')), 'It said {so}.')
  assert.equal(
    sayIn('de', asItIs('Give a name.'), { 'Give a name.': 'Geben Sie einen Namen an.' }),
    'Geben Sie einen Namen an.',
  )
  assert.equal(sayIn('de', asItIs('toString')), 'toString')
})

test('a saying is plain data', () => {
  const saying = inTurn(say('At most {max} characters.', { max: 3 }), 'Nothing was changed.')
  assert.deepEqual(structuredClone(saying), saying)
  assert.equal(sayIn('de', JSON.parse(JSON.stringify(saying))), 'Höchstens 3 Zeichen. Es wurde nichts geändert.')
})

test('a saying that was written down is told in the language of whoever reads it', () => {
  const said = inTurn(say('At most {max} characters.', { max: 3 }), 'Nothing was changed.')
  assert.deepEqual(readSaying(writeSaying(said)), said)
  assert.equal(sayIn('de', readSaying(writeSaying('Nothing was changed.'))), 'Es wurde nichts geändert.')
})

for (const text of [
  'mail.example.com:25 said: 450 {busy}',
  '',
  '{"sentence":"Nothing was changed.","values":{',
  '{"sentence":"Nothing was changed."}',
  '{"sentence":7,"values":{}}',
  '{"sentence":"{a}","values":{"a":{"sentence":"b","values":{"c":null}}}}',
])
  test(`what was written down as a sentence is told as it is: ${text}`, () => {
    assert.equal(sayIn('de', readSaying(text)), text)
  })
