import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visible } from '#ground'
import { attribute, html, webAddress } from './html.ts'

const hostile = `"><script>alert('1')</script>&amp;`

test('values are escaped in text and in attributes', () => {
  const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;'
  assert.equal(String(html`<b title="${hostile}">${hostile}</b>`), `<b title="${escaped}">${escaped}</b>`)
  assert.equal(String(html`<i${attribute('lang', hostile)}></i>`), `<i lang="${escaped}"></i>`)
})

test('markup of ours is not escaped again, lists are joined, absent values leave nothing', () => {
  const items = ['a&b', 'c'].map(name => html`<li>${name}</li>`)
  assert.equal(String(html`<ul>${items}</ul>${undefined}${null}${false}${0}`), '<ul><li>a&amp;b</li><li>c</li></ul>0')
  assert.equal(String(html`<i${attribute('lang', undefined)}${attribute('hidden', true)}></i>`), '<i hidden></i>')
})

test('only web addresses become links', () => {
  assert.equal(webAddress('https://a.example.com/x'), 'https://a.example.com/x')
  for (const address of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    '/x',
    '',
    null,
  ])
    assert.equal(webAddress(address), undefined)
})

test('characters that disguise are shown', () =>
  assert.equal(visible('https://a\u202e.example\u200b/\n'), 'https://a\\u{202E}.example\\u{200B}/\\u{A}'))
