import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { openApiWorld, type ApiWorld } from '../api/api-world.ts'
import { startSmtpPeer, type SmtpPeer } from '../world/smtp-peer.ts'

describe('mail as an admin sees it', () => {
  let world: ApiWorld
  let peer: SmtpPeer
  let admin: string
  before(async () => {
    peer = await startSmtpPeer()
    const smtp = new Secret(`smtp://door:s3cret-word@127.0.0.1:${peer.port}`)
    world = await openApiWorld({ mail: { smtp, from: 'Doorward <id@example.com>' } })
    world.outbox.start()
    await world.add('ada', { role: 'admin' })
    await world.add('anton', { role: 'admin', email: null })
    admin = await world.cookieOf('ada')
  })
  after(async () => {
    await world.dispose()
    await peer.close()
  })

  test('the server, from whom, and never the password', async () => {
    const { status, body } = await world.call(admin, 'getMail')
    assert.equal(status, 200)
    assert.deepEqual(body, {
      on: true,
      server: `127.0.0.1:${peer.port}`,
      from: 'Doorward <id@example.com>',
      waiting: 0,
      lastSentAt: null,
      lastTrouble: null,
    })
    assert.doesNotMatch(JSON.stringify(body), /s3cret|door:/)
  })

  test('a test message goes to whoever asks, and what was said comes back', async () => {
    const { status, body } = await world.call(admin, 'testMail')
    assert.deepEqual([status, body], [200, { to: 'ada@example.com', taken: true, said: '250 taken' }])
    assert.match(peer.taken.at(-1) ?? '', /^To: ada@example\.com$/m)
    assert.match(peer.taken.at(-1) ?? '', /http:\/\/localhost:8080/)
  })

  test('and what went wrong', async () => {
    peer.manners = { replies: { AUTH: '535 5.7.8 no' } }
    const { status, body } = await world.call(admin, 'testMail')
    assert.deepEqual([status, body.taken], [200, false])
    assert.match(body.said, /does not take the user and password: “535 5\.7\.8 no”/)
    assert.doesNotMatch(body.said, /s3cret/)
    peer.manners = {}
  })

  test('whoever has no address is told so', async () => {
    const { status, body } = await world.call(await world.cookieOf('anton'), 'testMail')
    assert.deepEqual([status, body.detail], [409, 'Your account has no e-mail address to send a test message to.'])
  })

  test('what waits and why', async () => {
    peer.manners = { replies: { RCPT: '450 busy' } }
    const ada = world.memory.people.findByUsername('ada')
    assert.ok(ada)
    await world.notices.notify({ kind: 'password-changed', user: ada, facts: {} })
    await world.outbox.wake()
    const { body } = await world.call(admin, 'getMail')
    assert.equal(body.waiting, 1)
    assert.deepEqual(body.lastTrouble, {
      at: '2026-06-12T09:00:00.000Z',
      kind: 'password-changed',
      sentence: `127.0.0.1:${peer.port} does not take the recipient: “450 busy”`,
      givenUp: false,
    })
    const inGerman = await world.call(`${admin}; doorward-language=de`, 'getMail')
    assert.equal(
      (inGerman.body.lastTrouble as { sentence: string }).sentence,
      `127.0.0.1:${peer.port} nimmt den Empfänger nicht an: „450 busy“`,
    )
  })
})

test('without a mail server', async t => {
  const world = await openApiWorld({ mail: null })
  t.after(() => world.dispose())
  await world.add('ada', { role: 'admin' })
  const admin = await world.cookieOf('ada')
  const { body } = await world.call(admin, 'getMail')
  assert.deepEqual([body.on, body.server, body.from, body.waiting], [false, null, null, 0])
  assert.equal((await world.call(admin, 'testMail')).status, 409)
})
