import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { prepareProcess } from '../world/process.ts'
import { mountImageDisk, needs, type ImageDisk } from './disk.ts'
import { checkStore, createJournal, fillStore } from './journal.ts'

const skip = needs('/usr/sbin/mkfs.ext4')
const rounds = 4

test(`the power is cut ${rounds} times, and all it said yes to is there`, { skip, timeout: 120_000 }, async t => {
  let disk: ImageDisk = mountImageDisk(64)
  const doorward = await prepareProcess({ dataFolder: join(disk.folder, 'data') })
  t.after(async () => {
    await doorward.kill()
    disk.dispose()
  })
  await doorward.start()
  await fillStore(doorward)
  const journal = createJournal(doorward)

  for (let round = 0; round < rounds; round++) {
    const over = new AbortController()
    const work = journal.write({ over: over.signal })
    await new Promise(resolve => setTimeout(resolve, 700 + 300 * round))
    process.kill(doorward.pid(), 'SIGSTOP')
    over.abort()
    const after = disk.afterPowerCut()
    await doorward.kill()
    await work
    disk.dispose()
    disk = after
    doorward.moveTo(join(disk.folder, 'data'))
    await doorward.start()
    await journal.check()
    await checkStore(doorward)
  }
  t.diagnostic(`${journal.count} acknowledged writes`)
  assert.ok(journal.count > 20 * rounds, `only ${journal.count} writes: too few to have been interrupted`)
})

test('on the same disk a writer that does not flush loses what it said', { skip }, async t => {
  const disk = mountImageDisk(64)
  t.after(() => disk.dispose())
  const script = fileURLToPath(new URL('careless-writer.ts', import.meta.url))
  const writer = spawn(process.execPath, [script, join(disk.folder, 'said.db')])
  let said = ''
  const ended = once(writer, 'close')
  const isWriting = new Promise<void>(resolve =>
    writer.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      if (said.length > 500) resolve()
    }),
  )
  await Promise.race([isWriting, ended])
  writer.kill('SIGSTOP')
  const after = disk.afterPowerCut()
  t.after(() => after.dispose())
  writer.kill('SIGKILL')
  await ended
  const acknowledged = said.split('\n').length - 1
  const kept = countRows(join(after.folder, 'said.db'))
  t.diagnostic(`${acknowledged} said, ${kept} kept`)
  assert.ok(kept < acknowledged, 'nothing was lost, so this disk shows nothing')
})

/** Not even the table may be there. */
function countRows(path: string): number {
  const db = new DatabaseSync(path)
  try {
    return Number(db.prepare('select count(*) as n from said').get()?.['n'])
  } catch {
    return 0
  } finally {
    db.close()
  }
}
