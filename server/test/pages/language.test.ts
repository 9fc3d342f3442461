import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { startPages, visit, type PagesWorld } from './world.ts'

const languageOf = (page: string): string | undefined => /<html lang="(\w+)">/.exec(page)?.[1]
const nextOf = (page: string): string | undefined =>
  /action="\/language"><input type="hidden" name="next" value="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')

async function withWorld(set: Partial<PagesWorld>, work: (world: PagesWorld) => Promise<void>): Promise<void> {
  const world = await startPages(set)
  try {
    await work(world)
  } finally {
    await world.close()
  }
}

const headings: [header: string, language: string, heading: string][] = [
  ['de-AT,de;q=0.9,en;q=0.8', 'de', 'Anmelden'],
  ['fr', 'fr', 'Se connecter'],
  ['nl, es;q=0.4', 'es', 'Iniciar sesión'],
  ['nl', 'en', 'Sign in'],
]

test('a page is in the language the browser asks for, and no cache keeps it', () =>
  withWorld({}, async world => {
    for (const [header, language, heading] of headings) {
      const answer = await visit(world).get('/sign-in', { 'accept-language': header })
      assert.equal(languageOf(answer.page), language)
      assert.match(answer.page, new RegExp(`<h1>${heading}</h1>`))
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.deepEqual(answer.headers.getSetCookie(), [])
    }
  }))

test('values meant to break out of the header or the cookie choose nothing', () =>
  withWorld({}, async world => {
    const hostile = ['"><script>', '../../de', 'de%00', 'de-'.repeat(1_500), '*;q=1;q=2', '{"de":1}', 'x'.repeat(6_000)]
    for (const value of hostile) {
      const asked = await visit(world).get('/sign-in', {
        'accept-language': value,
        cookie: `doorward-language=${value}`,
      })
      assert.equal(asked.status, 200)
      assert.match(languageOf(asked.page) ?? '', /^(?:en|de)$/)
      assert.doesNotMatch(asked.page, /<script>/)
    }
    // RFC 9110 §5.3: two lines of the header are one list.
    const twice = await new Promise<string>((resolve, reject) =>
      request(
        new URL('/sign-in', world.at),
        {
          headers: [
            ['Host', world.at.host],
            ['Accept-Language', 'nl'],
            ['Accept-Language', 'fr'],
          ].flat(),
        },
        answer => {
          let page = ''
          answer.on('data', chunk => (page += String(chunk))).on('end', () => resolve(page))
        },
      )
        .on('error', reject)
        .end(),
    )
    assert.equal(languageOf(twice), 'fr')
  }))

test('a choice is kept in the browser, leads back, and comes before what the browser asks for', () =>
  withWorld({}, async world => {
    const browser = visit(world)
    const before = await browser.get('/sign-in?flow=flow-1&next=%2Fadmin%2F')
    const next = nextOf(before.page) ?? ''
    assert.equal(next, '/sign-in?flow=flow-1&next=%2Fadmin%2F')
    const chosen = await browser.post('/language', { language: 'de', next })
    assert.equal(chosen.status, 303)
    assert.equal(chosen.headers.get('location'), next)
    assert.match(
      chosen.headers.get('set-cookie') ?? '',
      /^doorward-language=de; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    )
    const after = await browser.get(next, { 'accept-language': 'fr' })
    assert.match(after.page, /<html lang="de">[^]*Weiter zu <b>Nextcloud<\/b>/)
    assert.match(after.page, /<button name="language" value="de" lang="de" aria-current="true">Deutsch<\/button>/)
  }))

test('after a refused sign-in the switch leads to the same sign-in, and no password goes with it', () =>
  withWorld({}, async world => {
    const refused = await visit(world).post('/sign-in', {
      username: 'a',
      password: 'guess-9',
      flow: 'flow-1',
      next: '',
    })
    assert.equal(nextOf(refused.page), '/sign-in?flow=flow-1')
    assert.doesNotMatch(refused.page, /guess-9/)
  }))

