import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Secret } from '#ground'
import type { SigninCommands } from '#signin'
import { openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres } from '../world/postgres.ts'

test('a pause begun at one node holds at the other within a second', { skip: noPostgres }, async t => {
  const cluster = await startPostgres()
  t.after(() => cluster.dispose())
  const here = await openTestWorld({ postgres: await cluster.newDatabase() })
  t.after(() => here.dispose())
  const there = await here.openBeside()
  t.after(() => there.dispose())
  await here.add('alice')
  assert.ok(await there.store.catchUp(here.memory.seq, 2_000))

  const attempt = async ({ signIn }: TestWorld, text: string): Promise<string> => {
    const visitor = { address: '192.0.2.7', userAgent: 'test' }
    return (await signIn.withPassword({ identifier: 'alice', password: new Secret(text), visitor })).kind
  }
  assert.equal(await attempt(there, password), 'signed-in')
  for (let i = 0; (await attempt(here, `wrong ${i}`)) !== 'paused'; i++) assert.ok(i < 20, 'no pause ever began')
  const begun = await here.store.read.selectFrom('pause').selectAll().execute()
  assert.ok(begun.length > 0)
  // The first one is over too soon to be looked for on a busy machine: it goes on.
  const run = here.store.commands<SigninCommands>('signin')
  for (const { key, failures } of begun) await run('putPause', { key, failures, until: Date.now() + 30_000 })
  const from = performance.now()
  while ((await attempt(there, password)) !== 'paused') {
    assert.ok(performance.now() - from < 1_000, 'the other node never heard of it')
    await sleep(20)
  }
})
