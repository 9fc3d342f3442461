import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { minutes } from '#ground'
import type { User } from '#directory'
import { password } from '../security/world.ts'
import type { WebClient } from '../world/web-client.ts'
import type { Changes } from './forged-passkey.ts'
import { hasSession, openPasskeyWorld, type PasskeyPerson, type PasskeyWorld } from './passkey-world.ts'

let world: PasskeyWorld
let alice: PasskeyPerson
let bob: PasskeyPerson
before(async () => {
  world = await openPasskeyWorld()
  alice = await world.person()
  bob = await world.person()
})
after(() => world.dispose())

type Purpose = 'sign-in' | 'second-factor'
/** Where a browser asks, and where it sends the answer. */
const ways = {
  'sign-in': {
    path: '/sign-in/passkey',
    form: (credential: string): Record<string, string> => ({ credential }),
    open: (): Promise<WebClient> => world.browser(),
  },
  'second-factor': {
    path: '/sign-in/confirm',
    form: (credential: string): Record<string, string> => ({ credential, with: 'passkey' }),
    open: (): Promise<WebClient> => world.halfway(alice.username),
  },
} satisfies Record<Purpose, unknown>

const send = (browser: WebClient, purpose: Purpose, credential: string): Promise<Response> =>
  browser.post(ways[purpose].path, ways[purpose].form(credential))

/** Alice's passkey as it is, in a new browser. */
async function assertLetsIn(purpose: Purpose, changes?: Changes): Promise<void> {
  const browser = await ways[purpose].open()
  const answer = await send(browser, purpose, alice.passkey.answer(await world.ask(browser, purpose), changes))
  assert.equal(answer.status, 303, 'what was right is right still')
  assert.equal((await browser.get('/api/v1/session')).status, 200)
}

async function assertRefused(browser: WebClient, purpose: Purpose, credential: string, reason: string): Promise<void> {
  const before = await world.state()
  const { status } = await send(browser, purpose, credential)
  assert.deepEqual([status, hasSession(browser)], [403, false])
  assert.equal(await world.state(), before, 'nothing has changed')
  const event = await world.lastEvent()
  assert.deepEqual([event?.kind, event?.outcome, event?.reason, event?.door], ['sign-in', 'refused', reason, 'pages'])
}

const port = (): string => new URL(world.origin).port
const base64url = (text: string): string => Buffer.from(text).toString('base64url')

/** Each differs in one thing from an answer that lets in. */
const variants: [what: string, reason: string, changes: () => Changes][] = [
  ['of another port', 'wrong-passkey', () => ({ origin: `http://localhost:${Number(port()) + 1}` })],
  ['of no port', 'wrong-passkey', () => ({ origin: 'http://localhost' })],
  ['of https', 'wrong-passkey', () => ({ origin: `https://localhost:${port()}` })],
  ['of a host below', 'wrong-passkey', () => ({ origin: `http://evil.localhost:${port()}` })],
  ['of the same machine by its address', 'wrong-passkey', () => ({ origin: `http://127.0.0.1:${port()}` })],
  ['whose origin only begins as ours', 'wrong-passkey', () => ({ origin: `${world.origin}.evil.example` })],
  ['for another RP ID', 'wrong-passkey', () => ({ rpId: 'evil.example' })],
  ['for the RP ID with its port', 'wrong-passkey', () => ({ rpId: `localhost:${port()}` })],
  ['from inside a frame of another site', 'cross-origin', () => ({ crossOrigin: true })],
  ['of a registration', 'wrong-passkey', () => ({ type: 'webauthn.create' })],
  ['that nobody was present for', 'wrong-passkey', () => ({ up: false })],
  ['with another signature', 'wrong-passkey', () => ({ flipped: true })],
  ['of an unknown passkey', 'unknown-passkey', () => ({ id: randomBytes(32).toString('base64url') })],
  ['that says to be another’s passkey', 'wrong-passkey', () => ({ id: bob.passkey.id, userHandle: null })],
  ['with the user handle of another', 'other-user-handle', () => ({ userHandle: base64url(bob.id) })],
  ['with a user handle that is nobody’s', 'other-user-handle', () => ({ userHandle: base64url('nobody') })],
]

