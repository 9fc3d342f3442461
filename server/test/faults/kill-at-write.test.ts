import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { needs } from './disk.ts'
import { checkStore, createJournal, fillStore } from './journal.ts'
import { injectFault, throughStrace } from './strace.ts'

const skip = needs('/usr/bin/strace')
const calls = ['pwrite64', 'fdatasync', 'fsync', 'ftruncate']

const killAt = (when: number) => ({ through: throughStrace({ calls, deed: `signal=SIGKILL:when=${when}` }) })

async function prepare(t: TestContext): Promise<DoorwardProcess> {
  const doorward = await prepareProcess()
  t.after(() => doorward.dispose())
  return doorward
}

describe('killed at the n-th write', { skip, concurrency: false }, () => {
  test('of a first start: the next start needs no hand', async t => {
    for (const n of [1, 2, 3, 4, 6, 9, 40]) {
      const doorward = await prepare(t)
      const begun = doorward.start(killAt(n)).then(
        () => 'alive',
        () => 'killed',
      )
      assert.equal(await begun, 'killed', `write ${n} is after the start`)
      await doorward.start()
      await doorward.kill()
      await checkStore(doorward)
      await doorward.dispose()
    }
  })

  test('of work: all it said yes to is there', async t => {
    const doorward = await prepare(t)
    await doorward.start()
    await fillStore(doorward)
    await doorward.stop()
    const journal = createJournal(doorward)
    for (const n of [1, 2, 3, 7, 20, 60]) {
      await doorward.start()
      await journal.check()
      const over = new AbortController()
      const work = journal.write({ over: over.signal, untilKilled: true })
      const signedIn = journal.count
      while (journal.count < signedIn + 20) await new Promise(resolve => setTimeout(resolve, 10))
      const fault = await injectFault(doorward.pid(), { calls, deed: `signal=SIGKILL:when=${n}` })
      await doorward.ended()
      over.abort()
      await Promise.all([work, fault.end()])
      await checkStore(doorward)
    }
    await doorward.start()
    await journal.check()
    t.diagnostic(`${journal.count} acknowledged writes`)
  })
})
