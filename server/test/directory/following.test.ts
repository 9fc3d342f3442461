import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { days, limits, newUuid, Secret, type GroupId, type Millis } from '#ground'
import { createMemory, readChanges, type DirectoryEffect } from '#directory'
import { fixedClock } from '../world/clock.ts'
import { cli, openTestWorld, operator, password, type TestWorld } from '../world/open-test-world.ts'

/** What the rows of the log since `seq` have done, as another node reads it. */
const effectsSince = ({ store }: TestWorld, seq: number): Promise<DirectoryEffect[]> =>
  store.snapshot(async db =>
    readChanges(db, await db.selectFrom('change').selectAll().where('seq', '>', seq).orderBy('seq').execute()),
  )

describe('a node that follows the log', () => {
  const clock = fixedClock()
  let world: TestWorld
  before(async () => {
    world = await openTestWorld({ clock })
  })
  after(() => world.dispose())

  test('reads of every kind of change what memory here was told of it', async () => {
    const { asOperator, directory, memory, signIn } = world
    const told: DirectoryEffect[] = []
    world.memory.watch(effects => told.push(...effects))
    const kinds = new Set<string>()
    /** Right after a change the rows say what it said. */
    async function same<T>(change: Promise<T>): Promise<T> {
      const { seq } = memory
      told.length = 0
      const answer = await change
      assert.ok(told.length > 0, 'nothing was told')
      assert.deepEqual(await effectsSince(world, seq), told)
      for (const { kind } of told) kinds.add(kind)
      return answer
    }

    const badge = await same(
      asOperator.attributes.declare({ name: 'badgeNumber', searchable: true, multiValued: true, seenBy: 'everyone' }),
    )
    await same(asOperator.attributes.update(badge.id, { searchable: false }))
    const ada = await same(world.add('ada', { role: 'owner' }))
    const bo = await same(world.add('bo'))
    await same(asOperator.users.update(bo.id, { attributes: { badgeNumber: ['1', '2'] }, expiresAt: clock.now() + 5 }))
    const outer = await same(asOperator.groups.create({ name: 'Outer' }))
    const inner = await same(asOperator.groups.create({ name: 'Inner' }))
    await same(asOperator.groups.update(inner.id, { description: 'inside' }))
    const end = clock.now() + days(1)
    await same(
      asOperator.groups.changeMembers(outer.id, {
        add: [ada.id, { id: bo.id, expiresAt: end }],
        addGroups: [inner.id],
      }),
    )
    await same(asOperator.groups.changeMembers(outer.id, { add: [bo.id], remove: [ada.id], removeGroups: [inner.id] }))
    await same(
      asOperator.groups.changeMembers(outer.id, {
        add: [{ id: ada.id, expiresAt: end }],
        addGroups: [{ id: inner.id, expiresAt: end }],
      }),
    )
    await same(asOperator.groups.changeManagers(inner.id, { add: [bo.id, ada.id] }))
    const { app } = await same(asOperator.apps.create({ title: 'Wiki', ldap: {} }))
    await same(asOperator.apps.update(app.id, { access: { kind: 'chosen', groups: [outer.id], users: [bo.id] } }))
    const owner = { kind: 'ldap', ownerId: app.id } as const
    for (let i = 0; i < limits.app.secretsMax; i++) await same(asOperator.apps.addSecret(owner, { kind: 'generated' }))
    const [secret] = await asOperator.apps.listSecrets(owner)
    assert.ok(secret)
    await same(asOperator.apps.removeSecret(owner, secret.id))
    await same(asOperator.settings.put('organisation', { name: 'Meadow' }))

    const visitor = { address: '192.0.2.1', userAgent: '' }
    const begin = () =>
      signIn.withPassword({ identifier: 'ada', password: new Secret(password), visitor, previousToken: undefined })
    const begun = await begin()
    assert.equal(begun.kind, 'signed-in')
    const session = await world.store.read.selectFrom('session').select('id').executeTakeFirstOrThrow()
    await same(signIn.endSession(session.id as never, 'signed-out', operator, cli))
    await begin()
    const adaHerself = directory.as({ kind: 'user', id: ada.id, role: 'owner' }, cli)
    for (const name of ['one', 'two'])
      await same(adaHerself.tokens.create({ name, scopes: ['users:read'], expiresAt: null }))
    const [token] = (await adaHerself.tokens.list({})).items
    assert.ok(token)
    await same(adaHerself.tokens.remove(token.id))
    const cron = await same(asOperator.services.create({ name: 'Cron', contactId: bo.id }))
    await same(asOperator.services.update(cron.id, { description: 'Runs at night' }))
    for (const name of ['one', 'two'])
      await same(asOperator.services.createToken(cron.id, { name, scopes: ['groups:read'], expiresAt: null }))
    const [machineToken] = await asOperator.services.listTokens(cron.id)
    assert.ok(machineToken)
    await same(asOperator.services.removeToken(cron.id, machineToken.id))
    await same(asOperator.services.disable(cron.id))
    await same(asOperator.services.enable(cron.id))
    await same(asOperator.users.setPassword(ada.id, new Secret('another quiet door')))
    await same(asOperator.users.disable(bo.id))
    await same(asOperator.users.enable(bo.id))
    clock.advance(days(2))
    await same(directory.upkeep.endExpired())
    await same(asOperator.users.delete(bo.id))
    await same(asOperator.users.restore(bo.id))
    await same(asOperator.users.delete(bo.id))
    await same(asOperator.users.erase(bo.id))
    assert.equal(memory.services.find(cron.id)?.contactId, null, 'who is erased is nobody’s contact')
    await same(asOperator.services.delete(cron.id))
    await same(asOperator.groups.delete(inner.id))
    await same(asOperator.apps.delete(app.id))
    await same(asOperator.attributes.delete(badge.id))
    await same(world.signIn.endEverySession(operator, cli, null))

    const users = 'created updated password trashed restored disabled enabled expired purged'.split(' ')
    const expected = [
      ...users.map(what => `user.${what}`),
      ...['created', 'updated', 'deleted', 'managers', 'members'].map(what => `group.${what}`),
      ...['app', 'attribute'].flatMap(of => ['created', 'updated', 'deleted'].map(what => `${of}.${what}`)),
      ...'created updated disabled enabled deleted token-created token-removed'
        .split(' ')
        .map(what => `service.${what}`),
      ...'token.created token.removed secret.added secret.removed setting.changed session.ended session.connections-ended'.split(
        ' ',
      ),
    ]
    assert.deepEqual([...kinds].sort(), expected.sort())
  })

  test('hears of what is no more by the time it reads', async () => {
    const { asOperator, memory } = world
    const { seq } = memory
    const person = await world.add('gone')
    const group = await asOperator.groups.create({ name: 'Gone' })
    const outer = await asOperator.groups.create({ name: 'Stays' })
    await asOperator.groups.changeMembers(group.id, { add: [person.id] })
    await asOperator.groups.changeMembers(outer.id, { add: [person.id], addGroups: [group.id] })
    const { app } = await asOperator.apps.create({ title: 'Gone' })
    const attribute = await asOperator.attributes.declare({ name: 'gone' })
    const service = await asOperator.services.create({ name: 'Gone', contactId: person.id })
    await asOperator.users.delete(person.id)
    await asOperator.users.erase(person.id)
    await asOperator.groups.delete(group.id)
    await asOperator.apps.delete(app.id)
    await asOperator.attributes.delete(attribute.id)
    await asOperator.services.delete(service.id)

    const effects = await effectsSince(world, seq)
    const statesOf = (subject: string) => new Set(effects.filter(e => e.subject === subject).map(e => e.state.of))
    assert.deepEqual(statesOf(person.id), new Set(['user-gone']))
    assert.deepEqual(statesOf(group.id), new Set(['group-gone']))
    assert.deepEqual(statesOf(app.id), new Set(['app-gone']))
    assert.deepEqual(statesOf(attribute.id), new Set(['attribute-gone']))
    assert.deepEqual(statesOf(service.id), new Set(['service-gone']))
    const members = effects.flatMap(({ state }) => (state.of === 'members' ? [state] : []))
    assert.deepEqual(members, [
      { of: 'members', group: outer.id, added: [], removed: [person.id], addedGroups: [], removedGroups: [group.id] },
      // It showed others once the person was trashed, and once the group inside it was deleted.
      { of: 'members', group: outer.id, added: [], removed: [], addedGroups: [], removedGroups: [] },
      { of: 'members', group: outer.id, added: [], removed: [], addedGroups: [], removedGroups: [group.id] },
    ])
  })

  test('a batch of many people is read in parts', async () => {
    const { asOperator, memory } = world
    const { seq } = memory
    const group = await asOperator.groups.create({ name: 'Many' })
    const people = await Promise.all(Array.from({ length: 1100 }, (_, i) => world.asOperator.users.create(named(i))))
    await asOperator.groups.changeMembers(group.id, { add: people.map(({ id }) => id) })
    const effects = await effectsSince(world, seq)
    const users = effects.flatMap(({ state }) => (state.of === 'user' ? [state.user] : []))
    assert.deepEqual(new Set(users.map(({ id }) => id)), new Set(people.map(({ id }) => id)))
    const added = effects.flatMap(({ state }) => (state.of === 'members' ? state.added : []))
    assert.deepEqual(new Set(added.map(({ user }) => user)), new Set(people.map(({ id }) => id)))
  })

  test('what a newer program writes is followed as far as it is understood', async () => {
    const { store, asOperator } = world
    const { id, version } = await world.add('newer')
    const row = { seq: version, at: 0, actor: 'x', subject: id, data: '{"fields":["aura"]}' }
    const effects = await store.snapshot(db =>
      readChanges(db, [
        { ...row, kind: 'user.enlightened' },
        { ...row, kind: 'robot.made' },
        { ...row, kind: 'setting.changed', subject: 'gravity' },
      ]),
    )
    assert.deepEqual(
      effects.map(({ state }) => state),
      [{ of: 'user', user: asOperator.users.get(id) }, { of: 'nothing' }, { of: 'nothing' }],
    )
  })
})

