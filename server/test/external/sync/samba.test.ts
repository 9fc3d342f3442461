import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { settingsOf } from '#external'
import { Secret } from '#ground'
import type { ExternalId } from '#directory'
import { openTestWorld, type TestWorld } from '../../world/open-test-world.ts'
import { fixedClock } from '../../world/clock.ts'
import { startSamba, withoutSamba, type SambaDomain } from '../servers/samba.ts'
import { people, sales } from '../servers/samba-seed.ts'
import { by } from './run-world.ts'

describe('synchronisation with an Active Directory', { skip: withoutSamba }, () => {
  let samba: SambaDomain
  let world: TestWorld
  let id: ExternalId

  before(async () => {
    samba = await startSamba()
    world = await openTestWorld({ clock: fixedClock() })
    const settings = settingsOf('samba', {
      baseDn: samba.base,
      urls: [samba.secureUrl],
      bindDn: samba.serviceName,
      tls: { ca: samba.authority.certificate },
      userSearch: { base: people },
      syncGroups: true,
    })
    const made = await world.asOperator.externals.create({
      name: 'ad',
      settings,
      bindPassword: new Secret(samba.servicePassword),
    })
    id = made.id
    await world.asOperator.externals.turnOn(id)
  })
  after(async () => {
    await world?.dispose()
    await samba?.dispose()
  })

  async function run(kind: 'full' | 'incremental') {
    const { id: runId } = await world.synchronisation.start(id, by, { kind })
    await world.synchronisation.settled(id)
    const done = await world.synchronisation.findRun(id, runId)
    assert.equal(done?.outcome, 'complete', JSON.stringify(done?.message))
    return done
  }
  const find = (username: string) => world.memory.people.findByUsername(username)
  const groupsOf = (username: string): string[] => {
    const user = find(username)
    assert.ok(user, username)
    return world.memory.people
      .groupsOf(user.id, world.clock.now())
      .map(({ name }) => name)
      .toSorted()
  }

  test('people come over with their primary and nested groups; who is disabled or expired there does not', async () => {
    await run('full')
    assert.deepEqual(groupsOf('alice'), ['Domain Users', 'Users', 'admins-app', 'staff'])
    assert.deepEqual([find('disabled'), find('expired')], [undefined, undefined])
    assert.equal(find('bob')?.familyName, 'Böck')
  })

  test('failure 23: only who changed is read, by the number of the change, a rename and a disabled account too', async () => {
    const alice = find('alice')
    await samba.run(
      'ldapmodify',
      [],
      [
        `dn: ${samba.dnOf('alice')}`,
        'changetype: modify',
        'replace: sAMAccountName',
        'sAMAccountName: alicia',
        '-',
        'replace: telephoneNumber',
        'telephoneNumber: 77',
        '',
        `dn: ${samba.dnOf('bob')}`,
        'changetype: modify',
        'replace: userAccountControl',
        'userAccountControl: 514',
        '',
      ].join('\n'),
    )
    const changes = await run('incremental')
    assert.equal(changes.counts.entries, 2)
    assert.deepEqual([find('alicia')?.id, find('alicia')?.phone], [alice?.id, '77'])
    assert.equal(find('bob')?.disabledByDirectory, true)
    assert.equal((await run('incremental')).counts.entries, 0)
  })

  test('failure 13: moved to a unit that is not searched, they are gone; back, they are who they were', async () => {
    const before = find('alicia')
    const move = (from: string, to: string): Promise<void> =>
      samba.run('ldapmodrdn', ['-r', '-s', to], `CN=alice,${from}\nCN=alice\n`)
    await move(people, sales)
    assert.equal((await run('full')).counts.gone, 1)
    assert.ok(find('alicia')?.goneAt)
    await move(sales, people)
    assert.equal((await run('full')).counts.restore, 1)
    assert.deepEqual([find('alicia')?.id, find('alicia')?.goneAt], [before?.id, null])
  })
})
