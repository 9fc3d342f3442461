import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld } from '../world/open-test-world.ts'
import { startSmtpPeer } from '../world/smtp-peer.ts'
import { checkMail } from '../../src/main/doctor/mail.ts'
import type { Inside } from '../../src/main/doctor/check.ts'
import { mailTo } from './mail-world.ts'

const byName = async (world: object) =>
  Object.fromEntries((await checkMail(world as Inside)).map(finding => [finding.name, finding] as const))

test('without a mail server the doctor says what does not work', async t => {
  const world = await openTestWorld()
  t.after(() => world.dispose())
  const { 'mail.on': found } = await byName(world)
  assert.equal(found?.verdict, 'ok')
  assert.match(found?.sentence ?? '', /^No mail is sent: .*nobody resets a forgotten password alone/)
})

test('with one it connects and signs in, and sends nothing', async t => {
  const peer = await startSmtpPeer()
  t.after(() => peer.close())
  const clock = fixedClock()
  const world = await openTestWorld({ clock, mail: mailTo(peer.port, 'door:s3cret-word@127.0.0.1') })
  t.after(() => world.dispose())
  world.outbox.start()

  const well = await byName(world)
  assert.deepEqual([well['mail.server']?.verdict, well['mail.outbox']?.verdict], ['ok', 'ok'])
  assert.ok(peer.heard.some(line => line.startsWith('AUTH')))
  assert.ok(!peer.heard.some(line => line.startsWith('MAIL')))

  peer.manners = { replies: { AUTH: '535 no' } }
  const refused = (await byName(world))['mail.server']
  assert.equal(refused?.verdict, 'wrong')
  assert.match(refused?.sentence ?? '', /does not take the user and password/)
  assert.doesNotMatch(JSON.stringify(refused), /s3cret/)

  peer.manners = { replies: { RCPT: '550 nobody here' } }
  await world.notices.notify({ kind: 'password-changed', user: await world.add('bob'), facts: {} })
  await world.outbox.wake()
  const lost = (await byName(world))['mail.outbox']
  assert.equal(lost?.verdict, 'look')
  assert.match(lost?.sentence ?? '', /^No message waits\. .*550 nobody here/)
  assert.match(lost?.advice ?? '', /given up/)

  await peer.close()
  assert.match((await byName(world))['mail.server']?.sentence ?? '', /nothing listens there/)
})
