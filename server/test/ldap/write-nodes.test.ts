import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret } from '#ground'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'
import { createPlainDirectoryServer } from '../world/plain-directory-server.ts'
import { noPostgres, startPostgres } from '../world/postgres.ts'
import { adminDN, adminSecret, base, directoryServer } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'
import { modifyRequest, newPerson, personDN } from './write-world.ts'

/** The LDAP door over a world that is one of several nodes. */
async function openDoor(world: TestWorld) {
  const server = createPlainDirectoryServer(world)
  await server.start()
  assert.ok(server.state.listening === 'listening')
  const port = server.state.ldapPort ?? 0
  return {
    server,
    async bind(dn: string, secret: string): Promise<number | 'closed'> {
      const client = await RawClient.open(port)
      const code = await client.bind(dn, secret)
      client.close()
      return code
    },
    async connect(): Promise<RawClient> {
      const client = await RawClient.open(port)
      assert.equal(await client.bind(adminDN, adminSecret), 0)
      return client
    },
  }
}

test('two nodes on PostgreSQL: changes of one entry at both, and what is remembered at one of what ends at the other', {
  skip: noPostgres,
}, async t => {
  const cluster = await startPostgres()
  t.after(() => cluster.dispose())
  const clock = fixedClock()
  const here = await openTestWorld({ postgres: await cluster.newDatabase(), clock })
  t.after(() => here.dispose())
  const { asOperator } = here
  await asOperator.apps.addSecret(directoryServer, { kind: 'typed', value: new Secret(adminSecret) })
  await asOperator.settings.put('directoryServer', {
    ...here.memory.settings().directoryServer,
    enabled: true,
    views: [{ base, profile: 'standard', writable: true, usersSeeAll: true }],
  })
  await asOperator.attributes.declare({ name: 'counter', type: 'number', seenBy: 'everyone' })
  const there = await here.openBeside()
  t.after(() => there.dispose())
  const doors = [await openDoor(here), await openDoor(there)] as const
  t.after(() => Promise.all(doors.map(({ server }) => server.close(0))))
  const [a, b] = await Promise.all(doors.map(door => door.connect()))
  assert.ok(a !== undefined && b !== undefined)

  const dn = personDN('anna')
  assert.equal(await a.codeOf(newPerson('anna', { userPassword: password, counter: '0' })), 0)
  const find = async (client: RawClient) =>
    (await client.search({ base: dn, attributes: ['counter'] })).entries[0]?.attributes['counter']?.[0]
  assert.equal(await find(a), '0', 'found at once where it was written')
  assert.ok(await there.store.catchUp(here.memory.seq, 5_000))

  // Each of them is worked out from an entry that the other node may have changed meanwhile.
  const increment = modifyRequest(dn, ['increment', 'counter', '1'])
  const asked = Array.from({ length: 12 }, (_, i) => (i % 2 ? a : b)).map(client => ({
    client,
    id: client.send(increment),
  }))
  for (const { client, id } of asked) {
    const answer = await client.answerTo(id)
    assert.ok(answer !== undefined && 'resultCode' in answer)
    assert.equal(answer.resultCode, 0, answer.diagnosticMessage)
  }
  assert.ok(await there.store.catchUp(here.memory.seq, 5_000))
  assert.ok(await here.store.catchUp(there.memory.seq, 5_000))
  assert.deepEqual([await find(a), await find(b)], ['12', '12'])

  assert.deepEqual([await doors[0].bind(dn, password), await doors[1].bind(dn, password)], [0, 0])
  assert.equal(await a.codeOf(modifyRequest(dn, ['replace', 'userPassword', 'another good password'])), 0)
  assert.ok(await there.store.catchUp(here.memory.seq, 5_000))
  assert.deepEqual(
    [await doors[0].bind(dn, password), await doors[1].bind(dn, password)],
    [49, 49],
    'remembered at neither any more',
  )
  assert.equal(await doors[1].bind(dn, 'another good password'), 0)
  for (const client of [a, b]) client.close()
})
