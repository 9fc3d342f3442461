import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { aGroup, someone } from './far-end.ts'
import { usualSettings } from './people.ts'
import { inGroups, RunWorld } from './run-world.ts'

describe('looking for changes alone', () => {
  let at: RunWorld
  beforeEach(async () => {
    at = await RunWorld.open()
  })
  afterEach(() => at.dispose())

  /** The filter that people were last asked for by. */
  const asked = (): string => {
    const { filter } = at.far.asked.findLast(({ base }) => base === usualSettings.userSearch.base) ?? {}
    return typeof filter === 'string' ? filter : ''
  }

  test('failure 23: by the time of change, with an overlap, so that changes of the same second are not missed', async () => {
    const then = '20260612090000Z'
    at.far.people = ['anna', 'bert'].map(name => someone(name, { modifyTimestamp: then }))
    await at.run()
    // In the same second, after it was read; and by a server whose clock is behind.
    at.far.people = [
      someone('anna', { modifyTimestamp: then, displayName: 'Anna Anew' }),
      someone('bert', { modifyTimestamp: '20260612085800Z', displayName: 'Bert Anew' }),
      someone('cleo', { modifyTimestamp: '20260101000000Z' }),
    ]
    const run = await at.run({ kind: 'incremental' })
    assert.match(asked(), /\(modifyTimestamp>=20260612085500Z\)/)
    assert.deepEqual([run.outcome, run.counts.update, run.counts.create], ['complete', 2, undefined])
    assert.deepEqual([at.find('anna').displayName, at.find('bert').displayName], ['Anna Anew', 'Bert Anew'])
  })

  test('failure 23: nobody counts as missing for not having changed', async () => {
    at.far.people = [
      someone('anna', { modifyTimestamp: '20260101000000Z' }),
      someone('bert', { modifyTimestamp: '20260612090000Z' }),
    ]
    await at.run()
    at.far.people = [someone('bert', { modifyTimestamp: '20260612090000Z' })]
    const run = await at.run({ kind: 'incremental' })
    assert.deepEqual([run.outcome, run.counts.missing, run.counts.gone], ['complete', undefined, undefined])
    assert.deepEqual(await at.active(), ['anna', 'bert'])
  })

  test('failure 23: by Active Directory’s number, and everybody anew at another controller or one that was restored', async () => {
    at.far.rootDse = { highestCommittedUSN: '500', dsServiceName: 'CN=NTDS Settings,CN=DC1' }
    at.far.people = [someone('anna', { uSNChanged: '400' })]
    await at.run()
    at.far.rootDse = { ...at.far.rootDse, highestCommittedUSN: '600' }
    at.far.people = [someone('anna', { uSNChanged: '400' }), someone('bert', { uSNChanged: '501' })]
    const run = await at.run({ kind: 'incremental' })
    assert.match(asked(), /\(uSNChanged>=501\)/)
    assert.deepEqual([run.counts.entries, run.counts.create], [1, 1])
    at.far.invocation = 'restored'
    await at.run({ kind: 'incremental' })
    assert.equal(asked(), usualSettings.userSearch.filter)
    at.far.rootDse = { highestCommittedUSN: '70', dsServiceName: 'CN=NTDS Settings,CN=DC2' }
    await at.run({ kind: 'incremental' })
    assert.equal(asked(), usualSettings.userSearch.filter)
  })

  test('a change of groups has everybody read, since no entry of a person shows it', async () => {
    await at.setUp({ groupSearch: inGroups, syncGroups: true })
    at.far.people = [
      someone('anna', { modifyTimestamp: '20260101000000Z' }),
      someone('bert', { modifyTimestamp: '20260612090000Z' }),
    ]
    await at.run()
    at.far.groups = [aGroup('Staff', ['anna'], 'ou=groups', { modifyTimestamp: '20260612090100Z' })]
    const run = await at.run({ kind: 'incremental' })
    assert.equal(run.counts.entries, 2)
    assert.deepEqual(at.groupsOf('anna'), ['Staff'])
  })

  test('a server that shows neither is read whole', async () => {
    at.far.people = [someone('anna')]
    await at.run()
    at.far.people = []
    assert.equal((await at.run({ kind: 'incremental' })).outcome, 'stopped')
  })
})
