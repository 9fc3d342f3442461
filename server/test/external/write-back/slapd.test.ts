import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { lettersOf } from '../../world/letters.ts'
import { missing } from '../../world/peer.ts'
import { startCompany, type CompanySlapd } from '../servers/slapd.ts'
import { openWriteBackWorld, passwordPath, type WriteBackWorld } from './write-back-world.ts'

const security = '/profile/security'
const isIn = async (browser: { get(url: string): Promise<Response> }) =>
  (await browser.get('/api/v1/session')).status === 200

/** Passwords of ten letters and more, and none somebody had before. */
const policy = `
dn: cn=policy,dc=company,dc=com
objectClass: device
objectClass: pwdPolicy
cn: policy
pwdAttribute: userPassword
pwdMinLength: 10
pwdCheckQuality: 2
pwdInHistory: 3
pwdAllowUserChange: TRUE
`

describe('people of an OpenLDAP change their password from here', { skip: missing('/usr/sbin/slapd') }, () => {
  let slapd: CompanySlapd
  let world: WriteBackWorld

  before(async () => {
    slapd = await startCompany({
      ldif: policy,
      database: ['overlay ppolicy', 'ppolicy_default "cn=policy,dc=company,dc=com"'],
    })
    world = await openWriteBackWorld(slapd.settings({ autoCreate: true, writeBack: true }), slapd.managerPassword)
  })
  after(async () => {
    await world?.dispose()
    await slapd?.dispose()
  })

  test('with the old one: it counts there and here, other sessions end, and nothing of it is kept', async () => {
    const [browser, other] = [
      await world.comesIn('smith', 'smith comes in'),
      await world.comesIn('smith', 'smith comes in'),
    ]
    const page = await (await browser.get(security)).text()
    assert.match(page, /Kept in Company/)
    assert.match(page, /href="\/profile\/security\/password"/)
    const form = await (await browser.get(passwordPath)).text()
    assert.match(form, /name="current"[^>]*autocomplete="current-password"/)
    assert.match(form, /It is changed in Company/)

    const answer = await browser.post(passwordPath, { current: 'smith comes in', password: 'smith comes in again' })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, `${security}?done=password`])
    assert.deepEqual([await isIn(browser), await isIn(other)], [true, false])
    assert.equal(await world.canSignIn('smith', 'smith comes in again'), true)
    assert.equal(await world.canSignIn('smith', 'smith comes in'), false)

    const { id, source } = world.person('smith')
    assert.equal(source, world.directoryId)
    const { read } = world.world.store
    assert.deepEqual(await read.selectFrom('password').select('userId').where('userId', '=', id).execute(), [])
    const rows = await read
      .selectFrom('audit')
      .select(['actor', 'outcome', 'door', 'data'])
      .where('kind', '=', 'user.password')
      .where('subject', '=', id)
      .execute()
    assert.deepEqual(
      rows.map(row => ({ ...row })),
      [{ actor: `user:${id}`, outcome: 'done', door: 'pages', data: `{"directory":"${world.directoryId}"}` }],
    )
  })

  test('they are told of it, as of a change here', async () => {
    const letters = await lettersOf(world.world)
    const told = letters.filter(({ subject }) => /password/i.test(subject))
    assert.equal(told.length, 1, letters.map(({ subject }) => subject).join(', '))
    assert.match(JSON.stringify(told[0]), /smith@company\.com/)
    assert.doesNotMatch(JSON.stringify(told[0]), /comes in/)
  })

  test('a wrong old one changes nothing, and is counted like one at the door', async () => {
    const browser = await world.comesIn('jones', 'jones comes in')
    for (let n = 0; n < 5; n++) {
      const { status, page } = await world.change(browser, `guess ${n}`, 'jones comes in again')
      assert.equal(status, 400)
      assert.match(page, /id="current-error"[^]*This isn’t your password/)
    }
    // The right one is a guess too, as long as the pause lasts.
    assert.equal((await world.change(browser, 'jones comes in', 'jones comes in again')).status, 400)
    const reasons = await world.world.events
      .flush()
      .then(() =>
        world.world.store.read
          .selectFrom('audit')
          .select('reason')
          .where('subject', '=', world.person('jones').id)
          .where('outcome', '=', 'refused')
          .execute(),
      )
    assert.deepEqual(
      reasons.map(({ reason }) => reason),
      [...Array.from({ length: 5 }, () => 'wrong-password'), 'paused'],
    )
    world.clock.advance(120_000)
    assert.equal(await world.canSignIn('jones', 'jones comes in'), true)
  })

  test('what the directory says to a password it does not take is shown, and the old one stays', async () => {
    const browser = await world.comesIn('doe', 'doe comes in')
    const short = await world.change(browser, 'doe comes in', 'ten minus')
    assert.equal(short.status, 400)
    assert.match(short.page, /id="password-error"[^]*It says: “Password [^”]+”/)
    const again = await world.change(browser, 'doe comes in', 'doe comes in')
    assert.match(again.page, /It says: “Password [^”]+”/)
    assert.equal(await world.canSignIn('doe', 'doe comes in'), true)
    assert.equal(await isIn(browser), true)
  })

  test('nothing is sent for a password that could not be given again', async () => {
    const browser = await world.comesIn('doe', 'doe comes in')
    for (const password of ['', ' ', '\0\0\0\0\0\0\0\0\0\0', 'a quiet green\0door', 'password123']) {
      const { status, page } = await world.change(browser, 'doe comes in', password)
      assert.equal(status, 400, JSON.stringify(password))
      assert.match(page, /id="password-error"/)
    }
    assert.equal((await world.change(browser, '', 'a quiet green door')).status, 400)
    assert.equal(await world.canSignIn('doe', 'doe comes in'), true)
  })

  test('an outage is said, changes nothing, and is not counted', async () => {
    const browser = await world.comesIn('muller', 'muller comes in')
    await slapd.stop()
    try {
      for (let n = 0; n < 7; n++) {
        const { status, page } = await world.change(browser, 'muller comes in', 'muller comes in again')
        assert.equal(status, 503)
        assert.match(page, /doesn’t answer\. Nothing was changed/)
      }
    } finally {
      await slapd.start()
    }
    world.clock.advance(60_000)
    assert.equal(await isIn(browser), true)
    const answer = await world.change(browser, 'muller comes in', 'muller comes in again')
    assert.equal(answer.status, 303)
    assert.equal(await world.canSignIn('muller', 'muller comes in again'), true)
  })

  test('without the setting, and without TLS, the page says where it is kept and a form sent all the same does nothing', async () => {
    const browser = await world.comesIn('doe', 'doe comes in')
    for (const settings of [{ writeBack: false }, { writeBack: true, urls: [slapd.url] }]) {
      await world.set(settings)
      assert.match(await (await browser.get(security)).text(), /Kept in an external directory/)
      const form = await (await browser.get(passwordPath)).text()
      assert.match(form, /Your password is kept in an external directory/)
      assert.doesNotMatch(form, /<form[^>]*action="\/profile\/security\/password"/)
      const { status } = await world.change(browser, 'doe comes in', 'doe comes in again')
      assert.equal(status, 400)
      assert.equal(await world.canSignIn('doe', 'doe comes in'), true)
    }
  })
})

describe('people of an OpenLDAP that keeps its passwords to itself', { skip: missing('/usr/sbin/slapd') }, () => {
  test('are told that they cannot change theirs from here', async () => {
    const slapd = await startCompany({
      database: ['access to attrs=userPassword by self read by anonymous auth by * none'],
    })
    const settings = slapd.settings({ autoCreate: true, writeBack: true })
    const world = await openWriteBackWorld(settings, slapd.managerPassword)
    try {
      const browser = await world.comesIn('smith', 'smith comes in')
      const { status, page } = await world.change(browser, 'smith comes in', 'smith comes in again')
      assert.equal(status, 400)
      assert.match(page, /doesn’t let you change your password from here/)
      assert.equal(await world.canSignIn('smith', 'smith comes in'), true)
      assert.equal(await isIn(browser), true)
    } finally {
      await world.dispose()
      await slapd.dispose()
    }
  })
})
