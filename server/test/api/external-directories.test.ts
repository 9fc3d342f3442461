import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { limits, minutes } from '#ground'
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

let count = 0
const settings = {
  provider: 'openldap',
  urls: ['ldaps://LDAP.example.com:636/'],
  bindDn: 'cn=reader,dc=example,dc=com',
  userSearch: { base: 'ou=people,dc=example,dc=com' },
}
const secret = 'a very quiet reader'
const calling = (name: Parameters<typeof staff.world.call>[1], call: object = {}) => staff.world.call(adam, name, call)

async function make(input: object = {}) {
  const body = { name: `corp-${++count}`, settings, bindPassword: secret, ...input }
  const made = await calling('createExternalDirectory', { body })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body
}
const change = (made: { id: string; version: number }, body: object) =>
  calling('updateExternalDirectory', { params: { id: made.id }, version: made.version, body })

test('one is made, read, changed, turned on and off, and deleted', async () => {
  const made = await make()
  assert.deepEqual(
    [made.title, made.enabled, made.hasBindPassword, made.hasClientKey, made.settings.urls, made.settings.interval],
    [made.name, false, true, false, ['ldaps://ldap.example.com:636'], 14_400_000],
  )
  assert.equal(made.settings.attributes.id, 'entryUUID', 'what is usual at the provider’s servers is filled in')
  const params = { id: made.id }
  assert.deepEqual((await calling('getExternalDirectory', { params })).body, made)
  assert.ok((await calling('listExternalDirectories')).body.items.some((item: { id: string }) => item.id === made.id))

  const changed = await change(made, { title: 'Corp', settings: { userSearch: { filter: '(uid=${username})' } } })
  assert.equal(changed.body.title, 'Corp')
  assert.deepEqual(changed.body.settings.userSearch, {
    base: settings.userSearch.base,
    scope: 'subtree',
    filter: '(uid=*)',
    signInFilter: '(uid=${username})',
  })
  assert.equal((await change(made, { title: 'Late' })).status, 412)
  assert.equal((await calling('turnOnExternalDirectory', { params })).body.enabled, true)
  assert.equal((await calling('deleteExternalDirectory', { params })).status, 409)
  assert.equal((await calling('turnOffExternalDirectory', { params })).body.enabled, false)
  assert.equal((await calling('deleteExternalDirectory', { params })).status, 204)
  assert.equal((await calling('getExternalDirectory', { params })).status, 404)
})

test('failure 26: another server, or another way to it, asks for the bind password again', async () => {
  const made = await make()
  const elsewhere: object[] = [
    { urls: ['ldaps://evil.example.org'] },
    { urls: ['ldap://ldap.example.com:636'] },
    { urls: ['ldaps://ldap.example.com:636', 'ldaps://evil.example.org'] },
    { tls: { acceptSelfSigned: true } },
    { tls: { serverName: 'evil.example.org' } },
    { tls: { minVersion: 'TLSv1.3' } },
  ]
  for (const patch of elsewhere) {
    const refused = await change(made, { settings: patch })
    assert.equal(refused.status, 422, JSON.stringify(patch))
    assert.deepEqual(
      refused.body.errors.map(({ path }: { path: string }) => path),
      ['bindPassword'],
      JSON.stringify(patch),
    )
  }
  const { world } = staff
  const open = async () => (await world.directory.openExternalSecrets(made.id)).bindPassword?.reveal()
  assert.equal(await open(), secret)
  const moved = await change(made, { settings: { urls: ['ldaps://ldap2.example.com'] }, bindPassword: 'another one' })
  assert.equal(moved.status, 200)
  assert.equal(await open(), 'another one')
  const taken = await change(moved.body, { settings: { urls: ['ldaps://ldap3.example.com'] }, bindPassword: null })
  assert.deepEqual([taken.status, taken.body.hasBindPassword], [200, false])
  assert.equal((await calling('turnOnExternalDirectory', { params: { id: made.id } })).status, 422)
  const anonymous = await change(taken.body, { settings: { bindDn: null } })
  assert.equal((await calling('turnOnExternalDirectory', { params: { id: made.id } })).status, 200)
  assert.equal(anonymous.body.settings.bindDn, null)
})

