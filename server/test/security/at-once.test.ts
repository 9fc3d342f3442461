import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, limits, Secret, type GroupId } from '#ground'
import type { Actor, Group, User } from '#directory'
import type { CodeAnswer } from '#signin'
import { enrol, type Enrolled } from '../second-factor/enrol.ts'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { findWrong } from './find-wrong.ts'

const times = 50

/** How often it succeeded, and the codes of the refusals. */
async function atOnce(attempt: (i: number) => Promise<unknown>): Promise<{ done: number; refused: string[] }> {
  const endings = await Promise.allSettled(Array.from({ length: times }, (_, i) => attempt(i)))
  const refused = endings.flatMap(end =>
    end.status === 'rejected' ? [String((end.reason as { code?: string }).code)] : [],
  )
  return { done: times - refused.length, refused: [...new Set(refused)] }
}

for (const engine of ['SQLite', 'two nodes on PostgreSQL'] as const)
  describe(`fifty at once, on ${engine}`, { skip: engine === 'SQLite' ? false : noPostgres }, () => {
    let cluster: Cluster | undefined
    let clock: FixedClock
    let world: TestWorld
    /** The same world twice, where there is one. */
    let nodes: TestWorld[]
    const node = (i: number): TestWorld => nodes[i % nodes.length] ?? world

    before(async () => {
      clock = fixedClock()
      if (engine === 'SQLite') {
        world = await openTestWorld({ clock })
        nodes = [world]
      } else {
        cluster = await startPostgres()
        world = await openTestWorld({ clock, postgres: await cluster.newDatabase() })
        nodes = [world, await world.openBeside()]
      }
      await world.add('olivia', { role: 'owner' })
    })
    after(async () => {
      for (const one of nodes.toReversed()) await one.dispose()
      await cluster?.dispose()
    })

    /** Every node knows what one has just done. */
    const settle = async () => {
      for (const one of nodes) await one.store.catchUp(Math.max(...nodes.map(({ memory }) => memory.seq)), 5000)
    }
    const make = (name: string): Promise<Group> => world.asOperator.groups.create({ name })
    const as = (user: User, i = 0) => {
      const actor: Actor = { kind: 'user', id: user.id, role: user.role }
      return node(i).directory.as(actor, { door: 'api', address: null })
    }

    test('an attribute is declared once, whatever its case', async () => {
      const name = (i: number) => (i % 2 === 0 ? 'costCentre' : 'COSTCENTRE')
      const ends = await atOnce(i => node(i).asOperator.attributes.declare({ name: name(i) }))
      assert.deepEqual(ends, { done: 1, refused: ['conflict'] })
    })

    test('a ring of groups is closed by nobody', async () => {
      const ring: Group[] = []
      for (let i = 0; i < times; i++) ring.push(await make(`ring ${i}`))
      await settle()
      const idAt = (i: number): GroupId => ring[i % times]?.id ?? assert.fail()
      const { done, refused } = await atOnce(i =>
        node(i).asOperator.groups.changeMembers(idAt(i), { addGroups: [idAt(i + 1)] }),
      )
      // Half of them would make a chain that is too long.
      assert.ok(done > 0 && done < times)
      assert.deepEqual(refused, ['conflict'])
    })

    test('one manager, one end of a token, one way back from the trash with one address', async () => {
      const [group, una] = [await make('Managed'), await world.add('una')]
      await settle()
      await atOnce(i => node(i).asOperator.groups.changeManagers(group.id, { add: [una.id] }))
      const rows = await world.store.read
        .selectFrom('groupManager')
        .selectAll()
        .where('groupId', '=', group.id)
        .execute()
      assert.equal(rows.length, 1)

      const { token } = await as(una).tokens.create({ name: 'CI', scopes: ['groups:read'], expiresAt: null })
      assert.deepEqual(await atOnce(i => as(una, i).tokens.remove(token.id)), { done: 1, refused: ['missing'] })

      const mail = 'una@example.com'
      await world.asOperator.users.delete(una.id)
      await settle()
      const ends = await atOnce(i =>
        i === 25 ? node(i).asOperator.users.restore(una.id) : node(i).add(`heir-${i}`, { email: mail }),
      )
      assert.deepEqual(ends, { done: 1, refused: ['conflict'] })
      await settle()
      const holders = nodes.map(({ memory }) => memory.people.findByEmail(mail)?.id)
      assert.ok(holders[0] !== undefined && holders.every(id => id === holders[0]))
    })

    test('no POSIX number is given twice, to people or groups', async () => {
      const { done } = await atOnce(i =>
        i % 2 === 0
          ? node(i).add(`many-${i}`, { email: null })
          : node(i).asOperator.groups.create({ name: `many ${i}` }),
      )
      assert.equal(done, times)
    })

    test('nobody gets more tokens than they may have', async () => {
      const tom = await world.add('tom')
      await settle()
      const one = (i: number) => as(tom, i).tokens.create({ name: 'x', scopes: ['groups:read'], expiresAt: null })
      for (let i = 0; i < limits.apiToken.perPersonMax - 3; i++) await one(0)
      assert.deepEqual(await atOnce(one), { done: 3, refused: ['conflict'] })
    })

    test('owners who demote, disable, trash and date one another leave one who can sign in', async () => {
      const owners = [world.memory.people.findByUsername('olivia') ?? assert.fail()]
      for (let i = 0; i < 7; i++) owners.push(await world.add(`owner-${i}`, { role: 'owner' }))
      await settle()
      const at = (i: number): User => owners[i % owners.length] ?? assert.fail()
      const deeds = [
        (i: number) => as(at(i), i).users.update(at(i + 1).id, { role: 'admin' }),
        (i: number) => as(at(i), i).users.disable(at(i + 3).id),
        (i: number) => as(at(i), i).users.delete(at(i + 5).id),
        (i: number) => as(at(i), i).users.update(at(i + 2).id, { expiresAt: clock.now() - days(1) }),
      ]
      await atOnce(async i => (deeds[i % deeds.length] ?? assert.fail())(i))
      await settle()
      for (const { memory } of nodes)
        assert.ok(
          owners.some(({ id }) => {
            const { role, trashedAt, disabledByAdmin, expiresAt } = memory.people.find(id) ?? assert.fail()
            return role === 'owner' && trashedAt === null && !disabledByAdmin && expiresAt === null
          }),
        )
      await Promise.all(nodes.map(({ directory }) => directory.upkeep.endExpired()))
    })

    test('nodes that empty the trash, end what has ended and prune the log together do each once', async () => {
      const group = await make('Passing')
      const people: User[] = []
      for (let i = 0; i < 5; i++) people.push(await world.add(`passing-${i}`, { email: null }))
      const until = clock.now() + days(1)
      await world.asOperator.groups.changeMembers(group.id, { add: people.map(({ id }) => ({ id, expiresAt: until })) })
      for (const { id } of people.slice(1)) await world.asOperator.users.delete(id)
      await settle()
      clock.advance(days(40))
      await Promise.all(
        nodes.flatMap(({ directory: { upkeep } }) => [
          upkeep.emptyTrash(),
          upkeep.endExpired(),
          upkeep.pruneLog(),
          upkeep.emptyTrash(),
        ]),
      )
      await settle()
      for (const { memory } of nodes) {
        assert.equal(memory.groups.peopleCount(group.id, clock.now()), 0)
        assert.deepEqual(
          people.map(({ id }) => memory.people.find(id) !== undefined),
          [true, false, false, false, false],
        )
      }
      await assert.rejects(world.add('passing-1', { email: null }), { code: 'conflict' })
    })

    describe('of one code', () => {
      const visitor = { address: '192.0.2.1', userAgent: 'test' }

      /** Somebody with an authenticator app, known to every node. */
      async function enrolled(username: string): Promise<{ phone: Enrolled; begin: (i: number) => Promise<string> }> {
        await world.add(username)
        const phone = await enrol({ world }, username, clock)
        await settle()
        const begin = async (i: number): Promise<string> => {
          const request = { identifier: username, password: new Secret(password), visitor }
          const answer = await node(i).signIn.withPassword(request)
          assert.ok(answer.kind === 'next' && answer.step === 'second-factor', answer.kind)
          return answer.token
        }
        return { phone, begin }
      }
      /** How the fifty ended, each kind once, with the number of those who came in. */
      async function counted(prove: (i: number) => Promise<CodeAnswer>): Promise<{ in: number; others: string[] }> {
        const kinds = (await Promise.all(Array.from({ length: times }, (_, i) => prove(i)))).map(answer =>
          answer.kind === 'wrong' ? answer.why : answer.kind,
        )
        const isIn = (kind: string) => kind === 'signed-in'
        return { in: kinds.filter(isIn).length, others: [...new Set(kinds)].filter(kind => !isIn(kind)).toSorted() }
      }
      const sessionsOf = async (username: string): Promise<number> => {
        const rows = await world.store.read
          .selectFrom('session')
          .select('id')
          .where('userId', '=', world.memory.people.findByUsername(username)?.id ?? '')
          .execute()
        return rows.length
      }

      test('of an authenticator app: one of fifty sign-ins goes on, and one of fifty times from one of them', async () => {
        const { phone, begin } = await enrolled('tessa')
        const begun: string[] = []
        for (let i = 0; i < times; i++) begun.push(await begin(i))
        const code = phone.nextCode()
        // Each goes on at another node than it was begun at.
        const many = await counted(i => node(i + 1).signIn.prove.totp(begun[i], code, { visitor }))
        assert.deepEqual(many, { in: 1, others: ['used'] })

        const token = await begin(0)
        const next = phone.nextCode()
        const one = await counted(i => node(i + 1).signIn.prove.totp(token, next, { visitor }))
        assert.equal(one.in, 1)
        // Those who come when the sign-in is done find it over.
        assert.deepEqual(
          one.others.filter(kind => kind !== 'used' && kind !== 'over'),
          [],
        )
        assert.equal(await sessionsOf('tessa'), 2)
      })

      test('of the recovery codes: one of fifty sign-ins goes on, and one of fifty times from one of them', async () => {
        const { phone, begin } = await enrolled('rika')
        const [first = '', second = ''] = phone.recoveryCodes
        const begun: string[] = []
        for (let i = 0; i < times; i++) begun.push(await begin(i))
        const many = await counted(i => node(i + 1).signIn.prove.recoveryCode(begun[i], first, { visitor }))
        assert.deepEqual(many, { in: 1, others: ['wrong'] })

        // A code that is spent counts as a wrong one, once however often it is sent: no pause has begun.
        const token = await begin(0)
        const one = await counted(i => node(i + 1).signIn.prove.recoveryCode(token, second, { visitor }))
        assert.equal(one.in, 1)
        assert.deepEqual(
          one.others.filter(kind => kind !== 'wrong' && kind !== 'over'),
          [],
        )
        assert.equal(await sessionsOf('rika'), 2)
      })

      test('a first factor that one node has just added is asked for at the others, heard of or not', async () => {
        for (let i = 0; i < 10; i++) {
          const username = `fiona-${i}`
          await world.add(username)
          await settle()
          await enrol({ world: node(i) }, username, clock)
          const request = { identifier: username, password: new Secret(password), visitor }
          const answer = await node(i + 1).signIn.withPassword(request)
          assert.notEqual(answer.kind, 'signed-in', `${username} is let off`)
        }
      })

      test('of an authenticator app at LDAP: taken again at the same place alone', async () => {
        const { phone } = await enrolled('lena')
        const code = phone.nextCode()
        const bind = async (i: number, view: string): Promise<string> => {
          const question = { door: 'ldap', address: '192.0.2.1', app: 'directory-server', allowsBare: false } as const
          const secret = new Secret(`${password}${code}`)
          const answer = await node(i).signIn.bind({
            ...question,
            identifier: 'lena',
            password: secret,
            view,
            mayOpen: () => true,
          })
          return answer.kind
        }
        const answers = await Promise.all(
          Array.from({ length: times }, async (_, i) => ({ view: i % 5, kind: await bind(0, `dc=tree-${i % 5}`) })),
        )
        const opened = new Set(answers.filter(({ kind }) => kind === 'ok').map(({ view }) => view))
        assert.equal(opened.size, 1, JSON.stringify(answers))
      })
    })

    test('and after all of it everything holds that must', async () => {
      await settle()
      assert.deepEqual(await findWrong(world), [])
    })
  })
