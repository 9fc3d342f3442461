import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import type { ExternalId } from '#directory'
import type { Problem } from '#ground'
import { someone } from './far-end.ts'
import { directoryId } from './people.ts'
import { RunWorld } from './run-world.ts'

describe('whoever is renamed there', () => {
  let at: RunWorld
  beforeEach(async () => {
    at = await RunWorld.open()
    at.far.people = [someone('anna', { id: 'id-1' })]
    await at.run()
    at.far.people = [someone('bella', { id: 'id-1' })]
    await at.run()
  })
  afterEach(() => at.dispose())

  test('stays who they were to apps, and that is nothing wrong', async () => {
    assert.equal(at.find('bella').subject, 'anna')
    assert.deepEqual(await at.wrong(), [])
  })

  test('nor is it when they are moved here, and nothing tells any more that they had another name', async () => {
    await at.world.asOperator.users.move(at.find('bella').id, 'local')
    assert.equal(at.find('bella').subject, 'anna')
    assert.deepEqual(await at.wrong(), [])
  })

  test('nor when the directory is deleted', async () => {
    const world = await at.reopen()
    await world.asOperator.externals.turnOff(directoryId as ExternalId)
    await world.directory.upkeep.settleExternals()
    await world.asOperator.externals.delete(directoryId as ExternalId)
    assert.equal(world.memory.people.findByUsername('bella')?.source, 'local')
    assert.deepEqual(await at.wrong(), [])
  })

  test('their old name is nobody else’s here, for apps would take one for the other', async () => {
    await assert.rejects(at.world.add('anna'), ({ code, fields: [field] }: Problem) => {
      assert.deepEqual([code, field?.path], ['conflict', 'username'])
      assert.equal(
        field?.message,
        'Apps know somebody else by this username, who had it before it was changed in their directory. Choose another one.',
      )
      return true
    })
  })

  test('somebody new there who has the old name is told apart by their id', async () => {
    at.far.people.push(someone('anna', { id: 'id-2' }))
    await at.run()
    const { id, subject } = at.find('anna')
    assert.equal(subject, id)
    assert.deepEqual(await at.wrong(), [])
  })

  test('as is one who is made for the directory before they sign in', async () => {
    const world = await at.reopen()
    const { id, subject } = await world.asOperator.users.create({
      username: 'anna',
      displayName: 'Anna',
      source: directoryId,
    })
    assert.equal(subject, id)
    assert.deepEqual(await at.wrong(), [])
  })
})
