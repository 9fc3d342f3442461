import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { prepareProcess } from '../world/process.ts'
import { fillStore, signInOwner } from './journal.ts'

test('output into a full pipe that nobody reads holds nothing up, and is said when it is read again', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-output-'))
  const path = join(folder, 'pipe')
  execFileSync('mkfifo', [path])
  const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
  assert.throws(() => {
    for (;;) writeSync(pipe, Buffer.alloc(4096, 0x20))
  }, /EAGAIN/)
  const output = openSync(path, constants.O_WRONLY)

  const doorward = await prepareProcess({ env: { DOORWARD_LOG_LEVEL: 'trace' } })
  t.after(async () => {
    await doorward.dispose()
    closeSync(pipe)
    rmSync(folder, { recursive: true })
  })
  // It says where it listens, how to make the first owner, and each thing it does.
  await doorward.start({ output })
  closeSync(output)
  await fillStore(doorward)
  const owner = await signInOwner(doorward)
  for (let i = 0; i < 200; i++) {
    const made = await owner.send('POST', '/api/v1/users', { username: `person${i}`, displayName: 'A person' })
    assert.equal(made.status, 201)
  }

  const read = Buffer.alloc(1 << 20)
  let said = ''
  while (!said.includes('the directory server is listening'))
    try {
      said += read.toString('utf8', 0, readSync(pipe, read))
    } catch {
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  assert.throws(() => {
    for (;;) writeSync(pipe, Buffer.alloc(4096, 0x20))
  }, /EAGAIN/)
  assert.equal((await doorward.stop()).code, 0, 'it stops though it cannot say so')
})
