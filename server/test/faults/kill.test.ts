import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prepareProcess } from '../world/process.ts'
import { checkStore, createJournal, fillStore } from './journal.ts'

const rounds = 8

/** A small seeded generator (mulberry32), so that a run that failed can be run again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

test(`killed ${rounds} times in the middle of writing, it has everything it said yes to`, {
  timeout: 300_000,
}, async t => {
  const seed = Number(process.env['SEED'] ?? 20261121)
  t.diagnostic(`SEED=${seed}`)
  const random = seeded(seed)
  const doorward = await prepareProcess()
  t.after(() => doorward.dispose())
  await doorward.start()
  await fillStore(doorward)
  const journal = createJournal(doorward)

  for (let round = 0; round < rounds; round++) {
    const over = new AbortController()
    const work = journal.write({ over: over.signal })
    await new Promise(resolve => setTimeout(resolve, 300 + random() * 700))
    over.abort()
    await doorward.kill()
    await work
    await doorward.start()
    await journal.check()
  }
  await checkStore(doorward)
  t.diagnostic(`${journal.count} acknowledged writes`)
  assert.ok(journal.count > 20 * rounds, `only ${journal.count} writes: too few to have been interrupted`)
})
