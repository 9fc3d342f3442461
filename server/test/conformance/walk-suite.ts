import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, limits, type GroupId } from '#ground'
import type { User, UserFilter } from '#directory'
import { printPeople } from '../../src/api/answers/people-table.ts'
import { walkPeople } from '../../src/directory/handle/list-people.ts'
import { fixedClock } from '../world/clock.ts'
import type { TestWorld } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'

/** More than two pages. */
const peopleCount = 2 * limits.page.itemsMax + 50

/** Everybody one after another, as they leave in a table: the people the list has, read as they are asked for. */
export function walkSuite(engine: Omit<Engine, 'execute'>): void {
  describe(`walking through people, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    const clock = fixedClock()
    let world: TestWorld
    let group: GroupId
    before(async () => {
      world = await engine.open({ clock })
      const { users, groups } = world.asOperator
      // Names of which many are the same, and letters that engines order in ways of their own.
      const names = ['Ada', 'ada', 'Émile', 'zoë', 'Zoe', '李']
      const people = await Promise.all(
        Array.from({ length: peopleCount }, (_, n) =>
          users.create({ username: `p${n}`, displayName: names[n % names.length] ?? '' }),
        ),
      )
      const every = (n: number) => people.filter((_, i) => i % n === 0).map(({ id }) => id)
      group = (await groups.create({ name: 'Some' })).id
      await groups.changeMembers(group, { add: every(2) })
      for (const id of every(50)) await users.disable(id)
      for (const id of every(70)) await users.delete(id)
      for (const id of every(110))
        if (users.get(id).trashedAt === null) await users.update(id, { expiresAt: clock.now() + days(1) })
      clock.advance(days(2))
    })
    after(() => world.dispose())

    async function listAll(filter: UserFilter): Promise<string[]> {
      const ids: string[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await world.asOperator.users.list({ ...filter, cursor })
        ids.push(...page.items.map(({ id }) => id))
        if (page.nextCursor === null) return ids
        cursor = page.nextCursor
      }
    }

    test('everybody whom the list has under each filter, once and in its order', async () => {
      const filters: UserFilter[] = [
        {},
        { group },
        { source: 'local' },
        { secondFactor: 'yes' },
        { search: 'ada' },
        { search: 'nobody at all' },
        { search: 'zo', group, state: 'active' },
        ...(['active', 'disabled', 'expired', 'trashed', 'invited', 'gone'] as const).map(state => ({ state })),
      ]
      for (const filter of filters) {
        const walked: string[] = []
        for await (const some of world.asOperator.users.walk(filter)) walked.push(...some.map(({ id }) => id))
        assert.deepEqual(walked, await listAll(filter), JSON.stringify(filter))
      }
    })

    test('no more than a page at a time, the next when it is asked for, and none once nobody asks', async () => {
      const asked: string[] = []
      const list = world.store.list.withPlugin({
        transformQuery: ({ node }) => {
          asked.push(JSON.stringify(node))
          return node
        },
        transformResult: async ({ result }) => result,
      })
      const { memory } = world
      let most = 0
      async function* watched(people: AsyncIterable<User[]>) {
        for await (const some of people) {
          most = Math.max(most, some.length)
          yield some
        }
      }
      const pieces = printPeople(memory, clock, watched(walkPeople({ list, clock, memory }, {})))
      await pieces.next()
      assert.equal(asked.length, 0)
      for (let pages = 1; pages <= 2; pages++) {
        const { value } = await pieces.next()
        assert.equal(value?.trimEnd().split('\r\n').length, limits.page.itemsMax)
        assert.equal(asked.length, pages)
      }
      assert.equal(most, limits.page.itemsMax)
      assert.ok(asked.every(query => !query.includes('count')))
      await pieces.return(undefined)
      assert.equal((await pieces.next()).done, true)
      assert.equal(asked.length, 2)
    })

    test('by nobody who manages nobody', async () => {
      const una = await world.add('una')
      const as = world.directory.as({ kind: 'user', id: una.id, role: 'user' }, { door: 'api', address: null })
      assert.throws(() => as.users.walk({}), { code: 'forbidden' })
    })
  })
}
