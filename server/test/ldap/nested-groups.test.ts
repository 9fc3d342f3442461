import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hours, Secret } from '#ground'
import type { Group, User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { bindClient, type BoundClient } from './bound-client.ts'
import { adminDN, adminSecret, base, openLdapWorld, runTool, withoutOpenLdap, type LdapWorld } from './ldap-world.ts'

const group = (name: string, of = base): string => `cn=${name},ou=groups,${of}`
const person = (name: string, of = base): string => `uid=${name},ou=users,${of}`

/**
 * outer ⊃ middle ⊃ inner, and outer ⊃ inner as well; alice is in inner and in outer, bob in outer alone, carol in none.
 */
describe('groups in groups', () => {
  let world: LdapWorld
  let carol: User
  let outer: Group
  let middle: Group
  let inner: Group
  let admin: BoundClient

  before(async () => {
    world = await openLdapWorld()
    const alice = await world.add('alice')
    const bob = await world.add('bob')
    carol = await world.add('carol')
    inner = await world.addGroup('inner', alice)
    middle = await world.addGroup('middle')
    outer = await world.addGroup('outer', alice, bob)
    const { groups } = world.asOperator
    await groups.changeMembers(middle.id, { addGroups: [inner.id] })
    await groups.changeMembers(outer.id, { addGroups: [middle.id, inner.id] })
    admin = await bindClient(world, adminDN, adminSecret)
  })
  after(async () => {
    await admin.close()
    await world.dispose()
  })

  test('memberOf of a person names every group they are in, directly and through others', async () => {
    const memberOf = async (name: string) => (await admin.read(person(name), 'memberOf'))['memberOf'] ?? []
    assert.deepEqual((await memberOf('alice')).sort(), [group('inner'), group('middle'), group('outer')])
    assert.deepEqual(await memberOf('bob'), [group('outer')])
    assert.deepEqual(await memberOf('carol'), [])
  })

  test('member and memberUid of a group name everybody in it, each once, and no group', async () => {
    const people = async (name: string) => {
      const { member = [], memberUid = [] } = await admin.read(group(name), 'member', 'memberUid')
      assert.deepEqual(
        member,
        memberUid.map(uid => person(uid)),
      )
      return memberUid
    }
    assert.deepEqual(await people('outer'), ['alice', 'bob'])
    assert.deepEqual(await people('middle'), ['alice'])
    assert.deepEqual(await people('inner'), ['alice'])
  })

  test('a group says which groups it is inside of, when asked for operational attributes', async () => {
    const memberOf = async (name: string) => (await admin.read(group(name), '+'))['memberOf'] ?? []
    assert.deepEqual((await memberOf('inner')).sort(), [group('middle'), group('outer')])
    assert.deepEqual(await memberOf('middle'), [group('outer')])
    assert.deepEqual(await memberOf('outer'), [])
    assert.equal((await admin.read(group('inner'), '*'))['memberOf'], undefined)
  })

  test('filters go by the same members', async () => {
    for (const [filter, found] of [
      [`(&(objectClass=person)(memberOf=${group('outer')}))`, ['alice', 'bob']],
      [`(&(objectClass=person)(memberOf=${group('middle')}))`, ['alice']],
      [`(&(objectClass=groupOfNames)(memberOf=${group('outer')}))`, ['inner', 'middle']],
      ['(&(objectClass=groupOfNames)(memberOf=*))', ['inner', 'middle']],
      ['(&(objectClass=groupOfNames)(!(memberOf=*)))', ['outer']],
      [`(member=${person('alice')})`, ['inner', 'middle', 'outer']],
      ['(memberUid=bob)', ['outer']],
      [`(member=${group('inner')})`, []],
      ['(&(objectClass=groupOfNames)(member=*))', ['inner', 'middle', 'outer']],
    ] as const)
      assert.deepEqual([...(await admin.find(base, filter))].sort(), found, filter)
  })

  test('the rule of Active Directory that follows members finds what equality finds', {
    skip: withoutOpenLdap,
  }, async () => {
    const find = async (filter: string) => {
      const bind = ['-x', '-LLL', '-H', `ldap://127.0.0.1:${world.ldapPort}`, '-D', adminDN, '-w', adminSecret]
      const { code, stdout, stderr } = await runTool('ldapsearch', [...bind, '-b', base, filter, '1.1'])
      assert.equal(code, 0, stderr)
      return [...stdout.matchAll(/^dn: (?:uid|cn)=([^,]*),/gm)].map(([, name]) => name ?? '').sort()
    }
    const rule = '1.2.840.113556.1.4.1941'
    assert.deepEqual(await find(`(&(objectClass=person)(memberOf:${rule}:=${group('outer')}))`), ['alice', 'bob'])
    assert.deepEqual(await find(`(member:${rule}:=${person('alice')})`), ['inner', 'middle', 'outer'])
    assert.deepEqual(await find(`(!(member:${rule}:=not a name))`), [])
    assert.deepEqual(await find(`(cn:${rule}:=inner)`), [], 'it is a rule of names')
    // What names are made of has no members.
    assert.deepEqual(await find(`(member:dn:${rule}:=${person('alice')})`), ['inner', 'middle', 'outer'])
  })

  test('a person sees their own groups, and no other member', async () => {
    const own = await bindClient(world, person('alice'), password)
    const { memberOf = [] } = await own.read(person('alice'), 'memberOf')
    assert.deepEqual([...memberOf].sort(), [group('inner'), group('middle'), group('outer')])
    assert.deepEqual(await own.find(base, '(objectClass=groupOfNames)'), [])
    await own.close()
  })

  test('an app is told of those who may open it through groups inside, in its own words', async () => {
    const secret = 'the secret of the wiki'
    const wiki = `cn=wiki,ou=apps,${base}`
    await world.asOperator.apps.create({
      title: 'Wiki',
      access: { kind: 'chosen', groups: [middle.id], users: [] },
      adminsIncluded: false,
      ldap: { secret: { kind: 'typed', value: new Secret(secret) } },
    })
    const app = await bindClient(world, wiki, secret)
    assert.deepEqual(await app.find(wiki, '(objectClass=person)'), ['alice'])
    assert.deepEqual(await app.find(wiki, '(objectClass=groupOfNames)'), ['middle'])
    assert.deepEqual((await app.read(person('alice', wiki), 'memberOf'))['memberOf'], [group('middle', wiki)])
    assert.deepEqual((await app.read(group('middle', wiki)))['member'], [person('alice', wiki)])
    assert.equal((await app.read(group('middle', wiki)))['memberOf'], undefined, 'outer does not matter to it')
    await app.close()
    const signedIn = await bindClient(world, person('alice', wiki), password)
    await signedIn.close()
    await assert.rejects(bindClient(world, person('bob', wiki), password), { code: 49 })
  })

  test('what changes counts for the next search of an open connection', async () => {
    const { groups } = world.asOperator
    const groupsOf = async (name: string) =>
      ((await admin.read(person(name), 'memberOf'))['memberOf'] ?? [])
        .map(dn => /^cn=([^,]*)/.exec(dn)?.[1] ?? '')
        .sort()
    const club = await world.addGroup('club', carol)
    assert.deepEqual(await groupsOf('carol'), ['club'])
    await groups.changeMembers(inner.id, {
      addGroups: [{ id: club.id, expiresAt: world.clock.now() + hours(1) }],
    })
    assert.deepEqual(await groupsOf('carol'), ['club', 'inner', 'middle', 'outer'])
    assert.deepEqual(await admin.find(base, `(&(uid=*)(memberOf=${group('middle')}))`), ['alice', 'carol'])
    await groups.changeMembers(middle.id, { removeGroups: [inner.id] })
    assert.deepEqual(await groupsOf('carol'), ['club', 'inner', 'outer'])
    assert.deepEqual((await admin.read(group('middle'), 'member'))['member'], [])
    world.clock.advance(hours(2))
    assert.deepEqual(await groupsOf('carol'), ['club'], 'the end of a membership comes by the clock')
    await groups.delete(inner.id)
    assert.deepEqual(await groupsOf('alice'), ['outer'])
    assert.deepEqual((await admin.read(group('outer'), 'memberUid'))['memberUid'], ['alice', 'bob'])
  })
})
