import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hours, newToken, Secret } from '#ground'
import type { Actor, Origin, User } from '#directory'
import { openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'
import { startSmtpPeer, type SmtpPeer } from '../world/smtp-peer.ts'
import { totpCode } from '../world/totp.ts'
import { mailTo } from './mail-world.ts'
import { tellSince } from './tell-since.ts'

const newPassword = new Secret('another green door 17')
const own = ({ id, role }: User): Actor => ({ kind: 'user', id, role })
const atHome: Origin = { door: 'pages', address: '192.0.2.7' }

describe('people are told by mail of what becomes of their account', () => {
  let world: TestWorld
  let peer: SmtpPeer
  let olga: User
  before(async () => {
    peer = await startSmtpPeer()
    world = await openTestWorld({ mail: mailTo(peer.port) })
    world.outbox.start()
    olga = await world.add('olga', { role: 'owner' })
  })
  after(async () => {
    await world.dispose()
    await peer.close()
  })

  const told = (work: () => Promise<unknown>) => tellSince({ world, peer }, work)

  test('a password they changed themselves', async () => {
    const bob = await world.add('bob')
    const as = world.directory.as(own(bob), atHome)
    assert.deepEqual(await told(() => as.users.setPassword(bob.id, newPassword, { exceptSession: 'x' })), [
      'bob@example.com Your password was changed',
    ])
    assert.match(peer.taken.at(-1) ?? '', /Address: 192\.0\.2\.7/)
  })

  test('a second factor they added or removed, and one an administrator took away', async () => {
    const factoria = await world.add('factoria')
    const { factors } = world.signIn
    const offer = await factors.offerTotp(factoria, 'a test')
    const code = totpCode(offer.secret.reveal(), world.clock.now())
    assert.deepEqual(await told(() => factors.addTotp(factoria, offer, code, atHome)), [
      'factoria@example.com A second factor was added',
    ])
    assert.match(peer.taken.at(-1) ?? '', /an authenticator app/)
    assert.deepEqual(await told(() => factors.removeTotp(factoria, atHome)), [
      'factoria@example.com A second factor was removed',
    ])
    assert.deepEqual(await told(() => world.directory.as(own(olga), atHome).users.resetFactors(factoria.id)), [
      'factoria@example.com Your second factors were removed by an administrator',
    ])
  })

  test('a recovery code that was used, and a browser nobody has seen before: not the first one', async () => {
    const recovered = await world.add('recovered')
    const { factors, prove } = world.signIn
    const at = (browserToken: string) => ({
      visitor: {
        address: '192.0.2.9',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
      browserToken,
    })
    const signIn = (browserToken: string) =>
      world.signIn.withPassword({ identifier: 'recovered', password: new Secret(password), ...at(browserToken) })
    const [first, second, third] = [newToken(), newToken(), newToken()]
    assert.deepEqual(await told(() => signIn(first)), [], 'everybody’s first browser is new')
    assert.deepEqual(await told(() => signIn(first)), [])
    assert.deepEqual(await told(() => signIn(second)), ['recovered@example.com A sign-in from a new browser'])
    assert.match(peer.taken.at(-1) ?? '', /Firefox/)

    const offer = await factors.offerTotp(recovered, 'a test')
    const { codes } = await factors.addTotp(
      recovered,
      offer,
      totpCode(offer.secret.reveal(), world.clock.now()),
      atHome,
    )
    await world.outbox.wake()
    const halfway = await signIn(third)
    assert.ok(halfway.kind === 'next')
    const done = await told(() => prove.recoveryCode(halfway.token, codes?.[0] ?? '', at(third)))
    assert.deepEqual(done, [
      'recovered@example.com A recovery code was used',
      'recovered@example.com A sign-in from a new browser',
    ])
    assert.match(peer.taken.slice(-2).join(''), /9/)
  })

  test('one an administrator set, whose address is not told; in their language', async () => {
    const carla = await world.add('carla')
    await world.asOperator.users.update(carla.id, { locale: 'de-CH', recoveryEmail: 'carla@home.example' })
    const as = world.directory.as(own(olga), atHome)
    assert.deepEqual(await told(() => as.users.setPassword(carla.id, newPassword)), [
      'carla@example.com Ihr Passwort wurde von der Administration gesetzt',
      'carla@home.example Ihr Passwort wurde von der Administration gesetzt',
    ])
    assert.doesNotMatch(peer.taken.at(-1) ?? '', /192\.0\.2\.7/)
  })

  test('another role; the same one again is nothing to tell', async () => {
    const roland = await world.add('roland')
    const as = world.directory.as(own(olga), atHome)
    assert.deepEqual(await told(() => as.users.update(roland.id, { role: 'admin' })), [
      'roland@example.com Your role was changed by an administrator',
    ])
    assert.doesNotMatch(peer.taken.at(-1) ?? '', /192\.0\.2\.7/)
    assert.deepEqual(await told(() => as.users.update(roland.id, { role: 'admin' })), [])
    assert.deepEqual(await told(() => as.users.update(roland.id, { role: 'user', email: 'roland@new.example' })), [
      'roland@example.com Your e-mail address was changed',
      'roland@example.com Your role was changed by an administrator',
      'roland@new.example Your e-mail address was changed',
    ])
    assert.match(peer.taken.join(''), /Your role is now: admin\./)
  })

  test('another e-mail address, at the old one and the new one', async () => {
    const dora = await world.add('dora')
    const subject = 'Your e-mail address was changed'
    assert.deepEqual(await told(() => world.asOperator.users.update(dora.id, { email: 'dora@new.example' })), [
      `dora@example.com ${subject}`,
      `dora@new.example ${subject}`,
    ])
    assert.deepEqual(await told(() => world.asOperator.users.update(dora.id, { email: 'dora@new.example' })), [])
    assert.deepEqual(await told(() => world.asOperator.users.update(dora.id, { displayName: 'Dora D.' })), [])
    assert.deepEqual(await told(() => world.asOperator.users.update(dora.id, { email: null })), [
      `dora@new.example ${subject}`,
    ])
  })

  test('a change that is refused is not told', async () => {
    const [emil, frieda] = [await world.add('emil'), await world.add('frieda')]
    const as = world.directory.as(own(emil), atHome)
    const refused: (() => Promise<unknown>)[] = [
      () => as.users.setPassword(frieda.id, newPassword),
      () => as.users.update(frieda.id, { email: 'emil@evil.example' }),
      () => world.asOperator.users.update(frieda.id, { email: 'emil@example.com' }),
      () => world.asOperator.users.update(frieda.id, { email: 'frieda@new.example' }, 1),
    ]
    for (const work of refused) assert.deepEqual(await told(() => assert.rejects(work)), [])
    assert.deepEqual(
      await world.store.read.selectFrom('mail').selectAll().where('userId', '=', frieda.id).execute(),
      [],
    )
  })

  test('an address that is not proved is not written to, nor somebody in the trash', async () => {
    const gerd = await world.add('gerd')
    await world.asOperator.users.update(gerd.id, { email: 'gerd@claimed.example', emailVerified: false })
    await world.outbox.wake()
    assert.deepEqual(await told(() => world.asOperator.users.setPassword(gerd.id, newPassword)), [])
    await world.asOperator.users.update(gerd.id, { email: 'gerd@example.com' })
    await world.outbox.wake()
    await world.asOperator.users.delete(gerd.id)
    assert.deepEqual(await told(() => world.asOperator.users.setPassword(gerd.id, newPassword)), [])
  })

  test('a letter with a link goes into the transaction of the link, to the address it is for', async () => {
    const ida = await world.add('ida')
    const until = world.clock.now() + hours(1)
    const facts = { username: 'ida', path: '/email/t0ken', until }
    const letter = { kind: 'email-change', user: ida, to: 'ida@new.example', facts, expiresAt: until } as const
    const rows = world.notices.prepareLetter(letter)
    assert.deepEqual(
      rows.map(({ kind, userId, expiresAt }) => [kind, userId, expiresAt]),
      [['email-change', ida.id, until]],
    )
    assert.deepEqual(await told(() => world.outbox.put(rows)), ['ida@new.example Confirm your e-mail address'])
  })

  test('notify puts by itself, and reads the browser', async () => {
    const hans = await world.add('hans')
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
    const notice = { kind: 'new-browser', user: hans, facts: {}, from: { userAgent, address: '192.0.2.9' } } as const
    assert.deepEqual(await told(() => world.notices.notify(notice)), ['hans@example.com A sign-in from a new browser'])
    assert.match(peer.taken.at(-1) ?? '', /Browser: Firefox, Linux\nAddress: 192\.0\.2\.9/)
  })
})
