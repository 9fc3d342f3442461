import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { prepareProcess, type DoorwardProcess, type StartOptions } from '../world/process.ts'
import { mountMemoryDisk, needs } from './disk.ts'
import { fillStore, signInOwner } from './journal.ts'

let doorward: DoorwardProcess
let key: string
before(async () => {
  doorward = await prepareProcess({ dataFolder: mkdtempSync(join(tmpdir(), 'doorward-key-')) })
  key = join(doorward.dataFolder, 'keys', 'master.key')
  await doorward.start()
  await fillStore(doorward)
  await doorward.stop()
})
after(() => doorward.dispose())

async function refusesToStart(said: RegExp, options?: StartOptions): Promise<void> {
  const exit = await doorward.startInVain(options)
  assert.equal(exit.code, 1, exit.stderr)
  assert.match(exit.stderr, said)
  assert.doesNotMatch(exit.stderr, /first owner|\n\s+at /, 'a sentence, and no set-up')
}

describe('without its key or its folder it says what is missing', { concurrency: false }, () => {
  test('a missing key is not replaced by a new one', async () => {
    renameSync(key, `${key}.away`)
    await refusesToStart(/master.key is missing. Put it back/)
    assert.equal(existsSync(key), false)
    renameSync(`${key}.away`, key)
  })

  test('another key is not used', async () => {
    renameSync(key, `${key}.away`)
    writeFileSync(key, `${randomBytes(32).toString('base64url')}\n`)
    await refusesToStart(/is not the one this store was written with/)
    writeFileSync(key, 'cut')
    await refusesToStart(/master.key is damaged/)
    renameSync(`${key}.away`, key)
  })

  test('a database file taken from another folder does not open with this key', async () => {
    const other = await prepareProcess({ dataFolder: mkdtempSync(join(tmpdir(), 'doorward-key-')) })
    try {
      await other.start()
      await other.stop()
      const { dataFolder } = doorward
      const mixed = mkdtempSync(join(tmpdir(), 'doorward-key-'))
      cpSync(join(other.dataFolder, 'doorward.db'), join(mixed, 'doorward.db'))
      cpSync(join(dataFolder, 'keys'), join(mixed, 'keys'), { recursive: true })
      doorward.moveTo(mixed)
      await refusesToStart(/is not the one this store was written with/)
      doorward.moveTo(dataFolder)
      rmSync(mixed, { recursive: true })
    } finally {
      await other.dispose()
    }
  })

  test('a folder that cannot be written', { skip: needs('/usr/bin/setpriv') }, async () => {
    const disk = mountMemoryDisk(16)
    const { dataFolder } = doorward
    try {
      cpSync(dataFolder, join(disk.folder, 'data'), { recursive: true })
      doorward.moveTo(join(disk.folder, 'data'))
      execFileSync('mount', ['-o', 'remount,ro', disk.folder])
      await refusesToStart(/cannot be written.*Make it writable/)
      execFileSync('mount', ['-o', 'remount,rw', disk.folder])

      chmodSync(disk.folder, 0o755)
      const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
      await refusesToStart(/cannot be (written|read|opened)/, { through: nobody })
      await doorward.start()
      await doorward.stop()
    } finally {
      doorward.moveTo(dataFolder)
      disk.dispose()
    }
  })

  test('put back, it starts', async () => {
    await doorward.start()
    await signInOwner(doorward)
    await doorward.stop()
  })
})
