import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { days } from '#ground'
import { aGroup, entryOf, everybody, failed, someone } from './far-end.ts'
import { directoryId, usualSettings as usual } from './people.ts'
import { by, inGroups, RunWorld } from './run-world.ts'

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `p${i}`).toSorted()

describe('synchronisation', () => {
  let at: RunWorld
  beforeEach(async () => {
    at = await RunWorld.open()
  })
  afterEach(() => at.dispose())

  test('everybody is taken over, a line for each; the second time nobody is looked at again', async () => {
    at.far.people = everybody(450)
    const first = await at.run()
    assert.deepEqual([first.outcome, first.counts.create, first.counts.entries], ['complete', 450, 450])
    assert.equal((await at.lines(first)).length, 450)
    assert.equal(first.stepsDone, 450)
    const before = at.find('p7').version
    const second = await at.run()
    assert.deepEqual([second.outcome, second.counts.unchanged, second.counts.create], ['complete', 450, undefined])
    assert.deepEqual(await at.lines(second), [])
    assert.equal(at.find('p7').version, before)
  })

  for (const [what, spoil] of [
    ['an answer of nobody', () => (at.far.people = [])],
    ['code 4 with entries', () => (at.far.failure = { after: 30, error: failed('limit', 4) })],
    ['code 3', () => (at.far.failure = { after: 30, error: failed('limit', 3) })],
    ['code 11', () => (at.far.failure = { after: 0, error: failed('limit', 11) })],
    ['a connection that ends in the middle', () => (at.far.failure = { after: 39, error: failed('unreachable') })],
    ['a lost page', () => (at.far.failure = { after: 20, error: failed('protocol') })],
    ['a base that is not there', () => (at.far.failure = { after: 0, error: failed('no-such-base', 32) })],
    ['an end without the last word', () => (at.far.failure = { after: 40, error: failed('unreachable') })],
    [
      'a service account that may not read the id any more',
      () => (at.far.people = at.far.people.map(({ dn }) => entryOf(dn, { cn: 'hidden' }))),
    ],
    ['half of them', () => (at.far.people = at.far.people.slice(0, 19))],
  ] as const)
    test(`failure 5: ${what} takes nobody away`, async () => {
      at.far.people = everybody(40)
      await at.run()
      spoil()
      const run = await at.run()
      assert.notEqual(run.outcome, 'complete')
      assert.ok(run.message)
      assert.deepEqual(await at.active(), names(40))
      assert.deepEqual((await at.sync.health(directoryId)).trouble, run.message)
    })

  test('failure 6: a server that does not answer leaves everybody as they are', async () => {
    at.far.people = everybody(3)
    await at.run()
    at.far.refusal = failed('unreachable')
    const run = await at.run()
    assert.deepEqual([run.outcome, await at.active()], ['failed', names(3)])
  })

  test('failure 7: a server that is busy is asked again later and later, and memberships stay', async () => {
    await at.setUp({ groupSearch: inGroups, syncGroups: true, interval: days(1) })
    at.far.people = everybody(2)
    at.far.groups = [aGroup('Staff', ['p0', 'p1'])]
    await at.run()
    at.far.refusal = failed('busy', 51)
    const waits: number[] = []
    for (let i = 0; i < 3; i++) {
      await at.run()
      waits.push(((await at.sync.health(directoryId)).nextAt ?? 0) - at.clock.now())
    }
    assert.deepEqual(waits, [60_000, 120_000, 240_000])
    assert.deepEqual(at.groupsOf('p0'), ['Staff'])
    at.far.refusal = null
    await at.run()
    assert.deepEqual(await at.sync.health(directoryId).then(({ failures, trouble }) => [failures, trouble]), [0, null])
  })

  test('failure 10: circles of groups end, each group once, and what is cut off is said', async () => {
    await at.setUp({ groupSearch: inGroups, syncGroups: true, nestedGroups: true })
    const dnOf = (code: string): string => `cn=${code},ou=groups,dc=example,dc=com`
    at.far.people = [someone('anna')]
    at.far.groups = [aGroup('A', ['anna', dnOf('C'), dnOf('A')]), aGroup('B', [dnOf('A')]), aGroup('C', [dnOf('B')])]
    await at.run()
    assert.deepEqual(at.groupsOf('anna'), ['A', 'B', 'C'])
    at.far.groups = Array.from({ length: 60 }, (_, i) => aGroup(`g${i}`, [i === 0 ? 'anna' : dnOf(`g${i - 1}`)]))
    const run = await at.run()
    assert.equal(at.groupsOf('anna').length, 32)
    assert.ok((await at.lines(run)).includes('skip'))
  })

  test('failure 12: an address that somebody who left had is theirs who has it now, in one run', async () => {
    at.far.people = [someone('anna'), someone('bert'), someone('cleo')]
    await at.run()
    at.far.people = [someone('anna'), someone('dora', { mail: 'bert@there.example' }), someone('cleo')]
    await at.run()
    assert.equal(at.find('dora').email, 'bert@there.example')
    assert.equal(at.find('bert').email, null)
    // One that is let go of later in the run.
    at.far.people = [
      someone('emil', { mail: 'cleo@there.example' }),
      someone('anna'),
      someone('dora'),
      someone('cleo', { mail: 'new@there.example' }),
    ]
    await at.run()
    assert.deepEqual([at.find('emil').email, at.find('cleo').email], ['cleo@there.example', 'new@there.example'])
  })

  test('failure 13: two who change names at opposite ends of a large directory are still themselves', async () => {
    at.far.people = everybody(900)
    await at.run()
    const [first, last] = [at.find('p0').id, at.find('p899').id]
    at.far.people = [someone('p899', { id: 'id-p0' }), ...everybody(898, 1), someone('p0', { id: 'id-p899' })]
    const run = await at.run()
    assert.equal(run.counts.conflict, undefined)
    assert.deepEqual([at.find('p899').id, at.find('p0').id], [first, last])
  })

  test('failure 21: one cycle after they left or were disabled there, their sessions are over; back, all is as it was', async () => {
    at.far.people = [someone('anna'), someone('bert')]
    await at.run()
    const anna = at.find('anna')
    at.far.people = [someone('bert')]
    const run = await at.run()
    assert.deepEqual([run.outcome, run.counts.gone], ['complete', 1])
    assert.deepEqual(
      [at.find('anna').goneAt, at.find('anna').credentialVersion],
      [at.clock.now(), anna.credentialVersion + 1],
    )
    at.far.people = [someone('bert'), someone('anna')]
    const back = await at.run()
    assert.equal(back.counts.restore, 1)
    assert.deepEqual([at.find('anna').id, at.find('anna').goneAt], [anna.id, null])
  })

  test('failure 21: what the settings say of removal is kept to: some runs, then some days, then the trash', async () => {
    await at.setUp({ removal: { kind: 'disable', afterRuns: 3, deleteAfterDays: 30 } })
    at.far.people = [someone('anna'), someone('bert')]
    await at.run()
    at.far.people = [someone('bert')]
    for (const left of [2, 1]) {
      const run = await at.run()
      assert.deepEqual([run.counts.missing, run.counts.gone], [1, undefined], `${left} left`)
    }
    assert.deepEqual(await at.active(), ['anna', 'bert'])
    assert.equal((await at.run()).counts.gone, 1)
    at.clock.advance(days(29))
    await at.run()
    assert.equal(at.find('anna').trashedAt, null)
    at.clock.advance(days(1))
    assert.equal((await at.run()).counts.delete, 1)
    assert.equal(at.find('anna').trashedAt, at.clock.now())
    at.far.people = [someone('bert'), someone('anna')]
    assert.equal((await at.run()).counts.skip, 1)
  })

  test('failure 24: one group that is broken keeps nobody from theirs', async () => {
    await at.setUp({ groupSearch: inGroups, syncGroups: true })
    at.far.people = [someone('anna')]
    at.far.groups = [
      entryOf('cn=broken,ou=groups,dc=example,dc=com', { member: 'uid=anna,ou=people,dc=example,dc=com' }),
      aGroup('Staff', ['anna'], 'ou=berlin,ou=groups'),
      aGroup('Staff', ['anna'], 'ou=paris,ou=groups'),
    ]
    const run = await at.run()
    assert.equal(run.outcome, 'complete')
    assert.deepEqual(at.groupsOf('anna'), ['Staff', 'Staff (There)'])
    assert.ok((await at.lines(run)).includes('skip'))
  })

  test('failure 31: a service account that is refused is said, and nothing changes', async () => {
    at.far.people = everybody(2)
    await at.run()
    at.far.refusal = failed('refused', 49)
    const run = await at.run()
    assert.equal(run.outcome, 'failed')
    const { trouble, failures } = await at.sync.health(directoryId)
    assert.deepEqual([trouble, failures], [run.message, 1])
    assert.deepEqual(await at.active(), names(2))
  })

  test('failure 33: broken entries are listed, and the rest goes on', async () => {
    at.far.people = [
      someone('anna'),
      entryOf('uid=x,ou=people,dc=example,dc=com', { entryUUID: 'id-x', cn: 'nameless' }),
      someone('a b', { id: 'id-ab' }),
      someone('long'.repeat(100), { id: 'id-long' }),
      entryOf('not a dn', { uid: 'dora', entryUUID: 'id-dora' }),
      someone('emil', { mail: 'no address' }),
    ]
    const run = await at.run()
    assert.deepEqual([run.outcome, run.counts.create, run.counts.skip], ['complete', 3, 3])
    assert.equal(at.find('emil').email, null)
    assert.deepEqual(await at.active(), ['anna', 'dora', 'emil'])
  })

  test('failure 34: another attribute as the id is asked about before anything happens, and done on an admin’s word', async () => {
    at.far.people = everybody(5).map((entry, i) => entryOf(entry.dn, { ...valuesOf(i), otherId: `other-${i}` }))
    await at.run()
    await at.setUp({ attributes: { ...usual.attributes, id: 'otherId' } })
    const stopped = await at.run()
    assert.equal(stopped.outcome, 'stopped')
    assert.deepEqual(await at.active(), names(5))
    const preview = await at.sync.preview(directoryId, by)
    assert.deepEqual([preview.counts.conflict, preview.missing.length, preview.guard !== null], [5, 5, true])
    const confirmed = await at.run({ confirms: stopped.id })
    assert.equal(confirmed.outcome, 'complete')
    assert.deepEqual(await at.active(), [])
    await assert.rejects(at.run({ confirms: stopped.id }), /another run since/)
  })

  test('an admin’s word for one run is not one for a run that would take away more', async () => {
    at.far.people = everybody(100)
    await at.run()
    at.far.people = everybody(70)
    const stopped = await at.run()
    assert.equal(stopped.outcome, 'stopped')
    at.far.people = everybody(60)
    assert.equal((await at.run({ confirms: stopped.id })).outcome, 'stopped')
    assert.deepEqual(await at.active(), names(100))
  })

  test('memberships that would end by the hundred are asked about too', async () => {
    await at.setUp({ groupSearch: inGroups, syncGroups: true })
    at.far.people = everybody(60)
    at.far.groups = [aGroup('Staff', names(60))]
    await at.run()
    at.far.groups = []
    const run = await at.run()
    assert.equal(run.outcome, 'stopped')
    assert.deepEqual(at.groupsOf('p3'), ['Staff'])
  })

  test('a preview does nothing, and says what a run would do', async () => {
    at.far.people = [someone('anna'), someone('olivia')]
    const preview = await at.sync.preview(directoryId, by)
    assert.deepEqual([preview.counts.create, preview.counts.conflict, preview.guard], [1, 1, null])
    assert.deepEqual(
      preview.lines.map(({ username, steps }) => [username, steps[0]?.kind]),
      [
        ['anna', 'create'],
        ['olivia', 'conflict'],
      ],
    )
    assert.equal(at.world.memory.people.findByUsername('anna'), undefined)
    assert.deepEqual(await at.sync.runs(directoryId, 10), [])
  })

  test('a preview counts the sessions that would end', async () => {
    at.far.people = [someone('anna'), someone('ben'), someone('carl')]
    await at.run()
    for (const name of ['anna', 'anna', 'ben', 'carl']) at.putSession(name)
    at.putSession('anna', { endedAt: 1 })
    at.putSession('ben', { expiresAt: 1 })
    await at.setUp({ provider: 'freeipa' })
    at.far.people = [someone('ben', { nsAccountLock: 'TRUE' }), someone('carl')]
    const preview = await at.sync.preview(directoryId, by)
    assert.deepEqual(preview.missing, [{ id: at.find('anna').id, sessions: 2 }])
    assert.deepEqual(
      preview.lines.filter(({ steps }) => steps.some(({ kind }) => kind === 'disable')).map(line => line.sessions),
      [1],
    )
  })

  test('history is kept for ninety days', async () => {
    at.far.people = everybody(2)
    await at.run()
    at.clock.advance(days(91))
    await at.run()
    await at.sync.forgetOld()
    assert.equal((await at.sync.runs(directoryId, 10)).length, 1)
  })
})

const valuesOf = (i: number) => ({ uid: `p${i}`, entryUUID: `id-p${i}`, cn: `p${i}`, mail: `p${i}@there.example` })