for (const purpose of ['sign-in', 'second-factor'] as const)
  describe(`an answer as ${purpose}`, () => {
    for (const [what, reason, changes] of variants)
      test(`${what} is refused`, async () => {
        const browser = await ways[purpose].open()
        const changed = changes()
        // Whose it is comes before what is signed with it.
        const isOthers = changed.id === bob.passkey.id
        const expected = isOthers ? (purpose === 'sign-in' ? 'other-user-handle' : 'unknown-passkey') : reason
        await assertRefused(
          browser,
          purpose,
          alice.passkey.answer(await world.ask(browser, purpose), changed),
          expected,
        )
        await assertLetsIn(purpose)
      })

    test('is good once, also for the browser that sent it', async () => {
      const browser = await ways[purpose].open()
      const credential = alice.passkey.answer(await world.ask(browser, purpose))
      const attempt = browser.cookies.get('doorward-sign-in') ?? assert.fail()
      assert.equal((await send(browser, purpose, credential)).status, 303)
      browser.cookies.clear()
      browser.cookies.set('doorward-sign-in', attempt)
      if (purpose === 'sign-in') await assertRefused(browser, purpose, credential, 'unknown-challenge')
      else {
        // The attempt itself is over.
        const before = await world.state()
        const again = await send(browser, purpose, credential)
        assert.equal(again.headers.get('location'), '/sign-in?over=1')
        assert.deepEqual([hasSession(browser), await world.state()], [false, before])
      }
    })

    test('is not good a second time after a refusal', async () => {
      const browser = await ways[purpose].open()
      const options = await world.ask(browser, purpose)
      await assertRefused(browser, purpose, alice.passkey.answer(options, { flipped: true }), 'wrong-passkey')
      await assertRefused(browser, purpose, alice.passkey.answer(options), 'unknown-challenge')
      await assertLetsIn(purpose)
    })

    test('is good for five minutes', async () => {
      const browser = await ways[purpose].open()
      const late = alice.passkey.answer(await world.ask(browser, purpose))
      world.clock.advance(minutes(6))
      await assertRefused(browser, purpose, late, 'unknown-challenge')
      const inTime = alice.passkey.answer(await world.ask(browser, purpose))
      world.clock.advance(minutes(4))
      assert.equal((await send(browser, purpose, inTime)).status, 303)
    })

    test('to a question of another browser is refused, and to one that nobody asked', async () => {
      const [here, elsewhere] = [await ways[purpose].open(), await ways[purpose].open()]
      await world.ask(here, purpose)
      const theirs = await world.ask(elsewhere, purpose)
      await assertRefused(here, purpose, alice.passkey.answer(theirs), 'unknown-challenge')
      const invented = { challenge: randomBytes(32).toString('base64url') }
      await assertRefused(here, purpose, alice.passkey.answer(invented), 'unknown-challenge')
      await assertLetsIn(purpose)
    })

    test('to a question of another purpose is refused', async () => {
      const browser = await world.halfway(alice.username)
      const other = await world.ask(browser, purpose === 'sign-in' ? 'second-factor' : 'sign-in')
      await assertRefused(browser, purpose, alice.passkey.answer(other), 'unknown-challenge')
      const right = await world.ask(browser, purpose)
      assert.equal((await send(browser, purpose, alice.passkey.answer(right))).status, 303)
    })

    test('that is none is refused', async () => {
      const browser = await ways[purpose].open()
      const options = await world.ask(browser, purpose)
      const whole = JSON.parse(alice.passkey.answer(options)) as { response: Record<string, unknown> }
      const withResponse = (response: Record<string, unknown>): string =>
        JSON.stringify({ ...whole, response: { ...whole.response, ...response } })
      const clientData = (value: unknown): string => withResponse({ clientDataJSON: base64url(JSON.stringify(value)) })
      for (const text of [
        '',
        'x',
        '{}',
        '[]',
        'null',
        '"x"',
        '{"id":1}',
        '{"id":"x","response":null}',
        JSON.stringify({ ...whole, id: null }),
        '['.repeat(5_000),
        ...[null, 7, '', '%', base64url('no json')].map(clientDataJSON => withResponse({ clientDataJSON })),
        ...[null, [], { challenge: 7 }, { challenge: 'x'.repeat(200) }].map(clientData),
      ])
        await assertRefused(browser, purpose, text, 'malformed-passkey')
      const huge = JSON.stringify({ ...whole, padding: 'x'.repeat(20_000) })
      assert.equal((await send(browser, purpose, huge)).status, 413)
      for (const response of [
        { authenticatorData: undefined },
        { authenticatorData: '' },
        { authenticatorData: { length: 37 } },
        { signature: [] },
        { signature: '' },
      ]) {
        const fresh = alice.passkey.answer(await world.ask(browser, purpose))
        const parsed = JSON.parse(fresh) as { response: Record<string, unknown> }
        const text = JSON.stringify({ ...parsed, response: { ...parsed.response, ...response } })
        await assertRefused(browser, purpose, text, 'wrong-passkey')
      }
      await assertLetsIn(purpose)
    })
  })

