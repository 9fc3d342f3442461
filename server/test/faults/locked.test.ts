import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { RawClient } from '../ldap/raw-client.ts'
import { prepareProcess } from '../world/process.ts'
import { createJournal, fillStore, ldapSecret, signInOwner } from './journal.ts'

test('while another program holds the database, changes are refused in bounded time and reads go on', async t => {
  const doorward = await prepareProcess()
  t.after(() => doorward.dispose())
  await doorward.start()
  await fillStore(doorward)
  const owner = await signInOwner(doorward)
  const ldap = await RawClient.open(doorward.ldapPort)
  t.after(() => ldap.close())
  assert.equal(await ldap.bind('cn=admin,ou=system,dc=example,dc=com', ldapSecret), 0)

  const other = new DatabaseSync(join(doorward.dataFolder, 'doorward.db'))
  other.exec('begin exclusive')
  const from = performance.now()
  const progress = { isOver: false }
  const changes = Array.from({ length: 20 }, async (_, i) => {
    const answer = await owner.send('POST', '/api/v1/users', { username: `held${i}`, displayName: 'Held' })
    return { status: answer.status, text: await answer.text(), ms: performance.now() - from }
  })
  const all = Promise.all(changes).finally(() => (progress.isOver = true))

  let slowest = 0
  let searches = 0
  while (!progress.isOver) {
    const asked = performance.now()
    const { entries } = await ldap.search({ base: 'dc=example,dc=com', filter: '(uid=olivia)' })
    assert.equal(entries.length, 1)
    slowest = Math.max(slowest, performance.now() - asked)
    searches++
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  t.diagnostic(`${searches} searches meanwhile, the slowest ${Math.round(slowest)} ms`)
  assert.ok(searches > 20 && slowest < 1_000, 'the event loop was blocked')
  for (const { status, text, ms } of await all) {
    assert.equal(status, 503)
    assert.match(text, /Another program holds the database. Nothing was changed/)
    assert.ok(ms < 15_000, `after ${ms} ms`)
  }

  other.exec('rollback')
  other.close()
  const answer = await owner.send('POST', '/api/v1/users', { username: 'free', displayName: 'Free' })
  assert.equal(answer.status, 201)
  const journal = createJournal(doorward)
  await journal.write({ over: AbortSignal.timeout(300) })
  await journal.check()
})

test('a start waits its bound for another program, and says what is in the way', async t => {
  const doorward = await prepareProcess()
  t.after(() => doorward.dispose())
  await doorward.start()
  await fillStore(doorward)
  await doorward.stop()
  const other = new DatabaseSync(join(doorward.dataFolder, 'doorward.db'))
  other.exec('begin exclusive')
  const exit = await doorward.startInVain()
  assert.equal(exit.code, 1)
  assert.match(exit.stderr, /Another program holds the database/)
  other.close()
  await doorward.start()
})
