import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseLanguage, createLanguageChoice } from './language.ts'

const cases: [header: string | undefined, language: string, why: string][] = [
  ['de', 'de', 'alone'],
  ['de-AT', 'de', 'a region'],
  ['DE_at', 'de', 'another spelling'],
  ['fr-CA, de;q=0.9', 'fr', 'no quality is quality 1'],
  ['de;q=0.5, es;q=0.9, fr;q=0.7', 'es', 'the highest quality, wherever it stands'],
  ['de;q=0.8,fr;q=0.8', 'de', 'of equals the first'],
  ['nl, pt-BR;q=0.9, es;q=0.1', 'es', 'the first that is ours'],
  ['de;q=0, fr;q=0.000, es;q=0.001', 'es', 'quality 0 is a refusal'],
  ['de ; q=0.3 , fr ;Q=0.4', 'fr', 'spaces, and a capital Q'],
  ['de;q=1.5, fr;q=-1, es;q=0.2', 'es', 'qualities out of range'],
  ['de;q=0.1234, fr;q=nan, es;q=0.2', 'es', 'qualities that are no numbers of the form'],
  ['de;level=1;q=1, es', 'es', 'parameters that mean nothing here'],
  ['*', 'en', 'anything'],
  ['*, fr;q=0.1', 'fr', 'anything, and one that is named'],
  ['deutsch, frans', 'en', 'words that begin like ours'],
  ['nl-NL', 'en', 'none of ours'],
  ['', 'en', 'empty'],
  [undefined, 'en', 'absent'],
  [',;=,;;q=,, ,', 'en', 'garbage'],
  ['__proto__, constructor;q=1, toString', 'en', 'names every object has'],
  [`${'x,'.repeat(5_000)}de`, 'en', 'too far into a long header'],
  [`de;q=${'9'.repeat(10_000)}`, 'en', 'a long quality'],
  [`${'a'.repeat(10_000)}-de`, 'en', 'a long tag'],
]
for (const [acceptLanguage, language, why] of cases)
  test(`Accept-Language: ${why}`, () => assert.equal(chooseLanguage({ acceptLanguage, fallback: 'en' }), language))

test('the browser’s choice comes before the account’s, that before the header, that before the fallback', () => {
  const signs = { cookie: 'de', locale: 'fr-FR', acceptLanguage: 'es', fallback: 'en' } as const
  assert.equal(chooseLanguage(signs), 'de')
  assert.equal(chooseLanguage({ ...signs, cookie: undefined }), 'fr')
  assert.equal(chooseLanguage({ ...signs, cookie: 'xx' }), 'fr')
  assert.equal(chooseLanguage({ ...signs, cookie: undefined, locale: null }), 'es')
  assert.equal(chooseLanguage({ ...signs, cookie: undefined, locale: 'nl-NL' }), 'es')
  assert.equal(chooseLanguage({ fallback: 'fr' }), 'fr')
})

const choice = createLanguageChoice({ publicUrl: () => new URL('https://id.example.com'), fallback: () => 'en' })
const readerOf = (cookie: string | undefined, originalUrl = '/', method = 'GET') =>
  choice.readerOf({ method, originalUrl, headers: { cookie, 'accept-language': 'es' } })

test('the cookie is ours alone, and what it cannot hold counts for nothing', () => {
  const [pair = ''] = choice.print('de').split(';')
  assert.match(
    choice.print('de'),
    /^__Host-doorward-language=de; Path=\/; HttpOnly; SameSite=Lax; Max-Age=31536000; Secure$/,
  )
  assert.equal(readerOf(pair).language, 'de')
  for (const value of ['', 'xx', 'de-AT', 'DE', '"de"', '../de', 'd%65', 'de\u0000', 'x'.repeat(5_000)])
    assert.equal(readerOf(`__Host-doorward-language=${value}`).language, 'es', value)
  assert.equal(readerOf(`${pair}; __Host-doorward-language=fr`).language, 'es')
  assert.equal(readerOf('doorward-language=de').language, 'es')
})

test('a page is shown again by its address, when that is a path of ours and was asked for with GET', () => {
  assert.equal(readerOf(undefined, '/sign-in?flow=a').at, '/sign-in?flow=a')
  assert.equal(readerOf(undefined, '/sign-in', 'POST').at, undefined)
  for (const url of ['//evil.test/', 'https://evil.test/', '/\\evil.test', '*', `/${'a'.repeat(3_000)}`])
    assert.equal(readerOf(undefined, url).at, undefined, url)
})
