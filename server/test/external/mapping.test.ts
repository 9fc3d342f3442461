import { printSaying } from '#ground'
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { entryOf } from './entry.ts'
import { groupFromDn, mapGroup, mapPerson, personAttributes, settingsOf, type UpstreamPerson } from '#external'

const now = Date.UTC(2026, 2, 1)
const ad = settingsOf('activedirectory', { baseDn: 'dc=corp,dc=example' })
const openldap = settingsOf('openldap', { baseDn: 'dc=corp,dc=example' })
const guid = Uint8Array.of(0x80, 0xff, 0, 0xc3, 0x28, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255)
const guidHex = '80ff00c32805060708090a0b0c0d0eff'

type Values = Parameters<typeof entryOf>[1]
const inAd = (values: Values) => mapPerson(entryOf('CN=Jo Doe,DC=corp', { objectGUID: guid, ...values }), ad, { now })
const inOpenldap = (values: Values, dn = 'uid=jo,dc=corp') =>
  mapPerson(entryOf(dn, { entryUUID: 'e-1', ...values }), openldap, { now })

function person(mapped: ReturnType<typeof mapPerson>): UpstreamPerson {
  if ('skipped' in mapped) assert.fail(printSaying(mapped.skipped))
  return mapped
}
const skipped = (mapped: ReturnType<typeof mapPerson>): string =>
  'skipped' in mapped ? printSaying(mapped.skipped) : assert.fail('not skipped')

