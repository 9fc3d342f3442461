import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { days } from '#ground'
import { openStaffedWorld } from './staffed-world.ts'

let { world, adam, mona, person } = {} as Awaited<ReturnType<typeof openStaffedWorld>>
before(async () => {
  ;({ world, adam, mona, person } = await openStaffedWorld())
})
after(() => world.dispose())

const group = async (name: string) => {
  const { status, body } = await world.call(mona, 'createGroup', { body: { name } })
  assert.equal(status, 201, JSON.stringify(body))
  return body
}
const app = async (title: string, access: object) =>
  (
    await world.call(adam, 'createApp', {
      body: {
        title,
        icon: 'gitea',
        oidc: { redirectUris: ['https://app.example.com/cb'] },
        access: { kind: 'chosen', ...access },
      },
    })
  ).body.app
const add = (cookie: string, id: string, body: object) => world.call(cookie, 'addMembers', { params: { id }, body })
const members = async (id: string, query: Record<string, string> = {}) =>
  (await world.call(mona, 'listMembers', { params: { id }, query })).body
const names = (list: { name: string }[]) => list.map(({ name }) => name)
const inDays = (count: number) => new Date(world.clock.now() + days(count)).toISOString()

test('groups, their members, and what they open', async () => {
  const staff = await group('Staff')
  const params = { id: staff.id }
  const [a, b] = [await person({ displayName: 'Zoe Z' }), await person({ displayName: 'Ann A', groups: [staff.id] })]
  const added = await add(mona, staff.id, { users: [{ id: a.id }, { id: b.id }] })
  assert.equal(added.body.peopleCount, 2)
  assert.deepEqual(names((await members(staff.id)).items), ['Ann A', 'Zoe Z'])
  assert.equal((await add(mona, staff.id, { users: [] })).status, 422)

  const { id: wiki } = await app('Wiki', { groups: [staff.id] })
  const { body: opened } = await world.call(mona, 'getGroup', { params })
  assert.deepEqual(opened.opens, [{ id: wiki, name: 'Wiki', icon: 'gitea' }])
  const { body: user } = await world.call(mona, 'getUser', { params: { id: b.id } })
  assert.deepEqual(user.groups, [
    { id: staff.id, name: 'Staff', source: 'local', managedBy: null, through: null, expiresAt: null },
  ])

  assert.equal((await world.call(mona, 'removeMember', { params: { ...params, memberId: b.id } })).status, 204)
  const { version } = (await world.call(mona, 'getGroup', { params })).body
  const renamed = await world.call(mona, 'updateGroup', { params, body: { name: 'Crew' }, version })
  assert.equal(renamed.body.name, 'Crew', JSON.stringify(renamed.body))
  assert.equal((await world.call(mona, 'deleteGroup', { params })).status, 204)
  assert.equal((await world.call(mona, 'getGroup', { params })).status, 404)
  assert.deepEqual((await world.call(adam, 'getApp', { params: { id: wiki } })).body.access, { kind: 'nobody' })
})

test('a membership says who made it and until when, and its end can be moved', async () => {
  const { id } = await group('Projects')
  const ann = await person({ displayName: 'Ann' })
  const end = inDays(30)
  await add(mona, id, { users: [{ id: ann.id, expiresAt: end }] })
  const [member] = (await members(id, { kind: 'ending' })).items
  assert.deepEqual(member, {
    kind: 'user',
    id: ann.id,
    name: 'Ann',
    username: ann.username,
    state: 'active',
    through: null,
    expiresAt: end,
    origins: ['hand'],
    addedAt: new Date(world.clock.now()).toISOString(),
    addedBy: 'mona Example',
  })
  assert.equal((await world.call(mona, 'getGroup', { params: { id } })).body.endingCount, 1)
  const params = { id, memberId: ann.id }
  const change = (expiresAt: string | null) => world.call(mona, 'updateMember', { params, body: { expiresAt } })
  assert.equal((await change(inDays(-1))).status, 422)
  assert.equal((await change(null)).status, 204)
  assert.equal((await members(id, { kind: 'ending' })).total, 0)
  await world.call(mona, 'removeMember', { params })
  assert.equal((await change(inDays(1))).status, 404, 'changing an end adds nobody')
})

test('a group inside another brings its people; a circle is refused in words, also before it is tried', async () => {
  const [team, analysts] = [await group('Data team'), await group('Analysts')]
  const [hana, leonie] = [await person({ displayName: 'Hana' }), await person({ displayName: 'Leonie' })]
  await app('Charts', { groups: [team.id] })
  await add(mona, team.id, { users: [{ id: hana.id }] })
  await add(mona, analysts.id, { users: [{ id: hana.id }, { id: leonie.id }] })
  const preview = (id: string, memberId: string) => world.call(mona, 'previewNesting', { params: { id, memberId } })
  const { body: gain } = await preview(team.id, analysts.id)
  assert.deepEqual([gain.gains, names(gain.people), names(gain.opens)], [1, ['Leonie'], ['Charts']])

  const { body: nested } = await add(mona, team.id, { groups: [{ id: analysts.id }] })
  assert.deepEqual([nested.peopleCount, nested.directCount, nested.nestedCount], [2, 1, 1])
  assert.deepEqual(names(nested.includes), ['Analysts'])
  assert.deepEqual(names((await members(team.id)).items), ['Analysts', 'Hana', 'Leonie'])
  const [through] = (await members(team.id, { kind: 'nested' })).items
  assert.deepEqual([through.name, through.through.name, through.addedBy], ['Leonie', 'Analysts', null])

  const circle = await add(mona, analysts.id, { groups: [{ id: team.id }] })
  assert.equal(circle.status, 409)
  assert.match(circle.body.detail, /holds this one already/)
  assert.equal((await preview(analysts.id, team.id)).body.detail, circle.body.detail)

  const { body: opened } = await world.call(mona, 'listGroupApps', { params: { id: analysts.id } })
  assert.deepEqual(
    opened.items.map((one: { app: { name: string }; through: { name: string } }) => [one.app.name, one.through.name]),
    [['Charts', 'Data team']],
  )
})

