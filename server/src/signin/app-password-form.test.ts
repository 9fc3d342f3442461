import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newAppPassword, parseAppPassword } from './app-password-form.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

test('a new one is five groups of five letters, each another, and is read back', () => {
  const made = Array.from({ length: 200 }, () => newAppPassword().reveal())
  for (const text of made) {
    assert.match(text, /^[0-9a-hjkmnp-tv-z]{5}(-[0-9a-hjkmnp-tv-z]{5}){4}$/)
    assert.equal(parseAppPassword(text), text.replaceAll('-', ''))
  }
  assert.equal(new Set(made).size, made.length)
})

const text = newAppPassword().reveal()
const letters = text.replaceAll('-', '')
const written: [offered: string, why: string][] = [
  [text.toUpperCase(), 'in capitals'],
  [letters, 'without dashes'],
  [text.replaceAll('-', ' '), 'with spaces'],
  [text.replaceAll('-', ' - '), 'with spaces around the dashes'],
  [` ${text}\n`, 'with what a copy brings along'],
  [letters.slice(0, 5) + text.slice(5), 'as it is'],
]
for (const [offered, why] of written) test(`read: ${why}`, () => assert.equal(parseAppPassword(offered), letters))

const otherThan = (letter: string): string[] => alphabet.split('').filter(other => other !== letter)

test('one wrong letter, at any place, is no app password', () => {
  for (const [at, letter] of letters.split('').entries())
    for (const other of otherThan(letter))
      assert.equal(parseAppPassword(letters.slice(0, at) + other + letters.slice(at + 1)), undefined)
})

const malformed: [offered: string, why: string][] = [
  ['', 'nothing'],
  [letters.slice(0, -1), 'a letter less'],
  [`${letters}0`, 'a letter more'],
  [`${letters.slice(0, 12)}-${letters.slice(12)}`, 'a dash inside a group'],
  [`${text}-`, 'a dash at the end'],
  [`-${text}`, 'a dash at the start'],
  [text.replaceAll('-', '_'), 'other separators'],
  [`${letters.slice(0, -1)}u`, 'a letter of no alphabet'],
  [text.replaceAll('-', ' '.repeat(30)), 'too long to be looked at'],
  ['a quiet green door', 'a password'],
]
for (const [offered, why] of malformed)
  test(`not one: ${why}`, () => assert.equal(parseAppPassword(offered), undefined))
