import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import type { User } from '#directory'
import type { Octets, Request } from '@doorward/ldap'
import { base, adminDN } from './ldap-world.ts'
import type { RawClient } from './raw-client.ts'
import { refusedAdds } from './refused-adds.ts'
import {
  addRequest,
  deleteRequest,
  modifyRequest,
  newPerson,
  openWriteWorld,
  personDN,
  renameRequest,
  type WriteWorld,
} from './write-world.ts'

const inetOrgPerson = ['inetOrgPerson']

describe('people are added, changed and deleted as at the dashboard', () => {
  let world: WriteWorld
  let client: RawClient
  let last = 0

  before(async () => {
    world = await openWriteWorld()
    await world.asOperator.attributes.declare({ name: 'costCentre', type: 'number', seenBy: 'everyone' })
    await world.asOperator.attributes.declare({ name: 'nickname', multiValued: true, seenBy: 'everyone' })
    await world.asOperator.attributes.declare({ name: 'onCall', type: 'boolean', seenBy: 'everyone' })
    const { posix } = world.memory.settings()
    await world.asOperator.settings.put('posix', { ...posix, enabled: true })
    client = await world.connect()
  })
  after(async () => {
    client.close()
    await world.dispose()
  })

  const userOf = (name: string): User => {
    const user = world.memory.people.findByUsername(name)
    assert.ok(user, name)
    return user
  }
  /** Somebody new for each case. */
  const someone = async (): Promise<[name: string, dn: string]> => {
    const name = `person${++last}`
    assert.equal(await client.codeOf(newPerson(name, { mail: `${name}@example.com`, givenName: 'Some' })), 0)
    return [name, personDN(name)]
  }
  const answerOf = async (request: Request<Octets>): Promise<[code: number, message: string]> => {
    const answer = await client.ask(request)
    assert.ok(answer !== undefined && 'resultCode' in answer)
    return [answer.resultCode, answer.diagnosticMessage]
  }

  test('everything the API takes of somebody new', async () => {
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJr5fE7NlJAgTgDRmBzHrpzMr5nXfmTUMRlg6SVBGo2V anna@laptop'
    const request = newPerson('anna', {
      objectClass: ['top', 'inetOrgPerson', 'posixAccount', 'ldapPublicKey'],
      givenName: 'Anna',
      mail: 'anna@example.com',
      mailAlternateAddress: 'anna@elsewhere.example',
      telephoneNumber: '+49 30 123',
      preferredLanguage: 'de',
      employeeType: 'usermanager',
      costCentre: '4711',
      nickname: ['Ann', 'Anni'],
      onCall: 'TRUE',
      uidNumber: '54321',
      gidNumber: '54321',
      homeDirectory: '/srv/anna',
      loginShell: '/bin/zsh',
      sshPublicKey: key,
      userPassword: 'a password of anna',
    })
    assert.deepEqual(await answerOf(request), [0, ''])
    const anna = userOf('anna')
    assert.deepEqual(
      [anna.displayName, anna.givenName, anna.familyName, anna.email, anna.emailVerified, anna.recoveryEmail],
      ['anna Example', 'Anna', 'Example', 'anna@example.com', true, 'anna@elsewhere.example'],
    )
    assert.deepEqual(
      [anna.phone, anna.locale, anna.role, anna.uidNumber, anna.homeDirectory, anna.loginShell, anna.sshKeys],
      ['+49 30 123', 'de', 'usermanager', 54321, '/srv/anna', '/bin/zsh', [key]],
    )
    const { entries } = await client.search({
      base: personDN('anna'),
      attributes: ['nickname', 'onCall', 'costCentre'],
    })
    assert.deepEqual(entries[0]?.attributes, { costCentre: ['4711'], nickname: ['Ann', 'Anni'], onCall: ['TRUE'] })
    ;(await world.connect(personDN('anna'), 'a password of anna')).close()
  })

  test('what is written is found by the next search, here and on every other connection', async () => {
    const other = await world.connect()
    const [name, dn] = await someone()
    for (let i = 0; i < 5; i++) {
      assert.equal(await client.codeOf(modifyRequest(dn, ['replace', 'givenName', `Name ${i}`])), 0)
      for (const open of [client, other])
        assert.equal((await open.search({ base, filter: `(&(uid=${name})(givenName=name ${i}))` })).entries.length, 1)
    }
    other.close()
  })

  test('a hash of a form the importer knows is taken of somebody new, from the admin alone', async () => {
    // {SSHA} of “a quiet green door”, as slapd writes it.
    const ssha = '{SSHA}' + Buffer.from(await sshaOf('a quiet green door')).toString('base64')
    assert.deepEqual(await answerOf(newPerson('hashed', { userPassword: ssha })), [0, ''])
    ;(await world.connect(personDN('hashed'))).close()
    const [code, message] = await answerOf(newPerson('unhashed', { userPassword: '{NOPE}abc' }))
    assert.equal(code, 19)
    assert.doesNotMatch(message, /abc/, 'the value is not told')
    assert.equal(world.memory.people.findByUsername('unhashed'), undefined)
    const [, dn] = await someone()
    assert.equal((await answerOf(modifyRequest(dn, ['replace', 'userPassword', ssha])))[0], 19)
  })

  for (const [why, request, code, message] of refusedAdds)
    test(`not added: ${why}`, async () => {
      const before = world.memory.people.size
      const [found, text] = await answerOf(request)
      assert.equal(found, code, text)
      assert.match(text, message)
      assert.equal(world.memory.people.size, before)
    })

  test('changes of one request follow one another, and are all done or none', async () => {
    const [name, dn] = await someone()
    const ok = modifyRequest(
      dn,
      ['add', 'nickname', 'one'],
      ['add', 'nickname', 'two'],
      ['delete', 'nickname', 'ONE'],
      ['replace', 'telephoneNumber', '1'],
      ['delete', 'telephoneNumber'],
      ['replace', 'costCentre', '7'],
      ['increment', 'costCentre', '-3'],
    )
    assert.deepEqual(await answerOf(ok), [0, ''])
    const { entries } = await client.search({ base: dn, attributes: ['nickname', 'telephoneNumber', 'costCentre'] })
    assert.deepEqual(entries[0]?.attributes, { nickname: ['two'], costCentre: ['4'] })
    const { version } = userOf(name)
    const [code] = await answerOf(
      modifyRequest(
        dn,
        ['replace', 'givenName', 'Other'],
        ['replace', 'userPassword', 'a fine long password'],
        ['replace', 'mail', 'anna@example.com'],
      ),
    )
    assert.equal(code, 19)
    assert.equal(userOf(name).version, version, 'neither the name nor the password is changed')
    assert.equal(userOf(name).givenName, 'Some')
  })

  const refusedChanges: [why: string, changes: Parameters<typeof modifyRequest>[1][], code: number, message: RegExp][] =
    [
      ['a value that is there', [['add', 'mail', 'PERSON@example.com']], 20, /mail: value #0 already exists/],
      ['a value that is not there', [['delete', 'mail', 'no@example.com']], 16, /no such value/],
      ['an attribute that is not there', [['delete', 'telephoneNumber']], 16, /no such attribute/],
      ['an attribute nobody knows', [['replace', 'nonsense', 'a']], 17, /undefined/],
      ['add of nothing', [['add', 'mail']], 2, /no values/],
      ['a second value', [['add', 'mail', 'more@example.com']], 19, /multiple values/],
      ['twice the same', [['replace', 'nickname', 'a', 'A']], 20, /more than once/],
      ['a wrong syntax', [['replace', 'costCentre', 'x']], 21, /value #0 invalid/],
      ['what a class demands', [['delete', 'sn']], 65, /'sn'/],
      ['the name of the entry', [['delete', 'uid']], 67, /never changed/],
      ['another name of the entry', [['replace', 'uid', 'other']], 67, /never changed/],
      ['a second name of the entry', [['add', 'uid', 'other']], 19, /no user modification/],
      [
        'an operational attribute',
        [['replace', 'entryCSN', '20000101000000.000004Z#000000#000#000000']],
        19,
        /entryCSN/,
      ],
      ['memberOf', [['add', 'memberOf', `cn=staff,ou=groups,${base}`]], 19, /memberOf/],
      ['isAdmin', [['replace', 'isAdmin', 'TRUE']], 19, /isAdmin/],
      ['a number once given', [['replace', 'uidNumber', '4242']], 19, /uidNumber/],
      ['the structural class', [['add', 'objectClass', 'groupOfNames']], 69, /inetOrgPerson/],
      ['without its class', [['replace', 'objectClass', 'top']], 65, /structural/],
      ['a class nobody knows', [['add', 'objectClass', 'nonsense']], 21, /objectClass/],
      ['increment of text', [['increment', 'givenName', '1']], 19, /no numbers/],
      ['increment of nothing', [['increment', 'costCentre', '1']], 16, /no such attribute/],
      ['increment by two amounts', [['increment', 'costCentre', '1', '2']], 2, /one amount/],
      ['a password that goes', [['delete', 'userPassword']], 53, /not taken away/],
      ['a password that is replaced by none', [['replace', 'userPassword']], 53, /not taken away/],
      ['a weak password', [['replace', 'userPassword', 'short']], 19, /8 characters/],
      [
        'a wrong old password',
        [
          ['delete', 'userPassword', 'wrong'],
          ['add', 'userPassword', 'a good password'],
        ],
        16,
        /value/,
      ],
      ['unlocking who is not locked', [['delete', 'pwdAccountLockedTime']], 16, /no such attribute/],
      ['a lock that ends', [['add', 'pwdAccountLockedTime', '20990101000000Z']], 19, /000001010000Z/],
      ['the role owner', [['replace', 'employeeType', 'owner']], 50, /owner/],
      [
        'cn and displayName apart',
        [
          ['replace', 'cn', 'A'],
          ['replace', 'displayName', 'B'],
        ],
        19,
        /one here/,
      ],
    ]
  test('what cannot be is refused as slapd refuses it, and nothing is changed', async () => {
    assert.equal(await client.codeOf(newPerson('person', { mail: 'person@example.com' })), 0)
    const { version } = userOf('person')
    for (const [why, changes, code, message] of refusedChanges) {
      const [found, text] = await answerOf(modifyRequest(personDN('person'), ...changes))
      assert.equal(found, code, `${why}: ${text}`)
      assert.match(text, message, why)
      assert.equal(userOf('person').version, version, why)
    }
  })

  test('a class that comes with what it allows is accepted', async () => {
    const [name, dn] = await someone()
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJr5fE7NlJAgTgDRmBzHrpzMr5nXfmTUMRlg6SVBGo2V'
    const request = modifyRequest(dn, ['add', 'objectClass', 'ldapPublicKey'], ['add', 'sshPublicKey', key])
    assert.deepEqual(await answerOf(request), [0, ''])
    assert.deepEqual(userOf(name).sshKeys, [key])
  })

  test('pwdAccountLockedTime disables and enables, and ends what is open', async () => {
    const [name, dn] = await someone()
    await world.asOperator.users.setPassword(userOf(name).id, new Secret('a quiet green door'))
    const open = await world.connect(dn)
    assert.equal(await client.codeOf(modifyRequest(dn, ['add', 'pwdAccountLockedTime', '000001010000Z'])), 0)
    assert.equal(await open.ended(), 'closed')
    assert.equal(userOf(name).disabledByAdmin, true)
    assert.equal(await client.codeOf(modifyRequest(dn, ['add', 'pwdAccountLockedTime', '000001010000Z'])), 20)
    assert.equal(await client.codeOf(modifyRequest(dn, ['delete', 'pwdAccountLockedTime'])), 0)
    assert.equal(userOf(name).disabledByAdmin, false)
    ;(await world.connect(dn)).close()
  })

  test('a deleted person is in the trash, and comes back as they were', async () => {
    const [name, dn] = await someone()
    const { id } = userOf(name)
    assert.equal(await client.codeOf(deleteRequest(dn)), 0)
    assert.equal(await client.codeOf(deleteRequest(dn)), 32)
    assert.notEqual(world.memory.people.find(id)?.trashedAt, null)
    assert.equal(await client.codeOf(newPerson(name)), 68, 'a username is never given again')
    await world.asOperator.users.restore(id)
    assert.equal((await client.search({ base: dn })).entries.length, 1)
  })

  test('entries that follow from the settings stay', async () => {
    const { app } = await world.asOperator.apps.create({ title: 'Wiki', access: { kind: 'everyone' }, ldap: {} })
    const wiki = `cn=${app.name},ou=apps,${base}`
    for (const dn of [base, `ou=users,${base}`, `ou=apps,${base}`, wiki])
      assert.equal((await answerOf(deleteRequest(dn)))[0], dn === wiki ? 53 : 66, dn)
    for (const dn of [base, `ou=users,${base}`, adminDN])
      assert.equal((await answerOf(modifyRequest(dn, ['replace', 'description', 'x'])))[0], 53, dn)
    assert.equal((await answerOf(deleteRequest(adminDN)))[0], 53)
    assert.equal((await answerOf(renameRequest(`ou=users,${base}`, 'ou=people')))[0], 53)
    for (const dn of ['', 'cn=subschema'])
      assert.equal((await answerOf(modifyRequest(dn, ['replace', 'cn', 'x'])))[0], 32, dn)
    // An app's tree is a view of the main one.
    const inApp = `uid=hashed,ou=users,${wiki}`
    assert.equal((await answerOf(modifyRequest(inApp, ['replace', 'givenName', 'x'])))[0], 53)
    assert.equal((await answerOf(addRequest(`uid=x,ou=users,${wiki}`, { objectClass: inetOrgPerson })))[0], 53)
  })

  test('nobody is renamed or moved', async () => {
    const [, dn] = await someone()
    const rename = async (...args: Parameters<typeof renameRequest>) => (await answerOf(renameRequest(...args)))[0]
    assert.equal(await rename(dn, 'uid=other'), 53)
    assert.equal(await rename(dn, 'cn=other'), 53)
    assert.equal(await rename(dn, dn.split(',')[0]?.toUpperCase() ?? ''), 0, 'the name they have')
    assert.equal(await rename(dn, 'uid=person', true, `ou=groups,${base}`), 53)
    assert.equal(await rename(dn, 'uid=person', true, 'dc=elsewhere'), 71)
    assert.equal(await rename(dn, 'nothing'), 34)
    assert.equal(await rename(personDN('nobody'), 'uid=x'), 32)
  })

  test('what a file of truth keeps is changed there', async () => {
    const kept = await world.asOperator.users.create({
      username: 'kept',
      displayName: 'Kept',
      managedBy: 'people.yaml',
      password: { plain: new Secret('a quiet green door') },
    })
    const dn = personDN('kept')
    for (const request of [modifyRequest(dn, ['replace', 'givenName', 'x']), deleteRequest(dn)]) {
      const [code, message] = await answerOf(request)
      assert.equal(code, 53)
      assert.match(message, /people\.yaml/)
    }
    const own = await world.connect(dn)
    assert.equal(await own.codeOf(modifyRequest(dn, ['replace', 'telephoneNumber', '1'])), 53)
    own.close()
    // As at the API: this cannot wait for a file.
    assert.equal(await client.codeOf(modifyRequest(dn, ['add', 'pwdAccountLockedTime', '000001010000Z'])), 0)
    assert.equal(world.memory.people.find(kept.id)?.disabledByAdmin, true)
  })

  test('changes are in the trail with who did them and from where, and no value', async () => {
    const [name, dn] = await someone()
    const anna = await world.connect(personDN('anna'), 'a password of anna')
    assert.equal(await anna.codeOf(modifyRequest(dn, ['replace', 'telephoneNumber', '555 0100'])), 0)
    anna.close()
    const { id } = userOf(name)
    const { items } = await world.asOperator.audit.list({ limit: 200 })
    const ofThem = items.filter(({ subject, kind }) => subject === id && kind.startsWith('user.'))
    assert.deepEqual(
      ofThem.map(({ kind, actor, door, address }) => [kind, actor, door, address]),
      [
        ['user.updated', `user:${userOf('anna').id}`, 'ldap', '127.0.0.1'],
        ['user.created', 'system:ldap-admin', 'ldap', '127.0.0.1'],
      ],
    )
    assert.doesNotMatch(JSON.stringify(items), /555 0100|a password of anna|quiet green/)
  })

  test('values that look like filters, DNs and LDIF are only values', async () => {
    const nasty = [
      '*)(uid=*',
      '\\2a',
      ',ou=users',
      'a+b=c',
      '#04024869',
      ' leading',
      'x\ndn: uid=evil',
      'a\u0000b',
      '﷽',
    ]
    const [name, dn] = await someone()
    for (const value of nasty) {
      const [code] = await answerOf(modifyRequest(dn, ['replace', 'givenName', value]))
      if (/[\n\0]/.test(value)) {
        assert.equal(code, 19, JSON.stringify(value))
        continue
      }
      assert.equal(code, 0, JSON.stringify(value))
      assert.equal(userOf(name).givenName, value.trim())
    }
    for (const value of ['*)(uid=*', 'a,ou=x', 'a+uid=b', '"a"', 'a\\2c']) {
      const [code] = await answerOf(newPerson('x', { uid: value }))
      assert.equal(code, 64, value)
    }
  })
})

async function sshaOf(text: string): Promise<Uint8Array> {
  const { createHash } = await import('node:crypto')
  const salt = Buffer.from('saltsalt')
  return Buffer.concat([createHash('sha1').update(text).update(salt).digest(), salt])
}
