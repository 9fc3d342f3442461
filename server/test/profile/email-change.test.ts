import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, beforeEach, describe, test } from 'node:test'
import { hours, Secret } from '#ground'
import type { User } from '#directory'
import { openApp } from '../doors/app-flow.ts'
import { openEveryDoor } from '../doors/everywhere.ts'
import { base, password, personDN } from '../security/world.ts'
import { tokenIn } from '../world/letters.ts'
import { headerOf, noMailSink as skip, startMailSink, type MailSink, type ReadMail } from '../world/mail-sink.ts'
import type { WebClient } from '../world/web-client.ts'
import { openProfileWorld, type ProfileWorld, type Somebody } from './world.ts'

let sink: MailSink
let world: ProfileWorld

before(async () => {
  if (skip) return
  sink = await startMailSink()
  world = await openProfileWorld({
    env: { DOORWARD_MAIL_SMTP: `smtp://127.0.0.1:${sink.port}`, DOORWARD_MAIL_FROM: 'Doorward <id@example.com>' },
  })
  await openEveryDoor(world)
})
after(async () => {
  if (skip) return
  await world.dispose()
  await sink.close()
})
// So many mails an hour go to one address, and are asked for from one.
beforeEach(() => {
  if (!skip) world.clock.advance(hours(2))
})

/** The mail to this address, when it has come; `count`: which of them. */
async function mailTo(address: string, count = 1): Promise<ReadMail> {
  for (;;) {
    const mail = sink.mails.filter(({ envelopeTo }) => envelopeTo.includes(address))[count - 1]
    if (mail !== undefined) return mail
    await sink.wait(sink.mails.length + 1)
  }
}
const subjectOf = (mail: ReadMail): string => headerOf(mail, 'subject').join()
const where = (answer: Response) => [answer.status, answer.headers.get('location')]
const ask = ({ browser }: Somebody, email: string) => browser.post('/profile/email', { email })
const emailOf = ({ user }: Somebody) => world.now(user).email

/** Somebody who has asked, and the token of the link that was mailed. */
async function asked(email: string): Promise<{ somebody: Somebody; token: string }> {
  const somebody = await world.somebody()
  assert.deepEqual(where(await ask(somebody, email)), [303, '/profile?done=saved'])
  return { somebody, token: tokenIn((await mailTo(email)).text) }
}

/** A browser that knows nobody, with the link opened. */
async function opened(token: string): Promise<WebClient> {
  const browser = await world.browser()
  const answer = await browser.get(`/confirm-email?token=${token}`)
  assert.deepEqual(
    [answer.status, new URL(answer.headers.get('location') ?? '', world.origin).pathname],
    [303, '/confirm-email'],
  )
  return browser
}

/** What an app and the directory server say of them. */
async function told(somebody: Somebody): Promise<Record<string, unknown>> {
  const { access_token: token } = await openApp(world.origin, somebody.browser, 'openid email')
  const answer = await world.raw('/openid/me', { headers: { authorization: `Bearer ${token}` } })
  const { email, email_verified } = (await answer.json()) as Record<string, unknown>
  const ldap = await world.connect()
  const { username } = somebody.user
  assert.equal(await ldap.bind(personDN(username ?? ''), password), 0)
  const byMail = async (text: string) =>
    (await ldap.search({ base, filter: `(mail=${text})`, attributes: ['mail'] })).entries.map(
      ({ attributes }) => attributes['mail'],
    )
  const mail = (await ldap.search({ base: personDN(username ?? ''), scope: 0, attributes: ['mail'] })).entries[0]
    ?.attributes['mail']
  const found = await byMail(String(email))
  ldap.close()
  return { email, email_verified, mail, found }
}

