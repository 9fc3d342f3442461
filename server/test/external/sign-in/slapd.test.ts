import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import type { ExternalSettings } from '#directory'
import { minutes, Secret, type GroupId } from '#ground'
import { startCompany, type CompanySlapd } from '../servers/slapd.ts'
import { fixedClock, type FixedClock } from '../../world/clock.ts'
import { directoryId, openDirectoryWorld, type DirectoryWorld } from './directory-world.ts'

const comesIn = (uid: string): string => `${uid} comes in`

const more = `
dn: uid=José,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: José
cn: José
sn: J
userPassword: josé comes in

dn: uid=a\\2Cou\\3Dadmins,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: a,ou=admins
cn: Comma
sn: C
userPassword: comma comes in

dn: cn=twin1,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
cn: twin1
uid: twin
sn: T
userPassword: twin comes in

dn: cn=twin2,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
cn: twin2
uid: twin
sn: T
userPassword: twin comes in

dn: uid=locked,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: locked
cn: Locked
sn: L
userPassword: locked comes in

dn: uid=olivia,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: olivia
cn: Another Olivia
sn: O
userPassword: olivia comes in

dn: uid=mailed,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: mailed
cn: Mailed
sn: M
mail: olivia@example.com
userPassword: mailed comes in
`

describe('signing in with an OpenLDAP behind', () => {
  let slapd: CompanySlapd
  let clock: FixedClock
  let there: DirectoryWorld
  let settings: ExternalSettings

  before(async () => void (slapd = await startCompany({ ldif: more })))
  after(() => slapd?.dispose())

  beforeEach(async () => {
    clock = fixedClock()
    settings = slapd.settings({ autoCreate: true })
    there = await openDirectoryWorld({ clock, settings, bindPassword: slapd.managerPassword })
  })
  afterEach(() => there?.dispose())

  const change = async (changes: Partial<ExternalSettings>): Promise<void> => {
    settings = { ...settings, ...changes }
    await there.set(settings)
  }
  const isIn = async (name: string, password = comesIn(name)): Promise<boolean> =>
    (await there.signIn(name, password)).kind === 'signed-in'
  const addGroup = async (name: string): Promise<GroupId> => (await there.world.asOperator.groups.create({ name })).id

  describe('synchronise', () => {
    test('makes somebody at their first sign-in, and knows them at the second', async () => {
      assert.ok(await isIn('smith'))
      const { displayName, givenName, familyName, email, emailVerified, source } = there.get('smith')
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
      const { id, version } = there.get('smith')
      assert.ok(await isIn(' SMITH ', comesIn('smith')))
      assert.ok(await isIn('smith@company.com', comesIn('smith')))
      assert.deepEqual({ id: there.get('smith').id, version: there.get('smith').version }, { id, version })
    })

    test('refreshes names and addresses', async () => {
      assert.ok(await isIn('jones'))
      const dn = slapd.personDn('jones')
      await slapd.run('ldapmodify', [], `dn: ${dn}\nchangetype: modify\nreplace: cn\ncn: Robert Jones\n`)
      assert.ok(await isIn('jones'))
      assert.equal(there.get('jones').displayName, 'Robert Jones')
    })

    test('failure 1: an empty password, one of spaces and one of NULs are sent nowhere', async () => {
      // This server takes a name without a password for nobody, and says that it is well.
      for (const password of ['', ' ', '\t\n ', '\0', '\0\0'])
        for (const name of ['smith', 'nobody-at-all'])
          assert.ok(!(await isIn(name, password)), JSON.stringify(password))
      assert.ok(await isIn('smith'))
      for (const password of ['', ' ', '\0']) {
        assert.equal((await there.bind('smith', password)).kind, 'refused')
        assert.ok(!(await isIn('smith', password)))
      }
    })

    test('failure 2: a name that is a filter means itself', async () => {
      for (const name of ['*', 'sm*', '*)(uid=*', 'smith)(uid=*', 'smith\\', '(', ')', 'smith\0', '\ud800'])
        assert.ok(!(await isIn(name, comesIn('smith'))), JSON.stringify(name))
      assert.equal(there.find('smith'), undefined)
    })

    test('failure 3: a name no username can be is refused after all, whatever it is in a DN', async () => {
      assert.ok(!(await isIn('a,ou=admins', 'comma comes in')))
    })

    test('failure 4: whose DN has commas and brackets has their groups', async () => {
      await addGroup('consultants')
      assert.ok(await isIn('doe'))
      assert.deepEqual(there.groupsOf('doe'), ['consultants'])
    })

    test('failure 14: in every letter case and form one account, named as in the directory', async () => {
      for (const name of ['jos\u00e9', 'JOS\u00c9', 'jose\u0301', ' Jos\u00e9 '])
        assert.ok(await isIn(name, 'josé comes in'), name)
      assert.equal(there.get('jos\u00e9').username, 'jos\u00e9')
      assert.ok(!(await isIn('jose', 'josé comes in')))
    })

    test('failure 15: attributes are found in whatever letter case they are configured', async () => {
      await change({
        attributes: { ...settings.attributes, username: 'UID', displayName: 'CN', email: 'MAIL', id: 'ENTRYUUID' },
      })
      assert.ok(await isIn('smith'))
      assert.equal(there.get('smith').displayName, 'John Smith')
    })

    test('two entries of one name are nobody', async () => {
      assert.ok(!(await isIn('twin')))
      assert.deepEqual(await there.refusals(), ['several-entries'])
    })

    test('nobody outside the population enters, whatever the filter of sign-in finds', async () => {
      await change({ userSearch: { ...settings.userSearch, filter: '(&(uid=*)(givenName=*))' } })
      assert.ok(await isIn('smith'))
      assert.ok(!(await isIn('nobody')))
      await change({ userSearch: { ...settings.userSearch, base: `ou=people,${slapd.base}`, filter: '(uid=*)' } })
      assert.ok(!(await isIn('left')))
    })

    test('a name may be looked for in several attributes, and has to be one of them', async () => {
      await change({ userSearch: { ...settings.userSearch, signInFilter: '(|(uid=${username})(mail=${username}))' } })
      assert.ok(await isIn('kate@company.com', comesIn('muller')))
      assert.ok(there.find('muller'))
      // The server finds them, by a pattern that does not name them.
      await change({ userSearch: { ...settings.userSearch, signInFilter: '(|(uid=${username})(uid=smith))' } })
      assert.ok(!(await isIn('somebody', comesIn('smith'))))
    })

    test('a wrong password, an unknown name and somebody disabled there are refused alike', async () => {
      const dn = slapd.personDn('locked')
      await slapd.run('ldapmodify', [], `dn: ${dn}\nchangetype: modify\nadd: description\ndescription: x\n`)
      const kinds = [await there.signIn('smith', 'wrong'), await there.signIn('unheard-of', 'wrong')].map(
        ({ kind }) => kind,
      )
      assert.deepEqual(kinds, ['refused', 'refused'])
      assert.deepEqual(await there.refusals(), ['wrong-password', 'unknown'])
      assert.equal(there.find('smith'), undefined)
    })

    test('failure 11: the directory’s password of somebody’s namesake here opens nothing, and is shown to nobody', async () => {
      assert.ok(!(await isIn('olivia')))
      assert.deepEqual(await there.refusals(), ['wrong-password'])
      assert.ok(await isIn('olivia', 'a quiet green door'))
      assert.equal(there.get('olivia').source, 'local')
    })

    test('failure 11: whoever has somebody’s address is a conflict for an admin, and nobody is changed', async () => {
      assert.ok(!(await isIn('mailed')))
      assert.deepEqual(await there.conflicts(), [{ reason: 'email', userId: there.get('olivia').id }])
      assert.equal(there.find('mailed'), undefined)
      assert.equal(there.get('olivia').source, 'local')
    })

    test('failure 11: an entry made anew under a known name is another one', async () => {
      const entry = (password: string) =>
        `dn: uid=again,ou=people,${slapd.base}\nobjectClass: inetOrgPerson\nuid: again\ncn: Again\nsn: A\nuserPassword: ${password}\n`
      await slapd.run('ldapadd', [], entry('first'))
      assert.ok(await isIn('again', 'first'))
      const { id } = there.get('again')
      await slapd.run('ldapdelete', [`uid=again,ou=people,${slapd.base}`])
      await slapd.run('ldapadd', [], entry('second'))
      assert.ok(!(await isIn('again', 'second')))
      assert.deepEqual(await there.conflicts(), [{ reason: 'recreated', userId: id }])
      await slapd.run('ldapdelete', [`uid=again,ou=people,${slapd.base}`])
    })

    test('a rename and a move keep the account, and another who gets the name is another', async () => {
      await slapd.run(
        'ldapadd',
        [],
        `dn: uid=moves,ou=people,${slapd.base}\nobjectClass: inetOrgPerson\nuid: moves\ncn: Moves\nsn: M\nuserPassword: moves comes in\n`,
      )
      assert.ok(await isIn('moves'))
      const { id } = there.get('moves')
      await slapd.run('ldapmodrdn', [
        '-r',
        '-s',
        `ou=former,${slapd.base}`,
        `uid=moves,ou=people,${slapd.base}`,
        'uid=moved',
      ])
      // By the name they are known by here.
      assert.ok(await isIn('moves'))
      assert.equal(there.get('moved').id, id)
      assert.ok(await isIn('moved', comesIn('moves')))
      await slapd.run('ldapdelete', [`uid=moved,ou=former,${slapd.base}`])
    })

    test('groups by the search for groups, those of groups too where that is asked for', async () => {
      for (const name of ['admins', 'developers', 'everybody', 'local']) await addGroup(name)
      assert.ok(await isIn('smith'))
      assert.deepEqual(there.groupsOf('smith'), ['admins', 'developers'])
      await change({ nestedGroups: true })
      assert.ok(await isIn('smith'))
      assert.deepEqual(there.groupsOf('smith'), ['admins', 'developers', 'everybody'])
    })

    test('groups by the person’s own attribute', async () => {
      for (const name of ['admins', 'developers']) await addGroup(name)
      await change({ groupSearch: null, attributes: { ...settings.attributes, groups: 'memberOf' } })
      assert.ok(await isIn('smith'))
      assert.deepEqual(there.groupsOf('smith'), ['admins', 'developers'])
    })

    test('the default group for whoever is in none, until they are in one', async () => {
      const defaultGroup = await addGroup('guests')
      await addGroup('admins')
      await change({ defaultGroup, requireGroup: true })
      assert.ok(await isIn('nobody'))
      assert.deepEqual(there.groupsOf('nobody'), ['guests'])
      assert.ok(await isIn('jones'))
      assert.deepEqual(there.groupsOf('jones'), ['admins'])
    })

    test('where a group is asked for and there is none, nobody is made', async () => {
      await change({ requireGroup: true })
      assert.ok(!(await isIn('nobody')))
      assert.equal(there.find('nobody'), undefined)
    })

    test('a membership by hand stays, one the directory gave goes with it', async () => {
      await addGroup('admins')
      const own = await addGroup('own')
      assert.ok(await isIn('jones'))
      await there.world.asOperator.groups.changeMembers(own, { add: [there.get('jones').id] })
      const leave = `dn: cn=admins,ou=groups,${slapd.base}\nchangetype: modify\n`
      await slapd.run('ldapmodify', [], `${leave}delete: member\nmember: ${slapd.personDn('jones')}\n`)
      assert.ok(await isIn('jones'))
      assert.deepEqual(there.groupsOf('jones'), ['own'])
      await slapd.run('ldapmodify', [], `${leave}add: member\nmember: ${slapd.personDn('jones')}\n`)
    })

    test('without auto-create nobody is made, and whoever was made for it beforehand is linked', async () => {
      await change({ autoCreate: false })
      assert.ok(!(await isIn('smith')))
      assert.equal(there.find('smith'), undefined)
    })

    test('a name that is kept for the system, in the trash or of somebody deleted is not offered', async () => {
      const { users } = there.world.asOperator
      for (const name of ['smith', 'jones']) await there.world.add(name)
      await users.delete(there.get('smith').id)
      assert.ok(!(await isIn('smith')))
      assert.ok(!(await isIn('admin', 'whatever')))
    })

    test('failure 22: nothing is remembered of a password that was right', async () => {
      assert.ok(await isIn('jones'))
      const bound = () => there.bind('jones', comesIn('jones'))
      assert.equal((await bound()).kind, 'ok')
      const dn = slapd.personDn('jones')
      const replace = (password: string) =>
        slapd.run('ldapmodify', [], `dn: ${dn}\nchangetype: modify\nreplace: userPassword\nuserPassword: ${password}\n`)
      await replace('a new one')
      assert.equal((await bound()).kind, 'refused')
      await replace(comesIn('jones'))
      assert.equal((await bound()).kind, 'ok')
      await there.world.asOperator.users.disable(there.get('jones').id)
      assert.equal((await bound()).kind, 'refused')
      assert.ok(!(await isIn('jones')))
    })

    test('failure 30: the directory server makes nobody, and a pause keeps guesses from the directory', async () => {
      assert.equal((await there.bind('smith', comesIn('smith'))).kind, 'refused')
      assert.equal(there.find('smith'), undefined)
      assert.ok(await isIn('smith'))
      for (let n = 0; n < 5; n++) await there.signIn('smith', `guess ${n}`)
      assert.equal((await there.signIn('smith', comesIn('smith'))).kind, 'paused')
      clock.advance(minutes(2))
      assert.ok(await isIn('smith'))
    })

    test('whose source may not sign in does not, by password or app password', async () => {
      assert.ok(await isIn('smith'))
      await there.world.asOperator.settings.put('signIn', { allowedSources: ['local'] })
      assert.ok(!(await isIn('smith')))
      assert.equal((await there.bind('smith', comesIn('smith'))).kind, 'refused')
      assert.ok(await isIn('olivia', 'a quiet green door'))
    })

    test('a password that was left here is not compared while they are kept elsewhere', async () => {
      assert.ok(await isIn('smith'))
      const hash = await there.world.hasher.hash(new Secret('left behind'), '')
      await there.world.store.read.selectFrom('password').select('userId').execute()
      await there.world.asOperator.users.setPassword(there.get('smith').id, new Secret('left behind')).catch(() => hash)
      assert.ok(!(await isIn('smith', 'left behind')))
    })

    test('failure 31: a service account that may not bind is an outage, and changes nothing', async () => {
      assert.ok(await isIn('smith'))
      await change({ bindDn: `cn=Nobody,${slapd.base}` })
      const { version } = there.get('smith')
      assert.equal((await there.signIn('smith', comesIn('smith'))).kind, 'unreachable')
      assert.equal((await there.signIn('unheard-of', 'x')).kind, 'unreachable')
      assert.equal((await there.bind('smith', comesIn('smith'))).kind, 'unreachable')
      assert.equal(there.get('smith').version, version)
      assert.ok(await isIn('olivia', 'a quiet green door'))
    })

    test('failure 6: an outage is no wrong password, and is not counted as one', async () => {
      assert.ok(await isIn('smith'))
      await change({ urls: ['ldap://127.0.0.1:1'] })
      for (let n = 0; n < 12; n++) assert.equal((await there.signIn('smith', `any ${n}`)).kind, 'unreachable')
      await change({ urls: [slapd.secureUrl] })
      clock.advance(minutes(5))
      assert.ok(await isIn('smith'))
    })
  })

  describe('authenticate', () => {
    const pattern = 'uid=${username},ou=people,dc=company,dc=com'
    let defaultGroup: GroupId
    beforeEach(async () => {
      defaultGroup = await addGroup('data app users')
      await change({
        policy: 'authenticate',
        userDnPattern: pattern,
        usernamePattern: '[a-z]+',
        defaultGroup,
        requireGroup: true,
      })
    })

    test('whoever can bind is let in, made in the default group, and known by their name', async () => {
      assert.ok(await isIn('smith'))
      assert.deepEqual(there.groupsOf('smith'), ['data app users'])
      const { email, displayName } = there.get('smith')
      assert.deepEqual({ email, displayName }, { email: null, displayName: 'smith' })
      const { version } = there.get('smith')
      assert.ok(await isIn('Smith', comesIn('smith')))
      assert.equal(there.get('smith').version, version)
      assert.ok(!(await isIn('smith', 'wrong')))
    })

    test('a default group that is missing makes nobody', async () => {
      await change({ defaultGroup: null })
      assert.ok(!(await isIn('smith')))
      assert.equal(there.find('smith'), undefined)
    })

    test('a name is offered where the pattern says that it is the directory’s', async () => {
      await change({ usernamePattern: 'jon[a-z]*' })
      assert.ok(!(await isIn('smith')))
      assert.ok(await isIn('jones'))
      await change({ usernamePattern: null })
      assert.ok(!(await isIn('muller')))
      assert.ok(await isIn('jones'))
    })

    test('failure 1: nothing is sent for an empty password', async () => {
      for (const password of ['', ' ', '\0']) assert.ok(!(await isIn('smith', password)))
    })

    test('failure 3: a name with a comma is one value', async () => {
      await change({ usernamePattern: '.*' })
      for (const name of ['smith,ou=people', 'smith+cn=x', '#736d697468', 'smith,ou=people,dc=company,dc=com'])
        assert.ok(!(await isIn(name, comesIn('smith'))), name)
    })
  })
})