suite('people of another directory', () => {
  test('failure 15: attribute names are found in any letter case', () => {
    const jo = person(
      inAd({
        SAMACCOUNTNAME: 'Jo.Doe',
        GIVENNAME: 'Jo',
        SN: 'Doe',
        Mail: 'jo@corp.example',
        MEMBEROF: 'CN=Staff,DC=corp',
      }),
    )
    assert.deepEqual(
      { ...jo },
      {
        upstreamId: guidHex,
        dn: 'CN=Jo Doe,DC=corp',
        username: 'jo.doe',
        displayName: 'Jo Doe',
        firstName: 'Jo',
        lastName: 'Doe',
        email: 'jo@corp.example',
        phone: null,
        custom: {},
        avatar: null,
        state: 'active',
        secondFactor: false,
        groups: [],
      },
    )
  })

  test('an id is octets, also those that are no text', () => {
    assert.equal(person(inAd({ sAMAccountName: 'jo' })).upstreamId, guidHex)
    assert.equal(person(inOpenldap({ uid: 'jo' })).upstreamId, Buffer.from('e-1').toString('hex'))
    const byName = mapPerson(entryOf('uid=Jo', { uid: 'Jo' }), settingsOf('jumpcloud', {}), { now })
    assert.equal(person(byName).upstreamId, 'name:jo')
  })

  test('failure 14: names that are one name here become one', () => {
    for (const name of ['Bob', 'bob', 'BOB', ' bob ', 'bob '])
      assert.equal(person(inOpenldap({ uid: name })).username, 'bob')
    assert.equal(person(inOpenldap({ uid: 'Jos\u0065\u0301' })).username, 'jos\u00e9')
    assert.equal(person(inOpenldap({ uid: 'Straße' })).username, 'straße')
    assert.equal(person(inAd({ sAMAccountName: 'Иванов' })).username, 'иванов')
    assert.equal(person(inOpenldap({ uid: 'jo+test@corp.example' })).username, 'jo+test@corp.example')
  })

  for (const [name, why] of [
    ['', /no “uid”/],
    ['a b', /letters, digits/],
    ['a,ou=admins', /letters, digits/],
    ['*)(uid=*', /letters, digits/],
    ['-jo', /starts and ends/],
    ['x'.repeat(129), /1 to 128 letters/],
    ['uid-5', /cannot start with/],
    ['аlice', /one script/],
    ['0198c2a4-7f3b-7c1e-9d2a-1f0b5e6c7d8e', /form of an id/],
  ] as const)
    test(`failure 33: ${JSON.stringify(name.slice(0, 20))} is nobody’s name here`, () => {
      assert.match(skipped(inOpenldap({ uid: name })), why)
    })

  test('failure 33: without the id nobody is taken over', () => {
    const mapped = mapPerson(entryOf('uid=jo', { uid: 'jo', entryUUID: '' }), openldap, { now })
    assert.match(skipped(mapped), /entryUUID/)
  })

  test('of several usernames the one in the DN, else the steadiest', () => {
    assert.equal(person(inOpenldap({ uid: ['zoe', 'Jo', 'abe'] })).username, 'jo')
    assert.equal(person(inOpenldap({ uid: ['zoe', 'abe'] }, 'cn=x')).username, 'abe')
    assert.equal(person(inOpenldap({ uid: ['abe', 'zoe'] }, 'cn=x')).username, 'abe')
  })

  test('failure 16: of several addresses the same one at every look, and the one that is kept', () => {
    const mail = ['z@corp.example', 'no address', 'a@corp.example']
    assert.equal(person(inOpenldap({ uid: 'jo', mail })).email, 'a@corp.example')
    assert.equal(person(inOpenldap({ uid: 'jo', mail: mail.toReversed() })).email, 'a@corp.example')
    const entry = entryOf('uid=jo', { uid: 'jo', entryUUID: '1', mail })
    assert.equal(person(mapPerson(entry, openldap, { now, keptEmail: 'Z@corp.example' })).email, 'z@corp.example')
    assert.equal(person(inOpenldap({ uid: 'jo', mail: 'none' })).email, null)
  })

  test('failure 16: the primary one of proxyAddresses', () => {
    const proxyAddresses = ['smtp:b@corp.example', 'SMTP:prime@corp.example', 'x500:/o=corp', 'smtp:a@corp.example']
    assert.equal(person(inAd({ sAMAccountName: 'jo', proxyAddresses })).email, 'prime@corp.example')
    assert.equal(
      person(inAd({ sAMAccountName: 'jo', proxyAddresses, mail: 'own@corp.example' })).email,
      'own@corp.example',
    )
    const chosen = settingsOf('activedirectory', { attributes: { email: 'proxyAddresses' } })
    const entry = entryOf('cn=jo', { objectGUID: guid, sAMAccountName: 'jo', proxyAddresses, mail: 'own@corp.example' })
    assert.equal(person(mapPerson(entry, chosen, { now })).email, 'prime@corp.example')
  })

  test('a name to be shown is found in what there is, in one line', () => {
    const shown = (values: Values) => person(inOpenldap({ uid: 'jo', ...values })).displayName
    assert.equal(shown({ displayName: 'Jo\r\n  Doe\u0007', givenName: 'X' }), 'Jo Doe')
    assert.equal(shown({ givenName: 'Jo', sn: 'Doe', cn: 'other' }), 'Jo Doe')
    assert.equal(shown({ sn: 'Doe' }), 'Doe')
    assert.equal(shown({ cn: 'Common' }), 'Common')
    assert.equal(shown({}), 'jo')
    assert.equal(shown({ displayName: 'x'.repeat(300) }).length, 200)
    assert.equal(shown({ displayName: `${'x'.repeat(199)}😀` }), 'x'.repeat(199))
  })

  test('custom attributes in a steady order, and pictures as octets', () => {
    const settings = settingsOf('openldap', { attributes: { custom: { room: 'roomNumber' } } })
    const entry = entryOf('uid=jo', {
      uid: 'jo',
      entryUUID: '1',
      roomnumber: ['2', '1', '2', 'x'.repeat(1001)],
      jpegPhoto: guid,
    })
    const jo = person(mapPerson(entry, settings, { now }))
    assert.deepEqual(jo.custom, { room: ['1', '2'] })
    assert.deepEqual(jo.avatar, guid)
    assert.ok(personAttributes(settings).includes('roomNumber'))
  })

  test('operational attributes are asked for by name', () => {
    assert.ok(personAttributes(openldap).includes('pwdAccountLockedTime'))
    assert.ok(personAttributes(ad).includes('primaryGroupID'))
    assert.ok(!personAttributes(ad).some(name => name === '*' || name === ''))
  })

  test('a code is asked of those whose entry says so, and of the providers that say it', () => {
    const with2fa = (provider: 'doorward' | 'cloudron' | 'openldap', text: string) =>
      person(
        mapPerson(
          entryOf('cn=x', { uid: 'jo', username: 'jo', entryUUID: '1', twofactorauthenticationenabled: text }),
          settingsOf(provider, {}),
          { now },
        ),
      ).secondFactor
    for (const text of ['TRUE', 'true', '1']) assert.equal(with2fa('doorward', text), true)
    assert.equal(with2fa('cloudron', 'true'), true)
    assert.equal(with2fa('doorward', 'FALSE'), false)
    assert.equal(with2fa('openldap', 'TRUE'), false)
  })
})

suite('groups of another directory', () => {
  test('by id where there is one, else by code', () => {
    const staff = entryOf('CN=Staff,DC=corp', { cn: ['zz', 'Staff'], objectGUID: guid })
    assert.deepEqual(mapGroup(staff, ad), { upstreamId: guidHex, dn: 'CN=Staff,DC=corp', code: 'Staff' })
    assert.deepEqual(mapGroup(entryOf('cn=a,dc=x', { cn: 'A' }), openldap), {
      upstreamId: 'name:a',
      dn: 'cn=a,dc=x',
      code: 'A',
    })
    const unnamed = mapGroup(entryOf('cn=a', {}), openldap)
    assert.equal('skipped' in unnamed && printSaying(unnamed.skipped), 'The group has no “cn”.')
  })

  test('as a DN or a code that a person’s attribute names', () => {
    assert.equal(groupFromDn('CN=Doe\\, John (ext),DC=corp')?.code, 'Doe, John (ext)')
    assert.deepEqual(groupFromDn('staff'), { upstreamId: 'name:staff', dn: 'staff', code: 'staff' })
    assert.equal(groupFromDn(''), undefined)
  })
})
