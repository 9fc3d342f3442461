import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import type { ExternalId, ExternalSettings, User } from '#directory'
import type { ExternalCommands } from '#external'
import { days, newUuid, Problem, Secret, toSaying, type UserId } from '#ground'
import type { Engine } from '../../conformance/directory-suite.ts'
import { fixedClock, type FixedClock } from '../../world/clock.ts'
import { cli, operator, type TestWorld } from '../../world/open-test-world.ts'
import { applyPeople, directoryId, group, person, usualSettings } from '../sync/people.ts'

const by = { actor: operator, origin: cli }

/** What is promised of who may move here, of those who do, and of what is kept of it. */
export function movingSuite(engine: Engine): void {
  describe(`moving here from a directory, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    let world: TestWorld
    let clock: FixedClock
    const settings: ExternalSettings = { ...usualSettings, urls: ['ldaps://127.0.0.1:1636'], syncGroups: true }

    beforeEach(async () => {
      clock = fixedClock()
      world = await engine.open({ clock })
      await world.add('olivia', { role: 'owner' })
      await write(settings)
      // What was written beside the store is not known to memory.
      await world.asOperator.externals.turnOff(directoryId as ExternalId)
      await world.asOperator.externals.turnOn(directoryId as ExternalId)
      await applyPeople(
        world,
        clock,
        settings,
        ['anna', 'bert', 'carl'].map(name => person(name, { groups: [group('Staff')] })),
      )
    })
    afterEach(() => world.dispose())

    const write = (wanted: ExternalSettings) =>
      engine.execute(
        world,
        `insert into "externalDirectory" values ('${directoryId}', 'there', 'There', 1, '${JSON.stringify(wanted).replaceAll("'", "''")}', null, null, 1, 1, 1, null)
         on conflict ("id") do update set "settings" = excluded."settings"`,
      )
    const find = (username: string): User => {
      const user = world.memory.people.findByUsername(username)
      assert.ok(user, `${username} is here`)
      return user
    }
    const id = (username: string): UserId => find(username).id
    const start = (people: UserId[] | null = null, until = clock.now() + days(30)) =>
      world.bindThrough.start(directoryId, by, { until, people })
    const counts = async () => (await world.bindThrough.progress(directoryId, by)).counts
    const keep = (username: string, hash = `hash of ${username}`) =>
      world.bindThrough.keep({ user: id(username), hash, origin: cli })
    const refuses = (promise: Promise<unknown>, code: string, words: RegExp) =>
      assert.rejects(promise, (error: Problem) => {
        assert.equal(error.code, code)
        assert.match([error.message, ...error.fields.map(({ message }) => message)].join(' '), words)
        return true
      })
    const hashOf = async (username: string) =>
      (
        await world.store.read
          .selectFrom('password')
          .select('hash')
          .where('userId', '=', id(username))
          .executeTakeFirst()
      )?.hash

    test('everybody of the directory who never came in waits, and nobody else', async () => {
      await world.add('local')
      await engine.execute(
        world,
        `insert into "audit" ("id", "at", "kind", "outcome", "actor", "subject", "app", "door", "address", "reference", "reason", "data")
         values ('past', 1, 'bind', 'done', 'user:${id('bert')}', '${id('bert')}', null, 'ldap', null, null, null, '{}')`,
      )
      await start()
      assert.deepEqual(await counts(), { waiting: 2, moved: 0, expired: 0, elsewhere: 0 })
      const people = await world.bindThrough.people(directoryId, by, { after: '', limit: 10 })
      assert.deepEqual(
        people.map(({ user, state, dn }) => [user, state, dn]),
        [
          [id('anna'), 'waiting', 'uid=anna,dc=example,dc=com'],
          [id('carl'), 'waiting', 'uid=carl,dc=example,dc=com'],
        ],
      )
      const [first] = people
      assert.ok(first)
      assert.equal((await world.bindThrough.people(directoryId, by, { after: first.user, limit: 10 })).length, 1)
      const moved = await world.bindThrough.people(directoryId, by, { state: 'moved', after: '', limit: 10 })
      assert.deepEqual(moved, [])
    })

    test('a failed try of before keeps nobody from moving', async () => {
      assert.notEqual(
        (
          await world.signIn.withPassword({
            identifier: 'anna',
            password: new Secret('x'),
            visitor: { address: '192.0.2.7', userAgent: 'test browser' },
          })
        ).kind,
        'signed-in',
      )
      await world.events.flush()
      await start([id('anna')])
      assert.equal((await counts()).waiting, 1)
    })

    test('chosen people wait alone; others are refused, and nothing is begun', async () => {
      await start([id('anna')])
      assert.equal((await counts()).waiting, 1)
      const local = await world.add('local')
      await refuses(start([id('bert'), local.id]), 'invalid', /never signed in here/)
      await refuses(start([newUuid(clock) as UserId]), 'invalid', /never signed in here/)
      assert.equal((await counts()).waiting, 1)
    })

    test('it is begun for an encrypted directory, by an admin, for a time within a year', async () => {
      await refuses(start(null, clock.now()), 'invalid', /future/)
      await refuses(start(null, clock.now() + days(367)), 'invalid', /within a year/)
      await write({ ...settings, urls: ['ldaps://127.0.0.1:1636', 'ldap://127.0.0.1:1389'] })
      await refuses(start(), 'conflict', /unencrypted/)
      await write({ ...settings, urls: ['ldap://127.0.0.1:1389'], startTls: true })
      const una = await world.add('una', { role: 'usermanager' })
      const actor = { kind: 'user', id: una.id, role: una.role } as const
      const asUna = { actor, origin: cli }
      await refuses(
        world.bindThrough.start(directoryId, asUna, { until: clock.now() + days(1), people: null }),
        'forbidden',
        /./,
      )
      await refuses(world.bindThrough.end(directoryId, asUna), 'forbidden', /./)
      await assert.rejects(world.bindThrough.progress(directoryId, asUna))
      await refuses(
        world.bindThrough.start(newUuid(clock), by, { until: clock.now() + days(1), people: null }),
        'missing',
        /./,
      )
      assert.deepEqual(await counts(), { waiting: 0, moved: 0, expired: 0, elsewhere: 0 })
      await start()
      assert.equal((await counts()).waiting, 3)
    })

    test('twice at once one of them moves somebody, who has one password and one record of it', async () => {
      await start()
      const done = await Promise.all([keep('anna', 'one'), keep('anna', 'two'), keep('anna', 'three')])
      assert.equal(done.filter(Boolean).length, 1)
      assert.equal(await hashOf('anna'), ['one', 'two', 'three'][done.indexOf(true)])
      const { source, credentialVersion } = find('anna')
      assert.deepEqual([source, credentialVersion], ['local', 1])
      for (const table of ['audit', 'change'] as const) {
        const rows = await world.store.read.selectFrom(table).selectAll().where('kind', '=', 'user.migrated').execute()
        assert.deepEqual(
          rows.map(({ subject, data }) => [subject, data]),
          [[id('anna'), JSON.stringify({ directory: directoryId })]],
        )
      }
    })

    test('nobody moves before it is begun, after its end, when it was ended, when disabled, or with a password', async () => {
      assert.equal(await keep('anna'), false)
      await start(null, clock.now() + days(1))
      clock.advance(days(1))
      assert.equal(await keep('anna'), false)
      assert.deepEqual(await counts(), { waiting: 0, moved: 0, expired: 3, elsewhere: 0 })
      await start()
      assert.deepEqual(await counts(), { waiting: 3, moved: 0, expired: 0, elsewhere: 0 })
      await write({ ...settings, urls: ['ldap://127.0.0.1:1389'] })
      assert.equal(await keep('anna'), false)
      await write(settings)
      await world.asOperator.users.disable(id('bert'))
      assert.equal(await keep('bert'), false)
      await engine.execute(world, `insert into "password" values ('${id('carl')}', 'of an admin', 0, 1)`)
      assert.equal(await keep('carl'), false)
      assert.equal(await hashOf('carl'), 'of an admin')
      assert.equal((await counts()).elsewhere, 1)
      await world.bindThrough.end(directoryId, by)
      assert.equal(await keep('anna'), false)
      assert.equal(find('anna').source, directoryId)
      assert.deepEqual(await counts(), { waiting: 0, moved: 0, expired: 0, elsewhere: 0 })
    })

    test('groups stay, by hand; the directory takes them over no more, nor is there anything to settle', async () => {
      await start()
      assert.equal(await keep('anna'), true)
      const origins = await world.store.read
        .selectFrom('membership')
        .select('origin')
        .where('userId', '=', id('anna'))
        .execute()
      assert.deepEqual(
        origins.map(({ origin }) => origin),
        ['hand'],
      )
      const again = person('anna', { displayName: 'Another name', groups: [group('Staff'), group('More')] })
      const [applied] = await applyPeople(world, clock, settings, [again])
      assert.deepEqual(
        applied?.steps.map(step => ('reason' in step ? step.reason : step.kind)),
        [toSaying('They have moved here with their password, and are not kept there any more.')],
      )
      assert.equal(find('anna').displayName, 'anna There')
      const { externals } = world.asOperator
      await externals.turnOff(directoryId as ExternalId)
      await externals.turnOn(directoryId as ExternalId)
      assert.deepEqual([find('anna').source, find('bert').source], ['local', directoryId])
      const { version } = find('anna')
      await world.directory.upkeep.settleExternals()
      assert.equal(find('anna').version, version)
    })

    test('whoever an admin gives back to the directory comes from there again', async () => {
      await start()
      await keep('anna')
      await world.asOperator.users.move(id('anna'), directoryId)
      assert.equal((await counts()).moved, 0)
      await applyPeople(world, clock, settings, [person('anna', { displayName: 'Anna Again' })])
      assert.equal(find('anna').displayName, 'Anna Again')
    })

    test('begun again it goes on for those who wait, also when they have signed in meanwhile', async () => {
      await start([id('anna')])
      const until = clock.now() + days(60)
      await start(null, until)
      const told = await world.bindThrough.progress(directoryId, by)
      assert.deepEqual([told.until, told.counts.waiting], [until, 3])
      for (const name of ['anna', 'bert', 'carl']) await keep(name)
      await refuses(start(), 'conflict', /Nobody of this directory/)
      assert.deepEqual((await world.bindThrough.progress(directoryId, by)).until, null)
    })

    test('the trail says who began and ended it, and of how many', async () => {
      await start()
      await world.bindThrough.end(directoryId, by)
      await world.bindThrough.end(directoryId, by)
      const events = await world.store.read
        .selectFrom('audit')
        .select(['kind', 'subject', 'data'])
        .where('kind', 'like', 'external.migration%')
        .orderBy('id')
        .execute()
      assert.deepEqual(
        events.map(({ kind, subject, data }) => [kind, subject, (JSON.parse(data) as { people: number }).people]),
        [
          ['external.migration-started', directoryId, 3],
          ['external.migration-ended', directoryId, 3],
        ],
      )
    })

    test('a command takes no part of a directory that is not there', async () => {
      const run = world.store.commands<ExternalCommands>('external')
      const deed = { ...by, at: clock.now(), eventId: newUuid(clock) }
      await refuses(run('endBindThrough', { ...deed, directoryId: newUuid(clock) }), 'missing', /./)
    })
  })
}