describe('another e-mail address', { skip }, () => {
  test('counts once the link in the mail is opened and confirmed, at every door', async () => {
    const somebody = await world.somebody()
    const old = somebody.user.email ?? ''
    const before = await told(somebody)
    assert.deepEqual([before['email'], before['mail']], [old, [old]])
    assert.deepEqual(where(await ask(somebody, 'amara@home.example')), [303, '/profile?done=saved'])
    const mail = await mailTo('amara@home.example')
    assert.deepEqual([mail.envelopeTo, subjectOf(mail)], [['amara@home.example'], 'Confirm your e-mail address'])
    assert.ok(mail.text.includes(`${world.origin}/confirm-email?token=`))
    assert.match(await somebody.page('/profile'), /A link was sent to amara@home\.example/)

    const token = tokenIn(mail.text)
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await world.raw(`/confirm-email?token=${token}`, { method })
    const stranger = await opened(token)
    for (let i = 0; i < 3; i++) {
      const page = await (await stranger.get('/confirm-email')).text()
      assert.ok(page.includes('amara@home.example') && !page.includes(token))
    }
    assert.deepEqual(await told(somebody), before, 'looking changes nothing')

    assert.equal((await stranger.post('/confirm-email', {})).status, 200)
    const notices = [await mailTo(old), await mailTo('amara@home.example', 2)]
    for (const notice of notices) {
      assert.equal(subjectOf(notice), 'Your e-mail address was changed')
      assert.ok(notice.text.includes(old) && notice.text.includes('amara@home.example'))
    }
    assert.equal(emailOf(somebody), 'amara@home.example')
    assert.deepEqual(await told(somebody), {
      email: 'amara@home.example',
      email_verified: true,
      mail: ['amara@home.example'],
      found: [['amara@home.example']],
    })
    assert.equal((await stranger.get('/api/v1/session')).status, 401, 'whoever has the mail is not signed in by it')
    assert.equal((await (await opened(token)).post('/confirm-email', {})).status, 410, 'once')
    assert.doesNotMatch(await somebody.page('/profile'), /A link was sent/)
    const byNew = await world.browser()
    assert.equal((await byNew.signIn('amara@home.example', password)).status, 303)
    assert.equal((await (await world.browser()).signIn(old, password)).status, 403, 'the old name is nobody’s')
  })

  test('the link is dead after another password, a newer link, a cancel, a day, and for any other kind', async () => {
    const ends: Record<string, (somebody: Somebody) => Promise<unknown>> = {
      'another password': ({ user }) => world.asOperator.users.setPassword(user.id, new Secret('a loud red window')),
      'a newer link': somebody => ask(somebody, 'newer@home.example'),
      'a cancel': async ({ browser }) =>
        assert.deepEqual(where(await browser.post('/profile/email/cancel', {})), [303, '/profile']),
      'a day': async () => world.clock.advance(hours(24)),
      'an end of the account': ({ user }) => world.asOperator.users.disable(user.id),
    }
    for (const [i, [what, end]] of Object.entries(ends).entries()) {
      const { somebody, token } = await asked(`dead${i}@home.example`)
      const browser = await opened(token)
      for (const path of ['/reset', '/invitation'])
        assert.equal((await browser.get(path)).status, 410, `${what}: ${path} opens nothing`)
      assert.equal((await browser.get('/confirm-email')).status, 200, what)
      await end(somebody)
      for (const answer of [await browser.get('/confirm-email'), await browser.post('/confirm-email', {})])
        assert.equal(answer.status, 410, what)
      assert.equal(emailOf(somebody), somebody.user.email, what)
    }
  })

  test('a locked profile neither asks nor shows where', async t => {
    const somebody = await world.somebody()
    const { policy } = world.world.memory.settings()
    await world.asOperator.settings.put('policy', { ...policy, lockProfiles: true })
    t.after(() => world.asOperator.settings.put('policy', policy))
    assert.doesNotMatch(await somebody.page('/profile'), /href="\/profile\/email"/)
    for (const email of ['locked@home.example', 'olivia@example.com', 'nonsense'])
      assert.equal((await ask(somebody, email)).status, 403, email)
    const waiting = await world.world.store.read
      .selectFrom('oneTime')
      .select('id')
      .where('userId', '=', somebody.user.id)
      .execute()
    assert.deepEqual(waiting, [])
  })

  test('that it is somebody else’s is found out by whoever can read its mail alone', async () => {
    const somebody = await world.somebody()
    const answers: unknown[] = []
    for (const email of ['olivia@example.com', 'nobody.at.all@example.com']) {
      answers.push(where(await ask(somebody, email)))
      answers.push((await somebody.page('/profile')).replaceAll(email, 'ADDRESS'))
    }
    assert.deepEqual(answers.slice(0, 2), answers.slice(2))

    await mailTo('olivia@example.com')
    await world.add('mona')
    const { somebody: other, token } = await asked('mona@example.com')
    const browser = await opened(token)
    assert.doesNotMatch(await (await browser.get('/confirm-email')).text(), /belongs to somebody else/)
    const answer = await browser.post('/confirm-email', {})
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), /role="alert"[^]*This e-mail address belongs to somebody else\./)
    assert.equal(emailOf(other), other.user.email)
    assert.equal(world.world.memory.people.resolve('mona@example.com')?.username, 'mona')
  })
})

