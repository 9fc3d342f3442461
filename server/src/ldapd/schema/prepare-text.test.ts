import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prepareText } from './prepare-text.ts'

test('letters are folded as RFC 3454 §B.2 says', () => {
  const rows: [a: string, b: string][] = [
    ['Straße', 'STRASSE'],
    ['ẞ', 'ss'],
    ['ΟΔΟΣ', 'οδος'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
    ['ŉ', 'ʼN'],
    ['ᾳ', 'ΑΙ'],
    ['İ', 'i̇'],
    ['ﬁn', 'FIN'],
    ['ｆｕｌｌ', 'full'],
    ['Ⅷ', 'viii'],
    ['ſ', 'S'],
    ['µ', 'Μ'],
    ['É', 'é'],
    ['℃', '°c'],
  ]
  for (const [a, b] of rows) assert.equal(prepareText(a, true), prepareText(b, true), `${a} ${b}`)
  assert.notEqual(prepareText('ı', true), prepareText('i', true))
  assert.notEqual(prepareText('ü', true), prepareText('u', true))
})

test('letter case counts where it should; forms of one character do not', () => {
  assert.notEqual(prepareText('É', false), prepareText('é', false))
  assert.equal(prepareText('E\u0301', false), prepareText('É', false))
  assert.notEqual(prepareText('ß', false), prepareText('ss', false))
})

test('what cannot be seen is nothing, and every kind of space is one (§2.2, §2.6.1)', () => {
  assert.equal(prepareText('so\u00ADft\u200B\uFEFF', true), 'soft')
  assert.equal(prepareText('a\u0007b', true), 'ab')
  assert.equal(prepareText('\u00A0a\t\n\u2003\u3000b\u2028', true), 'a b')
  assert.equal(prepareText('  ', true), '')
  assert.equal(prepareText('a  \u0301b', true), 'a  \u0301b', 'the last space carries the mark')
})

test('what no rule matches (§2.4)', () => {
  for (const text of ['\uE000', '\uFFFE', '\uFFFD', '\u{10FFFF}', '\u0378', 'a\uD800'])
    assert.equal(prepareText(text, true), undefined, JSON.stringify(text))
  assert.equal(prepareText('🦊', true), '🦊')
})

test('what is prepared stays as it is', () => {
  for (const text of ['Straße', 'ŉ', 'ﷺ', 'ﬁ\u00A0', 'Ⅷ ℃', 'ᾳ', 'a \u0301', 'ΣΑΣ', '\u1E9B\u0323', 'ẖ', 'ᾼ'])
    for (const folds of [true, false]) {
      const once = prepareText(text, folds)
      assert.ok(once !== undefined)
      assert.equal(prepareText(once, folds), once, text)
    }
})
