import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { DirectoryQuery } from '@doorward/contract'
import { days, Secret } from '#ground'
import type { User } from '#directory'
import { RawClient, bindRequest, searchRequest } from '../ldap/raw-client.ts'
import { password } from '../world/open-test-world.ts'
import { openApiWorld, type ApiWorld } from './api-world.ts'

const base = 'dc=example,dc=com'
let world: ApiWorld
let anna: User
let adam: string
let port: number

before(async () => {
  world = await openApiWorld()
  await world.add('adam', { role: 'admin' })
  anna = await world.add('anna')
  adam = await world.cookieOf('adam')
  const { asOperator, memory } = world
  const owner = { kind: 'directory-server', ownerId: 'directory-server' } as const
  await asOperator.apps.addSecret(owner, { kind: 'typed', value: new Secret('sixteen letters and more') })
  await asOperator.apps.create({ name: 'wiki', title: 'Wiki', access: { kind: 'everyone' }, ldap: {} })
  await world.directoryServer.start()
  const settings = memory.settings().directoryServer
  await asOperator.settings.put('directoryServer', { ...settings, enabled: true, allow: ['127.0.0.1'] })
  await world.directoryServer.settled()
  const { state } = world.directoryServer
  assert.ok(state.listening === 'listening')
  port = state.ldapPort ?? 0
})
after(() => world.dispose())

const list = async (query: Record<string, string> = {}) => {
  const { status, body } = await world.call(adam, 'listDirectoryQueries', { query })
  assert.equal(status, 200, JSON.stringify(body))
  return body as {
    items: DirectoryQuery[]
    cursor: string
    anew: boolean
    connections: number
    kept: number
    refusedAddresses: { address: string; count: number; firstAt: string; lastAt: string }[]
  }
}

test('what an app asks is there for admins, with people and apps by their names of today', async () => {
  const before = await list()
  assert.deepEqual([before.items, before.anew, before.connections], [[], false, 0])
  const client = await RawClient.open(port)
  await client.bind(`uid=anna,ou=users,cn=wiki,ou=apps,${base}`, password)
  await client.search({ base: `ou=users,cn=wiki,ou=apps,${base}`, filter: '(uid=anna)', attributes: ['mail'] })
  await client.codeOf(bindRequest(`uid=nobody,ou=users,${base}`, 'wrong'))
  const { items, connections, kept, cursor } = await list({ after: before.cursor })
  assert.deepEqual([connections, kept], [1, 2000])
  assert.deepEqual(
    items.map(({ kind, codeName, refused, user, app, entries }) => [
      kind,
      codeName,
      refused,
      user?.name ?? null,
      app?.name ?? null,
      entries,
    ]),
    [
      ['bind', 'invalidCredentials', true, null, null, null],
      ['search', 'success', false, anna.displayName, 'Wiki', 1],
      ['bind', 'success', false, anna.displayName, 'Wiki', null],
    ],
  )
  const search = items[1] ?? assert.fail()
  assert.equal(search.at, new Date(world.clock.now()).toISOString())
  assert.deepEqual([search.filter, search.scope, search.attributes], ['(uid=anna)', 'sub', ['mail']])
  assert.equal(new Set(items.map(({ id }) => id)).size, 3)

  const next = await list({ after: cursor })
  assert.deepEqual([next.items, next.cursor, next.anew], [[], cursor, false])
  const ofAnna = await list({ user: anna.id, kind: 'search' })
  assert.deepEqual(
    ofAnna.items.map(({ id }) => id),
    [search.id],
  )
  assert.equal((await list({ only: 'refused' })).items.length, 1)
  assert.equal((await list({ limit: '1' })).items.length, 1)
  assert.equal((await list({ search: 'NOBODY' })).items.length, 1)
  client.close()
})

test('a cursor of another run begins anew, and says so', async () => {
  for (const cursor of ['ABCD-EFGH.2', 'nonsense', '.', `${(await list()).cursor.split('.')[0]}.x`]) {
    const { items, anew } = await list({ after: cursor })
    assert.ok(items.length > 0, cursor)
    assert.equal(anew, true, cursor)
  }
})

test('what is not asked for in its form is refused', async () => {
  const refused = { kind: ['unbind'], only: ['quick'], user: ['anna'], limit: ['0', '1000'] }
  for (const [name, value] of Object.entries(refused).flatMap(([name, values]) =>
    values.map(value => [name, value] as const),
  )) {
    const { status } = await world.call(adam, 'listDirectoryQueries', { query: { [name]: value } })
    assert.equal(status, 422, `${name}=${value}`)
  }
})

test('an address that was refused is told for a day', async () => {
  const refused = await RawClient.open(port, '127.0.0.1', '127.0.0.88')
  assert.equal(await refused.codeOf(searchRequest({})), 'closed')
  const { refusedAddresses, items } = await list()
  const at = new Date(world.clock.now()).toISOString()
  assert.deepEqual(refusedAddresses, [{ address: '127.0.0.88', count: 1, firstAt: at, lastAt: at }])
  assert.deepEqual([items[0]?.kind, items[0]?.code, items[0]?.refused], ['connection', null, true])
  world.clock.advance(days(1) + 1)
  adam = await world.cookieOf('adam')
  assert.deepEqual((await list()).refusedAddresses, [])
})

test('limits, proxies and remembered passwords are settings: checked by name, null is the usual', async () => {
  const get = async () => (await world.call(adam, 'getDirectoryServer')).body
  const patch = async (body: object) => {
    const { version } = await get()
    return world.call(adam, 'updateDirectoryServer', { body, version })
  }
  const before = await get()
  assert.deepEqual(before.limits.connections, { value: null, usual: 900, min: 1, max: 100_000 })
  assert.equal(before.proxyFrom, '')
  const set = await patch({
    limits: { connections: 50, idleSeconds: 60 },
    proxyFrom: '10.0.0.1 # the balancer\n\n10.1.0.0/16',
    rememberPasswords: false,
  })
  assert.equal(set.status, 200, JSON.stringify(set.body))
  const { directoryServer } = set.body
  assert.deepEqual([directoryServer.limits.connections.value, directoryServer.limits.idleSeconds.value], [50, 60])
  assert.deepEqual(
    [directoryServer.proxyFrom, directoryServer.rememberPasswords],
    ['10.0.0.1 # the balancer\n\n10.1.0.0/16', false],
  )
  const back = await patch({ limits: { connections: null }, proxyFrom: '' })
  assert.deepEqual(
    [back.body.directoryServer.limits.connections.value, back.body.directoryServer.limits.idleSeconds.value],
    [null, 60],
    'those not named stay',
  )
  assert.deepEqual(world.memory.settings().directoryServer.proxyFrom, [])

  const errors = async (body: object): Promise<string[]> => {
    const { status, body: answer } = await patch(body)
    assert.equal(status, 422, JSON.stringify(body))
    return answer.errors.map(({ path }: { path: string }) => path)
  }
  assert.deepEqual(await errors({ proxyFrom: '10.0.0.1\nmy proxy\n10.0.0.0/99' }), ['proxyFrom.2', 'proxyFrom.3'])
  assert.deepEqual(await errors({ limits: { idleSeconds: 9 } }), ['limits.idleSeconds'])
  assert.deepEqual(await errors({ limits: { filterDepth: 101 } }), ['limits.filterDepth'])
  assert.deepEqual(await errors({ limits: { messageKib: 1.5 } }), ['limits.messageKib'])
  assert.deepEqual(await errors({ limits: { searchEntries: '5' } }), ['limits.searchEntries'])
})
