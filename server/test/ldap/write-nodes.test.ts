import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits, Secret, silentLog } from '#ground'
import { findGone } from '#directory'
import { createDirectoryServer } from '#ldapd'
import { createMayOpen } from '../../src/main/may-open.ts'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres } from '../world/postgres.ts'
import { adminDN, adminSecret, base, directoryServer } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'
import { modifyRequest, newPerson, personDN } from './write-world.ts'

/** The LDAP door over a world that is one of several nodes. */
async function openDoor(world: TestWorld) {
  const { memory, directory, clock, signIn, store } = world
  const server = createDirectoryServer({
    memory,
    clock,
    log: silentLog,
    listen: { address: '127.0.0.1', ldap: 'any', ldaps: 0 },
    secureContext: () => {
      throw new Error('no TLS here')
    },
    version: '1.2.3',
    bindPerson: question => signIn.bind({ door: 'ldap', ...question }),
    findSecret: (owner, offered) => directory.findSecret(owner, offered),
    recordEvent: event => world.events.add(event),
    mayOpen: createMayOpen(memory, clock),
    as: (actor, origin) => directory.as(actor, origin),
    mustChangePassword: user => signIn.mustChangePassword(user),
    checkPassword: (user, secret, address) =>
      signIn.checkPassword({ identifier: user.id, password: secret, address, door: 'ldap' }),
    findGone: (since, through) => findGone(store.read, since, through),
    catchUp: () => store.catchUp(memory.seq + 1, limits.store.confirmMs),
  })
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
  const codes = await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 2 ? a : b).codeOf(increment)))
  assert.deepEqual(new Set(codes), new Set([0]))
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
