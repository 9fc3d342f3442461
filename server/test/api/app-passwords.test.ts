import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { days, limits, Problem } from '#ground'
import type { Actor, App, User } from '#directory'
import { cli, operator } from '../world/open-test-world.ts'
import { openApiWorld, type ApiWorld } from './api-world.ts'

let world: ApiWorld
let anna: User
let files: App
let ursula: string
before(async () => {
  world = await openApiWorld()
  await world.add('olivia', { role: 'owner' })
  await world.add('ursula', { role: 'usermanager' })
})
beforeEach(async () => {
  anna = await world.add(`anna-${world.memory.people.size}`)
  files = await addApp('Files', true)
  ursula = await world.cookieOf('ursula')
})
after(() => world.dispose())

const addApp = async (title: string, ldap: boolean): Promise<App> => {
  const doors = ldap ? { ldap: {} } : { oidc: { redirectUris: ['https://app.example.com/cb'] } }
  const name = `${title.toLowerCase()}-${world.memory.apps.size}`
  return (await world.asOperator.apps.create({ title, name, access: { kind: 'everyone' }, ...doors })).app
}
const itself = ({ id, role }: User): Actor => ({ kind: 'user', id, role })
const make = (more: Partial<{ app: App['id']; name: string; expiresAt: number | null }> = {}, actor = itself(anna)) =>
  world.signIn.appPasswords.make({ userId: anna.id, app: files.id, name: 'Phone', expiresAt: null, ...more }, actor, {
    door: 'pages',
    address: '192.0.2.7',
  })
const refusedWith =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code

test('a list shows what may be known of each, and its last use', async () => {
  const { password, text } = await make({ expiresAt: world.clock.now() + days(30) })
  const list = async () => {
    const { status, body } = await world.call(ursula, 'listAppPasswords', { params: { id: anna.id } })
    assert.equal(status, 200)
    assert.ok(!JSON.stringify(body).includes(text.reveal()))
    return body.items
  }
  const unused = {
    id: password.id,
    name: 'Phone',
    app: { id: files.id, name: 'Files' },
    createdAt: new Date(world.clock.now()).toISOString(),
    expiresAt: new Date(world.clock.now() + days(30)).toISOString(),
    lastUsedAt: null,
    lastAddress: null,
  }
  assert.deepEqual(await list(), [unused])

  const answer = await world.signIn.bind({
    door: 'ldap',
    identifier: anna.id,
    password: text,
    address: '192.0.2.44',
    app: files.id,
    view: '',
    allowsBare: false,
    mayOpen: () => true,
  })
  assert.equal(answer.kind, 'ok')
  const used = { ...unused, lastUsedAt: new Date(world.clock.now()).toISOString(), lastAddress: '192.0.2.44' }
  assert.deepEqual(await list(), [used], 'before it is written down')
  await world.signIn.flush()
  assert.deepEqual(await list(), [used])
  const row = await world.store.read.selectFrom('appPassword').selectAll().where('id', '=', password.id).execute()
  assert.equal(row[0]?.lastAddress, '192.0.2.44')
  assert.ok(!JSON.stringify(row).includes(text.reveal().replaceAll('-', '')))
})

test('revoked once, it is gone; of somebody else it is nobody’s', async () => {
  const { password } = await make()
  const bella = await world.add(`bella-${world.memory.people.size}`)
  const revoke = async (id: string) =>
    (await world.call(ursula, 'deleteAppPassword', { params: { id, passwordId: password.id } })).status
  assert.equal(await revoke(bella.id), 404)
  assert.deepEqual([await revoke(anna.id), await revoke(anna.id)], [204, 404])
})

test('people make them for themselves; an admin, a token and a stranger do not', async () => {
  const olivia = world.memory.people.findByUsername('olivia') ?? assert.fail()
  await assert.rejects(make({}, itself(olivia)), refusedWith('forbidden'))
  await assert.rejects(make({}, { ...itself(anna), token: 'some token' } as Actor), refusedWith('forbidden'))
  await assert.rejects(make({}, itself(await world.add('carla'))), refusedWith('forbidden'))
  await make()
  await world.asOperator.users.disable(anna.id)
  await assert.rejects(make({}, operator), refusedWith('invalid'))
})

test('only for what one may open with a password: an app with a door that takes one', async () => {
  await assert.rejects(make({ app: (await addApp('Wiki', false)).id }), refusedWith('invalid'))
  await world.asOperator.apps.update(files.id, { access: { kind: 'nobody' } })
  await assert.rejects(make(), refusedWith('invalid'))
  await world.asOperator.apps.delete(files.id)
  await assert.rejects(make(), refusedWith('invalid'))
})

test('what somebody may make one for', async () => {
  const { appPasswords } = world.signIn
  const wiki = await addApp('Wiki', false)
  const closed = await addApp('Closed', true)
  await world.asOperator.apps.update(closed.id, { access: { kind: 'nobody' } })
  const openable = appPasswords.listOpenable(anna.id)
  assert.ok(openable.includes(files.id))
  for (const app of [wiki.id, closed.id, 'directory-server' as const]) assert.ok(!openable.includes(app), app)
  const { directoryServer } = world.memory.settings()
  await world.asOperator.apps.addSecret(
    { kind: 'directory-server', ownerId: 'directory-server' },
    { kind: 'generated' },
  )
  await world.asOperator.settings.put('directoryServer', { ...directoryServer, enabled: true })
  assert.equal(appPasswords.listOpenable(anna.id).at(-1), 'directory-server')
  await world.asOperator.settings.put('directoryServer', directoryServer)
  await world.asOperator.users.disable(anna.id)
  assert.deepEqual(appPasswords.listOpenable(anna.id), [])
})

test('an app that demands a second factor takes them', async () => {
  await world.asOperator.apps.update(files.id, { requireTwoFactor: true })
  await make()
})

const wrong: [more: Parameters<typeof make>[0], why: string][] = [
  [{ name: '  ' }, 'no name'],
  [{ name: 'a\nb' }, 'a line break in the name'],
  [{ name: 'x'.repeat(limits.appPassword.nameLengthMax + 1) }, 'a name too long'],
  [{ expiresAt: 0 }, 'an end in the past'],
]
for (const [more, why] of wrong) test(`refused: ${why}`, async () => assert.rejects(make(more), refusedWith('invalid')))

test('one person has so many at most', async () => {
  for (let i = 0; i < limits.appPassword.perPersonMax; i++) await make()
  await assert.rejects(make(), refusedWith('conflict'))
})

test('one’s own may be revoked by oneself, by nobody of the same role', async () => {
  const { password } = await make()
  const bella = await world.add(`bella-${world.memory.people.size}`)
  const { appPasswords } = world.signIn
  const which = { userId: anna.id, id: password.id }
  await assert.rejects(appPasswords.remove(which, itself(bella), cli), refusedWith('forbidden'))
  await appPasswords.remove(which, itself(anna), cli)
  assert.deepEqual(await appPasswords.list(anna.id), [])
})