describe('who is looked at', () => {
  test('a passkey that did not is no sign-in, and is a second factor', async () => {
    const browser = await world.browser()
    const answer = alice.passkey.answer(await world.ask(browser, 'sign-in'), { uv: false })
    await assertRefused(browser, 'sign-in', answer, 'wrong-passkey')
    await assertLetsIn('second-factor', { uv: false })
  })

  test('a passkey that says who signs in has to say who', async () => {
    const browser = await world.browser()
    const answer = alice.passkey.answer(await world.ask(browser, 'sign-in'), { userHandle: null })
    await assertRefused(browser, 'sign-in', answer, 'other-user-handle')
    await assertLetsIn('second-factor', { userHandle: null })
  })

  test('the session says what was proven', async () => {
    const amrOf = async (): Promise<unknown> =>
      (await world.world.store.read.selectFrom('session').select('amr').orderBy('id', 'desc').execute())[0]?.amr
    for (const [purpose, changes, amr] of [
      ['sign-in', {}, 'hwk user mfa'],
      ['second-factor', {}, 'pwd hwk user mfa'],
      ['second-factor', { uv: false }, 'pwd hwk mfa'],
    ] as const) {
      await assertLetsIn(purpose, changes)
      assert.equal(await amrOf(), amr)
    }
  })

  test('the passkey of somebody else is no second factor', async () => {
    const browser = await world.halfway(alice.username)
    const answer = bob.passkey.answer(await world.ask(browser, 'second-factor'))
    await assertRefused(browser, 'second-factor', answer, 'unknown-passkey')
    await assertLetsIn('second-factor')
  })

  test('a question asked of one person is not another’s', async () => {
    const browser = await world.halfway(alice.username)
    const ofAlice = await world.ask(browser, 'second-factor')
    await browser.signIn(bob.username, password)
    await assertRefused(browser, 'second-factor', bob.passkey.answer(ofAlice), 'unknown-challenge')
    await assertRefused(browser, 'second-factor', alice.passkey.answer(ofAlice), 'unknown-challenge')
  })

  test('nobody is told which passkeys somebody has before the password', async () => {
    const options = await world.ask(await world.browser(), 'sign-in')
    assert.deepEqual([options['allowCredentials'] ?? [], options['userVerification']], [[], 'required'])
    assert.equal((await (await world.browser()).post('/sign-in/passkey/options', { with: 'passkey' })).status, 403)
    const known = await world.ask(await world.halfway(alice.username), 'second-factor')
    assert.deepEqual(known['allowCredentials'], [
      { id: alice.passkey.id, transports: ['internal'], type: 'public-key' },
    ])
  })

  test('somebody disabled meanwhile is not let in', async () => {
    const carol = await world.person()
    const browser = await world.browser()
    const answer = carol.passkey.answer(await world.ask(browser, 'sign-in'))
    await world.asOperator.users.disable(carol.id as User['id'])
    const { status } = await send(browser, 'sign-in', answer)
    assert.deepEqual([status, hasSession(browser)], [403, false])
    assert.equal((await world.lastEvent())?.reason, 'account')
  })
})

