import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { SearchScope } from '@doorward/ldap'
import { Secret } from '#ground'
import type { App, Group, User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'

const wikiDN = `cn=wiki,ou=apps,${base}`
const wikiSecret = 'the secret of the wiki'

describe("an app's own tree", () => {
  let world: LdapWorld
  let [alice, bob, carol]: User[] = []
  let staff: Group
  let wiki: App

  before(async () => {
    world = await openLdapWorld()
    alice = await world.add('alice')
    bob = await world.add('bob')
    carol = await world.add('carol')
    staff = await world.addGroup('staff', alice, bob)
    await world.addGroup('secret plans', alice, carol)
    const made = await world.asOperator.apps.create({
      title: 'Wiki',
      access: { kind: 'chosen', groups: [staff.id], users: [] },
      adminsIncluded: false,
      ldap: { secret: { kind: 'typed', value: new Secret(wikiSecret) } },
    })
    wiki = made.app
  })
  after(() => world.dispose())

  async function bound(name: string, secret: string): Promise<RawClient> {
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(name, secret), 0)
    return client
  }
  const dns = (answer: { entries: { dn: string }[] }) => answer.entries.map(({ dn }) => dn)

  test('the app sees the people who may open it and the groups that let them in, in names of its tree', async () => {
    const client = await bound(wikiDN, wikiSecret)
    const answer = await client.search({ base: wikiDN, attributes: ['*', 'memberOf', 'entryDN'] })
    assert.deepEqual(dns(answer), [
      wikiDN,
      `ou=users,${wikiDN}`,
      `uid=alice,ou=users,${wikiDN}`,
      `uid=bob,ou=users,${wikiDN}`,
      `ou=groups,${wikiDN}`,
      `cn=staff,ou=groups,${wikiDN}`,
    ])
    const [, , person, , , group] = answer.entries
    assert.deepEqual(person?.attributes['memberOf'], [`cn=staff,ou=groups,${wikiDN}`])
    assert.deepEqual(person?.attributes['entryDN'], [`uid=alice,ou=users,${wikiDN}`])
    assert.deepEqual(group?.attributes['member'], [`uid=alice,ou=users,${wikiDN}`, `uid=bob,ou=users,${wikiDN}`])
    const byMember = { base: wikiDN, filter: `(member=uid=bob,ou=users,${wikiDN})` }
    assert.deepEqual(dns(await client.search(byMember)), [`cn=staff,ou=groups,${wikiDN}`])
    const byGroup = { base: wikiDN, filter: `(memberOf=cn=staff,ou=groups,${wikiDN})` }
    assert.equal((await client.search(byGroup)).entries.length, 2)
    client.close()
  })

  test('nothing outside of it exists for the app, and filters tell nothing of it', async () => {
    const client = await bound(wikiDN, wikiSecret)
    for (const outside of [base, `ou=users,${base}`, `uid=alice,ou=users,${base}`, adminDN, `ou=apps,${base}`]) {
      const { resultCode, matchedDN, entries } = await client.search({ base: outside })
      assert.deepEqual({ resultCode, matchedDN, entries }, { resultCode: 32, matchedDN: '', entries: [] }, outside)
    }
    const carolHere = await client.search({ base: `uid=carol,ou=users,${wikiDN}` })
    assert.deepEqual([carolHere.resultCode, carolHere.matchedDN], [32, `ou=users,${wikiDN}`])
    for (const filter of [
      '(uid=carol)',
      '(mail=carol@example.com)',
      `(entryUUID=${carol?.id})`,
      `(memberOf=cn=secret plans,ou=groups,${wikiDN})`,
      `(memberOf=cn=staff,ou=groups,${base})`,
      `(member=uid=carol,ou=users,${wikiDN})`,
      '(memberUid=carol)',
      '(cn=secret plans)',
    ])
      assert.deepEqual(dns(await client.search({ base: wikiDN, filter })), [], filter)
    const { entries } = await client.search({ scope: SearchScope.baseObject, attributes: ['namingContexts'] })
    assert.deepEqual(entries[0]?.attributes['namingContexts'], [wikiDN])
    client.close()
  })

  test('from above there is the account, and its tree is not entered', async () => {
    const client = await bound(adminDN, adminSecret)
    const { entries } = await client.search({ base, filter: '(|(cn=wiki)(uid=alice))', attributes: ['1.1'] })
    assert.deepEqual(
      entries.map(({ dn }) => dn),
      [`uid=alice,ou=users,${base}`, wikiDN],
    )
    assert.deepEqual(dns(await client.search({ base: wikiDN, scope: SearchScope.singleLevel })), [
      `ou=users,${wikiDN}`,
      `ou=groups,${wikiDN}`,
    ])
    client.close()
  })

  test('people sign in to the app there, by its rule', async () => {
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(`uid=bob,ou=users,${wikiDN}`, password), 0)
    assert.deepEqual(dns(await client.search({ base: wikiDN, filter: '(uid=*)' })), [`uid=bob,ou=users,${wikiDN}`])
    assert.equal((await client.search({ base })).resultCode, 32)
    assert.equal(await client.bind(`uid=carol,ou=users,${wikiDN}`, password), 49)
    assert.equal(await client.bind(`uid=carol,ou=users,${base}`, password), 0, 'the main tree has a rule of its own')
    client.close()
  })

  test('a change of the rule counts for the next operation, and the main tree has its rule too', async () => {
    const client = await bound(`uid=bob,ou=users,${wikiDN}`, password)
    const viewer = await bound(wikiDN, wikiSecret)
    await world.asOperator.groups.changeMembers(staff.id, { remove: [bob?.id ?? ('' as never)] })
    assert.equal((await client.search({ base: wikiDN })).resultCode, -1)
    assert.equal(await client.ended(), 'closed')
    assert.deepEqual(dns(await viewer.search({ base: wikiDN, filter: '(uid=*)' })), [`uid=alice,ou=users,${wikiDN}`])
    await world.change({ access: { kind: 'chosen', groups: [], users: [alice?.id ?? ('' as never)] } })
    const other = await RawClient.open(world.ldapPort)
    assert.equal(await other.bind(`uid=carol,ou=users,${base}`, password), 49)
    assert.equal(await other.bind(`uid=alice,ou=users,${base}`, password), 0)
    await world.change({ access: { kind: 'everyone' } })
    for (const open of [viewer, other]) open.close()
  })

  test('without the app there is no account, and who was bound through it is sent away', async () => {
    const account = await bound(wikiDN, wikiSecret)
    const person = await bound(`uid=alice,ou=users,${wikiDN}`, password)
    await world.asOperator.apps.update(wiki.id, { enabled: false })
    assert.equal(await account.ended(), 'closed')
    assert.equal(await person.ended(), 'closed')
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(wikiDN, wikiSecret), 49)
    await world.asOperator.apps.update(wiki.id, { enabled: true, ldap: null })
    assert.equal(await client.bind(wikiDN, wikiSecret), 49)
    assert.equal(await client.bind(adminDN, adminSecret), 0)
    assert.equal((await client.search({ base: wikiDN })).resultCode, 32)
    client.close()
  })
})
