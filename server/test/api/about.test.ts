import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { About } from '@doorward/contract'
import { minutes, seconds } from '#ground'
import type { WorldCommands } from '../../src/main/world-commands.ts'
import { openApiWorld } from './api-world.ts'

test('tells what runs, on what, and which nodes serve beside it', async t => {
  const world = await openApiWorld()
  t.after(() => world.dispose())
  await world.add('ada', { role: 'admin' })
  await world.add('mona', { role: 'usermanager' })
  const ada = await world.cookieOf('ada')
  const tell = async (): Promise<About> => (await world.call(ada, 'getAbout')).body
  const started = world.clock.now()

  const alone = await tell()
  assert.deepEqual([alone.version, alone.nodeJs, alone.nodes], ['0.1.0', process.versions.node, []])
  assert.equal(alone.store.engine, world.store.engine)
  assert.match(alone.store.version, /^\d+\.\d+/)
  assert.ok(Date.parse(alone.startedAt) <= started)

  const note = (id: string, name: string) =>
    world.store.commands<WorldCommands>('world')('noteNode', {
      node: { id, name, version: '0.2.0', startedAt: started, seenAt: world.clock.now(), seq: 1 },
    })
  await note('1', 'old.example.com')
  world.clock.advance(minutes(1) - seconds(1))
  await note('2', 'new.example.com')
  assert.deepEqual(
    (await tell()).nodes.map(({ name, version }) => [name, version]),
    [
      ['new.example.com', '0.2.0'],
      ['old.example.com', '0.2.0'],
    ],
  )
  world.clock.advance(seconds(2))
  const later = await tell()
  assert.deepEqual(
    later.nodes.map(({ name }) => name),
    ['new.example.com'],
  )
  assert.equal(later.startedAt, alone.startedAt)

  assert.equal((await world.call(await world.cookieOf('mona'), 'getAbout')).status, 403)
})
