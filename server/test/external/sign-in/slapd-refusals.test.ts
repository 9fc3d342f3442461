import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { minutes, Secret } from '#ground'
import { directoryId } from './directory-world.ts'
import { comesIn, useSlapd } from './use-slapd.ts'

describe('whom an OpenLDAP behind keeps out', () => {
  const at = useSlapd()

  test('failure 1: an empty password, one of spaces and one of NULs are sent nowhere', async () => {
    // This server takes a name without a password for nobody, and says that it is well.
    for (const password of ['', ' ', '\t\n ', '\0', '\0\0'])
      for (const name of ['smith', 'nobody-at-all'])
        assert.ok(!(await at.isIn(name, password)), JSON.stringify(password))
    assert.ok(await at.isIn('smith'))
    for (const password of ['', ' ', '\0']) {
      assert.equal((await at.there.bind('smith', password)).kind, 'refused')
      assert.ok(!(await at.isIn('smith', password)))
    }
  })

  test('failure 2: a name that is a filter means itself', async () => {
    for (const name of ['*', 'sm*', '*)(uid=*', 'smith)(uid=*', 'smith\\', '(', ')', 'smith\0', '\ud800'])
      assert.ok(!(await at.isIn(name, comesIn('smith'))), JSON.stringify(name))
    assert.equal(at.there.find('smith'), undefined)
  })

  test('failure 3: a name no username can be is refused after all, whatever it is in a DN', async () => {
    assert.ok(!(await at.isIn('a,ou=admins', 'comma comes in')))
  })

  test('failure 14: in every letter case and form one account, named as in the directory', async () => {
    for (const name of ['jos\u00e9', 'JOS\u00c9', 'jose\u0301', ' Jos\u00e9 '])
      assert.ok(await at.isIn(name, 'josé comes in'), name)
    assert.equal(at.there.get('jos\u00e9').username, 'jos\u00e9')
    assert.ok(!(await at.isIn('jose', 'josé comes in')))
  })

  test('failure 15: attributes are found in whatever letter case they are configured', async () => {
    await at.change({
      attributes: { ...at.settings.attributes, username: 'UID', displayName: 'CN', email: 'MAIL', id: 'ENTRYUUID' },
    })
    assert.ok(await at.isIn('smith'))
    assert.equal(at.there.get('smith').displayName, 'John Smith')
  })

  test('two entries of one name are nobody', async () => {
    assert.ok(!(await at.isIn('twin')))
    assert.deepEqual(await at.there.refusals(), ['several-entries'])
  })

  test('nobody outside the population enters, whatever the filter of sign-in finds', async () => {
    await at.change({ userSearch: { ...at.settings.userSearch, filter: '(&(uid=*)(givenName=*))' } })
    assert.ok(await at.isIn('smith'))
    assert.ok(!(await at.isIn('nobody')))
    await at.change({
      userSearch: { ...at.settings.userSearch, base: `ou=people,${at.slapd.base}`, filter: '(uid=*)' },
    })
    assert.ok(!(await at.isIn('left')))
  })

  test('a name may be looked for in several attributes, and has to be one of them', async () => {
    await at.change({
      userSearch: { ...at.settings.userSearch, signInFilter: '(|(uid=${username})(mail=${username}))' },
    })
    assert.ok(await at.isIn('kate@company.com', comesIn('muller')))
    assert.ok(at.there.find('muller'))
    // The server finds them, by a pattern that does not name them.
    await at.change({ userSearch: { ...at.settings.userSearch, signInFilter: '(|(uid=${username})(uid=smith))' } })
    assert.ok(!(await at.isIn('somebody', comesIn('smith'))))
  })

  test('a wrong password, an unknown name and somebody disabled there are refused alike', async () => {
    const change = `dn: ${at.slapd.personDn('locked')}\nchangetype: modify\n`
    const lock = 'pwdAccountLockedTime'
    await at.slapd.run('ldapmodify', [], `${change}add: ${lock}\n${lock}: 000001010000Z\n`)
    const refused = { kind: 'refused', reference: '' }
    const answers = [
      await at.there.signIn('smith', 'wrong'),
      await at.there.signIn('unheard-of', 'wrong'),
      await at.there.signIn('locked', comesIn('locked')),
    ]
    assert.deepEqual(
      answers.map(answer => ({ ...answer, reference: '' })),
      [refused, refused, refused],
    )
    assert.deepEqual(await at.there.refusals(), ['wrong-password', 'unknown', 'disabled'])
    for (const name of ['smith', 'unheard-of', 'locked']) assert.equal(at.there.find(name), undefined)

    // It was the lock alone that kept them out.
    await at.slapd.run('ldapmodify', [], `${change}delete: ${lock}\n`)
    assert.ok(await at.isIn('locked'))
  })

  test('failure 11: the directory’s password of somebody’s namesake here opens nothing, and is shown to nobody', async () => {
    assert.ok(!(await at.isIn('olivia')))
    assert.deepEqual(await at.there.refusals(), ['wrong-password'])
    assert.ok(await at.isIn('olivia', 'a quiet green door'))
    assert.equal(at.there.get('olivia').source, 'local')
  })

  test('failure 11: whoever has somebody’s address is a conflict for an admin, and nobody is changed', async () => {
    assert.ok(!(await at.isIn('mailed')))
    assert.deepEqual(await at.there.conflicts(), [{ reason: 'email', userId: at.there.get('olivia').id }])
    assert.equal(at.there.find('mailed'), undefined)
    assert.equal(at.there.get('olivia').source, 'local')
  })

  test('failure 11: an entry made anew under a known name is another one', async () => {
    const entry = (password: string) =>
      `dn: uid=again,ou=people,${at.slapd.base}\nobjectClass: inetOrgPerson\nuid: again\ncn: Again\nsn: A\nuserPassword: ${password}\n`
    await at.slapd.run('ldapadd', [], entry('first'))
    assert.ok(await at.isIn('again', 'first'))
    const { id } = at.there.get('again')
    await at.slapd.run('ldapdelete', [`uid=again,ou=people,${at.slapd.base}`])
    await at.slapd.run('ldapadd', [], entry('second'))
    assert.ok(!(await at.isIn('again', 'second')))
    assert.deepEqual(await at.there.conflicts(), [{ reason: 'recreated', userId: id }])
    await at.slapd.run('ldapdelete', [`uid=again,ou=people,${at.slapd.base}`])
  })

  test('a name that is kept for the system, in the trash or of somebody deleted is not offered', async () => {
    const { users } = at.there.world.asOperator
    for (const name of ['smith', 'jones']) await at.there.world.add(name)
    await users.delete(at.there.get('smith').id)
    assert.ok(!(await at.isIn('smith')))
    assert.ok(!(await at.isIn('admin', 'whatever')))
  })

  test('failure 22: nothing is remembered of a password that was right', async () => {
    assert.ok(await at.isIn('jones'))
    const bound = () => at.there.bind('jones', comesIn('jones'))
    assert.equal((await bound()).kind, 'ok')
    const dn = at.slapd.personDn('jones')
    const replace = (password: string) =>
      at.slapd.run(
        'ldapmodify',
        [],
        `dn: ${dn}\nchangetype: modify\nreplace: userPassword\nuserPassword: ${password}\n`,
      )
    await replace('a new one')
    assert.equal((await bound()).kind, 'refused')
    await replace(comesIn('jones'))
    assert.equal((await bound()).kind, 'ok')
    await at.there.world.asOperator.users.disable(at.there.get('jones').id)
    assert.equal((await bound()).kind, 'refused')
    assert.ok(!(await at.isIn('jones')))
  })

  test('failure 30: the directory server makes nobody, and a pause keeps guesses from the directory', async () => {
    assert.equal((await at.there.bind('smith', comesIn('smith'))).kind, 'refused')
    assert.equal(at.there.find('smith'), undefined)
    assert.ok(await at.isIn('smith'))
    for (let n = 0; n < 5; n++) await at.there.signIn('smith', `guess ${n}`)
    assert.equal((await at.there.signIn('smith', comesIn('smith'))).kind, 'paused')
    at.clock.advance(minutes(2))
    assert.ok(await at.isIn('smith'))
  })

  test('whose source may not sign in does not, by password or app password', async () => {
    assert.ok(await at.isIn('smith'))
    await at.there.world.asOperator.settings.put('signIn', { allowedSources: ['local'] })
    assert.ok(!(await at.isIn('smith')))
    assert.equal((await at.there.bind('smith', comesIn('smith'))).kind, 'refused')
    assert.ok(await at.isIn('olivia', 'a quiet green door'))
  })

  test('a password that was left here is not compared while they are kept elsewhere, and is theirs again after', async () => {
    const { users } = at.there.world.asOperator
    const { id } = await at.there.world.add('smith')
    await users.setPassword(id, new Secret('left behind'))
    assert.ok(await at.isIn('smith', 'left behind'))

    await users.move(id, directoryId)
    assert.ok(!(await at.isIn('smith', 'left behind')))
    assert.equal((await at.there.bind('smith', 'left behind')).kind, 'refused')
    assert.ok(await at.isIn('smith'))
    assert.equal(at.there.get('smith').id, id)
    assert.ok(!(await at.isIn('smith', 'left behind')))

    await users.move(id, 'local')
    assert.ok(!(await at.isIn('smith')))
    assert.ok(await at.isIn('smith', 'left behind'))
  })

  test('failure 31: a service account that may not bind is an outage, and changes nothing', async () => {
    assert.ok(await at.isIn('smith'))
    await at.change({ bindDn: `cn=Nobody,${at.slapd.base}` })
    const { version } = at.there.get('smith')
    assert.equal((await at.there.signIn('smith', comesIn('smith'))).kind, 'unreachable')
    assert.equal((await at.there.signIn('unheard-of', 'x')).kind, 'unreachable')
    assert.equal((await at.there.bind('smith', comesIn('smith'))).kind, 'unreachable')
    assert.equal(at.there.get('smith').version, version)
    assert.ok(await at.isIn('olivia', 'a quiet green door'))
  })

  test('failure 6: an outage is no wrong password, and is not counted as one', async () => {
    assert.ok(await at.isIn('smith'))
    await at.change({ urls: ['ldap://127.0.0.1:1'] })
    for (let n = 0; n < 12; n++) assert.equal((await at.there.signIn('smith', `any ${n}`)).kind, 'unreachable')
    await at.change({ urls: [at.slapd.secureUrl] })
    at.clock.advance(minutes(5))
    assert.ok(await at.isIn('smith'))
  })
})
