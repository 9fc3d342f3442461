import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prepareProcess } from '../world/process.ts'
import { openTestWorld } from '../world/open-test-world.ts'

test('somebody is offboarded from the command line, and what ended is told', async () => {
  const world = await openTestWorld()
  await world.add('alice')
  const group = await world.asOperator.groups.create({ name: 'Kitchen' })
  const alice = world.memory.people.findByUsername('alice') ?? assert.fail()
  await world.asOperator.groups.changeMembers(group.id, { add: [alice.id] })
  await world.close()
  const process = await prepareProcess({ dataFolder: world.dataFolder })
  try {
    const { code, stdout, stderr } = await process.command('user', 'offboard', 'alice')
    assert.equal(code, 0, stderr)
    assert.match(stdout, /taken out of\s+Kitchen/)
    assert.match((await process.command('user', 'show', 'alice')).stdout, /state\s+disabled/)
    assert.equal((await process.command('user', 'offboard', 'nobody')).code === 0, false)
  } finally {
    await process.dispose()
  }
})
