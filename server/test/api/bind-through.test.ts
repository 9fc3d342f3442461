import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { BindThrough } from '@doorward/contract'
import { days, limits, minutes, newUuid } from '#ground'
import type { ExternalCommands } from '#external'
import { incomingOf, person } from '../external/sync/people.ts'
import { cli, operator } from '../world/open-test-world.ts'
import { openStaffedWorld } from './staffed-world.ts'

let staff: Awaited<ReturnType<typeof openStaffedWorld>>
let adam: string
before(async () => {
  staff = await openStaffedWorld()
})
beforeEach(async () => {
  staff.world.clock.advance(limits.apiToken.unknownWindowMs)
  adam = await staff.world.cookieOf('adam')
})
after(() => staff.world.dispose())

const calling = (name: Parameters<typeof staff.world.call>[1], call: object = {}) => staff.world.call(adam, name, call)
const inDays = (count: number): string => new Date(staff.world.clock.now() + days(count)).toISOString()

let count = 0
/** A directory with so many people who have never come in. */
async function make(names: readonly string[], url = 'ldaps://ldap.example.com'): Promise<string> {
  const { world } = staff
  const settings = { urls: [url], userSearch: { base: 'dc=example,dc=com' } }
  const made = await world.asOperator.externals.create({ name: `old-${++count}`, settings })
  await world.asOperator.externals.turnOn(made.id)
  await world.store.commands<ExternalCommands>('external')('apply', {
    actor: operator,
    origin: cli,
    at: world.clock.now(),
    eventId: newUuid(world.clock),
    directoryId: made.id,
    people: names.map(name => incomingOf(world, made.settings, person(name, { email: null }))),
    targets: null,
  })
  return made.id
}

test('it is begun, looked at page by page, extended and ended', async () => {
  const id = await make(['amy', 'ben', 'cid'])
  const params = { id }
  const nothing = { until: null, waiting: 0, moved: 0, expired: 0, elsewhere: 0, people: [] }
  assert.deepEqual((await calling('getBindThrough', { params })).body, nothing)

  const until = inDays(30)
  const begun = await calling('startBindThrough', { params, body: { until } })
  assert.equal(begun.status, 200, JSON.stringify(begun.body))
  const told: BindThrough = begun.body
  assert.deepEqual([told.until, told.waiting, told.people.length], [until, 3, 3])
  assert.deepEqual(
    told.people.map(({ state, dn, movedAt }) => [state, dn, movedAt]),
    ['amy', 'ben', 'cid'].map(name => ['waiting', `uid=${name},dc=example,dc=com`, null]),
  )

  const { body: first } = await calling('getBindThrough', { params, query: { limit: '2' } })
  const after = String(first.people[1]?.person.id)
  const { body: rest } = await calling('getBindThrough', { params, query: { after, limit: '2' } })
  assert.deepEqual([...first.people, ...rest.people], told.people)
  assert.deepEqual((await calling('getBindThrough', { params, query: { state: 'moved' } })).body.people, [])

  const later = inDays(90)
  const ben = told.people[1]?.person.id
  const { body: extended } = await calling('startBindThrough', { params, body: { until: later, people: [ben] } })
  assert.deepEqual([extended.until, extended.waiting], [later, 3])
  assert.deepEqual(
    extended.people.map((one: { until: string }) => one.until),
    [until, later, until],
  )

  assert.equal((await calling('endBindThrough', { params })).status, 204)
  assert.equal((await calling('endBindThrough', { params })).status, 204)
  assert.deepEqual((await calling('getBindThrough', { params })).body, nothing)
})

test('the trail names the directory', async () => {
  const id = await make(['eve'])
  await calling('startBindThrough', { params: { id }, body: { until: inDays(1) } })
  const { body } = await calling('listAudit')
  const [event] = body.items.filter(({ kind }: { kind: string }) => kind === 'external.migration-started')
  assert.deepEqual([event?.subject?.id, event?.subject?.name], [id, `old-${count}`])
})

test('what cannot be is refused in words', async () => {
  const id = await make(['fay'])
  const params = { id }
  for (const [body, field] of [
    [{ until: inDays(-1) }, 'until'],
    [{ until: inDays(400) }, 'until'],
    [{ until: 'tomorrow' }, 'until'],
    [{}, 'until'],
    [{ until: inDays(1), people: [] }, 'people'],
    [{ until: inDays(1), people: ['fay'] }, 'people.0'],
    [{ until: inDays(1), people: [staff.world.memory.people.findByUsername('adam')?.id] }, 'people'],
  ] as const) {
    const refused = await calling('startBindThrough', { params, body })
    assert.equal(refused.status, 422, JSON.stringify([body, refused.body]))
    assert.equal(refused.body.errors[0]?.path, field)
  }
  const plain = await make(['gus'], 'ldap://ldap.example.com')
  const refused = await calling('startBindThrough', { params: { id: plain }, body: { until: inDays(1) } })
  assert.deepEqual([refused.status, refused.body.code], [409, 'conflict'])
  assert.match(refused.body.detail, /unencrypted/)
  const nowhere = { id: newUuid(staff.world.clock) }
  assert.equal((await calling('getBindThrough', { params: nowhere })).status, 404)
  assert.equal((await calling('startBindThrough', { params: nowhere, body: { until: inDays(1) } })).status, 404)
  assert.equal((await calling('endBindThrough', { params: nowhere })).status, 404)
  assert.equal((await calling('getBindThrough', { params })).body.waiting, 0)
})

test('it is begun and ended after a fresh sign-in alone', async () => {
  const params = { id: await make(['hal']) }
  staff.world.clock.advance(minutes(11))
  assert.equal((await calling('startBindThrough', { params, body: { until: inDays(1) } })).status, 401)
  assert.equal((await calling('endBindThrough', { params })).status, 401)
  assert.equal((await calling('getBindThrough', { params })).status, 200)
})
