import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, minutes, Secret, seconds } from '#ground'
import { openHostileWorld, password, type HostileWorld } from '../security/world.ts'
import { totpCode } from '../world/totp.ts'
import type { WebClient } from '../world/web-client.ts'
import { enrol, type Enrolled } from './enrol.ts'

let world: HostileWorld
before(async () => {
  world = await openHostileWorld()
})
after(() => world.dispose())

const locationOf = (response: Response): string =>
  new URL(response.headers.get('location') ?? '', world.origin).pathname
const isIn = async (browser: WebClient): Promise<boolean> => (await browser.get('/api/v1/session')).status === 200
let count = 0

/** Somebody with an authenticator app, and a browser that has given their password. */
async function halfway(): Promise<{ username: string; phone: Enrolled; browser: WebClient }> {
  const username = `person${++count}`
  await world.add(username)
  const phone = await enrol(world, username, world.clock)
  const browser = await world.browser()
  const answer = await browser.signIn(username, password)
  assert.equal(locationOf(answer), '/sign-in/confirm')
  return { username, phone, browser }
}

describe('somebody with an authenticator app', () => {
  test('is asked for a code after the password, and has no session before', async () => {
    const { browser, phone } = await halfway()
    assert.equal(browser.cookies.has('doorward-session'), false)
    assert.equal(await isIn(browser), false)
    const page = await (await browser.get('/sign-in/confirm')).text()
    assert.match(page, /autocomplete="one-time-code"/)
    const answer = await browser.post('/sign-in/confirm', { with: 'code', code: phone.nextCode() })
    assert.deepEqual([answer.status, locationOf(answer)], [303, '/'])
    assert.equal(await isIn(browser), true)
    assert.equal(browser.cookies.has('doorward-sign-in'), false, 'nothing is left of the way in')
  })

  test('may write the code as phones show it', async () => {
    const { browser, phone } = await halfway()
    const code = phone.nextCode().replace(/(...)/, '$1 ')
    assert.equal((await browser.post('/sign-in/confirm', { with: 'code', code })).status, 303)
  })

  test('the session says how it was begun: two factors', async () => {
    const { username, browser, phone } = await halfway()
    await browser.post('/sign-in/confirm', { with: 'code', code: phone.nextCode() })
    const id = world.world.memory.people.findByUsername(username)?.id ?? ''
    const row = await world.world.store.read
      .selectFrom('session')
      .select('amr')
      .where('userId', '=', id)
      .executeTakeFirstOrThrow()
    assert.equal(row.amr, 'pwd otp mfa')
  })

  test('is told what is wrong with a code: of another time, too short, used', async () => {
    const { browser, phone } = await halfway()
    const code = phone.nextCode()
    const old = totpCode(phone.secret, world.clock.now() - minutes(2))
    const send = async (typed: string) => {
      const answer = await browser.post('/sign-in/confirm', { with: 'code', code: typed })
      return [answer.status, /id="code-error">.*?<span>([^<]*)/s.exec(await answer.text())?.[1]]
    }
    assert.deepEqual(await send(old), [403, 'This code doesn’t fit. Enter the one the app shows now.'])
    assert.deepEqual(await send('123'), [400, 'A code has 6 digits. This one has 3.'])
    assert.deepEqual(await send(''), [400, 'A code has 6 digits. This one has 0.'])
    assert.equal((await browser.post('/sign-in/confirm', { with: 'code', code })).status, 303)

    const again = await world.browser()
    await again.signIn(`person${count}`, password)
    const used = await again.post('/sign-in/confirm', { with: 'code', code })
    assert.equal(used.status, 403)
    assert.match(await used.text(), /has been used already/)
  })

  test('codes of the step before and after are taken, of two steps away are not', async () => {
    for (const [steps, status] of [
      [-2, 403],
      [-1, 303],
      [1, 303],
      [2, 403],
    ] as const) {
      const { browser, phone } = await halfway()
      world.clock.advance(minutes(5))
      await browser.signIn(`person${count}`, password)
      const code = totpCode(phone.secret, world.clock.now() + steps * seconds(30))
      assert.equal((await browser.post('/sign-in/confirm', { with: 'code', code })).status, status, `${steps} steps`)
    }
  })

  test('an earlier code is refused once a later one was taken, also when the clock goes back', async () => {
    const { browser, phone } = await halfway()
    world.clock.advance(minutes(5))
    const earlier = totpCode(phone.secret, world.clock.now() - seconds(30))
    await browser.signIn(`person${count}`, password)
    await browser.post('/sign-in/confirm', { with: 'code', code: totpCode(phone.secret, world.clock.now()) })
    const second = await world.browser()
    await second.signIn(`person${count}`, password)
    assert.equal((await second.post('/sign-in/confirm', { with: 'code', code: earlier })).status, 403)
  })

  test('after five wrong codes waits, with the right one too, and recovery codes wait with it', async () => {
    const { browser, phone } = await halfway()
    const wrong = ['1', '2', '3', '4', '5'].map(digit => `00000${digit}`)
    for (const code of wrong) {
      const { status } = await browser.post('/sign-in/confirm', { with: 'code', code })
      assert.ok(status === 403, `${code}: ${status}`)
    }
    const paused = await browser.post('/sign-in/confirm', {
      with: 'code',
      code: totpCode(phone.secret, world.clock.now() + 30_000),
    })
    assert.equal(paused.status, 429)
    assert.ok(Number(paused.headers.get('retry-after')) >= 1)
    const [recovery = ''] = phone.recoveryCodes
    assert.equal((await browser.post('/sign-in/confirm', { with: 'recovery', code: recovery })).status, 429)
    world.clock.advance(seconds(2))
    assert.equal((await browser.post('/sign-in/confirm', { with: 'code', code: phone.nextCode() })).status, 303)
  })

  test('a recovery code lets in once, whoever types it how, and another person’s does not', async () => {
    const { browser, phone, username } = await halfway()
    const other = await halfway()
    const [mine = '', next = ''] = phone.recoveryCodes
    const theirs = other.phone.recoveryCodes[0] ?? ''
    const wrong = await browser.post('/sign-in/confirm', { with: 'recovery', code: theirs })
    assert.deepEqual([wrong.status, /isn’t one of yours/.test(await wrong.text())], [403, true])
    const short = await browser.post('/sign-in/confirm', { with: 'recovery', code: mine.slice(0, 6) })
    assert.deepEqual([short.status, /This one has 5/.test(await short.text())], [400, true])
    const typed = ` ${mine.toLowerCase().replace('-', '')} `
    assert.equal((await browser.post('/sign-in/confirm', { with: 'recovery', code: typed })).status, 303)

    const again = await world.browser()
    await again.signIn(username, password)
    assert.equal((await again.post('/sign-in/confirm', { with: 'recovery', code: mine })).status, 403)
    const page = await (await again.get('/sign-in/confirm')).text()
    assert.match(page, /You have 9 codes left/)
    assert.equal((await again.post('/sign-in/confirm', { with: 'recovery', code: next })).status, 303)
  })
})

