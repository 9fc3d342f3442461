import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, minutes } from '#ground'
import { enrol } from '../second-factor/enrol.ts'
import { personDN } from '../security/world.ts'
import { anotherBrowser, openProfileWorld, password, userAgents, type ProfileWorld, type Somebody } from './world.ts'

let world: ProfileWorld
before(async () => {
  world = await openProfileWorld()
})
after(() => world.dispose())

const where = (answer: Response) => [answer.status, answer.headers.get('location')]
const isIn = async (browser: Somebody['browser']) => (await browser.get('/api/v1/session')).status === 200
/** Ids of the sessions that a page has a button for. */
const sessionsOn = (page: string): string[] =>
  [...page.matchAll(/name="session" value="([^"]+)"/g)].map(match => match[1] ?? '')

describe('where somebody is signed in', () => {
  test('browsers are named, this one first and without a button; one is signed out alone', async () => {
    const somebody = await world.somebody()
    const { user, browser, page } = somebody
    const [phone, laptop] = [
      await anotherBrowser(world, user, userAgents.safari),
      await anotherBrowser(world, user, userAgents.firefox),
    ]
    const shown = await page('/profile/devices')
    assert.match(shown, /This device[^]*Firefox on Windows[^]*Safari on iPhone/)
    const [ofLaptop = '', ...others] = sessionsOn(shown)
    assert.equal(others.length, 1)
    const answer = await browser.post('/profile/devices/sign-out', { session: ofLaptop, from: 'devices' })
    assert.deepEqual(where(answer), [303, '/profile/devices?done=one'])
    assert.deepEqual([await isIn(browser), await isIn(phone), await isIn(laptop)], [true, true, false])
    const again = await browser.post('/profile/devices/sign-out', { session: ofLaptop })
    assert.equal(again.status, 404)
  })

  test('a browser is named in the reader’s language, wherever it is named', async () => {
    const { user, browser } = await world.somebody()
    for (const userAgent of [userAgents.safari, userAgents.firefox, 'Mozilla/5.0'])
      await anotherBrowser(world, user, userAgent)
    const said = {
      de: ['Firefox unter Windows', 'Safari auf dem iPhone', 'Unbekannter Browser'],
      fr: ['Firefox sous Windows', 'Safari sur iPhone', 'Navigateur inconnu'],
      es: ['Firefox en Windows', 'Safari en iPhone', 'Navegador desconocido'],
    }
    for (const [language, names] of Object.entries(said)) {
      await browser.post('/language', { language, next: '/' })
      for (const path of ['/profile/devices', '/profile/security', '/']) {
        const page = await (await browser.get(path)).text()
        assert.match(page, new RegExp(`<html lang="${language}">`))
        for (const name of names) assert.ok(page.includes(name), `${path}: ${name}`)
        assert.doesNotMatch(page, / on (?:Windows|iPhone)|Unknown browser/, path)
      }
    }
    const ended = await (await browser.post('/sign-out/everywhere', {})).text()
    for (const name of said.es) assert.ok(ended.includes(name), name)
  })

  test('everywhere else leaves this one', async () => {
    const { user, browser } = await world.somebody()
    const phone = await anotherBrowser(world, user, userAgents.safari)
    const answer = await browser.post('/profile/devices/sign-out-others', { from: 'security' })
    assert.deepEqual(where(answer), [303, '/profile/security'])
    assert.deepEqual([await isIn(browser), await isIn(phone)], [true, false])
  })

  test('another’s session is not there, even for an owner: not to sign out, not to say yes or no to', async () => {
    const [somebody, owner] = [await world.somebody(), await world.somebody({ role: 'owner' })]
    await anotherBrowser(world, somebody.user, userAgents.safari)
    const [session = ''] = sessionsOn(await somebody.page('/profile/devices'))
    for (const [path, form] of [
      ['/profile/devices/sign-out', { session }],
      ['/was-this-you', { session, answer: 'no' }],
      ['/was-this-you', { session, answer: 'yes' }],
      ['/profile/devices/sign-out', { session: '' }],
    ] as const)
      assert.equal((await owner.browser.post(path, form)).status, 404, path)
    assert.deepEqual(sessionsOn(await somebody.page('/profile/devices')), [session])
  })
})

