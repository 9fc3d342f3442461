import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import type { User } from '#directory'
import type { ExternalCommands } from '#external'
import type { UserId } from '#ground'
import { someone } from './far-end.ts'
import { directoryId } from './people.ts'
import { by, RunWorld } from './run-world.ts'

describe('conflicts of a directory that has never run', () => {
  let at: RunWorld
  let anna: User
  let ben: User
  beforeEach(async () => {
    at = await RunWorld.open({ match: 'link' })
    anna = await at.world.add('anna')
    ben = await at.world.add('ben')
    await at.world.add('carl')
    at.far.people = [
      someone('anna', { mail: 'anna@elsewhere.example' }),
      someone('ben'),
      someone('carl'),
      someone('dora'),
    ]
  })
  afterEach(() => at.dispose())

  const conflicts = () => at.sync.conflicts(directoryId, { after: '', limit: 200 })
  const idOf = async (username: string): Promise<string> => {
    const conflict = (await conflicts()).find(({ entry }) => entry.username === username)
    assert.ok(conflict, username)
    return conflict.upstreamId
  }

  test('are known from a look ahead, decided before the first run, and obeyed by it', async () => {
    await at.turn('off')
    await at.sync.preview(directoryId, by)
    assert.deepEqual(
      (await conflicts()).map(({ entry, reason, userId }) => [entry.username, entry.state, reason, userId === null]),
      [
        ['anna', 'active', 'username', false],
        ['ben', 'active', 'username', false],
        ['carl', 'active', 'username', false],
      ],
    )
    await at.sync.resolve(directoryId, await idOf('anna'), by, { resolution: 'link' })
    await at.sync.resolve(directoryId, await idOf('ben'), by, { resolution: 'import', username: 'ben.there' })
    await at.sync.resolve(directoryId, await idOf('carl'), by, { resolution: 'leave' })

    const { counts } = await at.sync.preview(directoryId, by)
    assert.deepEqual([counts.link, counts.create, counts.skip, counts.conflict], [1, 2, 1, undefined])
    // A look does not undo what was decided, nor carry it out.
    assert.deepEqual(
      (await conflicts()).map(({ resolution }) => resolution),
      ['link', 'import', 'leave'],
    )
    assert.equal(at.find('anna').source, 'local')

    await at.turn('on')
    const run = await at.run()
    assert.deepEqual([run.outcome, run.counts.link, run.counts.create], ['complete', 1, 2])
    assert.deepEqual([at.find('anna').id, at.find('anna').source], [anna.id, directoryId])
    assert.deepEqual([at.find('ben').id, at.find('ben').source], [ben.id, 'local'])
    assert.equal(at.find('carl').source, 'local')
    assert.deepEqual(await at.active(), ['anna', 'ben.there', 'dora'])
    // Whoever was left out may still be taken in; the others are decided for good.
    assert.deepEqual(
      (await conflicts()).map(({ resolution }) => resolution),
      ['leave'],
    )
  })

  test('undecided, nobody is linked by name alone', async () => {
    await at.sync.preview(directoryId, by)
    const run = await at.run()
    assert.equal(run.counts.conflict, 3)
    assert.deepEqual(await at.active(), ['dora'])
  })

  test('that are none any more are forgotten by the next look, and a decision stays', async () => {
    await at.sync.preview(directoryId, by)
    await at.sync.resolve(directoryId, await idOf('carl'), by, { resolution: 'leave' })
    at.far.people = [someone('ben'), someone('dora')]
    await at.sync.preview(directoryId, by)
    assert.deepEqual(
      (await conflicts()).map(({ entry }) => entry.username),
      ['ben', 'carl'],
    )
  })

  test('an admin’s word about one person is not one about whoever has the name later', async () => {
    const { users } = at.world.asOperator
    await users.update(anna.id, { email: 'office@example.com' })
    at.far.people = [someone('office', { mail: 'office@example.com' })]
    await at.sync.preview(directoryId, by)
    await at.sync.resolve(directoryId, await idOf('office'), by, { resolution: 'link' })
    await users.update(anna.id, { email: 'anna@example.com' })
    await users.update(ben.id, { email: 'office@example.com' })
    for (let i = 0; i < 2; i++) assert.equal((await at.run()).counts.conflict, 1, String(i))
    const [conflict] = await conflicts()
    assert.deepEqual([conflict?.userId, conflict?.resolution], [ben.id, null])
    assert.equal(at.find('ben').source, 'local')
  })

  test('a look while a run is under way leaves to it what is written down', async () => {
    at.far.pause = async entry => {
      if (entry.attributes.first('uid') !== 'ben') return
      at.far.pause = null
      await at.sync.preview(directoryId, by)
      assert.deepEqual(await conflicts(), [])
    }
    const run = await at.run()
    assert.deepEqual([run.outcome, (await conflicts()).length], ['complete', 3])
  })

  test('whoever stood in the way and was deleted for good meanwhile is in nobody’s way', async () => {
    const run = at.world.store.commands<ExternalCommands>('external')
    const entry = {
      username: 'eve',
      displayName: 'Eve',
      email: null,
      dn: 'uid=eve',
      state: 'active' as const,
      groups: [],
    }
    const conflict = { upstreamId: 'id-eve', reason: 'username' as const, holder: 'nobody' as UserId, entry }
    await run('noteConflicts', { directoryId, at: 1, conflicts: [conflict] })
    assert.deepEqual(await conflicts(), [])
  })

  test('five hundred of each kind are named, and every conflict among them', async () => {
    at.far.people = [...Array.from({ length: 510 }, (_, i) => someone(`new${i}`)), ...at.far.people]
    const preview = await at.sync.preview(directoryId, by)
    const named = (kind: string) => preview.lines.filter(({ steps }) => steps[0]?.kind === kind).length
    assert.deepEqual([named('create'), named('conflict'), preview.counts.create], [500, 3, 511])
  })
})
