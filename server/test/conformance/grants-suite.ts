import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { days, type UserId } from '#ground'
import type { App, User } from '#directory'
import { operator, cli } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'
import { openEachRequests } from './requests-world.ts'

const forbidden = { code: 'forbidden' }
const missing = { code: 'missing' }

/** Access by name: how it ends, and what is told of it, whatever is behind it. */
export function grantsSuite(engine: Engine): void {
  describe(`access by name, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    const { at, here, requestsOf, ask, appNow, isOpen, stateOf } = openEachRequests(engine)
    let jonas: User
    let app: App
    beforeEach(() => {
      jonas = here.jonas
      app = here.app
    })

    test('an end put by hand is at once, told in the log, and for who decides', async () => {
      await requestsOf(jonas).approve((await ask()).id, { until: null })
      await assert.rejects(requestsOf(await at.world.add('otto')).endGrant(app.id, at.una.id), forbidden)
      await requestsOf(jonas).endGrant(app.id, at.una.id)
      assert.equal(isOpen(), false)
      await assert.rejects(requestsOf(jonas).endGrant(app.id, at.una.id), missing)
      const kinds = await at.world.store.read
        .selectFrom('change')
        .select('kind')
        .where('subject', '=', app.id)
        .orderBy('seq')
        .execute()
      assert.deepEqual(
        kinds.map(({ kind }) => kind).filter(kind => kind.startsWith('app.grant')),
        ['app.granted', 'app.grant-removed'],
      )
    })

    test('it goes with its person, and with its app', async () => {
      const otto = await at.world.add('otto')
      await requestsOf(jonas).approve((await ask(otto)).id, { until: null })
      await ask()
      const { users, apps } = at.world.asOperator
      await users.delete(otto.id)
      await users.erase(otto.id)
      assert.deepEqual(appNow().grants, [])
      const people = await at.world.store.read.selectFrom('accessRequest').select('userId').execute()
      assert.deepEqual(
        people.map(({ userId }) => userId as UserId),
        [at.una.id],
      )
      await apps.delete(app.id)
      assert.deepEqual(await at.world.store.read.selectFrom('accessRequest').selectAll().execute(), [])
    })

    test('it ends with the account of somebody who leaves, and is not there when they come back', async () => {
      const other = await at.world.asOperator.apps.create({ title: 'Gitea', ldap: {} })
      await requestsOf(jonas).approve((await ask()).id, { until: null })
      const { id } = await ask(at.una, other.app.id)
      const receipt = await at.world.asOperator.receipts.offboard(at.una.id)
      assert.deepEqual(receipt.grants, [{ id: app.id, name: 'Grafana' }])
      assert.deepEqual([appNow().grants, await stateOf(id)], [[], 'withdrawn'])
      await at.world.asOperator.users.enable(at.una.id)
      const back = at.world.memory.people.find(at.una.id)
      assert.ok(back)
      assert.equal(isOpen(back), false)
    })

    test('pages of those that were answered, the newest first', async () => {
      const ids: string[] = []
      for (let i = 0; i < 5; i++) {
        const { id } = await ask(await at.world.add(`p${i}`))
        await requestsOf(jonas).refuse(id)
        // Two at the same moment.
        if (i % 2 === 0) at.clock.advance(1000)
        ids.unshift(id)
      }
      const found: string[] = []
      let cursor: string | null | undefined
      do {
        const page = await requestsOf(jonas).list({ shown: 'answered', limit: 2, ...(cursor && { cursor }) })
        assert.equal(page.total, 5)
        found.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor)
      assert.deepEqual(found.toSorted(), ids.toSorted())
      assert.deepEqual(found, ids)
    })

    test('those that end soon, of the apps one decides about', async () => {
      const otto = await at.world.add('otto')
      for (const [user, left] of [
        [at.una, days(9)],
        [otto, days(2)],
      ] as const)
        await requestsOf(jonas).approve((await ask(user)).id, { until: at.clock.now() + left })
      const soon = (user: User, within: number) =>
        requestsOf(user)
          .listEnding(within)
          .map(one => one.user)
      assert.deepEqual(soon(jonas, days(3)), [otto.id])
      assert.deepEqual(soon(jonas, days(30)), [otto.id, at.una.id])
      assert.deepEqual(soon(otto, days(30)), [])
      assert.deepEqual(
        at.world.directory
          .as(operator, cli)
          .requests.listEnding(days(3))
          .map(one => one.app.id),
        [app.id],
      )
    })

    test('somebody is reminded once of an end, and not of one that was near from the beginning', async () => {
      const otto = await at.world.add('otto')
      await requestsOf(jonas).approve((await ask()).id, { until: at.clock.now() + days(7) })
      await requestsOf(jonas).approve((await ask(otto)).id, { until: at.clock.now() + days(3) })
      const reminded = async () =>
        (await at.world.store.read.selectFrom('appGrant').select(['userId', 'remindedAt']).execute())
          .filter(row => row.userId === at.una.id)
          .map(row => row.remindedAt)
      await at.world.directory.upkeep.remindOfEnds()
      assert.deepEqual(await reminded(), [null])
      at.clock.advance(days(4))
      await at.world.directory.upkeep.remindOfEnds()
      const first = at.clock.now()
      assert.deepEqual(await reminded(), [first])
      at.clock.advance(1000)
      await at.world.directory.upkeep.remindOfEnds()
      assert.deepEqual(await reminded(), [first])
    })
  })
}
