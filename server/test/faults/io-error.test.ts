import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { RawClient } from '../ldap/raw-client.ts'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { needs } from './disk.ts'
import { checkStore, createJournal, fillStore, ldapSecret, type Refusal } from './journal.ts'
import { injectFault } from './strace.ts'

const skip = needs('/usr/bin/strace')

const namesInTables = (doorward: DoorwardProcess): string[] => {
  const db = new DatabaseSync(join(doorward.dataFolder, 'doorward.db'), { readOnly: true })
  const rows = db.prepare('select username, displayName from user order by username').all()
  db.close()
  return rows.map(row => `${String(row['username'])} ${String(row['displayName'])}`)
}

const namesInMemory = async (doorward: DoorwardProcess): Promise<string[]> => {
  const ldap = await RawClient.open(doorward.ldapPort)
  await ldap.bind('cn=admin,ou=system,dc=example,dc=com', ldapSecret)
  const { entries } = await ldap.search({ base: 'dc=example,dc=com', filter: '(uid=*)', attributes: ['uid', 'cn'] })
  ldap.close()
  return entries.map(({ attributes }) => `${attributes['uid']?.[0]} ${attributes['cn']?.[0]}`).sort()
}

for (const [what, calls] of [
  ['a flush that fails', ['fsync', 'fdatasync']],
  ['a write that fails', ['pwrite64']],
] as const)
  test(`${what} is never acknowledged, and what nobody could confirm has not happened`, {
    skip,
    timeout: 60_000,
  }, async t => {
    const doorward = await prepareProcess()
    t.after(() => doorward.dispose())
    await doorward.start()
    await fillStore(doorward)
    const journal = createJournal(doorward)
    const refusals: Refusal[] = []
    const over = new AbortController()
    const work = journal.write({ over: over.signal, refused: refusal => refusals.push(refusal), writers: 6 })
    while (journal.count < 10) await new Promise(resolve => setTimeout(resolve, 10))

    const fault = await injectFault(doorward.pid(), { calls, deed: 'error=EIO' })
    // What was under way when the fault began may still have been answered.
    await new Promise(resolve => setTimeout(resolve, 200))
    const before = journal.count
    while (refusals.length < 50) await new Promise(resolve => setTimeout(resolve, 10))
    assert.equal(journal.count, before, 'acknowledged without a flush')
    await fault.end()
    while (journal.count < before + 10) await new Promise(resolve => setTimeout(resolve, 10))

    // Now and then: commits fail whose connection can be opened again.
    const passing = await injectFault(doorward.pid(), { calls, deed: 'error=EIO:when=5+5' })
    const isUnknown = ({ detail }: Refusal): boolean => /may or may not have happened/.test(detail)
    while (refusals.filter(isUnknown).length < 3) await new Promise(resolve => setTimeout(resolve, 10))
    await passing.end()
    over.abort()
    await work

    assert.deepEqual([...new Set(refusals.map(({ status }) => status))], [503])
    assert.ok(
      refusals.some(({ detail }) => /may or may not have happened/.test(detail)),
      'an unknown outcome is said',
    )
    assert.ok(refusals.some(({ detail }) => /Nothing was changed/.test(detail)))
    assert.deepEqual(await namesInMemory(doorward), namesInTables(doorward))
    await journal.check()

    const kept = namesInTables(doorward)
    await doorward.kill()
    await doorward.start()
    assert.deepEqual(namesInTables(doorward), kept, 'a start brought back what had been refused')
    await journal.check()
    await doorward.stop()
    await checkStore(doorward)
  })
