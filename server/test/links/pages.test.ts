import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { enrol } from '../second-factor/enrol.ts'
import { password } from '../security/world.ts'
import { lettersOf, nearly } from '../world/letters.ts'
import type { WebClient } from '../world/web-client.ts'
import { another, openLinksWorld, type LinksWorld } from './links-world.ts'

let world: LinksWorld
before(async () => {
  world = await openLinksWorld()
})
after(() => world.dispose())

const pathOf = (response: Response): string => {
  const location = response.headers.get('location')
  return location === null ? '' : new URL(location, world.origin).pathname + new URL(location, world.origin).search
}
const isIn = async (browser: WebClient): Promise<boolean> => (await browser.get('/api/v1/session')).status === 200
let count = 0
const someone = () => world.add(`person${++count}`)

/** A browser that has opened a link and stands at its page. */
async function opened(path: string, token: string): Promise<WebClient> {
  const browser = await world.browser()
  const answer = await browser.get(`${path}?token=${token}`)
  assert.deepEqual([answer.status, pathOf(answer), answer.headers.get('referrer-policy')], [303, path, 'strict-origin'])
  return browser
}

describe('an invitation', () => {
  test('is accepted in two steps, and no page has the token in it or its address', async () => {
    const { user, token } = await world.invite()
    const browser = await opened('/invitation', token)
    const first = await (await browser.get('/invitation')).text()
    assert.match(first, /name="username"[^>]*value="emre\.aydin"/)
    assert.match(first, /emre@example\.com/)
    const second = await browser.post('/invitation', { displayName: 'Emre A.', username: 'emre.aydin' })
    assert.equal(second.status, 200)
    const page = await second.text()
    for (const text of [first, page]) assert.equal(text.includes(token), false)
    const done = await browser.post('/invitation/accept', {
      displayName: 'Emre A.',
      username: 'emre.aydin',
      how: 'password',
      password: another,
    })
    assert.deepEqual([done.status, pathOf(done)], [303, '/'])
    assert.equal(await isIn(browser), true)
    assert.equal(browser.cookies.has('doorward-link'), false)
    const { username, displayName } = world.world.memory.people.find(user.id) ?? {}
    assert.deepEqual([username, displayName], ['emre.aydin', 'Emre A.'])
    assert.equal((await (await opened('/invitation', token)).get('/invitation')).status, 410)
  })

  test('looking at it, in any way and any number of times, changes nothing', async () => {
    const { user, token } = await world.invite({ email: null })
    const version = world.world.memory.people.find(user.id)?.version
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await world.raw(`/invitation?token=${token}`, { method })
    const browser = await opened('/invitation', token)
    await browser.get('/invitation')
    await browser.post('/invitation', { displayName: 'X', username: 'looked.at' })
    assert.equal(world.world.memory.people.find(user.id)?.version, version)
    assert.equal(world.world.memory.people.findByUsername('looked.at'), undefined)
  })

  test('says to somebody else for whom it is and no more, and stands as it did', async () => {
    const { user, token } = await world.invite({ displayName: 'Emre <Aydin>', email: 'emre.else@example.com' })
    const version = world.world.memory.people.find(user.id)?.version
    const browser = await opened('/invitation', token)
    const first = await (await browser.get('/invitation')).text()
    assert.match(first, /<a href="\/invitation\/not-me">I’m not Emre &lt;Aydin&gt;<\/a>/)
    const answer = await browser.get('/invitation/not-me')
    const page = await answer.text()
    assert.equal(answer.status, 200)
    assert.match(page, /<h1>This link is for Emre &lt;Aydin&gt;<\/h1>/)
    for (const untold of ['emre.else', token, 'operator', 'Operator'])
      assert.equal(page.includes(untold), false, untold)
    assert.equal(world.world.memory.people.find(user.id)?.version, version)
    assert.equal((await browser.get('/invitation')).status, 200)
    const form = { displayName: 'Emre Aydin', username: 'emre.else', how: 'password', password: another }
    assert.equal((await browser.post('/invitation/accept', form)).status, 303)
    assert.equal((await (await opened('/invitation', token)).get('/invitation/not-me')).status, 410)
  })

  test('names nobody to a browser that has opened none, or one that never was', async () => {
    assert.equal((await (await world.browser()).get('/invitation/not-me')).status, 410)
    assert.equal((await (await opened('/invitation', 'x'.repeat(43))).get('/invitation/not-me')).status, 410)
  })

  test('steps that are empty, skipped, repeated or in another order get nobody in', async () => {
    const { user, token } = await world.invite({ email: null })
    const without = await world.browser()
    for (const path of ['/invitation', '/invitation/accept'])
      assert.equal((await without.post(path, { displayName: 'X', username: 'x.y', password: another })).status, 410)
    const browser = await opened('/invitation', token)
    const wrong: Record<string, string>[] = [
      {},
      { username: 'x.y' },
      { displayName: 'X', username: 'x.y' },
      { displayName: 'X', username: 'x.y', how: 'passkey' },
      { displayName: 'X', username: 'x.y', how: 'passkey', credential: '{}' },
      { displayName: 'X', username: 'x.y', how: 'passkey', credential: '', password: another },
      { displayName: 'X', username: '', how: 'password', password: another },
    ]
    for (const form of wrong)
      assert.equal((await browser.post('/invitation/accept', form)).status, 400, JSON.stringify(form))
    assert.equal(await isIn(browser), false)
    assert.equal(world.world.memory.people.find(user.id)?.username, null)
    const form = { displayName: 'X', username: 'x.y', how: 'password', password: another }
    assert.equal((await browser.post('/invitation/accept', form)).status, 303)
    assert.equal((await browser.post('/invitation/accept', { ...form, username: 'x.z' })).status, 410)
  })

  test('a name that is taken shows three that are free, which work as buttons', async () => {
    await world.add('ada.byron', { email: null })
    const { token } = await world.invite({ displayName: 'Ada Byron', email: null })
    const browser = await opened('/invitation', token)
    const page = await (await browser.get('/invitation')).text()
    assert.match(page, /value="a\.byron"/)
    const taken = await browser.post('/invitation', { displayName: 'Ada Byron', username: 'ada.byron' })
    assert.equal(taken.status, 409)
    const free = [...(await taken.text()).matchAll(/name="choose" value="([^"]+)"/g)].map(match => match[1])
    assert.deepEqual(free, ['a.byron', 'ada-byron', 'adabyron'])
    const chosen = await browser.post('/invitation', {
      displayName: 'Ada Byron',
      username: 'ada.byron',
      choose: 'a.byron',
    })
    assert.match(await chosen.text(), /name="username"[^>]*value="a\.byron"/)
  })

  test('the page of a name with markup in it shows it', async () => {
    const { token } = await world.invite({ displayName: '<img src=x onerror=alert(1)>', email: null })
    const browser = await opened('/invitation', token)
    const page = await (await browser.get('/invitation')).text()
    assert.doesNotMatch(page, /<img src=x/)
  })

  test('another site cannot send the form', async () => {
    const { token } = await world.invite({ email: null })
    const browser = await opened('/invitation', token)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await world.raw('/invitation/accept', {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ displayName: 'X', username: 'cross', how: 'password', password: another }),
    })
    assert.equal(answer.status, 403)
  })
})