describe('trusted browsers', () => {
  test('are shown until the day they end, forgotten one by one, and another’s are not there', async () => {
    const [somebody, owner] = [await world.somebody(), await world.somebody({ role: 'owner' })]
    const { user, browser } = somebody
    const phone = await enrol(world, user.username ?? '', world.clock)
    const trusting = await world.browser()
    const signIn = () => trusting.post('/sign-in', { username: user.username ?? '', password })
    await signIn()
    await trusting.post('/sign-in/confirm', { with: 'code', code: phone.nextCode(), trust: 'yes' })
    trusting.cookies.delete('doorward-session')
    assert.deepEqual(where(await signIn()), [303, '/'], 'let off the second factor')

    const id = /name="browser" value="([^"]+)"/.exec(await somebody.page('/profile/devices'))?.[1] ?? ''
    assert.notEqual(id, '')
    const known = await world.world.store.read.selectFrom('knownBrowser').select('tokenHash').execute()
    assert.equal(
      known.some(({ tokenHash }) => tokenHash === id),
      false,
      'what stands for it in the store is not told',
    )
    assert.equal((await owner.browser.post('/profile/devices/forget', { browser: id })).status, 404)
    const answer = await browser.post('/profile/devices/forget', { browser: id })
    assert.deepEqual(where(answer), [303, '/profile/devices?done=forgotten'])
    assert.match(await somebody.page('/profile/devices'), /None\. Every sign-in asks/)
    trusting.cookies.delete('doorward-session')
    assert.deepEqual(where(await signIn()), [303, '/sign-in/confirm'], 'asked again')
    assert.equal((await browser.post('/profile/devices/forget', { browser: id })).status, 404)
  })
})

describe('a sign-in from a browser nobody knew', () => {
  test('is asked about on My apps until the person says yes', async () => {
    const { user, browser, page } = await world.somebody()
    assert.doesNotMatch(await page('/'), /Was this you/, 'nobody is asked about their first')
    const phone = await anotherBrowser(world, user, userAgents.safari)
    const asked = await page('/')
    assert.match(asked, /Was this you\?[^]*Safari on iPhone signed in as you[^]*127\.0\.0\.1/)
    assert.doesNotMatch(await (await phone.get('/')).text(), /Was this you/, 'not in that browser itself')
    const [session = ''] = sessionsOn(asked)
    assert.deepEqual(where(await browser.post('/was-this-you', { session, answer: 'yes' })), [303, '/'])
    assert.doesNotMatch(await page('/'), /Was this you/)
    assert.equal(await isIn(phone), true)
    await phone.signIn(user.username ?? '', password)
    assert.doesNotMatch(await page('/'), /Was this you/, 'known from then on')
  })

  test('no ends it and leads to another password', async () => {
    const { user, browser, page } = await world.somebody()
    const phone = await anotherBrowser(world, user, userAgents.safari)
    const [session = ''] = sessionsOn(await page('/'))
    const answer = await browser.post('/was-this-you', { session, answer: 'no' })
    assert.deepEqual(where(answer), [303, '/profile/security/password?stranger=1'])
    assert.equal(await isIn(phone), false)
    assert.match(await page('/profile/security/password?stranger=1'), /Change your password now/)
    assert.doesNotMatch(await page('/'), /Was this you/)
  })

  test('after a week nobody is asked any more', async () => {
    const { user, browser } = await world.somebody()
    await anotherBrowser(world, user, userAgents.safari)
    world.clock.advance(days(7) - minutes(1))
    const username = user.username ?? ''
    await browser.post('/sign-in', { username, password })
    assert.match(await (await browser.get('/')).text(), /Was this you/)
    world.clock.advance(minutes(2))
    assert.doesNotMatch(await (await browser.get('/')).text(), /Was this you/)
  })
})

