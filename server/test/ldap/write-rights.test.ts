import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import type { Role, User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { ExtendedName, encodePasswordModify, type Octets, type Request, SecretOctets } from '@doorward/ldap'
import { adminDN, base } from './ldap-world.ts'
import {
  addRequest,
  deleteRequest,
  groupDN,
  modifyRequest,
  newPerson,
  openWriteWorld,
  personDN,
  renameRequest,
  type WriteWorld,
} from './write-world.ts'

const appDN = `cn=wiki,ou=apps,${base}`
const appSecret = 'the secret of the wiki'

/** Two of each role, so that everybody meets somebody like themselves; `mona` keeps the list of one group. */
const people: Record<string, Role> = {
  olga: 'owner',
  otto: 'owner',
  ada: 'admin',
  adam: 'admin',
  uma: 'usermanager',
  urs: 'usermanager',
  ulla: 'user',
  uwe: 'user',
  mona: 'user',
}

/** A username is never given twice. */
let added = 0

const setPassword = (dn: string): Request<Octets> => ({
  kind: 'extendedReq',
  name: ExtendedName.passwordModify,
  value: encodePasswordModify({
    userIdentity: dn,
    oldPassword: undefined,
    newPassword: new SecretOctets('another good password'),
  }),
})

/** What is asked for, and who may: everybody else is refused with 50. In every row the asker is bound afresh. */
const rows: [what: string, request: () => Request<Octets>, may: readonly string[], other?: Record<string, number>][] = [
  [
    'a name of a user',
    () => modifyRequest(personDN('uwe'), ['replace', 'givenName', 'X']),
    ['admin', 'olga', 'ada', 'uma'],
  ],
  [
    'a name of a user manager',
    () => modifyRequest(personDN('urs'), ['replace', 'givenName', 'X']),
    ['admin', 'olga', 'ada'],
  ],
  [
    'a name of an admin',
    () => modifyRequest(personDN('adam'), ['replace', 'givenName', 'X']),
    ['admin', 'olga', 'ada'],
  ],
  ['a name of an owner', () => modifyRequest(personDN('otto'), ['replace', 'givenName', 'X']), ['olga']],
  [
    'a mail of a user',
    () => modifyRequest(personDN('uwe'), ['replace', 'mail', 'x@example.com']),
    ['admin', 'olga', 'ada', 'uma'],
  ],
  [
    'making a user an admin',
    () => modifyRequest(personDN('uwe'), ['replace', 'employeeType', 'admin']),
    ['admin', 'olga', 'ada'],
  ],
  ['making a user an owner', () => modifyRequest(personDN('uwe'), ['replace', 'employeeType', 'owner']), ['olga']],
  ['making an owner a user', () => modifyRequest(personDN('otto'), ['replace', 'employeeType', 'user']), ['olga']],
  [
    'disabling a user',
    () => modifyRequest(personDN('uwe'), ['add', 'pwdAccountLockedTime', '000001010000Z']),
    ['admin', 'olga', 'ada', 'uma'],
  ],
  [
    'disabling an owner',
    () => modifyRequest(personDN('otto'), ['add', 'pwdAccountLockedTime', '000001010000Z']),
    ['olga'],
  ],
  ['the password of a user', () => setPassword(personDN('uwe')), ['admin', 'olga', 'ada', 'uma']],
  ['the password of an admin', () => setPassword(personDN('adam')), ['admin', 'olga', 'ada']],
  ['the password of an owner', () => setPassword(personDN('otto')), ['olga']],
  [
    'userPassword of an owner',
    () => modifyRequest(personDN('otto'), ['replace', 'userPassword', 'another good password']),
    ['olga'],
  ],
  ['deleting a user', () => deleteRequest(personDN('uwe')), ['admin', 'olga', 'ada', 'uma']],
  ['deleting an owner', () => deleteRequest(personDN('otto')), ['olga']],
  [
    'adding a user',
    () => newPerson(`new${++added}`, { userPassword: 'a fine new password' }),
    ['admin', 'olga', 'ada', 'uma'],
  ],
  ['adding an admin', () => newPerson(`new${++added}`, { employeeType: 'admin' }), ['admin', 'olga', 'ada']],
  ['adding an owner', () => newPerson(`new${++added}`, { employeeType: 'owner' }), ['olga']],
  [
    'adding a group',
    () => addRequest(groupDN('new'), { objectClass: 'groupOfNames' }),
    ['admin', 'olga', 'ada', 'uma'],
  ],
  [
    'members of a group',
    () => modifyRequest(groupDN('list'), ['add', 'member', personDN('uwe')]),
    ['admin', 'olga', 'ada', 'uma', 'mona'],
  ],
  [
    'an admin into a group',
    () => modifyRequest(groupDN('list'), ['add', 'member', personDN('adam')]),
    ['admin', 'olga', 'ada', 'mona'],
  ],
  [
    'a group into a group',
    () => modifyRequest(groupDN('list'), ['add', 'member', groupDN('inner')]),
    ['admin', 'olga', 'ada', 'uma'],
  ],
  [
    'members of a group that opens a sensitive app',
    () => modifyRequest(groupDN('safe'), ['add', 'member', personDN('uwe')]),
    ['admin', 'olga', 'ada'],
  ],
  [
    'the description of a group',
    () => modifyRequest(groupDN('list'), ['replace', 'description', 'X']),
    ['admin', 'olga', 'ada', 'uma'],
  ],
  ['renaming a group', () => renameRequest(groupDN('list'), 'cn=other'), ['admin', 'olga', 'ada', 'uma']],
  ['deleting a group', () => deleteRequest(groupDN('list')), ['admin', 'olga', 'ada', 'uma']],
  ['the entry of the admin bind', () => modifyRequest(adminDN, ['replace', 'description', 'X']), [], { admin: 53 }],
]

/** What people ask for of their own entry; the code each role gets. `ulla` stands for users, `uma` for user managers. */
const ownRows: [what: string, request: (dn: string) => Request<Octets>, codes: Record<string, number>][] = [
  [
    'telephoneNumber',
    dn => modifyRequest(dn, ['replace', 'telephoneNumber', '1']),
    { ulla: 0, uma: 0, ada: 0, olga: 0 },
  ],
  ['displayName', dn => modifyRequest(dn, ['replace', 'displayName', 'X']), { ulla: 0, uma: 0, ada: 0, olga: 0 }],
  [
    'mail',
    dn => modifyRequest(dn, ['replace', 'mail', `x.${dn.slice(4, 7)}@example.com`]),
    { ulla: 53, uma: 53, ada: 0, olga: 0 },
  ],
  [
    'employeeType',
    dn => modifyRequest(dn, ['replace', 'employeeType', 'owner']),
    { ulla: 50, uma: 50, ada: 50, olga: 0 },
  ],
  [
    'employeeType down',
    dn => modifyRequest(dn, ['replace', 'employeeType', 'user']),
    { ulla: 0, uma: 50, ada: 50, olga: 50 },
  ],
  ['loginShell', dn => modifyRequest(dn, ['replace', 'loginShell', '/bin/sh']), { ulla: 50, uma: 50, ada: 0, olga: 0 }],
  [
    'disabling',
    dn => modifyRequest(dn, ['add', 'pwdAccountLockedTime', '000001010000Z']),
    { ulla: 50, uma: 50, ada: 53, olga: 53 },
  ],
  ['deleting', deleteRequest, { ulla: 50, uma: 50, ada: 53, olga: 53 }],
  ['another uid', dn => renameRequest(dn, 'uid=other'), { ulla: 53, uma: 53, ada: 53, olga: 53 }],
  ['password', setPassword, { ulla: 0, uma: 0, ada: 0, olga: 0 }],
]

describe('who may change what through LDAP', () => {
  let world: WriteWorld
  let persons: User[]

  before(async () => {
    world = await openWriteWorld()
    const { asOperator } = world
    for (const [name, role] of Object.entries(people)) await world.add(name, { role })
    persons = await asOperator.users.list({ limit: 50 }).then(({ items }) => items)
    const { posix } = world.memory.settings()
    await asOperator.settings.put('posix', { ...posix, enabled: true })
    await world.addGroup('inner')
    const safe = await world.addGroup('safe')
    await putBack()
    const secret = { kind: 'typed', value: new Secret(appSecret) } as const
    await asOperator.apps.create({ title: 'Wiki', access: { kind: 'everyone' }, ldap: { secret } })
    await asOperator.apps.create({
      title: 'Safe',
      access: { kind: 'chosen', groups: [safe.id], users: [] },
      sensitive: true,
    })
  })
  afterEach(() => putBack())
  after(() => world.dispose())

  /** Everything as it was, for the next row. */
  async function putBack(): Promise<void> {
    const { asOperator, memory } = world
    for (const before of persons) {
      const { id, role, email, givenName, displayName, phone } = before
      const now = memory.people.find(id)
      if (now?.trashedAt !== null) await asOperator.users.restore(id)
      if (now?.disabledByAdmin === true) await asOperator.users.enable(id)
      await asOperator.users.update(id, { role, email, givenName, displayName, phone })
      if (now?.credentialVersion !== before.credentialVersion)
        await asOperator.users.setPassword(id, new Secret(password))
    }
    persons = persons.map(({ id }) => asOperator.users.get(id))
    for (const name of ['new', 'other', 'list']) {
      const group = memory.groups.findByName(name)
      if (group !== undefined) await asOperator.groups.delete(group.id)
    }
    const list = await world.addGroup('list')
    const mona = persons.find(({ username }) => username === 'mona')
    await asOperator.groups.changeManagers(list.id, { add: mona === undefined ? [] : [mona.id] })
    await asOperator.settings.put('policy', { ...memory.settings().policy, lockProfiles: false })
    await world.change({ views: [{ base, profile: 'standard', writable: true, usersSeeAll: true }] })
  }

  const connect = (who: string) =>
    who === 'admin'
      ? world.connect()
      : who === 'app'
        ? world.connect(appDN, appSecret)
        : who === 'nobody'
          ? world.connect('')
          : world.connect(personDN(who))
  const codeAs = async (who: string, request: Request<Octets>): Promise<number | 'closed'> => {
    const client = await connect(who)
    try {
      return await client.codeOf(request)
    } finally {
      client.close()
    }
  }

  for (const [what, request, may, other = {}] of rows)
    test(what, async () => {
      // Those who may not come first, so that nothing has been done yet.
      for (const who of ['nobody', 'app', 'ulla', 'mona', 'uma', 'ada', 'admin', 'olga']) {
        if (may.includes(who)) continue
        const expected =
          who === 'nobody' ? 8 : who === 'app' ? 32 : (other[who] ?? (what.startsWith('the entry of') ? 32 : 50))
        const seen = world.memory.seq
        assert.equal(await codeAs(who, request()), expected, who)
        assert.equal(world.memory.seq, seen, `${who} has changed nothing`)
      }
      const first = may[0]
      if (first !== undefined) assert.equal(await codeAs(first, request()), 0, first)
    })

  test('each of those who may does', async () => {
    for (const who of ['admin', 'olga', 'ada', 'uma'])
      assert.equal(await codeAs(who, modifyRequest(personDN('uwe'), ['replace', 'givenName', who])), 0, who)
    assert.equal(await codeAs('mona', modifyRequest(groupDN('list'), ['add', 'memberUid', 'uwe'])), 0)
    assert.equal(await codeAs('olga', modifyRequest(personDN('otto'), ['replace', 'employeeType', 'admin'])), 0)
  })

  for (const [what, request, codes] of ownRows)
    test(`of their own entry: ${what}`, async () => {
      for (const [who, code] of Object.entries(codes))
        assert.equal(await codeAs(who, request(personDN(who))), code, who)
    })

  test('where profiles are locked, names are for admins to change, and telephone numbers are not', async () => {
    const { policy } = world.memory.settings()
    await world.asOperator.settings.put('policy', { ...policy, lockProfiles: true })
    const ulla = personDN('ulla')
    assert.equal(await codeAs('ulla', modifyRequest(ulla, ['replace', 'givenName', 'X'])), 50)
    assert.equal(await codeAs('ulla', modifyRequest(ulla, ['replace', 'mailAlternateAddress', 'x@example.org'])), 50)
    assert.equal(await codeAs('ulla', modifyRequest(ulla, ['replace', 'telephoneNumber', '1'])), 0)
    assert.equal(await codeAs('ada', modifyRequest(personDN('ada'), ['replace', 'givenName', 'X'])), 0)
  })

  test('custom attributes: one’s own as declared, and what admins alone see is not there', async () => {
    const { attributes } = world.asOperator
    await attributes.declare({ name: 'nickname', seenBy: 'self', editedBy: 'self' })
    await attributes.declare({ name: 'floor', seenBy: 'self' })
    await attributes.declare({ name: 'salary', seenBy: 'admins' })
    const change = (name: string) => modifyRequest(personDN('ulla'), ['replace', name, '1'])
    assert.deepEqual(
      [
        await codeAs('ulla', change('nickname')),
        await codeAs('ulla', change('floor')),
        await codeAs('ulla', change('salary')),
      ],
      [0, 50, 17],
    )
    assert.deepEqual([await codeAs('mona', change('nickname')), await codeAs('uma', change('salary'))], [50, 0])
  })

  test('the last owner stays one', async () => {
    assert.equal(await codeAs('olga', deleteRequest(personDN('otto'))), 0)
    for (const request of [
      modifyRequest(personDN('olga'), ['replace', 'employeeType', 'user']),
      deleteRequest(personDN('olga')),
      modifyRequest(personDN('olga'), ['add', 'pwdAccountLockedTime', '000001010000Z']),
    ]) {
      for (const who of ['olga', 'admin', 'ada']) assert.notEqual(await codeAs(who, request), 0, who)
      assert.equal(world.memory.people.findByUsername('olga')?.role, 'owner')
    }
  })

  test('where a tree is read only nothing is changed, whoever asks', async () => {
    await world.change({ views: [{ base, profile: 'standard', writable: false, usersSeeAll: true }] })
    const requests = [
      modifyRequest(personDN('ulla'), ['replace', 'telephoneNumber', '1']),
      deleteRequest(personDN('uwe')),
      newPerson('new'),
      renameRequest(groupDN('list'), 'cn=other'),
      setPassword(personDN('ulla')),
    ]
    for (const who of ['admin', 'olga', 'ulla'])
      for (const request of requests) assert.equal(await codeAs(who, request), 53, `${who} ${request.kind}`)
  })

  test('who sees nobody else finds nobody else to change', async () => {
    await world.change({ views: [{ base, profile: 'standard', writable: true, usersSeeAll: false }] })
    assert.equal(await codeAs('ulla', modifyRequest(personDN('uwe'), ['replace', 'givenName', 'X'])), 32)
    assert.equal(await codeAs('ulla', deleteRequest(groupDN('list'))), 32)
    assert.equal(await codeAs('ulla', modifyRequest(personDN('ulla'), ['replace', 'telephoneNumber', '1'])), 0)
  })

  test('what is sensitive needs a bind of the last ten minutes', async () => {
    const ada = await connect('ada')
    const ulla = await connect('ulla')
    world.clock.advance(11 * 60_000)
    const late = [
      modifyRequest(personDN('uwe'), ['replace', 'employeeType', 'usermanager']),
      modifyRequest(personDN('uwe'), ['replace', 'mail', 'x@example.com']),
      modifyRequest(personDN('uwe'), ['replace', 'userPassword', 'another good password']),
      setPassword(personDN('uwe')),
    ]
    for (const request of late) assert.equal(await ada.codeOf(request), 50)
    assert.equal(await ada.codeOf(modifyRequest(personDN('uwe'), ['replace', 'givenName', 'X'])), 0)
    assert.equal(await ulla.codeOf(setPassword(personDN('ulla'))), 50)
    for (const client of [ada, ulla]) client.close()
  })
})
