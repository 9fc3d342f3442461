import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import type { ExternalId } from '#directory'
import { fixedClock } from '../../world/clock.ts'
import { openTestWorld, type TestWorld } from '../../world/open-test-world.ts'
import { startThreeEightyNine, withoutThreeEightyNine, type ThreeEightyNine } from '../servers/three-eighty-nine.ts'
import { by } from './run-world.ts'

describe('synchronisation with a 389 Directory Server', { skip: withoutThreeEightyNine }, () => {
  let server: ThreeEightyNine
  let world: TestWorld
  let id: ExternalId
  before(async () => {
    server = await startThreeEightyNine({ crowd: 30 })
    world = await openTestWorld({ clock: fixedClock() })
    const made = await world.asOperator.externals.create({
      name: 'company',
      settings: server.settings({ autoCreate: true, syncGroups: true, pageSize: 10 }),
      bindPassword: new Secret(server.servicePassword),
    })
    id = made.id
    await world.asOperator.externals.turnOn(id)
  })
  after(async () => {
    await world?.dispose()
    await server?.dispose()
  })

  async function run(kind: 'full' | 'incremental') {
    const { id: runId } = await world.synchronisation.start(id, by, { kind })
    await world.synchronisation.settled(id)
    const done = await world.synchronisation.findRun(id, runId)
    assert.equal(done?.outcome, 'complete', JSON.stringify(done?.message))
    return done
  }
  const find = (username: string) => world.memory.people.findByUsername(username)
  const groupsOf = (username: string): string[] =>
    world.memory.people
      .groupsOf(find(username)?.id ?? assert.fail(username), world.clock.now())
      .map(({ name }) => name)
      .toSorted()

  test('people come over with the groups of their groups; who is locked there does not', async () => {
    const first = await run('full')
    assert.deepEqual([first.counts.create, first.counts.entries], [32, 33])
    assert.deepEqual([groupsOf('smith'), groupsOf('jones')], [['developers', 'everybody'], ['everybody']])
    assert.equal(find('locked'), undefined)
    assert.equal((await run('full')).counts.unchanged, 32)
  })

  test('failure 23: what has changed since is found by its time, a lock too', async () => {
    await server.run(
      'ldapmodify',
      [],
      [
        `dn: ${server.personDn('crowd-7')}`,
        'changetype: modify',
        'replace: mail',
        'mail: seven@company.com',
        '',
        `dn: ${server.personDn('crowd-8')}`,
        'changetype: modify',
        'add: nsAccountLock',
        'nsAccountLock: true',
        '',
      ].join('\n'),
    )
    const changes = await run('incremental')
    assert.deepEqual([changes.counts.update, changes.counts.disable], [1, 1])
    assert.equal(find('crowd-7')?.email, 'seven@company.com')
    assert.equal(find('crowd-8')?.disabledByDirectory, true)
  })

  test('failure 13: by nsUniqueId a rename keeps who somebody is, and somebody made anew with a name is another', async () => {
    const before = find('crowd-3')
    await server.run('ldapmodrdn', ['-r'], `${server.personDn('crowd-3')}\nuid=three\n`)
    await run('incremental')
    assert.deepEqual([find('three')?.id, find('crowd-3')], [before?.id, undefined])
    await server.run('ldapdelete', [server.personDn('crowd-4')])
    await server.run(
      'ldapadd',
      [],
      `dn: ${server.personDn('crowd-4')}\nobjectClass: inetOrgPerson\nuid: crowd-4\ncn: Another\nsn: Another\n`,
    )
    const anew = await run('full')
    assert.deepEqual([anew.counts.gone, anew.counts.conflict], [1, 1])
    assert.ok(find('crowd-4')?.goneAt)
  })

  test('failure 6: a server that is not there takes nobody away', async () => {
    await server.stop()
    const { id: runId } = await world.synchronisation.start(id, by)
    await world.synchronisation.settled(id)
    assert.equal((await world.synchronisation.findRun(id, runId))?.outcome, 'failed')
    await server.start()
    assert.equal(find('crowd-9')?.goneAt, null)
    await run('full')
  })
})
