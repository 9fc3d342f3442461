import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { minutes } from '#ground'
import type { WebClient } from '../world/web-client.ts'
import { ForgedPasskey, type Changes } from './forged-passkey.ts'
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

const port = (): string => new URL(world.origin).port
const base64url = (text: string): string => Buffer.from(text).toString('base64url')

describe('a registration at sign-in', () => {
  const register = (browser: WebClient, credential: string, name = 'Laptop'): Promise<Response> =>
    browser.post('/sign-in/set-up/passkey', { credential, name })

  async function assertNotAdded(browser: WebClient, credential: string): Promise<void> {
    const before = await world.state()
    const { status } = await register(browser, credential)
    assert.deepEqual([status, hasSession(browser)], [400, false])
    assert.equal(await world.state(), before, 'nothing has changed')
    const event = await world.lastEvent()
    assert.deepEqual([event?.kind, event?.outcome, event?.reason], ['sign-in', 'refused', 'passkey-not-added'])
  }

  async function assertAdds(browser: WebClient, passkey: ForgedPasskey, changes?: Changes): Promise<void> {
    const added = await register(browser, passkey.register(await world.ask(browser, 'set-up'), changes))
    assert.equal(added.headers.get('location'), '/sign-in/codes', await added.text())
  }

  const forged: [what: string, changes: () => Changes][] = [
    ['of another port', () => ({ origin: `http://localhost:${Number(port()) + 1}` })],
    ['of https', () => ({ origin: `https://localhost:${port()}` })],
    ['of a host below', () => ({ origin: `http://evil.localhost:${port()}` })],
    ['for another RP ID', () => ({ rpId: 'evil.example' })],
    ['from inside a frame of another site', () => ({ crossOrigin: true })],
    ['of an assertion', () => ({ type: 'webauthn.get' })],
    ['that nobody was present for', () => ({ up: false })],
    ['with an algorithm that was not offered (ES384)', () => ({ alg: -35 })],
    ['with one that is broken (RS1)', () => ({ alg: -65535 })],
    ['with an id of more than 1023 bytes', () => ({ id: randomBytes(1024).toString('base64url') })],
    ['with somebody else’s id', () => ({ id: bob.passkey.id })],
    ['with an attestation that is none', () => ({ attestationObject: '' })],
    ['with garbage as attestation', () => ({ attestationObject: Buffer.alloc(300, 0x5a).toString('base64url') })],
    ['with CBOR of a depth', () => ({ attestationObject: Buffer.alloc(9000, 0x81).toString('base64url') })],
  ]
  for (const [what, changes] of forged)
    test(`${what} is refused, and the right one is taken after it`, async () => {
      const { browser } = await world.atSetUp()
      const passkey = new ForgedPasskey(world.origin)
      await assertNotAdded(browser, passkey.register(await world.ask(browser, 'set-up'), changes()))
      await assertAdds(browser, passkey)
    })

  test('that is no answer is refused', async () => {
    const { browser } = await world.atSetUp()
    for (const text of ['', 'x', '{}', '[]', '{"id":"x","response":{}}', '['.repeat(5_000)])
      await assertNotAdded(browser, text)
    assert.equal((await register(browser, 'x'.repeat(20_000))).status, 413)
    await assertAdds(browser, new ForgedPasskey(world.origin))
  })

  test('answers a question of this sign-in, once, within five minutes', async () => {
    const [here, elsewhere] = [await world.atSetUp(), await world.atSetUp()]
    const passkey = new ForgedPasskey(world.origin)
    await assertNotAdded(here.browser, passkey.register(await world.ask(elsewhere.browser, 'set-up')))

    const second = await world.halfway(here.username)
    await assertNotAdded(here.browser, passkey.register(await world.ask(second, 'set-up')))

    const signIn = await world.ask(here.browser, 'sign-in')
    await assertNotAdded(here.browser, passkey.register({ ...signIn, user: { id: base64url(here.id) } }))

    const used = await world.ask(here.browser, 'set-up')
    await assertNotAdded(here.browser, passkey.register(used, { up: false }))
    await assertNotAdded(here.browser, passkey.register(used))

    const late = passkey.register(await world.ask(here.browser, 'set-up'))
    world.clock.advance(minutes(6))
    await assertNotAdded(here.browser, late)
    await assertAdds(here.browser, passkey)
  })

  test('is the person’s whose sign-in it is, whatever the answer says', async () => {
    const { browser, id } = await world.atSetUp()
    const passkey = new ForgedPasskey(world.origin)
    const options = await world.ask(browser, 'set-up')
    assert.equal(options.user.id, base64url(id))
    passkey.register({ ...options, user: { id: base64url(alice.id) } })
    await assertAdds(browser, passkey)
    const row = await world.world.store.read
      .selectFrom('passkey')
      .select('userId')
      .where('credentialId', '=', passkey.id)
      .executeTakeFirst()
    assert.equal(row?.userId, id)
  })

  test('is for those who have no factor and are on their way in', async () => {
    const passkey = new ForgedPasskey(world.origin)
    for (const browser of [await world.browser(), await world.halfway(alice.username), await world.browser('olivia')]) {
      const { status } = await browser.post('/sign-in/set-up/passkey/options', {})
      assert.equal(status, 403)
      const before = await world.state()
      const credential = passkey.register({ challenge: 'x', user: { id: base64url(alice.id) } })
      const answer = await register(browser, credential)
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/sign-in?over=1'])
      assert.equal(await world.state(), before)
    }
  })

  test('of one that is there already is refused, one’s own too', async () => {
    const { factors, passkeys } = world.world.signIn
    const user = world.world.memory.people.findByUsername(alice.username) ?? assert.fail()
    const offer = () => passkeys.offerRegistration(user, 'a test')
    const options = await offer()
    assert.deepEqual(
      options.excludeCredentials?.map(({ id }) => id),
      [alice.passkey.id],
      'the browser is told not to make another one there',
    )
    const origin = { door: 'pages', address: '192.0.2.1' } as const
    const again = factors.addPasskey(user, alice.passkey.register(options), 'Again', 'a test', origin)
    await assert.rejects(again, { code: 'conflict' })
    const other = new ForgedPasskey(world.origin).register(await offer())
    assert.equal((await factors.addPasskey(user, other, 'Another', 'a test', origin)).codes, null)
  })

  test('keeps of the transports those there are', async () => {
    for (const [transports, kept] of [
      [
        ['usb', 'nfc', 'usb', 7, null, { a: 1 }, '<script>', 'x'.repeat(9000)],
        ['usb', 'nfc'],
      ],
      ['usb', []],
      [null, []],
    ] as const) {
      const { browser, username } = await world.atSetUp()
      const passkey = new ForgedPasskey(world.origin)
      await assertAdds(browser, passkey, { transports })
      const options = await world.ask(await world.halfway(username), 'second-factor')
      assert.deepEqual(options['allowCredentials'], [{ id: passkey.id, transports: kept, type: 'public-key' }])
    }
  })

  test('lets nobody past the codes', async () => {
    const { browser } = await world.atSetUp()
    await assertAdds(browser, new ForgedPasskey(world.origin))
    assert.equal(hasSession(browser), false)
    assert.equal((await browser.post('/sign-in/codes', {})).status, 400)
    assert.equal(hasSession(browser), false)
  })
})
