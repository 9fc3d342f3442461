import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { days, limits, Secret } from '#ground'
import { findAlone, type Actor, type Role, type ServiceId, type User } from '#directory'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { cli, type TestWorld } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'

const forbidden = { code: 'forbidden' }
const api = { door: 'api', address: null } as const

/** What the directory promises of accounts of machines, whatever is behind it. */
export function servicesSuite(engine: Engine): void {
  describe(`service accounts, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    let world: TestWorld
    let clock: FixedClock
    let una: User
    beforeEach(async () => {
      clock = fixedClock()
      world = await engine.open({ clock })
      await world.add('olivia', { role: 'owner' })
      una = await world.add('una')
    })
    afterEach(() => world.dispose())

    const make = (name = 'Import', contactId = una.id) =>
      world.asOperator.services.create({ name, contactId, role: 'admin' })
    const token = (id: ServiceId, expiresAt: number | null = null) =>
      world.asOperator.services.createToken(id, { name: 'cron', scopes: ['groups:read'], expiresAt })
    const works = async (text: Secret) => (await world.directory.findToken(text, '192.0.2.1')) !== undefined
    const aloneNow = () => findAlone(world.memory, clock.now()).map(({ name }) => name)
    async function handleOf(role: Role) {
      const { id } = await world.add(`the-${role}`, { role })
      return world.directory.as({ kind: 'user', id, role }, cli)
    }
    /** The handle of a machine that came with a token. */
    const asMachine = (id: ServiceId, token = 'some-token') =>
      world.directory.as({ kind: 'service', id, role: 'admin', token }, api)

    test('one is made, changed, disabled and deleted, and every step is in the log and the trail', async () => {
      const { services } = world.asOperator
      const made = await make('  Nightly   import ')
      assert.equal(made.createdBy, 'operator')
      assert.deepEqual(world.memory.services.findByName('nightly   IMPORT'), made)
      const changed = await services.update(made.id, { description: 'Reads people', role: 'user' }, made.version)
      assert.deepEqual([changed.description, changed.role], ['Reads people', 'user'])
      await assert.rejects(services.update(made.id, { name: 'Late' }, made.version), { code: 'conflict' })
      assert.equal((await services.update(made.id, {})).version, changed.version, 'nothing to change is no change')
      await services.disable(made.id)
      await services.enable(made.id)
      const { text } = await token(made.id)
      const stored = await world.store.read.selectFrom('serviceToken').selectAll().executeTakeFirstOrThrow()
      assert.ok(!JSON.stringify(stored).includes(text.reveal().slice(4)), 'a hash alone is kept')
      world = await world.reopen()
      assert.equal(world.memory.services.find(made.id)?.description, 'Reads people')
      await world.asOperator.services.removeToken(made.id, stored.id)
      await world.asOperator.services.delete(made.id)
      assert.equal(world.memory.services.size, 0)

      const rows = await world.store.read
        .selectFrom('audit')
        .selectAll()
        .where('subject', '=', made.id)
        .orderBy('id')
        .execute()
      const kinds = 'created updated disabled enabled token-created token-removed deleted'.split(' ')
      assert.deepEqual(rows.map(({ kind }) => kind).sort(), kinds.map(kind => `service.${kind}`).sort())
      const changes = await world.store.read
        .selectFrom('change')
        .select('kind')
        .where('subject', '=', made.id)
        .execute()
      assert.deepEqual(changes.map(({ kind }) => kind).sort(), rows.map(({ kind }) => kind).sort())
      assert.ok(!JSON.stringify(rows).includes('Reads people'), 'logs hold ids and field names')
    })

    test('a name is one account’s, ignoring case, and free again afterwards', async () => {
      const { services } = world.asOperator
      const { id } = await make('Import')
      await assert.rejects(make('IMPORT'), { code: 'conflict' })
      const other = await make('Other')
      await assert.rejects(services.update(other.id, { name: 'ｉmport' }), { code: 'conflict' })
      assert.equal((await services.update(id, { name: 'import' })).name, 'import')
      await services.delete(id)
      await make('Import')
      for (const name of ['', ' ', 'a\nb', 'x'.repeat(limits.service.nameLengthMax + 1)])
        await assert.rejects(make(name), { code: 'invalid' }, JSON.stringify(name))
    })

    test('admins and owners make them, up to admin; nobody makes an owner of a machine', async () => {
      const { id } = await make()
      for (const role of ['user', 'usermanager'] as const) {
        const { services } = await handleOf(role)
        await assert.rejects(services.create({ name: 'X', contactId: una.id }), forbidden)
        await assert.rejects(services.update(id, { name: 'X' }), forbidden)
        await assert.rejects(services.disable(id), forbidden)
        await assert.rejects(services.enable(id), forbidden)
        await assert.rejects(services.delete(id), forbidden)
        await assert.rejects(
          services.createToken(id, { name: 'X', scopes: ['people:read'], expiresAt: null }),
          forbidden,
        )
        await assert.rejects(services.listTokens(id), forbidden)
        assert.throws(() => services.list(), forbidden)
        assert.throws(() => services.get(id), forbidden)
      }
      for (const role of ['admin', 'owner'] as const) {
        const { services } = await handleOf(role)
        assert.equal((await services.create({ name: role, contactId: una.id, role: 'admin' })).role, 'admin')
        const owner = { name: 'X', contactId: una.id, role: 'owner' as never }
        await assert.rejects(services.create(owner), forbidden)
        await assert.rejects(services.update(id, { role: 'owner' as never }), forbidden)
      }
    })

    test('its contact is somebody who is there', async () => {
      await world.asOperator.users.delete(una.id)
      await assert.rejects(make(), { code: 'conflict' })
      const { id } = await make('Import', (await world.add('bo')).id)
      await assert.rejects(world.asOperator.services.update(id, { contactId: una.id }), { code: 'conflict' })
      await world.asOperator.users.erase(una.id)
      await assert.rejects(world.asOperator.services.update(id, { contactId: una.id }), { code: 'missing' })
    })

    test('it goes on when its contact is disabled, deleted, expired or erased, and is told as alone', async () => {
      const { users, services } = world.asOperator
      const { id } = await make()
      const { text } = await token(id)
      const stands = async (alone: string[]) => {
        assert.ok(await works(text))
        assert.deepEqual(aloneNow(), alone)
        assert.deepEqual(
          services.list({ alone: true }).map(({ name }) => name),
          alone,
        )
      }
      await stands([])
      await users.disable(una.id)
      await stands(['Import'])
      await users.enable(una.id)
      await stands([])
      await users.update(una.id, { expiresAt: clock.now() + days(1) })
      await stands([])
      clock.advance(days(1))
      await stands(['Import'])
      await users.update(una.id, { expiresAt: null })
      await users.delete(una.id)
      await stands(['Import'])
      await users.erase(una.id)
      await stands(['Import'])
      const row = await world.store.read.selectFrom('serviceAccount').selectAll().executeTakeFirstOrThrow()
      assert.equal(row.contactId, null)
      assert.deepEqual(world.memory.services.find(id)?.version, row.version, 'memory followed')
      await services.update(id, { contactId: (await world.add('bo')).id })
      await stands([])
      await users.disable(world.memory.services.find(id)?.contactId as User['id'])
      await services.disable(id)
      assert.deepEqual(aloneNow(), [], 'one that is disabled needs nobody')
    })

    test('a token stops at its end, when the account is disabled or deleted, and when it is ended', async () => {
      const { services } = world.asOperator
      const { id } = await make()
      const [short, long, ended] = [await token(id, clock.now() + days(1)), await token(id), await token(id)]
      assert.ok((await works(short.text)) && (await works(long.text)) && (await works(ended.text)))
      await services.removeToken(id, ended.token.id)
      await assert.rejects(services.removeToken(id, ended.token.id), { code: 'missing' })
      assert.ok(!(await works(ended.text)))
      clock.advance(days(1))
      assert.ok(!(await works(short.text)) && (await works(long.text)))
      await assert.rejects(token(id, clock.now()), { code: 'invalid' })
      await services.disable(id)
      assert.ok(!(await works(long.text)))
      await services.enable(id)
      assert.ok(await works(long.text))
      await services.delete(id)
      assert.ok(!(await works(long.text)))
      assert.deepEqual(await world.store.read.selectFrom('serviceToken').selectAll().execute(), [])
    })

    test('a token of one account is not ended through another', async () => {
      const [one, other] = [await make('One'), await make('Other')]
      const made = await token(one.id)
      await assert.rejects(world.asOperator.services.removeToken(other.id, made.token.id), { code: 'missing' })
      assert.ok(await works(made.text))
    })

    test('a machine acts with the role of the moment, and the trail names it and its token', async () => {
      const { id } = await make()
      const { token: used } = await token(id)
      const machine = asMachine(id, used.id)
      const group = await machine.groups.create({ name: 'By a machine' })
      const event = await world.store.read
        .selectFrom('audit')
        .selectAll()
        .where('subject', '=', group.id)
        .executeTakeFirstOrThrow()
      assert.equal(event.actor, `service:${id}`)
      assert.deepEqual(JSON.parse(event.data), { token: used.id })
      await world.asOperator.services.update(id, { role: 'user' })
      await assert.rejects(machine.groups.create({ name: 'Later' }), forbidden)
      assert.throws(() => asMachine(id).users.find('una'), forbidden)
      await world.asOperator.services.disable(id)
      await assert.rejects(machine.groups.create({ name: 'Later' }), { code: 'unauthenticated' })
      assert.throws(() => asMachine(id), { code: 'unauthenticated' })
    })

    test('no machine changes itself, makes or ends tokens, or gives more than it has', async () => {
      const { id } = await make()
      const other = await make('Other')
      const { services, tokens, users } = asMachine(id)
      await assert.rejects(services.update(id, { role: 'usermanager' }), forbidden)
      await assert.rejects(services.disable(id), forbidden)
      await assert.rejects(services.delete(id), forbidden)
      assert.equal((await services.update(other.id, { description: 'Seen' })).description, 'Seen')
      const input = { name: 'X', scopes: ['groups:read'], expiresAt: null }
      await assert.rejects(services.createToken(id, input), forbidden)
      await assert.rejects(services.createToken(other.id, input), forbidden)
      await assert.rejects(tokens.create(input), forbidden)
      const { token: theirs } = await token(other.id)
      await assert.rejects(services.removeToken(other.id, theirs.id), forbidden)
      await assert.rejects(users.update(una.id, { role: 'owner' }), forbidden)
      assert.equal((await users.update(una.id, { role: 'admin' })).role, 'admin')
      const byToken: Actor = { kind: 'user', id: una.id, role: 'admin', token: 'some' }
      await assert.rejects(world.directory.as(byToken, api).services.createToken(id, input), forbidden)
    })

    test('there is an end to how many tokens one has', async () => {
      const { id } = await make()
      for (let i = 0; i < limits.service.tokensMax; i++) await token(id)
      await assert.rejects(token(id), { code: 'conflict' })
    })

    test('when and whence a token was last used is written now and then, and shown before', async () => {
      const { services } = world.asOperator
      const { id } = await make()
      const { text } = await token(id)
      assert.deepEqual(await services.tokenFigures([id]), new Map([[id, { tokens: 1, lastUsedAt: null }]]))
      await works(text)
      const now = clock.now()
      const shown = async () => {
        const [one] = await services.listTokens(id)
        return [one?.lastUsedAt, one?.lastAddress]
      }
      assert.deepEqual(await shown(), [now, '192.0.2.1'])
      await world.directory.flush()
      assert.deepEqual(await shown(), [now, '192.0.2.1'])
      assert.deepEqual((await services.tokenFigures([id])).get(id), { tokens: 1, lastUsedAt: now })
    })
  })
}
