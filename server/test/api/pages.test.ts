import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { endpoints, type Endpoint, type EndpointName } from '@doorward/contract'
import { minutes } from '#ground'
import type { Group, User } from '#directory'
import { openApiWorld, type ApiWorld, type Call } from './api-world.ts'

let world: ApiWorld
let olivia: string
const people: User[] = []
const groups: Group[] = []

before(async () => {
  world = await openApiWorld()
  const owner = await world.add('olivia', { role: 'owner' })
  const { asOperator } = world
  for (let i = 0; i < 4; i++) {
    people.push(await world.add(`person-${i}`))
    groups.push(await asOperator.groups.create({ name: `Group ${i}` }))
    await asOperator.apps.create({
      title: `App ${i}`,
      access: { kind: 'chosen', groups: [groups[0]?.id ?? assert.fail()], users: [] },
      ldap: {},
    })
    await asOperator.services.create({ name: `Machine ${i}`, contactId: owner.id })
    world.clock.advance(minutes(1))
  }
  for (const { id } of groups.slice(0, 2)) {
    await asOperator.groups.changeMembers(id, { add: people.map(person => person.id) })
    await asOperator.groups.changeManagers(id, { add: people.map(person => person.id) })
  }
  for (const { id } of groups) await asOperator.groups.changeManagers(id, { add: [owner.id] })
  const [app] = [...world.memory.apps.all()]
  for (const { id, role } of people)
    await world.directory
      .as({ kind: 'user', id, role }, { door: 'pages', address: null })
      .requests.ask({ app: app?.id ?? assert.fail(), reason: 'The report', wantedDays: 7 })
  olivia = await world.cookieOf('olivia')
  for (const { username } of people.slice(0, 3)) await world.cookieOf(username ?? '')
  for (let i = 0; i < 3; i++)
    await world.call(olivia, 'createToken', { body: { name: `T${i}`, scopes: ['people:read'], expiresAt: null } })
})
after(() => world.dispose())

const lists = Object.entries<Endpoint>(endpoints)
  .filter(([, { query }]) => query !== undefined && 'cursor' in query.shape)
  .map(([name]) => name as EndpointName)

/** What the list is about, where its address names something: a person, or one of the groups. */
function callOf(name: EndpointName): Call {
  if (name === 'previewSignedOut')
    return { body: { mandatoryTwoFactor: true, twoFactorRoles: [], twoFactorGroups: [] } }
  const { path } = endpoints[name]
  if (!path.includes(':id')) return {}
  return { params: { id: (path.includes('/users/') ? people : groups)[0]?.id ?? '' } }
}
const page = (name: EndpointName, query: Record<string, string>, call = callOf(name)) =>
  world.call(olivia, name, { ...call, query })

for (const name of lists) {
  test(`${name}: pages of one hold what one page does, in that order`, async () => {
    const whole = (await page(name, { limit: '200' })).body
    assert.ok(whole.items.length >= 3, `only ${whole.items.length} entries: add some before the tests`)
    assert.equal(whole.nextCursor, null)
    const walked: unknown[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { status, body } = await page(name, { limit: '1', ...(cursor === '' ? {} : { cursor }) })
      assert.equal(status, 200, JSON.stringify(body))
      assert.equal(body.total, whole.total)
      walked.push(...body.items)
      cursor = body.nextCursor
      assert.ok(walked.length <= whole.items.length)
    }
    assert.deepEqual(walked, whole.items)
  })

  test(`${name}: a cursor is good for this list and filter, with any limit, and no other is`, async () => {
    const { nextCursor: cursor } = (await page(name, { limit: '1' })).body as { nextCursor: string }
    assert.equal((await page(name, { cursor, limit: '2' })).status, 200)

    const wrong = [
      'x',
      '.',
      `.${cursor}`,
      `${cursor}.`,
      cursor.split('.')[0] ?? '',
      `${cursor}A`,
      ' ',
      '%00',
      'A'.repeat(1024),
    ]
    for (let at = 0; at < cursor.length; at += 3)
      wrong.push(cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1))
    // One that would be right, were it not for the mark: a forged position.
    wrong.push(`${Buffer.from('["",""]').toString('base64url')}.${cursor.split('.')[1]}`)
    for (const forged of wrong) {
      const { status, body } = await page(name, { cursor: forged })
      assert.equal(status, 422, forged)
      assert.equal(body.errors[0].path, 'cursor')
    }
    assert.equal((await page(name, { cursor: 'A'.repeat(1025) })).status, 422)

    for (const other of lists)
      if (other !== name) assert.equal((await page(other, { cursor })).status, 422, `a cursor of ${name} at ${other}`)
    const { query } = endpoints[name] as Endpoint
    for (const filter of ['search', 'user', 'reference'])
      if (query !== undefined && filter in query.shape)
        assert.equal((await page(name, { cursor, [filter]: people[0]?.id ?? '' })).status, 422, filter)
    const { params } = callOf(name)
    if (params !== undefined) {
      const id = [...people, ...groups].filter(one => one.id !== params['id'])
      const elsewhere = id.find(one => 'username' in one === endpoints[name].path.includes('/users/'))
      assert.equal((await page(name, { cursor }, { params: { id: elsewhere?.id ?? '' } })).status, 422)
    }
  })
}
