import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { Secret } from '#ground'
import { fixedClock } from '../world/clock.ts'
import { operator, password, type TestWorld } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1'

/** What later steps made, in an order in which it can go. */
const tablesSince = [
  'accessRequest',
  'appGrant',
  'gatewaySession',
  'simpleAuthToken',
  'bindThrough',
  'externalRunLine',
  'externalRun',
  'externalState',
  'externalConflict',
  'externalLink',
  'externalDirectory',
]
const appIndexesSince = ['appSimpleAuthId', 'appGatewayHost']
const appColumnsSince = ['simpleAuth', 'simpleAuthId', 'gateway', 'gatewayHost', 'networks', 'sessionMinutes', 'recipe']

/** What is promised of the devices of sessions: whoever looks for one finds every session that has it. */
export function sessionDevicesSuite(engine: Engine): void {
  describe(`devices of sessions, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    let world: TestWorld

    beforeEach(async () => {
      world = await engine.open({ clock: fixedClock() })
      await world.add('una')
    })
    afterEach(() => world.dispose())

    async function signIn(userAgent: string, previousToken?: string): Promise<string> {
      const visitor = { address: '192.0.2.7', userAgent }
      const more = previousToken === undefined ? {} : { previousToken }
      const answer = await world.signIn.withPassword({
        identifier: 'una',
        password: new Secret(password),
        visitor,
        ...more,
      })
      return answer.kind === 'signed-in' ? answer.token : assert.fail(answer.kind)
    }
    const find = async (search: string) => {
      const { total, items } = await world.signIn.listSessions(operator, { search, limit: 200 })
      return { total, devices: items.map(({ device }) => device.name) }
    }
    /** As many more as there are numbers, each of a program of its own: `tool7/1` for the seventh. */
    const addPrograms = (count: number, device: string) =>
      engine.execute(
        world,
        `with recursive "n" ("i") as (select 1 union all select "i" + 1 from "n" where "i" < ${count})
         insert into "session" ("id", "tokenHash", "userId", "credentialVersion", "authAt", "amr", "address",
           "userAgent", "device", "createdAt", "expiresAt", "lastSeenAt")
         select "id" || "i", "tokenHash" || "i", "userId", "credentialVersion", "authAt", "amr", "address",
           'tool' || "i" || '/1', ${device}, "createdAt", "expiresAt", "lastSeenAt"
         from "session", "n"`,
      )

    test('a search finds all of them, among more kinds of program than anybody has seen', async () => {
      await signIn('curl/8.5.0')
      await addPrograms(6000, `'tool' || "i"`)
      assert.equal((await find('TOOL')).total, 6000)
      assert.deepEqual(await find('tool5999'), { total: 1, devices: ['tool5999'] })
      assert.deepEqual(await find('curl'), { total: 1, devices: ['curl'] })
    })

    test('a search means what was typed: no pattern, no part of what a browser says besides', async () => {
      await signIn(firefox)
      await signIn('50%_off\\/1')
      await signIn('per cent/1')
      assert.deepEqual((await find('FIREFOX on')).devices, ['Firefox on Windows'])
      for (const typed of ['%', '_', '\\', '%cent', 'per_cent', 'Gecko', 'Mozilla', 'firefox, windows', "' or '1'='1"])
        assert.deepEqual((await find(typed)).devices, [], typed)
      assert.deepEqual((await find(' per cent ')).devices, ['per cent'])
    })

    test('whoever proves again who they are in another browser of the same session is found by that one', async () => {
      const token = await signIn(firefox)
      await signIn(safari, token)
      assert.equal((await find('')).total, 1)
      assert.deepEqual([(await find('firefox')).total, (await find('iphone')).total], [0, 1])
    })

    test('sessions from before there was a name are given theirs, in as many rows as there are', async () => {
      await signIn(firefox)
      await addPrograms(1200, `''`)
      await signIn(safari)
      await engine.execute(world, `update "session" set "endedAt" = 1 where "userAgent" = 'tool600/1'`)
      await engine.execute(world, 'alter table "session" drop column "device"')
      for (const table of tablesSince) await engine.execute(world, `drop table "${table}"`)
      for (const index of appIndexesSince) await engine.execute(world, `drop index "${index}"`)
      for (const column of appColumnsSince) await engine.execute(world, `alter table "app" drop column "${column}"`)
      await engine.execute(world, `delete from "kysely_migration" where "name" >= '0005'`)
      world = await world.reopen()
      assert.deepEqual(await find('firefox on windows'), { total: 1, devices: ['Firefox on Windows'] })
      assert.deepEqual(await find('iphone'), { total: 1, devices: ['Safari on iPhone'] })
      assert.equal((await find('tool')).total, 1199)
      const nameless = await world.store.read.selectFrom('session').select('id').where('device', '=', '').execute()
      assert.deepEqual(nameless, [])
    })

    test('a program of the step before, which leaves the name out, can still write', async () => {
      await signIn(firefox)
      await engine.execute(
        world,
        `insert into "session" ("id", "tokenHash", "userId", "credentialVersion", "authAt", "amr", "address",
           "userAgent", "createdAt", "expiresAt", "lastSeenAt")
         select "id" || 'x', "tokenHash" || 'x', "userId", "credentialVersion", "authAt", "amr", '198.51.100.7',
           "userAgent", "createdAt", "expiresAt", "lastSeenAt" from "session"`,
      )
      assert.deepEqual(await find('198.51.100.7'), { total: 1, devices: ['Firefox on Windows'] })
    })
  })
}