test('a choice leads to this server alone', () =>
  withWorld({}, async world => {
    for (const next of [
      '//evil.test',
      '/\\evil.test',
      'https://evil.test',
      'javascript:alert(1)',
      '/%2f/evil.test',
      '/\r\nx: y',
      '',
    ]) {
      const answer = await visit(world).post('/language', { language: 'fr', next })
      assert.equal(answer.status, 303)
      assert.equal(answer.headers.get('location'), '/', next)
    }
  }))

test('what is no language of ours is refused, and sets nothing', () =>
  withWorld({}, async world => {
    const asks = { 'accept-language': 'es', 'sec-fetch-site': 'same-origin' }
    for (const language of ['', 'nl', 'de-AT', 'DE', 'de; Domain=evil.test', '__proto__']) {
      const answer = await visit(world).post('/language', { language, next: '/sign-in' }, asks)
      assert.equal(answer.status, 400, language)
      assert.match(answer.page, /Elija uno de los idiomas que se ofrecen/)
      assert.deepEqual(answer.headers.getSetCookie(), [])
    }
  }))

test('neither a look nor a form on another site changes the language', () =>
  withWorld({}, async world => {
    const looked = await visit(world).get('/language?language=de&next=/sign-in')
    assert.equal(looked.status, 405)
    assert.deepEqual(looked.headers.getSetCookie(), [])
    const foreign = await visit(world).post(
      '/language',
      { language: 'de' },
      { 'sec-fetch-site': 'cross-site', 'accept-language': 'de' },
    )
    assert.equal(foreign.status, 403)
    assert.deepEqual(foreign.headers.getSetCookie(), [])
    assert.match(
      foreign.page,
      /<html lang="de">[^]*Das ist nicht erlaubt[^]*Diese Anfrage kam nicht von einer unserer Seiten/,
    )
    assert.equal(nextOf(foreign.page), undefined)
  }))

test('an account’s language counts before the browser’s, and after a choice', () =>
  withWorld({}, async world => {
    const browser = visit(world)
    await browser.post('/sign-in', { username: 'amara.okafor', password: 'right' })
    for (const person of world.people) Object.assign(person, { locale: 'fr-FR' })
    assert.match((await browser.get('/', { 'accept-language': 'de' })).page, /<html lang="fr">[^]*Bonjour Amara Okafor/)
    await browser.post('/language', { language: 'es', next: '/' })
    assert.match((await browser.get('/', { 'accept-language': 'de' })).page, /<html lang="es">[^]*Hola, Amara Okafor/)
  }))

test('errors are in the reader’s language too', () =>
  withWorld({}, async world => {
    const browser = visit(world)
    const missing = await browser.get('/nothing', { 'accept-language': 'fr' })
    assert.match(missing.page, /<html lang="fr">[^]*<h1>Il n’y a rien ici<\/h1>/)
    assert.equal(nextOf(missing.page), '/nothing')
    assert.match((await browser.get('/boom', { 'accept-language': 'es' })).page, /<html lang="es">[^]*Es cosa nuestra/)
  }))

test('a refusal that is no page is said in the reader’s language, and says in which', () =>
  withWorld({}, async world => {
    const browser = visit(world)
    const asks = { accept: 'application/json', 'accept-language': 'de' }
    const refused = await browser.get('/nothing', asks)
    assert.equal((JSON.parse(refused.page) as { detail: string }).detail, 'Unter dieser Adresse gibt es nichts.')
    assert.equal(refused.headers.get('content-language'), 'de')
    await browser.post('/language', { language: 'fr', next: '/' })
    assert.match((await browser.get('/nothing', asks)).page, /Il n’y a rien à cette adresse/)
    // Scripts match on the text: of what a browser chose they know nothing.
    const { accept } = asks
    const script = await browser.get('/nothing', { accept, authorization: 'Bearer x' })
    assert.match(script.page, /There is nothing at this address/)
  }))