/** What a request may call this server, as lines of its head; `target` as the first line has it. */
const names = (port: string): [headers: string[], target?: string][] => [
  [['Host: evil.example']],
  [[`Host: evil.example:${port}`]],
  [[`Host: localhost:${port}`, 'Host: evil.example']],
  [[`Host: localhost:${port}`, 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https', 'X-Forwarded-Port: 443']],
  [[`Host: localhost:${port}`, 'X-Forwarded-Host: evil.example, localhost']],
  [[`Host: localhost:${port}`, 'X-Forwarded-Proto: javascript']],
  [[`Host: localhost:${port}`, 'Forwarded: for=1.2.3.4;host=evil.example;proto=https']],
  [
    [
      `Host: localhost:${port}`,
      'X-Original-URL: https://evil.example/',
      'X-Host: evil.example',
      'X-Forwarded-Prefix: //evil.example',
    ],
  ],
  [[`Host: localhost:${port}`, `Referer: http://evil.example/`]],
  [[`Host: localhost:${port}`], 'http://evil.example'],
  [['Host: evil.example'], `http://localhost:${port}`],
  [[`Host: localhost:${port}`], `http://localhost:${port}@evil.example`],
]

/** Posts bytes as they are, and answers the status. */
function post(target: string, headers: string[], type: string, body: string): Promise<number> {
  const { port } = new URL(world.origin)
  const head = [
    `POST ${target} HTTP/1.1`,
    ...headers,
    `Origin: ${world.origin}`,
    `Content-Type: ${type}`,
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${head.join('\r\n')}\r\n\r\n${body}`))
    socket.on('data', (bytes: Buffer) => (answer += bytes.toString()))
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1])))
    socket.on('error', reject)
  })
}
const form = 'application/x-www-form-urlencoded'
const cookieOf = ({ cookies }: WebClient) => `Cookie: doorward-session=${cookies.get('doorward-session')}`

/** Every mail with a link in it that a request can bring about. */
const askers: Record<
  string,
  (count: number, headers: string[], target: (path: string) => string) => Promise<{ status: number; to: string }>
> = {
  '/confirm-email': async (count, headers, target) => {
    const { browser } = await world.somebody()
    const to = `new${count}@home.example`
    const status = await post(
      target('/profile/email'),
      [...headers, cookieOf(browser)],
      form,
      `email=${encodeURIComponent(to)}`,
    )
    return { status, to }
  },
  '/reset': async (_count, headers, target) => {
    const user: User = (await world.somebody()).user
    const status = await post(target('/forgot'), headers, form, `username=${user.username}`)
    await world.world.signIn.passwordReset.settled()
    return { status, to: user.email ?? '' }
  },
  '/invitation': async (count, headers, target) => {
    const to = `invited${count}@home.example`
    const body = JSON.stringify({ displayName: 'Emre Aydin', email: to, mail: true })
    const status = await post(
      target('/api/v1/invitations'),
      [...headers, cookieOf(await world.browser('olivia'))],
      'application/json',
      body,
    )
    return { status, to }
  },
}

describe('a link in a mail leads to the public URL, whatever a request calls the server', { skip }, () => {
  for (const [path, asker] of Object.entries(askers))
    test(path, async () => {
      const { port } = new URL(world.origin)
      let taken = 0
      for (const [i, [headers, at = '']] of names(port).entries()) {
        world.clock.advance(hours(2))
        const what = `${at} ${headers.join(', ')}`
        const { status, to } = await asker(i, headers, path => at + path)
        if (![200, 201, 303].includes(status)) {
          assert.ok([400, 403, 404, 421].includes(status), `${what}: ${status}`)
          continue
        }
        taken++
        const mail = await mailTo(to)
        assert.ok(mail.text.includes(`${world.origin}${path}?token=`), what)
        assert.doesNotMatch(JSON.stringify(mail), /evil\.example|javascript:/, what)
      }
      // Those that name us in Host, and say something else beside it, are answered as if they did not.
      assert.ok(taken >= 6, `${taken} were taken`)
    })
})
