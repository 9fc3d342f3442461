import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { days, type GroupId } from '#ground'
import type { Group, User } from '#directory'
import { code, type DirectoryWorld } from './directory-world.ts'

/** Groups in groups, and what is listed of them. */
export function testGroups(at: DirectoryWorld): void {
  const { make, nest, groupsOf, as } = at

  describe('groups in groups', () => {
    test('a person is in every group around their own, at any depth', async () => {
      const [team, department, everyone] = [await make('Team'), await make('Department'), await make('Everyone')]
      await nest(everyone, department)
      await nest(department, team)
      await at.world.asOperator.groups.changeMembers(team.id, { add: [at.una.id] })
      assert.deepEqual(groupsOf(), ['Department', 'Everyone', 'Team'])
      assert.equal(at.world.memory.groups.peopleCount(everyone.id, at.clock.now()), 1)
      await at.world.asOperator.groups.changeMembers(everyone.id, { removeGroups: [department.id] })
      assert.deepEqual(groupsOf(), ['Department', 'Team'])
      await at.world.asOperator.groups.delete(department.id)
      assert.deepEqual(groupsOf(), ['Team'])
    })

    test('a circle is refused, however long, and nothing is written', async () => {
      const [a, b, c] = [await make('A'), await make('B'), await make('C')]
      await nest(a, b)
      await nest(b, c)
      for (const [outer, inner] of [
        [a, a],
        [b, a],
        [c, a],
      ] as const)
        await assert.rejects(nest(outer, inner), code('conflict'))
      const rows = await at.world.store.read.selectFrom('groupMember').selectAll().execute()
      assert.equal(rows.length, 2)
    })

    test('two halves of a circle at once: one is refused', async () => {
      const [a, b] = [await make('A'), await make('B')]
      const ends = await Promise.allSettled([nest(a, b), nest(b, a)])
      assert.deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    })

    test('32 deep is the limit, counted over what is put together', async () => {
      const chain: Group[] = []
      for (let i = 0; i < 32; i++) {
        const group = await make(`g${i}`)
        const outer = chain.at(-1)
        if (outer !== undefined) await nest(outer, group)
        chain.push(group)
      }
      const [more, innermost, middle] = [await make('more'), chain[31], chain[15]]
      assert.ok(innermost !== undefined && middle !== undefined)
      await assert.rejects(nest(innermost, more), /32 deep/)
      await nest(middle, more)
      await at.world.asOperator.groups.changeMembers(innermost.id, { add: [at.una.id] })
      assert.equal(groupsOf().length, 32)
    })

    test('what is inside opens what is around: access and the reason follow', async () => {
      const [team, department] = [await make('Team'), await make('Department')]
      await nest(department, team)
      await at.world.asOperator.groups.changeMembers(team.id, { add: [at.una.id] })
      const { app } = await at.world.asOperator.apps.create({
        title: 'Wiki',
        access: { kind: 'chosen', groups: [department.id], users: [] },
        oidc: { redirectUris: ['https://w.example.com/cb'] },
      })
      const { decideFor, lookAhead } = await import('#access')
      const decide = (): boolean => decideFor(at.world.memory, at.una, app, at.clock.now(), lookAhead('pwd')).allowed
      assert.equal(decide(), true)
      await at.world.asOperator.groups.changeMembers(team.id, { remove: [at.una.id] })
      assert.equal(decide(), false)
    })

    test('a user manager keeps off groups around which a sensitive app is, and inside which somebody has a role', async () => {
      const manager = await at.world.add('mia', { role: 'usermanager' })
      const admin = await at.world.add('adam', { role: 'admin' })
      const [inner, outer, holding] = [await make('Inner'), await make('Outer'), await make('Holding')]
      await nest(outer, inner)
      await at.world.asOperator.apps.create({
        title: 'Vault',
        sensitive: true,
        access: { kind: 'chosen', groups: [outer.id], users: [] },
        oidc: { redirectUris: ['https://v.example.com/cb'] },
      })
      await assert.rejects(as(manager).groups.changeMembers(inner.id, { add: [at.una.id] }), code('forbidden'))
      await at.world.asOperator.groups.changeMembers(holding.id, { add: [admin.id] })
      const plain = await make('Plain')
      await as(manager).groups.changeMembers(plain.id, { add: [at.una.id] })
      await assert.rejects(as(manager).groups.changeMembers(plain.id, { addGroups: [holding.id] }), code('forbidden'))
      await nest(plain, holding)
      await assert.rejects(as(manager).groups.changeMembers(plain.id, { remove: [at.una.id] }), code('forbidden'))
    })
  })

  test('members are listed as groups, direct people, and people through groups, in pages that miss nobody', async () => {
    const [outer, inner, another] = [await make('Outer'), await make('Inner'), await make('Another')]
    await nest(outer, inner)
    await nest(outer, another)
    const names = ['ann', 'bob', 'cleo', 'dan', 'eve', 'finn']
    const people = await Promise.all(names.map(name => at.world.add(name)))
    await at.world.asOperator.groups.changeMembers(outer.id, {
      add: people.slice(0, 3).map(({ id }, i) => ({ id, expiresAt: i === 1 ? at.clock.now() + days(1) : null })),
    })
    await at.world.asOperator.groups.changeMembers(inner.id, { add: people.slice(2).map(({ id }) => id) })
    const read = async (
      kind?: 'direct' | 'nested' | 'ending',
      search?: string,
      through?: GroupId,
    ): Promise<string[]> => {
      const seen: string[] = []
      let cursor: string | undefined
      let total: number
      do {
        const page = await at.world.asOperator.groups.listMembers(outer.id, { limit: 2, cursor, kind, search, through })
        total = page.total
        for (const member of page.items)
          seen.push(
            member.kind === 'group'
              ? member.group.name
              : `${member.user.username}${member.through === null ? '' : ` through ${at.world.memory.groups.find(member.through)?.name}`}`,
          )
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      assert.equal(total, seen.length)
      return seen
    }
    const nested = ['dan through Inner', 'eve through Inner', 'finn through Inner']
    assert.deepEqual(await read(), ['Another', 'Inner', 'ann', 'bob', 'cleo', ...nested])
    assert.deepEqual(await read('direct'), ['Another', 'Inner', 'ann', 'bob', 'cleo'])
    assert.deepEqual(await read('nested'), nested)
    // Cleo is in it as well, and stands among the direct members.
    assert.deepEqual(await read(undefined, undefined, inner.id), nested)
    assert.deepEqual(await read(undefined, 'dan', inner.id), nested.slice(0, 1))
    assert.deepEqual(await read(undefined, undefined, another.id), [])
    await assert.rejects(
      () => at.world.asOperator.groups.listMembers(inner.id, { through: outer.id }),
      /no such member/,
    )
    assert.deepEqual(await read('ending'), ['bob'])
    assert.deepEqual(await read(undefined, 'AN'), ['Another', 'ann', 'dan through Inner'])

    // Of two who are trashed one is a direct member; nobody of them is counted.
    for (const i of [0, 5]) await at.world.asOperator.users.delete((people[i] as User).id)
    assert.deepEqual(await read(), ['Another', 'Inner', 'bob', 'cleo', ...nested.slice(0, 2)])
    for (const i of [0, 5]) await at.world.asOperator.users.restore((people[i] as User).id)
    const list = await at.world.asOperator.users.list({ group: outer.id })
    assert.equal(list.total, 6, 'people in the group are those in groups inside, too')
  })
}