test('failure 26: nothing answers, logs or exports a secret', async () => {
  const made = await make()
  const answers = [
    made,
    (await calling('listExternalDirectories')).body,
    (await change(made, { title: 'Other' })).body,
    (await calling('listAudit', { query: { subject: made.id } })).body,
  ]
  for (const answer of answers) assert.ok(!JSON.stringify(answer).includes(secret))
  const { read } = staff.world.store
  for (const table of ['externalDirectory', 'change', 'audit', 'setting'] as const)
    assert.ok(!JSON.stringify(await read.selectFrom(table).selectAll().execute()).includes(secret), table)
})

test('a sealed secret put into another directory’s row does not open', async () => {
  const [one, other] = [await make(), await make()]
  const { store } = staff.world
  const row = await store.read
    .selectFrom('externalDirectory')
    .select('bindPassword')
    .where('id', '=', one.id)
    .executeTakeFirstOrThrow()
  const place = (id: string) => ({ table: 'externalDirectory', row: id, column: 'bindPassword' })
  assert.equal(staff.world.sealer.open(row.bindPassword ?? '', place(one.id)).reveal(), secret)
  assert.throws(() => staff.world.sealer.open(row.bindPassword ?? '', place(other.id)), { code: 'unavailable' })
})

test('only a fresh sign-in changes one, and no token does', async () => {
  const made = await make()
  staff.world.clock.advance(minutes(11))
  const refused = await change(made, { title: 'Stale' })
  assert.deepEqual([refused.status, refused.body.type], [401, 'urn:doorward:problem:fresh-sign-in'])
  const user = (await calling('getSession')).body
  assert.ok(user)
  assert.equal((await calling('createExternalDirectory', { body: { name: 'stale', settings } })).status, 401)
})

test('what cannot be is refused by its field', async () => {
  const wrong: [input: object, path: string][] = [
    [{ name: 'local' }, 'name'],
    [{ name: 'a.b' }, 'name'],
    [{ settings: { ...settings, urls: [] } }, 'settings.urls'],
    [{ settings: { ...settings, urls: ['http://a'] } }, 'settings.urls.0'],
    [{ settings: { ...settings, urls: ['ldap://a/dc=x'] } }, 'settings.urls.0'],
    [{ settings: { ...settings, urls: ['ldap://u:p@a'] } }, 'settings.urls.0'],
    [{ settings: { ...settings, startTls: true } }, 'settings.startTls'],
    [{ settings: { ...settings, tls: { ca: 'x' } } }, 'settings.tls.ca'],
    [{ settings: { ...settings, policy: 'authenticate' } }, 'settings.userDnPattern'],
    [{ settings: { ...settings, policy: 'authenticate', userDnPattern: 'uid=x' } }, 'settings.userDnPattern'],
    [{ settings: { ...settings, usernamePattern: '(' } }, 'settings.usernamePattern'],
    [{ settings: { ...settings, userSearch: { base: '' } } }, 'settings.userSearch.base'],
    [{ settings: { ...settings, userSearch: { base: 'x', filter: 'uid=*' } } }, 'settings.userSearch.filter'],
    [{ settings: { ...settings, userSearch: { base: 'x', filter: '(uid=*' } } }, 'settings.userSearch.filter'],
    [
      { settings: { ...settings, userSearch: { base: 'x', signInFilter: '(uid=x)' } } },
      'settings.userSearch.signInFilter',
    ],
    [{ settings: { ...settings, attributes: { email: 'mail)(x' } } }, 'settings.attributes.email'],
    [{ settings: { ...settings, attributes: { custom: { nobody: 'x' } } } }, 'settings.attributes.custom.nobody'],
    [{ settings: { ...settings, defaultGroup: '0198c2a4-7f3b-7c1e-9d2a-1f0b5e6c7d8e' } }, 'settings.defaultGroup'],
    [{ settings: { ...settings, interval: '* * *' } }, 'settings.interval'],
    [{ settings: { ...settings, interval: 5 } }, 'settings.interval'],
    [{ settings: { ...settings, removalGuard: { percent: 101 } } }, 'settings.removalGuard.percent'],
    [{ settings: { ...settings, sceme: 1 } }, 'settings.sceme'],
    [{ bindPassword: '' }, 'bindPassword'],
    [{ settings: { ...settings, bindDn: null } }, 'settings.bindDn'],
    [{ clientKey: 'x' }, 'clientKey'],
  ]
  for (const [input, path] of wrong) {
    const body = { name: `wrong-${++count}`, settings, bindPassword: secret, ...input }
    const refused = await calling('createExternalDirectory', { body })
    assert.equal(refused.status, 422, JSON.stringify(input))
    assert.deepEqual(
      refused.body.errors.map((error: { path: string }) => error.path),
      [path],
    )
  }
  assert.equal(
    (
      await calling('createExternalDirectory', {
        body: { name: (await make()).name, settings: { ...settings, bindDn: null } },
      })
    ).status,
    409,
  )
})

