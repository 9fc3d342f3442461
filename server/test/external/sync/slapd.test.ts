import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { createSynchronisation, createConnect, type ExternalCommands, type Synchronisation } from '#external'
import { Secret, silentLog } from '#ground'
import type { ExternalId, ExternalSettings } from '#directory'
import { fixedClock } from '../../world/clock.ts'
import { openTestWorld, type TestWorld } from '../../world/open-test-world.ts'
import { missing } from '../../world/peer.ts'
import { startCompany, type CompanySlapd } from '../servers/slapd.ts'
import { by } from './run-world.ts'

const many = 1200

/** More people than a page, or than a server gives without pages. */
const ldif = Array.from(
  { length: many },
  (_, i) => `dn: uid=m${i},ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: m${i}
cn: Many ${i}
sn: Many
mail: m${i}@company.com
`,
).join('\n')

describe('synchronisation with a real slapd', { skip: missing('/usr/sbin/slapd') }, () => {
  let company: CompanySlapd
  let world: TestWorld
  let sync: Synchronisation
  let id: ExternalId

  before(async () => {
    company = await startCompany({
      ldif,
      database: ['limits dn.exact="cn=Manager,dc=company,dc=com" size.pr=unlimited size.prtotal=unlimited'],
    })
    await company
      .run('ldapadd', [], readFileSync(new URL('../servers/company-groups.ldif', import.meta.url), 'utf8'))
      .catch(() => undefined)
    const clock = fixedClock()
    world = await openTestWorld({ clock })
    const settings: ExternalSettings = company.settings({
      groupSearch: {
        base: `ou=groups,${company.base}`,
        scope: 'subtree',
        filter: '(&(objectClass=groupOfNames)(member=${userDN}))',
        code: 'cn',
        member: 'member',
      },
      nestedGroups: true,
      syncGroups: true,
    })
    const made = await world.asOperator.externals.create({
      name: 'company',
      settings,
      bindPassword: new Secret(company.managerPassword),
    })
    id = made.id
    await world.asOperator.externals.turnOn(id)
    sync = createSynchronisation({
      clock,
      log: silentLog,
      sealer: world.sealer,
      run: world.store.commands<ExternalCommands>('external'),
      read: world.store.list,
      connect: createConnect({ clock }),
      encodePicture: world.directory.encodePicture,
      openSecrets: directory => world.directory.openExternalSecrets(directory),
      memory: world.memory,
      node: 'here',
    })
  })
  after(async () => {
    await sync?.close()
    await world?.dispose()
    await company?.dispose()
  })

  async function run(kind: 'full' | 'incremental' = 'full') {
    const { id: runId } = await sync.start(id, by, { kind })
    await sync.settled(id)
    const done = await sync.findRun(id, runId)
    assert.ok(done)
    return done
  }
  const groupsOf = (username: string): string[] => {
    const user = world.memory.people.findByUsername(username)
    assert.ok(user, username)
    return world.memory.people
      .groupsOf(user.id, world.clock.now())
      .map(({ name }) => name)
      .toSorted()
  }

  test('failure 35: people by pages and groups within groups come over, in few searches, and the second time nobody is written', async () => {
    const first = await run()
    assert.equal(first.outcome, 'complete', JSON.stringify(first.message))
    assert.ok((first.counts.create ?? 0) >= many)
    assert.deepEqual(groupsOf('smith'), ['admins', 'developers', 'everybody'])
    assert.deepEqual(groupsOf('muller'), ['everybody'])
    const seq = world.memory.seq
    const second = await run()
    assert.deepEqual([second.outcome, second.counts.unchanged], ['complete', first.counts.create])
    assert.equal(world.memory.seq, seq)
  })

  test('failure 13: a rename and a move to another unit keep who somebody is', async () => {
    const before = world.memory.people.findByUsername('m7')
    await company.run('ldapmodrdn', ['-r'], `uid=m7,ou=people,${company.base}\nuid=seven\n`)
    await run()
    const after = world.memory.people.findByUsername('seven')
    assert.ok(before !== undefined && after !== undefined)
    assert.equal(after.id, before.id)
    assert.equal(world.memory.people.findByUsername('m7'), undefined)
  })

  test('failure 23: what has changed since is found by its time alone', async () => {
    await company.run(
      'ldapmodify',
      [],
      `dn: uid=m9,ou=people,${company.base}\nchangetype: modify\nreplace: mail\nmail: nine@company.com\n`,
    )
    const incremental = await run('incremental')
    assert.equal(incremental.outcome, 'complete')
    assert.equal(world.memory.people.findByUsername('m9')?.email, 'nine@company.com')
  })

  test('failure 6: a server that is not there takes nobody away', async () => {
    const active = world.memory.people.size
    await company.stop()
    const run1 = await run()
    assert.equal(run1.outcome, 'failed')
    await company.start()
    assert.equal(world.memory.people.size, active)
    assert.equal(world.memory.people.findByUsername('m11')?.goneAt, null)
    assert.equal((await run()).outcome, 'complete')
  })

  test('failure 21: whoever is deleted there is gone within one run', async () => {
    await company.run('ldapdelete', [], `uid=m13,ou=people,${company.base}\n`)
    const run1 = await run()
    assert.deepEqual([run1.outcome, run1.counts.gone], ['complete', 1])
    assert.ok(world.memory.people.findByUsername('m13')?.goneAt !== null)
  })
})