describe('a pause', () => {
  test('of the password does not hold up a passkey alone', async () => {
    for (let time = 0; time < 6; time++) await (await world.browser()).signIn(alice.username, `wrong ${time}`)
    assert.equal((await (await world.browser()).signIn(alice.username, password)).status, 429)
    await assertLetsIn('sign-in')
    assert.equal((await (await world.browser()).signIn(alice.username, password)).status, 429, 'nor is it lifted')
    world.clock.advance(minutes(16))
  })

  test('of codes does not hold up a passkey as second factor', async () => {
    const browser = await world.halfway(alice.username)
    const guess = async (time: number): Promise<number> =>
      (await browser.post('/sign-in/confirm', { with: 'recovery', code: `ABCD-234${time}` })).status
    for (let time = 2; time < 7; time++) assert.equal(await guess(time), 403)
    assert.equal(await guess(7), 429)
    const credential = alice.passkey.answer(await world.ask(browser, 'second-factor'))
    assert.equal((await send(browser, 'second-factor', credential)).status, 303)
    world.clock.advance(minutes(16))
  })
})

describe('an authenticator’s counter', () => {
  const counterOf = async ({ passkey }: PasskeyPerson): Promise<number | undefined> =>
    (
      await world.world.store.read
        .selectFrom('passkey')
        .select('counter')
        .where('credentialId', '=', passkey.id)
        .executeTakeFirst()
    )?.counter
  const signIn = async ({ passkey }: PasskeyPerson, counter: number) => {
    const browser = await world.browser()
    return { browser, credential: passkey.answer(await world.ask(browser, 'sign-in'), { counter }) }
  }

  test('that stays 0 is taken each time', async () => {
    for (let time = 0; time < 3; time++) await assertLetsIn('sign-in', { counter: 0 })
  })

  test('has to go on once it has begun: what is equal, less or 0 again is refused', async () => {
    const dora = await world.person({ counter: 4 })
    const lets = async (counter: number): Promise<void> => {
      const { browser, credential } = await signIn(dora, counter)
      assert.equal((await send(browser, 'sign-in', credential)).status, 303, `${counter}`)
      assert.equal(await counterOf(dora), counter)
    }
    await lets(5)
    for (const counter of [5, 4, 0]) {
      const { browser, credential } = await signIn(dora, counter)
      await assertRefused(browser, 'sign-in', credential, 'passkey-counter')
    }
    await lets(6)
    await lets(0xffffffff)
  })
})

test('of fifty answers at once, all the same, one begins a session', async () => {
  for (const purpose of ['sign-in', 'second-factor'] as const) {
    const browser = await ways[purpose].open()
    const credential = alice.passkey.answer(await world.ask(browser, purpose))
    const cookie = `doorward-sign-in=${browser.cookies.get('doorward-sign-in') ?? assert.fail()}`
    const { path, form } = ways[purpose]
    const before = await countSessions()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        world.raw(path, {
          method: 'POST',
          body: new URLSearchParams(form(credential)),
          headers: { cookie, origin: world.origin },
        }),
      ),
    )
    const begun = answers.filter(({ headers }) => headers.getSetCookie().some(line => /^doorward-session=./.test(line)))
    assert.deepEqual([begun.length, (await countSessions()) - before], [1, 1], purpose)
  }
})

async function countSessions(): Promise<number> {
  return (await world.world.store.read.selectFrom('session').select('id').execute()).length
}