test('what a group’s going would take counts those whom nothing else lets in', async () => {
  const [ops, dev, board] = [await group('Ops'), await group('Dev'), await group('Board')]
  const [only, both, named, chair] = [await person(), await person(), await person(), await person()]
  await add(mona, ops.id, { users: [only, both, named].map(({ id }) => ({ id })), groups: [{ id: board.id }] })
  await add(mona, dev.id, { users: [{ id: both.id }] })
  await add(mona, board.id, { users: [{ id: chair.id }] })
  await app('Monitor', { groups: [ops.id, dev.id], users: [named.id] })
  await app('Pager', { groups: [ops.id] })
  const { body } = await world.call(mona, 'listGroupApps', { params: { id: ops.id } })
  const told = body.items.map((one: { app: { name: string }; with: { name: string }[]; onlyThisWay: number }) => [
    one.app.name,
    names(one.with),
    one.onlyThisWay,
  ])
  assert.deepEqual(told, [
    ['Monitor', ['Dev', named.displayName], 2],
    ['Pager', [], 4],
  ])
  assert.equal(body.losing, 4)
})

test('a group’s manager edits who is in it, and that is all', async () => {
  const [team, other, inner] = [await group('Choir'), await group('Other'), await group('Inner')]
  const hana = await world.add('hana')
  const joan = await person({ displayName: 'Joan Singer' })
  await world.call(mona, 'addManagers', { params: { id: team.id }, body: { users: [hana.id] } })
  const cookie = await world.cookieOf('hana')
  const { body: session } = await world.call(cookie, 'getSession')
  assert.deepEqual(session.manages, [{ id: team.id, name: 'Choir' }])
  assert.deepEqual(names((await world.call(cookie, 'listManagedGroups')).body.items), ['Choir'])

  const params = { id: team.id }
  const { body: found } = await world.call(cookie, 'findCandidates', { params, query: { search: 'joan' } })
  assert.deepEqual(found.items, [{ id: joan.id, name: 'Joan Singer', username: joan.username }])
  assert.equal((await world.call(cookie, 'findCandidates', { params, query: { search: 'j' } })).status, 422)
  const { body: after } = await add(cookie, team.id, { users: [{ id: joan.id }] })
  assert.equal(after.peopleCount, 1)
  const again = await world.call(cookie, 'findCandidates', { params, query: { search: 'joan' } })
  assert.deepEqual(again.body.items, [], 'who is in is no candidate')
  assert.equal((await members(team.id)).items[0].addedBy, 'hana Example')

  const refused = [
    await add(cookie, team.id, { groups: [{ id: inner.id }] }),
    await add(cookie, other.id, { users: [{ id: joan.id }] }),
    await world.call(cookie, 'getGroup', { params: { id: other.id } }),
    await world.call(cookie, 'updateGroup', { params, body: { name: 'Band' }, version: after.version }),
    await world.call(cookie, 'addManagers', { params, body: { users: [joan.id] } }),
    await world.call(cookie, 'deleteGroup', { params }),
    await world.call(cookie, 'listGroups'),
  ]
  assert.deepEqual(
    refused.map(({ status }) => status),
    refused.map(() => 403),
  )
  await world.call(mona, 'removeManager', { params: { ...params, userId: hana.id } })
  assert.equal((await world.call(cookie, 'getGroup', { params })).status, 403)
})

test('what happened to a group can be asked for alone', async () => {
  const { id } = await group('Traces')
  const ann = await person({ displayName: 'Ann Trace' })
  await add(mona, id, { users: [{ id: ann.id }] })
  const { body } = await world.call(adam, 'listAudit', { query: { subject: id } })
  assert.deepEqual(
    body.items.map((event: { kind: string; actor: { name: string }; added: { name: string }[] }) => [
      event.kind,
      event.actor.name,
      names(event.added),
    ]),
    [
      ['group.members', 'mona Example', ['Ann Trace']],
      ['group.created', 'mona Example', []],
    ],
  )
})

test('groups are found by where they are kept', async () => {
  await world.asOperator.groups.create({ name: 'Filed', managedBy: 'doorward.yaml' })
  const kept = async (where: string) =>
    names((await world.call(mona, 'listGroups', { query: { kept: where, search: 'filed' } })).body.items)
  assert.deepEqual(await kept('file'), ['Filed'])
  assert.deepEqual(await kept('here'), [])
  assert.deepEqual(await kept('directory'), [])
})
