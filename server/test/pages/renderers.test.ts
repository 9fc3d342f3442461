import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asItIs } from '#ground'
import { createPageRenderers, type AppCard } from '#pages'

const hostile = `"><img src=x onerror=alert(1)>&'`
const render = createPageRenderers(() => ({ organisation: hostile, publicUrl: new URL('https://id.example.com') }))
const english = { language: 'en', at: '/' } as const
const app: AppCard = { title: hostile, host: hostile, icon: `javascript:alert(1)//${hostile}` }
const contact = { name: hostile, email: `a@b.example?bcc=${hostile}` }

const pages: Record<string, string> = {
  error: render.error(
    { status: 500, code: 'bug', said: asItIs(hostile), fields: [], reference: hostile, retryAfterMs: 61_000 },
    english,
  ),
  protocolError: render.protocolError({ app, technical: hostile, reference: hostile }, english),
  consent: render.consent(
    {
      app,
      username: hostile,
      facts: [{ fact: 'name', value: hostile, note: hostile }],
      action: hostile,
      fields: { xsrf: hostile },
      switchUrl: hostile,
    },
    english,
  ),
  refusal: render.refusal(
    {
      app,
      username: hostile,
      reasons: [{ fine: false, reason: 'in-no-group', groups: [hostile] }],
      contact,
      reference: hostile,
      switchUrl: '/sign-in?switch=1',
      backUrl: hostile,
    },
    english,
  ),
  redirectMismatch: render.redirectMismatch(
    { app, sent: hostile, registered: [hostile], contact, reference: hostile },
    english,
  ),
  redirectAdd: render.redirectMismatch(
    {
      app,
      sent: hostile,
      registered: [hostile],
      contact,
      reference: hostile,
      mending: { kind: 'add', username: hostile, action: hostile, fields: { redirect_uri: hostile }, appUrl: hostile },
    },
    english,
  ),
  redirectKept: render.redirectMismatch(
    { app, sent: hostile, registered: [], contact, reference: hostile, mending: { kind: 'kept', where: hostile } },
    english,
  ),
  redirectAdded: render.redirectAdded({ app, address: hostile, againUrl: hostile }, english),
  signOut: render.signOut({ username: hostile, app, fields: { xsrf: hostile } }, english),
  signedOut: render.signedOut({ apps: [{ title: hostile, icon: hostile, after: 'own' }] }, english),
}

for (const [name, page] of Object.entries(pages)) {
  test(`${name}: hostile values stay text`, () => {
    assert.doesNotMatch(page, /<img/)
    assert.doesNotMatch(page, /javascript:/)
    assert.match(page, /&lt;img src=x onerror=alert\(1\)&gt;/)
  })
  test(`${name}: nothing inline, nothing from elsewhere, one h1, its language and title`, () => {
    assert.doesNotMatch(page, /<style|<script(?! src="\/assets\/)|\sstyle=|\son\w+="/)
    assert.doesNotMatch(page, /(?:src|href)="(?:https?:)?\/\//)
    assert.equal(page.match(/<h1>/g)?.length, 1)
    assert.match(page, /<html lang="en">[^]*<title>[^<]+<\/title>/)
  })
}

const mismatch = (sent: string, registered: string[]): string =>
  /<div class="cmp">([^]*?)<p class="hint">/.exec(
    render.redirectMismatch(
      {
        app: { title: 'Immich', host: null, icon: null },
        sent,
        registered,
        contact: null,
        reference: '9K2M-41QX',
      },
      english,
    ),
  )?.[1] ?? ''

test('redirect mismatch: the part that differs is marked on both sides, against the closest address', () => {
  const registered = ['app.immich:///oauth-callback', 'https://photos.example.com/auth/login']
  const scheme = mismatch('http://photos.example.com/auth/login', registered)
  assert.match(scheme, /<p><mark>http<\/mark>:\/\/photos\.example\.com<wbr>\/auth\/login/)
  assert.match(scheme, /<li><mark class="was">https<\/mark>:\/\/photos\.example\.com<wbr>\/auth\/login/)
  assert.match(scheme, /<li>app\.immich:\/\/<wbr>\/oauth-callback/)
  const path = mismatch('https://photos.example.com/user-settings', registered)
  assert.match(path, /com<wbr><mark>\/user-settings<\/mark>/)
  assert.match(path, /<mark class="was">\/auth\/login<\/mark>/)
  assert.match(mismatch('https://photos.example.com/auth/login?x=1', registered), /<mark>\?x=1<\/mark>/)
})

test('redirect mismatch: what would disguise an address is shown, and no address is a link', () => {
  const page = mismatch('https://photos.example.com\u202e/moc.live//:sptth', ['https://photos.example.com/'])
  assert.match(page, /photos\.example\.com\\u\{202E\}/)
  assert.doesNotMatch(page, /<a /)
  assert.match(mismatch('', []), /No address yet\./)
  assert.doesNotThrow(() => mismatch('a'.repeat(5000), ['https://x.example.com/']))
})

test('an app’s picture is ours or data; anything else is its first letter', () => {
  const bar = (icon: string | null) =>
    render.signOut({ username: 'a', app: { title: 'émile', host: null, icon } }, english)
  assert.match(bar('data:image/png;base64,iVBORw0KGgo='), /<img src="data:image\/png;base64,iVBORw0KGgo="/)
  assert.match(bar('/icons/a.png'), /<img src="\/icons\/a\.png"/)
  assert.match(bar('nextcloud'), /<svg viewBox="0 0 24 24"[^>]*><path d="M/)
  for (const icon of [
    'constructor',
    'https://evil.test/x.png',
    '//evil.test/x.png',
    'data:image/svg+xml;base64,AAAA',
    null,
  ])
    assert.match(bar(icon), /<span aria-hidden="true">É<\/span>/)
})

test('redirect mismatch: a port, a last slash and a name before @ are each marked alone', () => {
  const registered = ['https://photos.example.com/auth/login']
  const port = mismatch('https://photos.example.com:8443/auth/login', registered)
  assert.match(port, /<p>https:\/\/photos\.example\.com<mark>:8443<\/mark><wbr>\/auth\/login<\/p>/)
  assert.match(port, /<li>https:\/\/photos\.example\.com<wbr>\/auth\/login<\/li>/)
  assert.match(mismatch('https://photos.example.com/auth/login/', registered), /login<wbr><mark>\/<\/mark><\/p>/)
  assert.match(
    mismatch(registered[0] ?? '', ['https://photos.example.com/auth/login/']),
    /login<wbr><mark class="was">\/</,
  )
  const disguised = mismatch('https://photos.example.com@evil.test/auth/login', registered)
  assert.match(disguised, /<mark>photos\.example\.com@<\/mark><mark>evil\.test<\/mark>/)
})
