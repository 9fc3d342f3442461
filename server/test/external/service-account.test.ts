import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import type { ExternalId } from '#directory'
import { Secret, asItIs, printSaying } from '#ground'
import { checkExternals } from '../../src/main/doctor/people.ts'
import type { Inside } from '../../src/main/doctor/check.ts'
import { mailTo } from '../mail/mail-world.ts'
import { fixedClock } from '../world/clock.ts'
import { cli, openTestWorld, operator, password, type TestWorld } from '../world/open-test-world.ts'
import { missing } from '../world/peer.ts'
import { startSmtpPeer } from '../world/smtp-peer.ts'
import { startCompany, type CompanySlapd } from './servers/slapd.ts'

const by = { actor: operator, origin: cli }
const subject = 'Subject: A directory refuses its service account'

describe('the account a directory is read with', { skip: missing('/usr/sbin/slapd') }, () => {
  let company: CompanySlapd
  let peer: Awaited<ReturnType<typeof startSmtpPeer>>
  let world: TestWorld
  let id: ExternalId

  before(async () => void (company = await startCompany()))
  after(() => company?.dispose())
  beforeEach(async () => {
    peer = await startSmtpPeer()
    world = await openTestWorld({ clock: fixedClock(), mail: mailTo(peer.port) })
    world.outbox.start()
    await world.add('olivia', { role: 'owner' })
    await world.add('ada', { role: 'admin' })
    await world.add('bob')
    const { externals, settings } = world.asOperator
    const made = await externals.create({
      name: 'company',
      settings: { ...company.settings({ autoCreate: true }), interval: null },
      bindPassword: new Secret(company.managerPassword),
    })
    id = made.id
    await externals.turnOn(id)
    await settings.put('signIn', { allowedSources: ['local', 'company'] })
  })
  afterEach(async () => {
    await world?.dispose()
    await peer?.close()
  })

  const signIn = async (name: string, typed = `${name} comes in`): Promise<string> => {
    const visitor = { address: '192.0.2.7', userAgent: 'test browser' }
    return (await world.signIn.withPassword({ identifier: name, password: new Secret(typed), visitor })).kind
  }
  const synchronise = async () => {
    await world.synchronisation.start(id, by)
    return world.synchronisation.settled(id)
  }
  const troubleNow = async () => (await world.synchronisation.health(id)).trouble
  const doctor = async () => (await checkExternals(world as unknown as Inside)).map(({ verdict }) => verdict)
  async function setBindPassword(text: string): Promise<void> {
    await world.asOperator.externals.update(id, { bindPassword: new Secret(text) })
  }
  /** Who was told so far. */
  async function told(): Promise<string[]> {
    await world.outbox.wake()
    return peer.taken
      .filter(message => message.includes(subject))
      .flatMap(message => /^To: .*?([\w.]+@example\.com)/m.exec(message)?.[1] ?? 'nobody')
      .toSorted()
  }
  const both = ['ada@example.com', 'olivia@example.com']

  test('failure 31: that it is refused at a sign-in is said, to admins once, and over with the next that works', async () => {
    assert.equal(await signIn('smith'), 'signed-in')
    assert.deepEqual([await troubleNow(), await doctor()], [null, ['ok']])
    const before = world.memory.people.findByUsername('smith')

    await setBindPassword('an old one')
    for (let n = 0; n < 3; n++) assert.equal(await signIn('smith'), 'unreachable')
    assert.match(printSaying((await troubleNow()) ?? asItIs('')), /^The account to read with is refused\. \S/)
    assert.deepEqual(await doctor(), ['wrong'])
    assert.deepEqual(await told(), both)
    assert.ok(!peer.taken.join().includes('an old one'))
    assert.deepEqual(world.memory.people.findByUsername('smith'), before, 'nobody is changed')
    assert.equal(await signIn('bob', password), 'signed-in')

    await setBindPassword(company.managerPassword)
    assert.equal(await signIn('smith', 'a wrong one'), 'refused')
    assert.deepEqual([await troubleNow(), await doctor()], [null, ['ok']])

    await setBindPassword('an old one')
    await signIn('smith')
    assert.deepEqual(await told(), [...both, ...both].toSorted(), 'another time it begins is told again')
  })

  test('failure 31: that it is refused in a run is said, to admins once, and nobody is changed', async () => {
    assert.equal((await synchronise())?.outcome, 'complete')
    const everybody = () => [...Array(world.memory.people.slotEnd).keys()].map(slot => world.memory.people.at(slot))
    const before = everybody()

    await setBindPassword('an old one')
    const failed = await synchronise()
    assert.equal(failed?.outcome, 'failed')
    assert.match(
      printSaying(failed?.message ?? asItIs('')),
      /^The account to read with is refused\. .* Nothing was changed\.$/,
    )
    assert.deepEqual(await troubleNow(), failed?.message)
    await synchronise()
    assert.equal(await signIn('smith'), 'unreachable')
    assert.deepEqual(await told(), both)
    assert.deepEqual(await doctor(), ['wrong'])
    assert.deepEqual(everybody(), before)

    await setBindPassword(company.managerPassword)
    assert.equal((await synchronise())?.outcome, 'complete')
    assert.deepEqual([await troubleNow(), await doctor()], [null, ['ok']])
  })

  test('failure 31: a sign-in that works takes no other trouble back', async () => {
    assert.equal((await synchronise())?.outcome, 'complete')
    const { userSearch } = world.asOperator.externals.get(id).settings
    const nowhere = { ...userSearch, filter: '(uid=smith)' }
    await world.asOperator.externals.update(id, { settings: { userSearch: nowhere } })
    assert.equal((await synchronise())?.outcome, 'stopped')
    const trouble = await troubleNow()
    assert.ok(trouble)
    assert.equal(await signIn('smith'), 'signed-in')
    assert.deepEqual(await troubleNow(), trouble)
    assert.deepEqual(await told(), [])
  })
})