test('an error is in the language of the account too, after a choice and before the browser’s', () =>
  withWorld({}, async world => {
    const browser = visit(world)
    const german = { 'accept-language': 'de' }
    await browser.post('/sign-in', { username: 'amara.okafor', password: 'right' })
    for (const person of world.people) Object.assign(person, { locale: 'fr-FR' })
    for (const [path, heading] of [
      ['/nothing', 'Il n’y a rien ici'],
      ['/boom', ''],
    ] as const)
      assert.match((await browser.get(path, german)).page, new RegExp(`<html lang="fr">[^]*<h1>${heading}`), path)
    const foreign = { ...german, 'sec-fetch-site': 'cross-site' }
    assert.match((await browser.post('/sign-out', {}, foreign)).page, /<html lang="fr">/)
    browser.cookies.set('doorward-session', 'x'.repeat(43))
    assert.match((await browser.get('/nothing', german)).page, /<html lang="de">/)
    await browser.post('/language', { language: 'es', next: '/' })
    assert.match((await browser.get('/nothing', german)).page, /<html lang="es">/)
  }))

test('an error whose reader cannot be looked up is in the browser’s language', () =>
  withWorld({}, async world => {
    const browser = visit(world)
    await browser.post('/sign-in', { username: 'amara.okafor', password: 'right' })
    world.sessions.get = () => {
      throw new Error('the database is away')
    }
    const missing = await browser.get('/nothing', { 'accept-language': 'de' })
    assert.equal(missing.status, 404)
    assert.match(missing.page, /<html lang="de">/)
  }))

test('times and waits are written as the language does', () =>
  withWorld({}, async world => {
    const say = async (waitMs: number, language: string) => {
      world.pausedUntil = world.now + waitMs
      const form = { username: 'jonas.ekdahl', password: 'x' }
      const headers = { 'sec-fetch-site': 'same-origin', 'accept-language': language }
      return (await visit(world).post('/sign-in', form, headers)).page
    }
    assert.match(await say(40_000, 'de'), /Warten Sie 40 Sekunden/)
    assert.match(await say(1_000, 'de'), /Warten Sie 1 Sekunde</)
    assert.match(await say(240_000, 'fr'), /Attendez 4 minutes/)
    assert.match(await say(40_000, 'es'), /Espere 40 segundos/)
  }))

test('what is wrong with a form is said in the language of its page', () =>
  withWorld({ people: [], setupToken: 'setup-token', settingUp: true }, async world => {
    const browser = visit(world)
    const headers = { 'sec-fetch-site': 'same-origin', 'accept-language': 'de' }
    const form = { token: 'setup-token', displayName: 'J', username: 'j', email: 'j@example.com', password: 'short' }
    const refused = await browser.post('/setup', form, headers)
    assert.equal(refused.status, 400)
    assert.match(refused.page, /Ein Passwort hat mindestens 8 Zeichen\./)
    assert.equal(nextOf(refused.page), '/setup?token=setup-token')
    const wrong = await browser.post('/setup', { code: 'x' }, headers)
    assert.match(wrong.page, /Dieser Code ist falsch oder abgelaufen/)
  }))

test('the page that shows the recovery key cannot be shown again, so it offers no other language', () =>
  withWorld({ people: [], setupToken: 'setup-token', settingUp: true }, async world => {
    const browser = visit(world)
    const form = { displayName: 'J', username: 'j', email: 'j@example.com', password: 'correct horse' }
    await browser.post('/setup', { ...form, token: 'setup-token' })
    assert.equal(nextOf((await browser.get('/setup/next')).page), '/setup/next')
    const shown = await browser.post('/setup/next', {})
    assert.match(shown.page, /AGE-SECRET-KEY-1/)
    assert.doesNotMatch(shown.page, /action="\/language"/)
  }))
