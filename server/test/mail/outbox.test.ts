import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { asItIs, days, hours, limits, minutes, readSaying } from '#ground'
import type { MailCommands } from '#mail'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { startSmtpPeer, type SmtpPeer } from '../world/smtp-peer.ts'
import { link, mailTo, message } from './mail-world.ts'

const rowsOf = ({ store }: TestWorld) => store.read.selectFrom('mail').selectAll().orderBy('id').execute()

describe('the outbox', () => {
  let clock: FixedClock
  let peer: SmtpPeer
  let world: TestWorld
  const posting = (lastsMs = hours(6)) => ({ userId: null, expiresAt: clock.now() + lastsMs })

  beforeEach(async () => {
    clock = fixedClock()
    peer = await startSmtpPeer()
    world = await openTestWorld({ clock, mail: mailTo(peer.port) })
    world.outbox.start()
  })
  const end = async (): Promise<void> => {
    await world.dispose()
    await peer.close()
  }

  test('sends at once, and keeps that it did', async t => {
    t.after(end)
    await world.outbox.put(world.outbox.prepare(message(), posting()))
    await world.outbox.wake()
    assert.equal(peer.taken.length, 1)
    const [row] = await rowsOf(world)
    assert.deepEqual(
      [row?.sealed, row?.nextAt, row?.sentAt, row?.tries, row?.trouble],
      [null, null, clock.now(), 1, null],
    )
  })

  test('what waits is sealed: no link, no address', async t => {
    t.after(end)
    peer.manners = { greeting: '421 not now' }
    await world.outbox.put(world.outbox.prepare(message(), posting()))
    await world.outbox.wake()
    const [row] = await rowsOf(world)
    assert.ok(row?.sealed)
    for (const secret of [link, 'alice@example.com']) assert.ok(!JSON.stringify(row).includes(secret))
  })

  test('tries again after 1, 5 and 15 minutes and each hour, until it is not worth it', async t => {
    t.after(end)
    peer.manners = { replies: { RCPT: '450 busy' } }
    await world.outbox.put(world.outbox.prepare(message(), posting(hours(3))))
    await world.outbox.wake()
    for (const wait of [minutes(1), minutes(5), minutes(15), hours(1)]) {
      const [row] = await rowsOf(world)
      assert.equal(row?.nextAt, clock.now() + wait)
      clock.advance(wait - 1)
      await world.outbox.wake()
      assert.deepEqual((await rowsOf(world))[0], row, 'too early')
      clock.advance(1)
      await world.outbox.wake()
    }
    const [waiting] = await rowsOf(world)
    assert.equal(waiting?.tries, 5)
    assert.match(waiting?.trouble ?? '', /450 busy/)
    clock.advance(hours(1))
    await world.outbox.wake()
    const [row] = await rowsOf(world)
    assert.deepEqual([row?.nextAt, row?.sealed, row?.sentAt, row?.tries], [null, null, null, 6])
    assert.equal(peer.taken.length, 0)
  })

  test('refused now and taken later', async t => {
    t.after(end)
    peer.manners = { replies: { '.': '451 greylisted' } }
    await world.outbox.put(world.outbox.prepare(message(), posting()))
    await world.outbox.wake()
    peer.manners = {}
    clock.advance(minutes(1))
    await world.outbox.wake()
    assert.equal(peer.taken.length, 1)
    assert.equal((await rowsOf(world))[0]?.trouble, null)
  })

  test('refused for good is given up at once, and loses what it said', async t => {
    t.after(end)
    peer.manners = { replies: { RCPT: '550 nobody here' } }
    await world.outbox.put(world.outbox.prepare(message(), posting()))
    await world.outbox.wake()
    const [row] = await rowsOf(world)
    assert.deepEqual([row?.sealed, row?.nextAt, row?.sentAt], [null, null, null])
    assert.match(row?.trouble ?? '', /550 nobody here/)
    assert.deepEqual(await world.outbox.state(), {
      waiting: 0,
      lastSentAt: null,
      lastTrouble: { at: clock.now(), kind: 'password-reset', said: readSaying(row?.trouble ?? ''), givenUp: true },
    })
  })

  test('a sender that ended in the middle is followed by another when its lease is over, and comes too late itself', async t => {
    t.after(end)
    await world.outbox.close()
    const run = world.store.commands<MailCommands>('mail')
    await run('put', { rows: world.outbox.prepare(message(), posting()) })
    const { leaseMs } = limits.mail
    const first = await run('claim', { at: clock.now(), leaseMs })
    assert.equal(first?.tries, 1)
    assert.equal(await run('claim', { at: clock.now() + leaseMs - 1, leaseMs }), null)
    const second = await run('claim', { at: clock.now() + leaseMs, leaseMs })
    assert.deepEqual([second?.id, second?.tries], [first?.id, 2])
    const id = first?.id ?? ''
    await run('failed', { id, tries: 1, nextAt: null, trouble: asItIs('late') })
    assert.equal(await run('done', { id, tries: 1, at: clock.now() }), false)
    assert.equal(await run('done', { id, tries: 2, at: clock.now() }), true)
    assert.equal(await run('done', { id, tries: 2, at: clock.now() }), false)
  })

  test('one whose time is over is not sent; ends are kept 30 days', async t => {
    t.after(end)
    peer.manners = { replies: { RCPT: '450 busy' } }
    await world.outbox.put(world.outbox.prepare(message(), posting(minutes(30))))
    await world.outbox.wake()
    peer.manners = {}
    clock.advance(minutes(40))
    await world.outbox.wake()
    assert.equal(peer.taken.length, 0)
    const [row] = await rowsOf(world)
    assert.deepEqual([row?.sealed, row?.nextAt, row?.sentAt], [null, null, null])
    clock.advance(days(29))
    await world.outbox.tidy()
    assert.equal((await rowsOf(world)).length, 1)
    clock.advance(days(1))
    await world.outbox.tidy()
    assert.equal((await rowsOf(world)).length, 0)
  })

  test('what was sealed for another row is not sent', async t => {
    t.after(end)
    const run = world.store.commands<MailCommands>('mail')
    const [one] = world.outbox.prepare(message(), posting())
    const [other] = world.outbox.prepare(message('bob@example.com'), posting())
    assert.ok(one && other)
    await run('put', { rows: [{ ...one, sealed: other.sealed }] })
    await world.outbox.wake()
    assert.equal(peer.taken.length, 0)
    assert.match((await rowsOf(world))[0]?.trouble ?? '', /cannot be read/)
  })

  test('closing waits for the message it is at, and not for ever', async t => {
    t.after(end)
    peer.manners = { greeting: null }
    await world.outbox.put(world.outbox.prepare(message(), posting()))
    await world.outbox.close()
    const [row] = await rowsOf(world)
    assert.match(row?.trouble ?? '', /stopped while it was being sent/)
    assert.ok(row?.sealed)
    assert.equal(row.nextAt, clock.now() + minutes(1))
  })

  test('what waited is sent by the next start', async t => {
    t.after(() => peer.close())
    peer.manners = { greeting: '421 not now' }
    await world.outbox.put(world.outbox.prepare(message(), posting()))
    await world.outbox.wake()
    peer.manners = {}
    clock.advance(minutes(1))
    const again = await world.reopen()
    t.after(() => again.dispose())
    assert.equal(peer.taken.length, 0)
    again.outbox.start()
    await again.outbox.wake()
    assert.equal(peer.taken.length, 1)
  })
})

describe('where no mail is sent', () => {
  let world: TestWorld
  before(async () => {
    world = await openTestWorld({ clock: fixedClock() })
    world.outbox.start()
  })
  after(() => world.dispose())

  test('nothing is queued', async () => {
    assert.equal(world.outbox.isOn(), false)
    const posting = { userId: null, expiresAt: world.clock.now() + hours(1) }
    assert.deepEqual(world.outbox.prepare(message(), posting), [])
    await world.outbox.put(world.outbox.prepare(message(), posting))
    assert.equal((await rowsOf(world)).length, 0)
    await world.outbox.tidy()
  })
})