test('the list of allowed sources names directories that are there, and keeps “local”', async () => {
  const made = await make()
  const rules = async () => (await calling('getSignInRules')).body
  const before = await rules()
  assert.ok(before.allowedSources.includes(made.name), 'one that is made may be signed in from')
  const put = async (allowedSources: string[]) =>
    calling('updateSignInRules', { version: (await rules()).version, body: { allowedSources } })
  assert.equal((await put([made.name])).status, 422)
  assert.equal((await put(['local', 'nowhere'])).status, 422)
  assert.equal((await put([made.name, 'local'])).status, 200)
  assert.deepEqual((await rules()).allowedSources, [made.name, 'local'])
})

test('a person is moved by an admin, and back', async () => {
  const made = await make()
  const person = await staff.person()
  const move = (source: string) => calling('moveUser', { params: { id: person.id }, body: { source } })
  assert.equal((await move(made.id)).status, 409, 'the directory is off')
  await calling('turnOnExternalDirectory', { params: { id: made.id } })
  assert.equal((await move(made.id)).body.source, made.id)
  assert.equal((await move('0198c2a4-7f3b-7c1e-9d2a-1f0b5e6c7d8e')).status, 404)
  const password = { kind: 'typed', password: 'a louder red door' }
  const refused = await calling('setPassword', { params: { id: person.id }, body: { password } })
  assert.equal(refused.status, 409)
  assert.match(refused.body.detail, /external directory/)
  assert.equal((await move('local')).body.source, 'local')
})

test('a file of CloverDX becomes settings, with notes about what did not', async () => {
  await staff.world.asOperator.groups.create({ name: 'Data app users', code: 'data_app_users' })
  const properties = [
    'security.authentication.allowed_domains=clover,LDAP',
    'security.ldap.url=ldap://ldap.example.com:389',
    'security.ldap.userDN=cn=Manager,dc=company,dc=com',
    'security.ldap.password=secret',
    'security.ldap.user_search.base=dc=company,dc=com',
    'security.ldap.user_search.filter=(uid=$${username})',
    'security.ldap.default_user_group=data_app_users',
    'security.ldap.user_autocreate=true',
    'security.ldap.nonsense=1',
  ].join('\n')
  const { status, body } = await calling('readCloverdxFile', { body: { properties } })
  assert.equal(status, 200)
  assert.deepEqual(
    [body.settings.userSearch.filter, body.settings.userSearch.signInFilter, body.settings.requireGroup],
    ['(uid=*)', '(uid=${username})', true],
  )
  assert.deepEqual(
    [body.bindPassword, body.missingGroup, body.allowed],
    ['secret', null, { local: true, directory: true }],
  )
  assert.deepEqual(
    body.notes.map(({ key }: { key: string }) => key),
    ['security.ldap.nonsense'],
  )
  const made = await make({ settings: body.settings, bindPassword: body.bindPassword })
  assert.deepEqual(made.settings, body.settings)
  assert.equal((await calling('readCloverdxFile', { body: { properties: 'a=1' } })).status, 422)
})
