import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { AttentionItem, HealthFinding } from '@doorward/contract'
import { days, Secret } from '#ground'
import { someone } from '../external/sync/far-end.ts'
import { usualSettings } from '../external/sync/people.ts'
import { by } from '../external/sync/run-world.ts'
import { enrol } from '../second-factor/enrol.ts'
import { openApiWorld, type ApiWorld } from './api-world.ts'

let world: ApiWorld
before(async () => {
  world = await openApiWorld()
  await world.add('olivia', { role: 'owner' })
  await world.add('anna')
})
after(() => world.dispose())

/** What is known at the start is counted once a minute at most. */
beforeEach(() => world.clock.advance(days(8)))

const visitorAt = (address: string) => ({ address, userAgent: 'test' })
async function tryWrong(identifier: string, address: string, times: number) {
  for (let i = 0; i < times; i++)
    await world.signIn.withPassword({ identifier, password: new Secret('wrong'), visitor: visitorAt(address) })
  await world.events.flush()
}

async function attention<Kind extends AttentionItem['kind']>(kind: Kind) {
  const { status, body } = await world.call(await world.cookieOf('olivia'), 'getAttention')
  assert.equal(status, 200, JSON.stringify(body))
  return (body.items as AttentionItem[]).filter(
    (item): item is Extract<AttentionItem, { kind: Kind }> => item.kind === kind,
  )
}

describe('what an admin should see to', () => {
  test('an address that guesses names nobody has', async () => {
    await tryWrong('nobody-here', '203.0.113.9', 20)
    const [burst, ...others] = await attention('failed-sign-ins')
    assert.deepEqual(others, [])
    assert.deepEqual([burst?.address, burst?.count, burst?.allUnknown, burst?.gotIn], ['203.0.113.9', 20, true, false])
  })

  test('fewer are none, and those of another week are not counted', async () => {
    await tryWrong('nobody-here', '203.0.113.10', 19)
    assert.deepEqual(await attention('failed-sign-ins'), [])
    world.clock.advance(days(8))
    await tryWrong('nobody-here', '203.0.113.10', 1)
    assert.deepEqual(await attention('failed-sign-ins'), [])
  })

  test('one that got in', async () => {
    // Not one after another: who is paused is not let in with the right password either.
    for (let i = 0; i < 20; i++) {
      await tryWrong(i % 2 === 0 ? 'anna' : 'nobody-here', '203.0.113.11', 1)
      world.clock.advance(3_600_000)
    }
    const password = new Secret('a quiet green door')
    const answer = await world.signIn.withPassword({ identifier: 'anna', password, visitor: visitorAt('203.0.113.11') })
    assert.equal(answer.kind, 'signed-in')
    const [burst] = await attention('failed-sign-ins')
    assert.deepEqual([burst?.address, burst?.allUnknown, burst?.gotIn], ['203.0.113.11', false, true])
  })

  test('people with nothing but a password, until there are none', async () => {
    const [item] = await attention('password-only')
    assert.deepEqual(item, { kind: 'password-only', people: 2, managers: 1 })
    const clock = { now: () => world.clock.now(), advance: () => {} }
    await enrol({ world }, 'anna', clock)
    assert.deepEqual(await attention('password-only'), [{ kind: 'password-only', people: 1, managers: 1 }])
    const anna = world.memory.people.findByUsername('anna') ?? assert.fail()
    await world.asOperator.users.disable(anna.id)
    assert.deepEqual(await attention('password-only'), [{ kind: 'password-only', people: 1, managers: 1 }])
    await world.asOperator.users.enable(anna.id)
  })

  test('what the doctor finds, and nothing that is well', async () => {
    const found = await attention('finding')
    assert.ok(found.length > 0)
    const verdicts = new Set<HealthFinding['verdict']>(found.map(({ finding }) => finding.verdict))
    assert.ok(!verdicts.has('ok'))
    assert.ok(found.every(({ finding }) => finding.advice !== null))
  })

  test('somebody who waits to be let in', async () => {
    const anna = world.memory.people.findByUsername('anna') ?? assert.fail()
    const { app } = await world.asOperator.apps.create({
      title: 'Grafana',
      oidc: { redirectUris: ['https://grafana.example.com/cb'] },
    })
    assert.deepEqual(await attention('requests'), [])
    const as = world.directory.as({ kind: 'user', id: anna.id, role: 'user' }, { door: 'pages', address: null })
    await as.requests.ask({ app: app.id, reason: 'The report', wantedDays: 7 })
    assert.deepEqual(await attention('requests'), [{ kind: 'requests', count: 1 }])
  })

  test('people of a directory who cannot be taken over, until that is decided', async () => {
    const { id } = await world.asOperator.externals.create({ name: 'corp', title: 'Corp AD', settings: usualSettings })
    world.far.people = [someone('anna'), someone('olivia'), someone('dora')]
    await world.asOperator.externals.turnOn(id)
    await world.synchronisation.preview(id, by)
    const [found, ...others] = await attention('conflicts')
    assert.deepEqual(others, [])
    assert.deepEqual(
      { ...found, names: found?.names.toSorted() },
      { kind: 'conflicts', directory: { id, name: 'Corp AD' }, count: 2, more: false, names: ['anna', 'olivia'] },
    )
    const conflicts = await world.synchronisation.conflicts(id, { after: '', limit: 10 })
    for (const { upstreamId } of conflicts)
      await world.synchronisation.resolve(id, upstreamId, by, { resolution: 'leave' })
    assert.deepEqual(await attention('conflicts'), [])
  })

  test('what is wrong stands before what wants a look, and that before what people do', async () => {
    await tryWrong('nobody-here', '203.0.113.9', 20)
    const { body } = await world.call(await world.cookieOf('olivia'), 'getAttention')
    const rank = (item: AttentionItem) =>
      item.kind === 'finding' ? (item.finding.verdict === 'wrong' ? 0 : 2) : item.kind === 'failed-sign-ins' ? 3 : 2
    const ranks = (body.items as AttentionItem[]).filter(({ kind }) => kind !== 'requests').map(rank)
    assert.deepEqual(
      ranks,
      ranks.toSorted((a, b) => a - b),
    )
  })
})
