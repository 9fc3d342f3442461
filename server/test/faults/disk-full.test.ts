import assert from 'node:assert/strict'
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { RawClient } from '../ldap/raw-client.ts'
import { prepareProcess } from '../world/process.ts'
import { createWebClient } from '../world/web-client.ts'
import { mountMemoryDisk, needs } from './disk.ts'
import { checkStore, createJournal, fillStore, ownerPassword, signInOwner, type Refusal } from './journal.ts'

const skip = needs()

/** Leaves no byte free. Answers how to give it all back. */
function fillDisk(folder: string): () => void {
  const path = join(folder, 'filler')
  const file = openSync(path, 'w')
  for (let size = 1 << 20; size > 0; size >>= 1)
    try {
      for (;;) writeSync(file, Buffer.alloc(size))
    } catch {
      // Full for a piece of this size; the next one is half as large.
    }
  closeSync(file)
  return () => rmSync(path)
}

test('a full disk refuses what must be written and nothing else, and ends by itself', { skip }, async t => {
  const disk = mountMemoryDisk(24)
  const doorward = await prepareProcess({ dataFolder: join(disk.folder, 'data') })
  t.after(async () => {
    await doorward.kill()
    disk.dispose()
  })
  // The log goes to the same disk.
  const logFile = join(disk.folder, 'doorward.log')
  const output = openSync(logFile, 'a')
  await doorward.start({ output })
  closeSync(output)
  await fillStore(doorward)
  const journal = createJournal(doorward)
  const owner = await signInOwner(doorward)
  const refusals: Refusal[] = []
  const writeFor = async (ms: number): Promise<number> => {
    const before = journal.count
    await journal.write({ over: AbortSignal.timeout(ms), refused: refusal => refusals.push(refusal), writers: 4 })
    return journal.count - before
  }
  assert.ok((await writeFor(500)) > 0)
  assert.deepEqual(refusals, [])

  const free = fillDisk(disk.folder)
  // The write-ahead log may have room of its own for a while.
  const over = AbortSignal.timeout(10_000)
  let fillers = 0
  const fillRest = async (): Promise<number> => {
    const answer = await owner.send('POST', '/api/v1/groups', {
      name: `filler ${++fillers}`,
      description: 'x'.repeat(400),
    })
    return answer.status
  }
  const fillUp = async (): Promise<void> => {
    while ((await fillRest()) === 201) assert.ok(!over.aborted, 'the disk is not full')
  }
  await fillUp()

  const refused = await owner.send('POST', '/api/v1/users', { username: 'late', displayName: 'Late' })
  assert.equal(refused.status, 503)
  assert.match(((await refused.json()) as { detail: string }).detail, /disk .* full.* Nothing was changed/)
  const trySignIn = () => createWebClient(doorward.origin).signIn('olivia', ownerPassword)
  let signIn = await trySignIn()
  // A checkpoint may have made room in the log in between.
  while (signIn.status === 303) {
    await fillUp()
    signIn = await trySignIn()
  }
  assert.equal(signIn.status, 503)
  assert.match(await signIn.text(), /disk of the database is full/)

  const ldap = await RawClient.open(doorward.ldapPort)
  t.after(() => ldap.close())
  for (let i = 0; i < 20; i++) {
    assert.equal(await ldap.bind('uid=olivia,ou=users,dc=example,dc=com', ownerPassword), 0)
    const found = await ldap.search({ base: 'dc=example,dc=com', filter: '(uid=olivia)' })
    assert.equal(found.entries.length, 1)
    assert.equal((await owner.get('/api/v1/users?limit=200')).status, 200)
  }
  assert.equal((await fetch(`${doorward.origin}/healthz`)).status, 200)

  free()
  assert.ok((await writeFor(500)) > 0, 'writes go on without a restart')
  await journal.check()
  await checkStore(doorward)
  assert.equal((await doorward.stop()).code, 0)
  const db = new DatabaseSync(join(doorward.dataFolder, 'doorward.db'), { readOnly: true })
  const binds = db.prepare("select count(*) as n from audit where kind = 'bind' and outcome = 'done'").get()
  db.close()
  assert.equal(binds?.['n'], 20, 'events wait for room')
  const said = readFileSync(logFile, 'utf8')
  t.diagnostic(`${said.length} bytes of log`)
  assert.ok(said.length < 10_000, said)
  assert.match(said, /the store does not take changes/)
  assert.match(said, /the store takes changes again/)

  fillDisk(disk.folder)
  const exit = await doorward.startInVain()
  assert.equal(exit.code, 1, 'it cannot start without room, and ends')
  assert.match(exit.stderr, /full|no space/i)
  rmSync(join(disk.folder, 'filler'))
  await doorward.start()
  await journal.check()
})