describe('signing out everywhere', () => {
  test('a GET only asks', async () => {
    const somebody = await world.somebody()
    assert.match(await somebody.page('/sign-out/everywhere'), /Sign out everywhere\?/)
    assert.equal(await isIn(somebody.browser), true)
  })

  test('ends every session, LDAP connection and trusted browser, and says what ended and what goes on', async () => {
    const { user, browser } = await world.somebody()
    const phone = await anotherBrowser(world, user, userAgents.safari)
    const connection = await world.connect()
    assert.equal(await connection.bind(personDN(user.username ?? ''), password), 0)
    const { text } = await world.world.signIn.appPasswords.make(
      { userId: user.id, app: 'directory-server', name: 'Meeting room TV', expiresAt: null },
      { kind: 'user', id: user.id, role: user.role },
      { door: 'pages', address: null },
    )
    const answer = await browser.post('/sign-out/everywhere', {})
    assert.equal(answer.status, 200)
    const page = await answer.text()
    assert.match(page, /You’re signed out everywhere[^]*All 2 devices/)
    assert.match(page, /This device[^]*Safari on iPhone[^]*Was active[^]*Ended/)
    assert.match(page, /One app password still works[^]*“Meeting room TV”/)
    assert.deepEqual([await isIn(browser), await isIn(phone)], [false, false])
    assert.equal(browser.cookies.has('doorward-session'), false)
    assert.notEqual((await connection.search({ base: personDN(user.username ?? '') })).resultCode, 0)
    const known = await world.world.store.read
      .selectFrom('knownBrowser')
      .select('tokenHash')
      .where('userId', '=', user.id)
      .execute()
    assert.deepEqual(known, [])
    const again = await world.connect()
    assert.equal(await again.bind(personDN(user.username ?? ''), text.reveal()), 0, 'the app password goes on')
    connection.close()
    again.close()
  })
})

describe('activity', () => {
  test('is told in sentences, a page at a time, and nobody else’s address is on it', async () => {
    const somebody = await world.somebody()
    const admin = await world.somebody({ role: 'admin' })
    await world.raw('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ username: somebody.user.username ?? '', password: 'not it' }),
      headers: { origin: world.origin },
    })
    await somebody.browser.post('/profile/security/password', { password: 'a loud red window' })
    await admin.browser.send('POST', `/api/v1/users/${somebody.user.id}/disable`)
    await admin.browser.send('POST', `/api/v1/users/${somebody.user.id}/enable`)
    await world.world.events.flush()
    const { browser } = somebody
    await browser.signIn(somebody.user.username ?? '', 'a loud red window')
    const page = await somebody.page('/profile/activity')
    for (const sentence of ['You signed in', 'Your password was changed', 'A sign-in to your account was refused'])
      assert.ok(page.includes(sentence), sentence)
    assert.match(page, /Your account was disabled[^]{0,300}By somebody who looks after accounts/)
    for (const who of [admin.user.id, admin.user.username ?? '']) assert.equal(page.includes(who), false, who)
    const refused = page.slice(page.indexOf('was refused'))
    assert.doesNotMatch(refused.slice(0, refused.indexOf('</li>')), /127\.0\.0\.1/)
  })

  test('older events are on other pages', async () => {
    const somebody = await world.somebody()
    for (let i = 0; i < 55; i++) await world.asOperator.users.update(somebody.user.id, { phone: String(i) })
    const first = await somebody.page('/profile/activity')
    const older = /href="(\/profile\/activity\?after=[^"]+)"/.exec(first)?.[1] ?? ''
    const second = await somebody.page(older.replaceAll('&amp;', '&'))
    const count = (page: string) => page.match(/<time /g)?.length ?? 0
    assert.equal(count(first) + count(second), 57)
    assert.match(second, /Your account was made/)
    assert.match(second, /Back to the newest/)
    assert.equal((await somebody.browser.get('/profile/activity?after=nonsense')).status, 400)
  })
})

describe('my apps', () => {
  test('are found by what is typed, without a script', async () => {
    const somebody = await world.somebody()
    assert.match(await somebody.page('/?q=JELLY'), /Jellyfin/)
    assert.doesNotMatch(await somebody.page('/?q=JELLY'), /Nextcloud/)
    assert.match(await somebody.page('/?q=films.example'), /Jellyfin/)
    const none = await somebody.page('/?q=%3Cscript%3Ealert(1)%3C/script%3E')
    assert.match(none, /No app of yours fits “&lt;script&gt;/)
    assert.match(none, /value="&lt;script&gt;/)
  })

  test('whom to ask for others is as the branding says', async () => {
    const somebody = await world.somebody()
    assert.doesNotMatch(await somebody.page('/'), /Missing an app/)
    const { branding } = world.world.memory.settings()
    await world.asOperator.settings.put('branding', { ...branding, contact: 'Jonas <jonas@example.com>' })
    assert.match(await somebody.page('/'), /Missing an app\? Ask Jonas &lt;jonas@example\.com&gt;/)
    await world.asOperator.settings.put('branding', branding)
  })
})
