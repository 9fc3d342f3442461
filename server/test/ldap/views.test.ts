import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import type { LdapView } from '#directory'
import { password } from '../world/open-test-world.ts'
import { adminSecret, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'

const outer = 'dc=example,dc=com'
const inner = `o=inside,${outer}`
const other = 'o=cloud'
const views: LdapView[] = [
  { base: outer, profile: 'standard', writable: false, usersSeeAll: false },
  { base: inner, profile: 'lldap', writable: false, usersSeeAll: true },
  { base: other, profile: 'cloudron', writable: false, usersSeeAll: true },
]

describe('several views side by side, one inside another', () => {
  let world: LdapWorld
  const open: RawClient[] = []

  before(async () => {
    world = await openLdapWorld({ settings: { views } })
    for (const name of ['alice', 'bob']) await world.add(name)
    await world.add('ursula', { role: 'usermanager' })
    await world.asOperator.apps.create({
      title: 'Wiki',
      access: { kind: 'everyone' },
      ldap: { secret: { kind: 'typed', value: new Secret('the secret of the wiki') } },
    })
  })
  after(async () => {
    for (const client of open) client.close()
    await world.dispose()
  })

  async function bound(dn: string, secret: string): Promise<RawClient> {
    const client = await RawClient.open(world.ldapPort)
    open.push(client)
    assert.equal(await client.bind(dn, secret), 0, dn)
    return client
  }
  const people = async (client: RawClient, base: string, filter = '(objectClass=person)') => {
    const { resultCode, entries } = await client.search({ base, filter, attributes: ['1.1'] })
    return resultCode === 0 ? entries.map(({ dn }) => dn) : resultCode
  }
  const idOf = (name: string): string => world.memory.people.findByUsername(name)?.id ?? ''

  test('every base is a naming context, with its own schema', async () => {
    const nobody = await RawClient.open(world.ldapPort)
    open.push(nobody)
    const root = await nobody.search({ scope: 0, attributes: ['+'] })
    assert.deepEqual(root.entries[0]?.attributes['namingContexts'], [outer, inner, other])
    assert.deepEqual(root.entries[0]?.attributes['defaultNamingContext'], [outer])
    const admin = await bound(`cn=admin,ou=system,${inner}`, adminSecret)
    for (const [base, subschema] of [
      [outer, 'cn=subschema'],
      [inner, 'cn=lldap,cn=subschema'],
      [other, 'cn=cloudron,cn=subschema'],
    ] as const) {
      const { entries } = await admin.search({ base, scope: 0, attributes: ['subschemaSubentry'] })
      assert.deepEqual(entries[0]?.attributes['subschemaSubentry'], [subschema])
    }
  })

  test('a search from above does not go into the base inside', async () => {
    const admin = await bound(`cn=admin,ou=system,${outer}`, adminSecret)
    const names = ['alice', 'bob', 'ursula']
    assert.deepEqual(
      await people(admin, outer),
      names.map(name => `uid=${name},ou=users,${outer}`),
    )
    assert.deepEqual(
      await people(admin, inner),
      names.map(name => `uid=${name},ou=people,${inner}`),
    )
    assert.deepEqual(
      await people(admin, other),
      names.map(name => `cn=uid-${idOf(name)},ou=users,${other}`),
    )
    assert.deepEqual(await people(admin, outer, '(o=inside)'), [])
  })

  test('who is signed in to one sees nothing of the others', async () => {
    const alice = await bound(`uid=alice,ou=people,${inner}`, password)
    assert.equal(((await people(alice, inner)) as string[]).length, 3)
    for (const base of [outer, other, `uid=alice,ou=users,${outer}`, `ou=users,${outer}`]) {
      const { resultCode, matchedDN, entries } = await alice.search({ base })
      assert.deepEqual([resultCode, matchedDN, entries], [32, '', []], base)
    }
    const request = { kind: 'compareRequest', entry: `uid=alice,ou=users,${outer}`, attribute: 'uid' } as const
    assert.equal(await alice.codeOf({ ...request, value: Buffer.from('alice') }), 32)
    const wiki = await bound(`cn=wiki,ou=apps,${inner}`, 'the secret of the wiki')
    assert.deepEqual(await people(wiki, `cn=wiki,ou=apps,${outer}`), 32)
    assert.equal(((await people(wiki, `cn=wiki,ou=apps,${inner}`)) as string[]).length, 3)
  })

  test('a name of one view is nobody in the filters of another', async () => {
    const admin = await bound(`cn=admin,ou=system,${outer}`, adminSecret)
    assert.deepEqual(await people(admin, outer, `(entryDN=uid=alice,ou=people,${inner})`), [])
    assert.deepEqual(await people(admin, inner, `(entryDN=uid=alice,ou=people,${inner})`), [
      `uid=alice,ou=people,${inner}`,
    ])
  })

  test('whether people see everybody is each view’s own; user managers do in all of them', async () => {
    const alone = await bound(`uid=bob,ou=users,${outer}`, password)
    assert.deepEqual(await people(alone, outer), [`uid=bob,ou=users,${outer}`])
    const manager = await bound(`uid=ursula,ou=users,${outer}`, password)
    assert.equal(((await people(manager, outer)) as string[]).length, 3)
    const cloud = await bound(`cn=uid-${idOf('bob')},ou=users,${other}`, password)
    assert.equal(((await people(cloud, other)) as string[]).length, 3)
  })

  test('a view that is taken away takes its sessions along, and the others go on', async () => {
    const leaving = await bound(`uid=alice,ou=people,${inner}`, password)
    const staying = await bound(`uid=alice,ou=users,${outer}`, password)
    await world.change({ views: views.filter(({ base }) => base !== inner) })
    assert.equal(await leaving.ended(), 'closed')
    assert.deepEqual(await people(staying, outer), [`uid=alice,ou=users,${outer}`])
    assert.deepEqual((await staying.search({ base: inner })).resultCode, 32)
  })
})