describe('memory that is read again', () => {
  const clock = fixedClock()
  let world: TestWorld
  before(async () => {
    world = await openTestWorld({ clock })
  })
  after(() => world.dispose())

  test('tells of everything that is different, also of what a load found that failed', async () => {
    const { asOperator, store } = world
    const ada = await world.add('ada')
    const staff = await asOperator.groups.create({ name: 'Staff' })
    const memory = createMemory()
    await memory.load(store.snapshot)
    const told: string[] = []
    memory.watch(effects => told.push(...effects.map(({ state, subject }) => `${state.of} ${subject}`)))

    await asOperator.users.update(ada.id, { displayName: 'Ada L.' })
    await asOperator.groups.changeMembers(staff.id, { add: [ada.id] })
    const lost = memory.load(work =>
      store.snapshot(async db => {
        await work(db)
        throw new Error('the connection was lost')
      }),
    )
    await assert.rejects(lost, /was lost/)
    assert.deepEqual(told, [])
    await asOperator.settings.put('organisation', { name: 'Meadow' })
    await memory.load(store.snapshot)
    assert.deepEqual(
      new Set(told),
      new Set([`user ${ada.id}`, `group ${staff.id}`, `members ${staff.id}`, 'setting organisation']),
    )
    told.length = 0
    await memory.load(store.snapshot)
    assert.deepEqual(told, [])
  })

  test('does not trust a version that a promoted standby has given again', async () => {
    const { asOperator, store } = world
    const bo = await world.add('bo')
    const memory = createMemory()
    await memory.load(store.snapshot)
    // On this node the last change was another one.
    const other = { ...asOperator.users.get(bo.id), displayName: 'Lost', disabledByAdmin: true }
    memory.apply([{ seq: memory.seq + 1, kind: 'user.updated', subject: bo.id, state: { of: 'user', user: other } }])
    const told: string[] = []
    memory.watch(effects => told.push(...effects.map(({ subject }) => subject)))
    await memory.load(store.snapshot)
    assert.deepEqual(memory.people.find(bo.id), asOperator.users.get(bo.id))
    assert.deepEqual(told, [bo.id])
  })
})

