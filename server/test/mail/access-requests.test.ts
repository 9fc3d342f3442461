import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days } from '#ground'
import type { App, Group, Origin, User } from '#directory'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { startSmtpPeer, type SmtpPeer } from '../world/smtp-peer.ts'
import { mailTo } from './mail-world.ts'
import { tellSince } from './tell-since.ts'

const pages: Origin = { door: 'pages', address: '192.0.2.7' }

describe('requests to be let into an app are told by mail', () => {
  const clock = fixedClock()
  let world: TestWorld
  let peer: SmtpPeer
  let app: App
  let group: Group
  const people = new Map<string, User>()
  const person = (name: string): User => {
    const user = people.get(name)
    assert.ok(user)
    return user
  }
  before(async () => {
    peer = await startSmtpPeer()
    world = await openTestWorld({ mail: mailTo(peer.port), clock, endsByItself: false })
    world.outbox.start()
    for (const [name, role] of [
      ['olga', 'owner'],
      ['ada', 'admin'],
      ['jonas', 'user'],
      ['mona', 'user'],
      ['amara', 'user'],
    ] as const)
      people.set(name, await world.add(name, { role }))
    group = await world.asOperator.groups.create({ name: 'Data team' })
    await world.asOperator.groups.changeManagers(group.id, { add: [person('mona').id] })
    const made = await world.asOperator.apps.create({
      title: 'Grafana',
      access: { kind: 'chosen', groups: [group.id], users: [] },
      contact: person('jonas').id,
      ldap: {},
    })
    app = made.app
  })
  after(async () => {
    await world.dispose()
    await peer.close()
  })

  const requestsOf = (name: string) => {
    const { id, role } = person(name)
    return world.directory.as({ kind: 'user', id, role }, pages).requests
  }
  const ask = (name = 'amara') => requestsOf(name).ask({ app: app.id, reason: 'The report', wantedDays: 7 })

  const told = (work: () => Promise<unknown>) => tellSince({ world, peer }, work)

  test('once to who looks after it and to managers, and the answer to its person', async () => {
    assert.deepEqual(await told(ask), [
      'jonas@example.com amara Example asks for access to Grafana',
      'mona@example.com amara Example asks for access to Grafana',
    ])
    assert.match(peer.taken.at(-1) ?? '', /The report[^]*\/requests\/[0-9a-f-]{36}/)
    assert.deepEqual(await told(() => assert.rejects(ask(), { code: 'conflict' })), [], 'a second one is none')
    const { id } = (await requestsOf('jonas').list({ shown: 'waiting' })).items[0] ?? { id: '' }
    assert.deepEqual(await told(() => requestsOf('jonas').refuse(id, { word: 'Not now' })), [
      'amara@example.com Your request for Grafana was refused',
    ])
    assert.match(peer.taken.at(-1) ?? '', /Not now/)
    await assert.rejects(requestsOf('jonas').refuse(id), { code: 'conflict' })
    assert.deepEqual(await told(async () => {}), [], 'an answer that came too late is none')
  })

  test('to whom one is given, and to nobody else; a refused handing over is told to nobody', async () => {
    await told(ask)
    const [{ id } = { id: '' }] = (await requestsOf('jonas').list({ shown: 'waiting' })).items
    assert.deepEqual(await told(() => requestsOf('jonas').pass(id, person('ada').id)), [
      'ada@example.com amara Example asks for access to Grafana',
    ])
    assert.match(peer.taken.at(-1) ?? '', new RegExp(`The report[^]*/requests/${id}`))
    assert.deepEqual(
      await told(() => assert.rejects(requestsOf('jonas').pass(id, person('amara').id), { code: 'invalid' })),
      [],
    )
    await told(() => requestsOf('amara').withdraw(id))
  })

  test('to the admins, where nobody nearer may decide', async () => {
    assert.deepEqual(
      await told(async () => {
        await world.asOperator.apps.update(app.id, { sensitive: true })
        await requestsOf('amara').withdraw((await ask()).id)
        await world.asOperator.apps.update(app.id, { sensitive: false })
      }),
      [
        'ada@example.com amara Example asks for access to Grafana',
        'olga@example.com amara Example asks for access to Grafana',
      ],
    )
    assert.deepEqual(
      await told(async () => requestsOf('jonas').withdraw((await ask('jonas')).id)),
      ['mona@example.com jonas Example asks for access to Grafana'],
      'nobody is told of their own',
    )
  })

  test('three days before the end, once', async () => {
    let id = ''
    await told(async () => ({ id } = await ask()))
    assert.deepEqual(await told(() => requestsOf('mona').approve(id, { until: clock.now() + days(7) })), [
      'amara@example.com You have access to Grafana',
    ])
    const remind = () => told(() => world.directory.upkeep.remindOfEnds())
    assert.deepEqual(await remind(), [])
    clock.advance(days(4))
    assert.deepEqual(await remind(), ['amara@example.com Your access to Grafana ends soon'])
    assert.match(peer.taken.at(-1) ?? '', /until 19 June 2026/)
    assert.deepEqual(await remind(), [])
  })

  test('a membership given for a time is told of in the same way, while it is what lets them in', async () => {
    const { groups } = world.asOperator
    const remind = () => told(() => world.directory.upkeep.remindOfEnds())
    const lines = ['amara@example.com Your access to Grafana ends soon']
    /** Approved into the group for a week; four days later, after `meanwhile`. */
    async function remindedAfter(meanwhile: (until: number) => Promise<unknown>): Promise<string[]> {
      const until = clock.now() + days(7)
      let id = ''
      await told(async () => ({ id } = await ask()))
      await told(() => world.asOperator.requests.approve(id, { until, group: group.id }))
      assert.deepEqual(await remind(), [])
      await meanwhile(until)
      clock.advance(days(4))
      const reminded = await remind()
      assert.deepEqual(await remind(), [], 'once')
      await groups.changeMembers(group.id, { remove: [person('amara').id] })
      return reminded
    }
    const add = (expiresAt: number | null) =>
      groups.changeMembers(group.id, { add: [{ id: person('amara').id, expiresAt }] })
    assert.deepEqual(await remindedAfter(async () => {}), lines)
    assert.deepEqual(await remindedAfter(() => add(null)), [])
    assert.deepEqual(await remindedAfter(until => add(until + days(1))), [])
    assert.deepEqual(await remindedAfter(() => groups.changeMembers(group.id, { remove: [person('amara').id] })), [])
  })
})

test('it all works where no mail is sent', async () => {
  const world = await openTestWorld({ endsByItself: false })
  try {
    const [olga, amara] = [await world.add('olga', { role: 'owner' }), await world.add('amara')]
    const { app } = await world.asOperator.apps.create({ title: 'Grafana', ldap: {} })
    const as = ({ id, role }: User) => world.directory.as({ kind: 'user', id, role }, pages).requests
    const { id } = await as(amara).ask({ app: app.id, reason: 'The report', wantedDays: 7 })
    await as(olga).approve(id, { until: world.clock.now() + days(2), word: 'Enjoy' })
    await world.directory.upkeep.remindOfEnds()
    assert.equal((await as(amara).listOwn())[0]?.word, 'Enjoy')
    assert.equal((await world.store.read.selectFrom('mail').selectAll().execute()).length, 0)
  } finally {
    await world.dispose()
  }
})
