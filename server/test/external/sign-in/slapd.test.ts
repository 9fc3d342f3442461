import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { directoryId } from './directory-world.ts'
import { comesIn, useSlapd } from './use-slapd.ts'

describe('signing in with an OpenLDAP behind, which is synchronised', () => {
  const at = useSlapd()

  test('makes somebody at their first sign-in, and knows them at the second', async () => {
    assert.ok(await at.isIn('smith'))
    const { displayName, givenName, familyName, email, emailVerified, source } = at.there.get('smith')
    assert.deepEqual(
      { displayName, givenName, familyName, email, emailVerified, source },
      {
        displayName: 'John Smith',
        givenName: 'John',
        familyName: 'Smith',
        email: 'smith@company.com',
        emailVerified: true,
        source: directoryId,
      },
    )
    const { id, version } = at.there.get('smith')
    assert.ok(await at.isIn(' SMITH ', comesIn('smith')))
    assert.ok(await at.isIn('smith@company.com', comesIn('smith')))
    assert.deepEqual({ id: at.there.get('smith').id, version: at.there.get('smith').version }, { id, version })
  })

  test('refreshes names and addresses', async () => {
    assert.ok(await at.isIn('jones'))
    const dn = at.slapd.personDn('jones')
    await at.slapd.run('ldapmodify', [], `dn: ${dn}\nchangetype: modify\nreplace: cn\ncn: Robert Jones\n`)
    assert.ok(await at.isIn('jones'))
    assert.equal(at.there.get('jones').displayName, 'Robert Jones')
  })

  test('failure 4: whose DN has commas and brackets has their groups', async () => {
    await at.addGroup('consultants')
    assert.ok(await at.isIn('doe'))
    assert.deepEqual(at.there.groupsOf('doe'), ['consultants'])
  })

  test('a rename and a move keep the account, and another who gets the name is another', async () => {
    await at.slapd.run(
      'ldapadd',
      [],
      `dn: uid=moves,ou=people,${at.slapd.base}\nobjectClass: inetOrgPerson\nuid: moves\ncn: Moves\nsn: M\nuserPassword: moves comes in\n`,
    )
    assert.ok(await at.isIn('moves'))
    const { id } = at.there.get('moves')
    await at.slapd.run('ldapmodrdn', [
      '-r',
      '-s',
      `ou=former,${at.slapd.base}`,
      `uid=moves,ou=people,${at.slapd.base}`,
      'uid=moved',
    ])
    // By the name they are known by here.
    assert.ok(await at.isIn('moves'))
    assert.equal(at.there.get('moved').id, id)
    assert.ok(await at.isIn('moved', comesIn('moves')))
    await at.slapd.run('ldapdelete', [`uid=moved,ou=former,${at.slapd.base}`])
  })

  test('groups by the search for groups, those of groups too where that is asked for', async () => {
    for (const name of ['admins', 'developers', 'everybody', 'local']) await at.addGroup(name)
    assert.ok(await at.isIn('smith'))
    assert.deepEqual(at.there.groupsOf('smith'), ['admins', 'developers'])
    await at.change({ nestedGroups: true })
    assert.ok(await at.isIn('smith'))
    assert.deepEqual(at.there.groupsOf('smith'), ['admins', 'developers', 'everybody'])
  })

  test('groups by the person’s own attribute', async () => {
    for (const name of ['admins', 'developers']) await at.addGroup(name)
    await at.change({ groupSearch: null, attributes: { ...at.settings.attributes, groups: 'memberOf' } })
    assert.ok(await at.isIn('smith'))
    assert.deepEqual(at.there.groupsOf('smith'), ['admins', 'developers'])
  })

  test('the default group for whoever is in none, until they are in one', async () => {
    const defaultGroup = await at.addGroup('guests')
    await at.addGroup('admins')
    await at.change({ defaultGroup, requireGroup: true })
    assert.ok(await at.isIn('nobody'))
    assert.deepEqual(at.there.groupsOf('nobody'), ['guests'])
    assert.ok(await at.isIn('jones'))
    assert.deepEqual(at.there.groupsOf('jones'), ['admins'])
  })

  test('where a group is asked for and there is none, nobody is made', async () => {
    await at.change({ requireGroup: true })
    assert.ok(!(await at.isIn('nobody')))
    assert.equal(at.there.find('nobody'), undefined)
  })

  test('a membership by hand stays, one the directory gave goes with it', async () => {
    await at.addGroup('admins')
    const own = await at.addGroup('own')
    assert.ok(await at.isIn('jones'))
    await at.there.world.asOperator.groups.changeMembers(own, { add: [at.there.get('jones').id] })
    const leave = `dn: cn=admins,ou=groups,${at.slapd.base}\nchangetype: modify\n`
    await at.slapd.run('ldapmodify', [], `${leave}delete: member\nmember: ${at.slapd.personDn('jones')}\n`)
    assert.ok(await at.isIn('jones'))
    assert.deepEqual(at.there.groupsOf('jones'), ['own'])
    await at.slapd.run('ldapmodify', [], `${leave}add: member\nmember: ${at.slapd.personDn('jones')}\n`)
  })

  test('without auto-create nobody is made, and whoever was made for it beforehand is linked', async () => {
    await at.change({ autoCreate: false })
    assert.ok(!(await at.isIn('smith')))
    assert.equal(at.there.find('smith'), undefined)
    const { users } = at.there.world.asOperator
    const { id } = await at.there.world.add('smith')
    await users.move(id, directoryId)
    assert.ok(await at.isIn('smith'))
    const { displayName, source } = at.there.get('smith')
    assert.deepEqual([at.there.get('smith').id, displayName, source], [id, 'John Smith', directoryId])
  })
})