const named = (i: number) => ({ username: `many${i}`, displayName: `Many ${i}` })

describe('rows that only an import brings', () => {
  const clock = fixedClock()
  let world: TestWorld
  let db: DatabaseSync
  before(async () => {
    world = await openTestWorld({ clock })
    db = new DatabaseSync(join(world.dataFolder, 'doorward.db'), { timeout: 5000 })
  })
  after(async () => {
    db.close()
    await world.dispose()
  })

  const load = async () => {
    const memory = createMemory()
    await memory.load(world.store.snapshot)
    return memory
  }
  const addGroup = (name: string) => world.asOperator.groups.create({ name })
  const nest = (group: GroupId, member: GroupId): void => {
    db.prepare(`insert into "groupMember" values (?, ?, 'corp', null, 0)`).run(group, member)
  }

  test('circles of groups are cut', async () => {
    const [a, b, c] = [await addGroup('A'), await addGroup('B'), await addGroup('C')]
    const ada = await world.add('ada')
    await world.asOperator.groups.changeMembers(c.id, { add: [ada.id] })
    nest(a.id, b.id)
    nest(b.id, c.id)
    nest(c.id, a.id)
    nest(a.id, a.id)
    const { groups, people } = await load()
    const now = clock.now()
    for (const { id } of [a, b, c]) {
      const slot = groups.slotOf(id) ?? -1
      const others = [a, b, c].filter(group => group.id !== id).map(group => groups.slotOf(group.id))
      assert.deepEqual(groups.allInsideAt(slot, now), others)
      assert.deepEqual(groups.allAroundAt(slot, now), others)
      assert.equal(groups.peopleCount(id, now), 1)
      assert.ok(groups.isMember(id, ada.id, now))
    }
    assert.equal(people.groupsOf(ada.id, now).length, 3)
  })

  test(`nesting deeper than ${limits.group.nestingMax} is cut`, async () => {
    const chain: GroupId[] = []
    for (let i = 0; i < 40; i++) chain.push((await addGroup(`Chain ${i}`)).id)
    for (const [i, id] of chain.slice(1).entries()) nest(chain[i] as GroupId, id)
    const { groups } = await load()
    const inside = groups.allInsideAt(groups.slotOf(chain[0] as GroupId) ?? -1, clock.now())
    assert.equal(inside.length, limits.group.nestingMax)
  })

  test('of what makes somebody a member the latest end counts, also when it is followed', async () => {
    const { asOperator } = world
    const group = await addGroup('Origins')
    const inner = await addGroup('Inner')
    const bo = await world.add('bo')
    const soon = clock.now() + 10
    const late = clock.now() + 20
    const given = (end: Millis | null): void => {
      db.prepare('delete from "membership" where "origin" = ?').run('corp')
      db.prepare('delete from "groupMember" where "origin" = ?').run('corp')
      db.prepare(`insert into "membership" values (?, ?, 'corp', ?, 0)`).run(group.id, bo.id, end)
      db.prepare(`insert into "groupMember" values (?, ?, 'corp', ?, 0)`).run(group.id, inner.id, end)
    }
    const { seq } = world.memory
    await asOperator.groups.changeMembers(group.id, {
      add: [{ id: bo.id, expiresAt: soon }],
      addGroups: [{ id: inner.id, expiresAt: soon }],
    })
    for (const [end, latest] of [
      [late, late],
      [soon - 5, soon],
      [null, null],
    ] as const) {
      given(end)
      const [effect] = await effectsSince(world, seq)
      assert.ok(effect?.state.of === 'members')
      assert.deepEqual(effect.state.added, [{ user: bo.id, expiresAt: latest }])
      assert.deepEqual(effect.state.addedGroups, [{ group: inner.id, expiresAt: latest }])
      const { groups, people } = await load()
      const slot = groups.slotOf(group.id) ?? -1
      assert.equal(groups.endOf(slot, people.slotOf(bo.id) ?? -1), latest)
      assert.deepEqual([...groups.insideAt(slot, late - 1)].length, (latest ?? late) >= late ? 1 : 0)
    }
  })

  test('a log that was pruned to its end still tells where memory stands', async () => {
    const { seq } = world.memory
    db.exec('delete from "change"')
    db.prepare(`insert into "meta" values ('changesPrunedThrough', ?)`).run(String(seq))
    assert.equal((await load()).seq, seq)
    await world.add(newUuid(clock).slice(-12))
    assert.ok(world.memory.seq > seq)
  })
})
