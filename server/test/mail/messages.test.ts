import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { languages } from '#ground'
import { mailKinds, writeMessage, type GivenFacts, type MailKind, type Message } from '#mail'

const publicUrl = new URL('https://id.example.com')
const until = Date.UTC(2026, 5, 19, 9, 30)
const at = Date.UTC(2026, 5, 12, 9, 0)

/** What each kind is about, for Alice. */
const facts: { [K in MailKind]: GivenFacts<K> } = {
  invitation: { invitedBy: 'Olga Owner', path: '/invitation/t0ken', until },
  'password-reset': { username: 'alice', path: '/password/t0ken', until },
  'email-change': { username: 'alice', path: '/email/t0ken', until },
  'email-changed': { before: null, after: 'alice@new.example' },
  'password-changed': {},
  'password-reset-by-admin': {},
  'factor-added': { factor: 'Phone' },
  'factor-removed': { factor: null },
  'factors-reset-by-admin': {},
  'factor-asked': {},
  'role-changed': { role: 'usermanager' },
  'recovery-code-used': { left: 7 },
  'new-browser': {},
  'directory-refused': { directory: 'Company', reason: 'The directory refuses cn=reader.' },
  'access-asked': {
    person: 'Amara Okafor',
    app: 'Grafana',
    why: 'The report',
    days: 7,
    path: '/requests/t0ken',
    until,
  },
  'access-granted': { app: 'Grafana', until, word: 'Enjoy' },
  'access-refused': { app: 'Grafana', word: null },
  'access-ends': { app: 'Grafana', until },
  'account-test': {},
}
const reader = { to: 'alice@example.com', name: 'Alice Adams', language: 'en', timeZone: 'Europe/Berlin' } as const
const letterhead = { organisation: 'Example Org', contact: 'it@example.com', publicUrl }
const occasion = { at, browser: 'Firefox, Linux', address: '192.0.2.7' }

const write = (
  kind: MailKind,
  changed: { reader?: object; letterhead?: object; facts?: object; occasion?: typeof occasion | null } = {},
): Message =>
  writeMessage(
    kind,
    { ...facts[kind], ...changed.facts },
    { ...reader, ...changed.reader },
    { ...letterhead, ...changed.letterhead },
    changed.occasion,
  )

/** Text of a page with markup, as a reader sees it. */
const seen = (html: string): string =>
  html
    .replace(/<title>.*?<\/title>/, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

describe('every kind in every language', () => {
  for (const language of languages)
    for (const kind of mailKinds)
      test(`${kind}, ${language}`, () => {
        const { subject, text, html, to } = write(kind, { reader: { language }, occasion })
        assert.equal(to, reader.to)
        assert.ok(subject.length > 5 && subject.length < 100, subject)
        assert.match(text, /Alice Adams/)
        assert.match(html, new RegExp(`<html lang="${language}">`))
        for (const line of text.split('\n').filter(line => line !== '' && line !== '-- '))
          for (const part of line.endsWith(':') ? [line.slice(0, -1)] : line.split(': '))
            assert.ok(seen(html).includes(part), `only in the plain form: ${part}`)
        assert.doesNotMatch(`${subject} ${text} ${html}`, /undefined|NaN|\[object|Invalid Date/)
        const addresses = [...`${text} ${html}`.matchAll(/https?:\/\/[^\s"<)]+/g)].map(([address]) => new URL(address))
        assert.ok(addresses.length > 0)
        for (const { origin } of addresses) assert.equal(origin, publicUrl.origin)
        if ('path' in facts[kind]) assert.match(text, /t0ken/)
        else assert.doesNotMatch(text, /t0ken/)
      })

  test('each says it in its own words', () => {
    for (const kind of mailKinds)
      assert.equal(
        new Set(languages.map(language => write(kind, { reader: { language } }).text)).size,
        languages.length,
      )
  })
})

test('when and from where, in the reader’s zone; what is not known is left out', () => {
  const { text } = write('new-browser', { occasion })
  assert.match(text, /When: 12 June 2026 at 11:00 \(Europe\/Berlin\)\nBrowser: Firefox, Linux\nAddress: 192\.0\.2\.7/)
  const unknown = write('new-browser', {
    reader: { timeZone: 'Moon/Crater' },
    occasion: { ...occasion, browser: null as never },
  })
  assert.match(unknown.text, /09:00 \(UTC\)\nAddress/)
  assert.match(write('password-reset', {}).text, /until 19 June 2026 at 11:30 \(Europe\/Berlin\)/)
})

describe('what somebody typed stays text', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&\r\nBcc: eve@example.com\u202etxt.exe'
  const places: [string, MailKind, Parameters<typeof write>[1]][] = [
    ['a name', 'password-changed', { reader: { name: hostile } }],
    ['an inviter', 'invitation', { facts: { invitedBy: hostile } }],
    ['a username', 'password-reset', { facts: { username: hostile } }],
    ['a factor', 'factor-added', { facts: { factor: hostile } }],
    ['the organisation', 'invitation', { letterhead: { organisation: hostile } }],
    ['the contact', 'password-changed', { letterhead: { contact: hostile } }],
    ['who asks for access', 'access-asked', { facts: { person: hostile } }],
    ['why somebody asks for access', 'access-asked', { facts: { why: hostile } }],
    ['an app', 'access-refused', { facts: { app: hostile } }],
    ['a word with an answer', 'access-granted', { facts: { word: hostile } }],
    ['a browser', 'new-browser', { occasion: { ...occasion, browser: hostile } }],
  ]
  for (const [what, kind, changed] of places)
    test(what, () => {
      const { subject, text, html } = write(kind, changed)
      assert.doesNotMatch(html, /<img|onerror=alert\(1\)>/)
      assert.match(html, /&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;/)
      assert.doesNotMatch(subject, /[\r\n]/)
      for (const form of [subject, text, html]) assert.doesNotMatch(form, /[\u202e\r]|\nBcc/)
      assert.match(text, /\\u\{202E\}/)
    })

  test('a name is cut, so that no message grows with it', () =>
    assert.ok(write('password-changed', { reader: { name: 'x'.repeat(10_000) } }).text.length < 1500))
})

test('what is for good has no end, and what somebody says is not cut short', () => {
  const word = 'x'.repeat(500)
  const { text } = write('access-granted', { facts: { until: null, word } })
  assert.match(text, /Grafana is open to you\.\n/)
  assert.ok(text.replaceAll(/\s/g, '').includes(word))
  assert.match(write('access-granted').text, /open to you until 19 June 2026 at 11:30 \(Europe\/Berlin\)/)
  for (const [days, said] of [
    [null, 'for good'],
    [1, 'for a day'],
    [30, 'for 30 days'],
  ] as const)
    assert.ok(write('access-asked', { facts: { days } }).text.replaceAll(/\s+/g, ' ').includes(said))
})

test('a link leads to this server and nowhere else', () => {
  for (const path of ['https://evil.example/', '//evil.example/x', '\\\\evil.example', 'javascript:alert(1)'])
    assert.throws(() => write('password-reset', { facts: { path } }), /leads to this server/, path)
})
