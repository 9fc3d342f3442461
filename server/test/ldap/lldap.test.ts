import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'

const person = (name: string): string => `uid=${name},ou=people,${base}`
const staff = `cn=staff,ou=groups,${base}`

describe('profile lldap', () => {
  let world: LdapWorld
  let alice: User
  let client: RawClient

  before(async () => {
    world = await openLdapWorld({
      settings: { views: [{ base, profile: 'lldap', writable: false, usersSeeAll: true }] },
    })
    alice = await world.add('alice')
    await world.addGroup('staff', alice)
    client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(person('alice'), password), 0)
  })
  after(async () => {
    client.close()
    await world.dispose()
  })

  const find = async (filter: string, attributes: string[] = []) =>
    (await client.search({ base, filter, attributes })).entries

  test('people', async () => {
    const [entry] = await find('(&(objectClass=person)(uid=alice))')
    assert.equal(entry?.dn, person('alice'))
    const { attributes } = entry ?? { attributes: {} }
    assert.deepEqual(attributes['objectClass'], ['inetOrgPerson', 'posixAccount', 'mailAccount', 'person'])
    assert.deepEqual(attributes['entryUUID'], [alice.id], 'a user attribute here')
    assert.deepEqual(Object.keys(attributes).sort(), [
      'cn',
      'createTimestamp',
      'displayName',
      'entryUUID',
      'givenName',
      'mail',
      'modifyTimestamp',
      'objectClass',
      'sn',
      'uid',
    ])
    assert.deepEqual((await find('(uid=alice)', ['memberOf']))[0]?.attributes, { memberOf: [staff] })
    for (const filter of ['(objectClass=mailAccount)', `(memberOf=${staff})`, `(entryUUID=${alice.id})`])
      assert.deepEqual(
        (await find(filter)).map(({ dn }) => dn),
        [person('alice')],
        filter,
      )
  })

  test('groups', async () => {
    for (const filter of [
      '(objectClass=groupOfUniqueNames)',
      '(objectClass=groupOfNames)',
      `(uniqueMember=${person('ALICE')})`,
      `(uniqueMember:uniqueMemberMatch:=${person('alice')})`,
      `(member=${person('alice')})`,
      '(uid=Staff)',
    ]) {
      const [entry, ...more] = await find(filter)
      assert.deepEqual([entry?.dn, more], [staff, []], filter)
      assert.deepEqual(entry?.attributes['uniqueMember'], [person('alice')])
      assert.deepEqual(entry.attributes['member'], [person('alice')])
      assert.deepEqual(entry.attributes['uid'], ['staff'])
    }
  })

  test('accounts on Unix machines, where they are switched on, are each class once', async () => {
    const { posix } = world.memory.settings()
    await world.asOperator.settings.put('posix', { ...posix, enabled: true })
    const [entry] = await find('(uidNumber=*)')
    assert.deepEqual(entry?.attributes['objectClass'], ['inetOrgPerson', 'posixAccount', 'mailAccount', 'person'])
    assert.ok(entry.attributes['homeDirectory'])
    const [group] = await find('(&(cn=staff)(objectClass=posixGroup))')
    assert.equal(group?.dn, staff)
  })
})