describe('a forgotten password', () => {
  const ask = async (username: string) => {
    const browser = await world.browser()
    const answer = await browser.post('/forgot', { username })
    await world.world.signIn.passwordReset.settled()
    return answer
  }

  test('is asked for from the sign-in page, which the way leads back to', async () => {
    const browser = await world.browser()
    const page = await (await browser.get('/sign-in?next=/account')).text()
    assert.match(page, /href="\/forgot\?next=%2Faccount">Forgot password\?/)
    const forgot = await (await browser.get('/forgot?next=/account')).text()
    assert.match(forgot, /href="\/sign-in\?next=%2Faccount"/)
    assert.match(forgot, /name="next" value="\/account"/)
  })

  test('the answer is the same to the byte, whoever is named', async () => {
    const known = await someone()
    const off = await someone()
    await world.asOperator.users.disable(off.id)
    const quiet = await world.add('quiet', { email: null })
    const { user: invited } = await world.invite({ email: 'not.yet@example.com' })
    const names = [
      known.username,
      known.email,
      known.id,
      off.username,
      quiet.username,
      invited.email,
      'nobody',
      'no@body.example',
    ]
    const answers = new Set<string>()
    for (const name of names) {
      const answer = await ask(name ?? '')
      const headers = [...answer.headers].filter(([key]) => key !== 'date' && key !== 'content-length')
      const body = (await answer.text()).replaceAll(name ?? '', 'NAME')
      answers.add(JSON.stringify([answer.status, headers, body]))
    }
    assert.equal(answers.size, 1)
    assert.equal((await lettersOf(world.world)).filter(({ to }) => to === known.email).length, 3)
  })

  test('the link lets in once, with the new password, and ends other sessions', async () => {
    const user = await someone()
    const elsewhere = await world.browser(user.username ?? '')
    await ask(user.username ?? '')
    const token = await world.lastToken()
    const browser = await opened('/reset', token)
    const page = await (await browser.get('/reset')).text()
    assert.match(page, new RegExp(user.username ?? ''))
    assert.equal(page.includes(token), false)
    const weak = await browser.post('/reset', { password: 'password123' })
    assert.equal(weak.status, 400)
    const done = await browser.post('/reset', { password: another })
    assert.deepEqual([done.status, pathOf(done)], [303, '/'])
    assert.deepEqual([await isIn(browser), await isIn(elsewhere)], [true, false])
    assert.equal((await browser.post('/reset', { password: 'another yet again 7' })).status, 410)
    assert.equal((await world.raw('/forgot')).status, 200)
  })

  test('goes on into the second factor and proves none', async () => {
    const user = await someone()
    const phone = await enrol(world, user.username ?? '', world.clock)
    const browser = await opened('/reset', await world.resetLink(world.world.memory.people.find(user.id) ?? user))
    const done = await browser.post('/reset', { password: another })
    assert.equal(pathOf(done), '/sign-in/confirm')
    assert.equal(await isIn(browser), false)
    assert.equal(pathOf(await browser.post('/sign-in/confirm', { with: 'code', code: phone.nextCode() })), '/')
    assert.equal(await isIn(browser), true)
  })

  test('a token that is nearly right, another’s or of another kind opens nothing', async () => {
    const user = await someone()
    const token = await world.resetLink(user)
    const { token: invitation } = await world.invite({ email: null })
    for (const wrong of [...nearly(token).filter(text => text !== ''), invitation, `${token}%0d%0aX-Y: z`]) {
      const browser = await world.browser()
      const moved = await browser.get(`/reset?token=${wrong}`)
      assert.equal(moved.headers.get('x-y'), null)
      assert.equal((await browser.get('/reset')).status, 410, wrong)
      assert.equal((await browser.post('/reset', { password: another })).status, 410, wrong)
    }
    assert.equal((await (await opened('/invitation', token)).get('/invitation')).status, 410)
    assert.equal((await (await opened('/confirm-email', token)).get('/confirm-email')).status, 410)
    assert.equal((await (await world.browser()).signIn(user.username ?? '', password)).status, 303)
  })

  test('mail leads to the configured address, whatever a request calls the server', async () => {
    const port = Number(new URL(world.origin).port)
    const send = (headers: Record<string, string>, path = '/forgot'): Promise<number> =>
      new Promise((resolve, reject) => {
        const body = `username=${victim.username}`
        const call = request(
          {
            host: '127.0.0.1',
            port,
            path,
            method: 'POST',
            headers: {
              host: `localhost:${port}`,
              origin: world.origin,
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': String(body.length),
              ...headers,
            },
          },
          answer => {
            answer.resume()
            answer.on('end', () => resolve(answer.statusCode ?? 0))
          },
        )
        call.on('error', reject)
        call.end(body)
      })
    let victim = await someone()
    for (const [headers, path] of [
      [{ host: 'evil.example' }],
      [{ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }],
      [{ forwarded: 'host=evil.example;proto=https' }],
      [{ 'x-original-url': 'https://evil.example/', 'x-host': 'evil.example' }],
      [{ host: `localhost:${port}` }, `http://evil.example/forgot`],
      [{ host: `evil.example:${port}` }, `${world.origin}/forgot`],
    ] as [Record<string, string>, string?][]) {
      victim = await someone()
      const status = await send(headers, path)
      await world.world.signIn.passwordReset.settled()
      const letters = (await lettersOf(world.world)).filter(({ to }) => to === victim.email)
      assert.ok([200, 400, 403, 404, 421].includes(status), `${JSON.stringify(headers)} ${status}`)
      if (status === 200) assert.equal(letters.length, 1)
      for (const { text, html } of letters) {
        assert.doesNotMatch(text + html, /evil\.example/)
        assert.ok(text.includes(`${world.origin}/reset?token=`))
      }
    }
  })
})

