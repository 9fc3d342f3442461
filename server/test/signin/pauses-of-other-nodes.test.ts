import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Secret } from '#ground'
import type { SigninCommands } from '#signin'
import { enrol } from '../second-factor/enrol.ts'
import { openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres } from '../world/postgres.ts'

for (const what of ['password', 'second factor'] as const)
  test(`a pause of the ${what} begun at one node holds at the other within a second`, { skip: noPostgres }, async t => {
    const cluster = await startPostgres()
    t.after(() => cluster.dispose())
    const here = await openTestWorld({ postgres: await cluster.newDatabase() })
    t.after(() => here.dispose())
    const there = await here.openBeside()
    t.after(() => there.dispose())
    await here.add('alice')
    const visitor = { address: '192.0.2.7', userAgent: 'test' }
    const typePassword = async ({ signIn }: TestWorld, text: string) =>
      signIn.withPassword({ identifier: 'alice', password: new Secret(text), visitor })
    let attempt: (node: TestWorld, text: string) => Promise<string>
    if (what === 'password') {
      attempt = async (node, text) => (await typePassword(node, text)).kind
      assert.ok(await there.store.catchUp(here.memory.seq, 2_000))
      assert.equal(await attempt(there, password), 'signed-in')
    } else {
      await enrol({ world: here }, 'alice', { now: () => Date.now(), advance: () => undefined })
      assert.ok(await there.store.catchUp(here.memory.seq, 2_000))
      const begun = await typePassword(there, password)
      assert.ok(begun.kind === 'next')
      attempt = async (node, text) => (await node.signIn.prove.totp(begun.token, text, { visitor })).kind
      assert.equal(await attempt(there, 'none'), 'wrong')
    }

    for (let i = 0; (await attempt(here, `wrong ${i}`)) !== 'paused'; i++) assert.ok(i < 20, 'no pause ever began')
    const begun = await here.store.read.selectFrom('pause').selectAll().execute()
    assert.ok(begun.length > 0)
    // The first one is over too soon to be looked for on a busy machine: it goes on.
    const run = here.store.commands<SigninCommands>('signin')
    for (const { key, failures } of begun) await run('putPause', { key, failures, until: Date.now() + 30_000 })
    const from = performance.now()
    while ((await attempt(there, what === 'password' ? password : 'none')) !== 'paused') {
      assert.ok(performance.now() - from < 1_000, 'the other node never heard of it')
      await sleep(20)
    }
  })