describe('a browser that is trusted', () => {
  const trusted = async () => {
    const { browser, phone, username } = await halfway()
    await browser.post('/sign-in/confirm', { with: 'code', code: phone.nextCode(), trust: 'yes' })
    await browser.post('/sign-out', {})
    return { browser, phone, username }
  }
  const asksAgain = async (browser: WebClient, username: string): Promise<boolean> =>
    locationOf(await browser.signIn(username, password)) === '/sign-in/confirm'
  const idOf = (username: string) => world.world.memory.people.findByUsername(username)?.id ?? assert.fail()

  test('is asked for no code for the days of the policy, and then again', async () => {
    const { browser, username } = await trusted()
    assert.equal(await asksAgain(browser, username), false)
    assert.equal(await asksAgain(await world.browser(), username), true, 'another browser is asked')
    world.clock.advance(days(31))
    assert.equal(await asksAgain(browser, username), true)
  })

  for (const [what, end] of [
    ['a new password', (id: never) => world.asOperator.users.setPassword(id, password2())],
    ['another role', (id: never) => world.asOperator.users.update(id, { role: 'usermanager' })],
    ['a policy of no days', () => setDays(0)],
  ] as const)
    test(`${what} ends the trust`, async () => {
      const { browser, username } = await trusted()
      await end(idOf(username) as never)
      const answer = await browser.signIn(username, what === 'a new password' ? 'another quiet door' : password)
      assert.equal(locationOf(answer), '/sign-in/confirm')
      await setDays(30)
    })

  test('another factor ends the trust', async () => {
    const { browser, username } = await trusted()
    await enrol(world, username, world.clock)
    assert.equal(await asksAgain(browser, username), true)
  })

  test('is never offered to admins and owners, and a form that says so anyhow is of no use', async () => {
    const phone = await enrol(world, 'olivia', world.clock)
    const browser = await world.browser()
    await browser.signIn('olivia', password)
    assert.doesNotMatch(await (await browser.get('/sign-in/confirm')).text(), /name="trust"/)
    await browser.post('/sign-in/confirm', { with: 'code', code: phone.nextCode(), trust: 'yes' })
    await browser.post('/sign-out', {})
    assert.equal(await asksAgain(browser, 'olivia'), true)
  })

  async function setDays(trustedBrowserDays: number): Promise<void> {
    const { policy } = world.world.memory.settings()
    await world.asOperator.settings.put('policy', { ...policy, trustedBrowserDays })
  }
})

describe('a pause of the password', () => {
  test('lets a browser through that the person has signed in from before', async () => {
    await world.add('paula')
    const known = await world.browser('paula')
    await known.post('/sign-out', {})
    // A stranger behind the same address, so that knowing the address is no help either.
    const stranger = await world.browser()
    for (let n = 0; n < 6; n++) await stranger.signIn('paula', `wrong password ${n}`)
    assert.equal((await stranger.signIn('paula', password)).status, 429)
    assert.equal((await known.signIn('paula', password)).status, 303)
  })
})

describe('a password for the first time only', () => {
  test('must be changed before anything else, to another one that is good enough', async () => {
    const user = await world.add('tom')
    await world.asOperator.users.setPassword(user.id, password2(), { mustChange: true })
    const browser = await world.browser()
    assert.equal(locationOf(await browser.signIn('tom', 'another quiet door')), '/sign-in/new-password')
    assert.equal(await isIn(browser), false)
    for (const [typed, why] of [
      ['another quiet door', /Choose another password/],
      ['short', /at least 8 characters/],
      ['password', /list of common/],
      ['', /at least 8 characters/],
    ] as const) {
      const answer = await browser.post('/sign-in/new-password', { password: typed })
      assert.deepEqual([answer.status, why.test(await answer.text())], [400, true], typed)
    }
    assert.equal((await browser.post('/sign-in/new-password', { password: 'my own quiet door' })).status, 303)
    assert.equal(await isIn(browser), true)
    assert.equal((await (await world.browser()).signIn('tom', 'my own quiet door')).status, 303)
    assert.equal((await (await world.browser()).signIn('tom', 'another quiet door')).status, 403)
  })
})

function password2() {
  return new Secret('another quiet door')
}
