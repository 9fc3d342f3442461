import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { prepareProcess } from '../world/process.ts'
import { fillStore, signInOwner } from './journal.ts'

test('of two servers started at once on one folder one serves, and the other names it', async t => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'doorward-two-'))
  const both = [await prepareProcess({ dataFolder }), await prepareProcess({ dataFolder })]
  t.after(() => Promise.all(both.map(one => one.dispose())))
  // The first time the folder is empty, and both would make a key and a store.
  for (let round = 0; round < 3; round++) {
    const started = await Promise.allSettled(both.map(one => one.start()))
    const winners = both.filter((_, i) => started[i]?.status === 'fulfilled')
    assert.equal(winners.length, 1, JSON.stringify(started))
    const [winner] = winners
    assert.ok(winner)
    const lost = started.find(({ status }) => status === 'rejected')
    assert.match(
      String(lost?.status === 'rejected' && lost.reason),
      new RegExp(`Another Doorward \\(process (${winner.pid()}|unknown)\\) is using the data folder`),
    )
    if (round === 0) await fillStore(winner)
    await signInOwner(winner)
    await winner.kill()
  }
})
