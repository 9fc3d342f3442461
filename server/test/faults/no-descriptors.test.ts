import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { RawClient } from '../ldap/raw-client.ts'
import { missing } from '../world/peer.ts'
import { prepareProcess } from '../world/process.ts'
import { createJournal, fillStore, ldapSecret } from './journal.ts'

const descriptors = 96

test('with every file descriptor taken it lives, and goes on when some are given back', {
  skip: missing('/usr/bin/prlimit'),
}, async t => {
  const doorward = await prepareProcess()
  t.after(() => doorward.dispose())
  await doorward.start({ through: ['prlimit', `--nofile=${descriptors}:${descriptors}`] })
  await fillStore(doorward)
  const journal = createJournal(doorward)
  const web = Number(new URL(doorward.origin).port)

  const known = await RawClient.open(doorward.ldapPort)
  t.after(() => known.close())
  assert.equal(await known.bind('cn=admin,ou=system,dc=example,dc=com', ldapSecret), 0)

  for (const port of [web, doorward.ldapPort]) {
    const taken = await takeAll(port)
    const open = readdirSync(`/proc/${doorward.pid()}/fd`).length
    assert.ok(open >= descriptors - 2, `${open} descriptors are open`)
    assert.equal((await known.search({ base: 'dc=example,dc=com', filter: '(uid=olivia)' })).entries.length, 1)
    for (const socket of taken) socket.destroy()

    // What the kernel still holds for it is worked off; then there is room again.
    const over = AbortSignal.timeout(10_000)
    while (
      !(await fetch(`${doorward.origin}/readyz`).then(
        answer => answer.ok,
        () => false,
      ))
    )
      assert.ok(!over.aborted, 'it did not come back')
    const before = journal.count
    for (let tries = 0; tries < 20 && journal.count === before; tries++)
      await journal.write({ over: AbortSignal.timeout(400), writers: 4 })
    assert.ok(journal.count > before, 'nothing was written')
  }
  await journal.check()
  assert.equal((await doorward.stop()).code, 0)
})

/** Opens more connections than it can have. Those it could not take are closed by it, or wait in the kernel. */
async function takeAll(port: number): Promise<Socket[]> {
  const sockets = Array.from({ length: 2 * descriptors }, () => connect({ port, host: '127.0.0.1' }))
  for (const socket of sockets) socket.on('error', () => undefined)
  await new Promise(resolve => setTimeout(resolve, 500))
  return sockets
}