describe('an address that is proved', () => {
  test('changes when the button is pressed, and not when the link is looked at', async () => {
    const user = await someone()
    const origin = { door: 'pages', address: null } as const
    await world.world.signIn.emailChange.request(user, 'new@home.example', origin)
    const browser = await opened('/confirm-email', await world.lastToken())
    const page = await (await browser.get('/confirm-email')).text()
    assert.match(page, /new@home\.example/)
    const emailOf = () => world.world.memory.people.find(user.id)?.email
    assert.equal(emailOf(), user.email)
    assert.equal((await browser.post('/confirm-email', {})).status, 200)
    assert.equal(emailOf(), 'new@home.example')
    assert.equal(await isIn(browser), false, 'a proof of an address is no sign-in')
    assert.equal((await browser.post('/confirm-email', {})).status, 410)
  })

  test('one that has become somebody else’s is refused on its page', async () => {
    const user = await someone()
    await world.world.signIn.emailChange.request(user, 'olivia@example.com', { door: 'pages', address: null })
    const browser = await opened('/confirm-email', await world.lastToken())
    const answer = await browser.post('/confirm-email', {})
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), /belongs to somebody else/)
  })
})

test('without a mail server the page says whom to ask, and a link is handed over', async t => {
  const quiet = await openLinksWorld({})
  t.after(() => quiet.dispose())
  const browser = await quiet.browser()
  assert.match(await (await browser.get('/forgot')).text(), /Ask for a link/)
  await quiet.asOperator.settings.put('branding', {
    ...quiet.world.memory.settings().branding,
    contact: 'Jonas Ekdahl, Office 2.14',
  })
  for (const answer of [await browser.get('/forgot'), await browser.post('/forgot', { username: 'olivia' })]) {
    const page = await answer.text()
    assert.match(page, /Ask Jonas Ekdahl for a link/)
    assert.match(page, /Office 2\.14/)
  }
  const una = await quiet.add('una')
  await browser.get(`/reset?token=${await quiet.resetLink(una)}`)
  assert.equal((await browser.post('/reset', { password: another })).status, 303)
})
