import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { hours, type Log, silentLog } from '#ground'
import type { Group, User } from '#directory'
import { printOpenLdapSchema, profileWith } from '#ldapd'
import { freePort } from '../world/free-port.ts'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'
import { createReplica, type Replica, type ReplicaOptions } from './slapd-replica.ts'
import { withoutSlapd } from './slapd.ts'
import { byDN } from './sync-copy.ts'

/** What a copy has of an entry beside its user attributes. */
const operational = ['entryUUID', 'entryCSN', 'createTimestamp', 'modifyTimestamp', 'structuralObjectClass']

type Entries = ReturnType<typeof byDN>

/** OpenLDAP's own consumer keeps its copy of ours, in each of its two ways. */
for (const type of ['refreshOnly', 'refreshAndPersist'] as const)
  suite(`slapd as a copy of ours, ${type}`, { skip: withoutSlapd }, () => {
    let world: LdapWorld
    let replica: Replica | undefined
    /** What each refresh has told. */
    const refreshes: { since: number | null; entries: number; present: number; gone: number }[] = []
    const log = Object.assign(Object.create(silentLog) as Log, {
      info(told: (typeof refreshes)[number], message: string) {
        if (message.startsWith('a copy')) refreshes.push(told)
      },
    })
    const people: User[] = []
    const groups: Group[] = []

    before(async () => {
      const port = await freePort()
      world = await openLdapWorld({ log, port })
      await world.asOperator.settings.put('posix', { ...world.memory.settings().posix, enabled: true })
      await world.asOperator.attributes.declare({ name: 'costCentre', multiValued: true })
      await addPeople('p', 300)
      for (let i = 0; i < 12; i++)
        groups.push(await world.addGroup(`G ${i}`, ...people.filter((_, at) => at % 12 === i)))
      for (let i = 1; i < 12; i++) await nest(groups[i - 1], groups[i])
      await world.addGroup('nobody')
      replica = createReplica(replicaOptions())
      await replica.start()
    })
    after(async () => {
      await replica?.dispose()
      await world.dispose()
    })

    function running(): Replica {
      assert.ok(replica)
      return replica
    }

    function replicaOptions(): ReplicaOptions {
      const { memory, ldapPort } = world
      const profile = profileWith('standard', {
        posix: memory.settings().posix,
        attributes: memory.attributes.all(),
      })
      const schema = printOpenLdapSchema(profile, { rfc2307bis: false, ppolicy: false })
      return { base, providerPort: ldapPort, bindDN: adminDN, secret: adminSecret, type, schema }
    }

    async function addPeople(prefix: string, count: number): Promise<void> {
      for (let i = 0; i < count; i++)
        people.push(
          await world.asOperator.users.create({
            username: `${prefix}${i}`,
            displayName: `Zoë ${prefix} ${i}`,
            email: i % 7 === 0 ? null : `${prefix}${i}@example.com`,
            attributes: { costCentre: i % 3 === 0 ? [`C ${i}`, 'D, E'] : [] },
          }),
        )
    }

    const nest = (outer: Group | undefined, inner: Group | undefined) => {
      assert.ok(outer && inner)
      return world.asOperator.groups.changeMembers(outer.id, { addGroups: [inner.id] })
    }

    async function ours(): Promise<Entries> {
      const client = await RawClient.open(world.ldapPort)
      await client.bind(adminDN, adminSecret)
      const { entries } = await client.search({ base, attributes: ['*', 'pwdAccountLockedTime', ...operational] })
      client.close()
      return byDN(entries.filter(({ attributes }) => !('member' in attributes) === !isGroup(attributes)))
    }

    async function theirs(): Promise<Entries> {
      const entries = await running().search()
      for (const { attributes } of entries)
        for (const name of [
          'entryDN',
          'hasSubordinates',
          'subschemaSubentry',
          'creatorsName',
          'modifiersName',
          'contextCSN',
        ])
          delete attributes[name]
      return byDN(entries)
    }

    /** The copy comes to hold what we hold. */
    async function caughtUp(): Promise<void> {
      const expected = await ours()
      let found = await theirs()
      for (let tries = 0; tries < 150 && !isDeepStrictEqual(found, expected); tries++) {
        await setTimeout(100)
        found = await theirs()
      }
      const differing = [...new Set([...Object.keys(found), ...Object.keys(expected)])].filter(
        dn => !isDeepStrictEqual(found[dn], expected[dn]),
      )
      const some = differing.slice(0, 3).map(dn => ({ dn, theirs: found[dn], ours: expected[dn] }))
      assert.deepEqual(
        some,
        [],
        `${differing.length} entries differ. The replica has said:\n${running().said.slice(-3000)}`,
      )
    }

    test('loads everything: people, groups in groups, and what holds them', async () => {
      await caughtUp()
      assert.equal(refreshes[0]?.since, null)
      assert.equal(refreshes[0]?.entries, Object.keys(await theirs()).length)
    })

    test('follows people and groups that are added, changed, renamed, disabled, trashed, restored and erased', async () => {
      const { users, groups: groupsOf } = world.asOperator
      const [a, b, c, d, e] = people as [User, User, User, User, User]
      const [g0, g1, g2] = groups as [Group, Group, Group]
      await addPeople('q', 5)
      await users.update(a.id, { displayName: 'Ä “quoted”, and more', email: 'other@example.com' })
      await users.disable(b.id)
      await users.delete(c.id)
      await users.delete(d.id)
      await users.erase(d.id)
      await groupsOf.update(g0.id, { name: 'Renamed not moved' })
      await groupsOf.changeMembers(g1.id, { add: [e.id], remove: [a.id] })
      await groupsOf.delete(g2.id)
      await caughtUp()
      await users.restore(c.id, { withoutEmail: false })
      await users.enable(b.id)
      await world.asOperator.apps.create({ title: 'Wiki', ldap: { allowBarePassword: false } })
      await caughtUp()
    })

    test('drops a group that has become empty, and has it again with a member', async () => {
      const [, , , , e] = people as [User, User, User, User, User]
      const group = await world.addGroup('short', e)
      await caughtUp()
      await world.asOperator.groups.changeMembers(group.id, { remove: [e.id] })
      await caughtUp()
      await world.asOperator.groups.changeMembers(group.id, { add: [e.id] })
      await caughtUp()
    })

    test('follows the end of a membership, which comes by the clock', async () => {
      const { clock, asOperator, directory } = world
      const group = groups[3] as Group
      const [a] = people as [User]
      await asOperator.groups.changeMembers(group.id, { add: [{ id: a.id, expiresAt: clock.now() + hours(1) }] })
      await caughtUp()
      clock.advance(hours(2))
      await directory.upkeep.endExpired()
      await caughtUp()
    })

    test('comes back after a while and is told the difference only', async () => {
      await running().stop()
      const [, , , , e] = people as [User, User, User, User, User]
      await world.asOperator.users.update(e.id, { displayName: 'While you were away' })
      await addPeople('r', 2)
      const before = refreshes.length
      await running().start()
      await caughtUp()
      assert.deepEqual(
        { entries: refreshes[before]?.entries, present: refreshes[before]?.present, gone: refreshes[before]?.gone },
        { entries: 3, present: 0, gone: 0 },
      )
    })

    test('a thousand people at once while it runs', async () => {
      await addPeople('s', 1_000)
      await caughtUp()
    })

    test('what changes every entry reaches all of them', async () => {
      const { posix } = world.memory.settings()
      await world.asOperator.settings.put('posix', { ...posix, loginShell: '/bin/zsh' })
      await caughtUp()
    })
  })

const isGroup = (attributes: Record<string, string[]>): boolean =>
  attributes['structuralObjectClass']?.includes('groupOfNames') === true
