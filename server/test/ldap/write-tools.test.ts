import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Attribute, Change, Client } from 'ldapts'
import { adminDN, adminSecret, base, type ToolAnswer, withoutOpenLdap } from './ldap-world.ts'
import { groupDN, openWriteWorld, personDN, type WriteWorld } from './write-world.ts'

const options = { skip: withoutOpenLdap }

describe('independent clients change entries', () => {
  let world: WriteWorld
  let files = 0

  before(async () => {
    world = await openWriteWorld()
  })
  after(() => world.dispose())

  const fileOf = (text: string): string => {
    const path = join(world.dataFolder, `${++files}.ldif`)
    writeFileSync(path, text)
    return path
  }
  const ok = async (...args: Parameters<WriteWorld['tool']>): Promise<string> => {
    const { code, stdout, stderr } = await world.tool(...args)
    assert.equal(code, 0, stderr)
    return stdout
  }
  /** ldappasswd says the code in words and ends with 1. */
  const resultOf = ({ stdout, stderr }: ToolAnswer): number => Number(/\((\d+)\)/.exec(stdout + stderr)?.[1])
  const hasPassword = async (dn: string, password: string): Promise<boolean> =>
    (await world.tool('ldapwhoami', [], [dn, password])).code === 0

  test('ldapadd, ldapmodify, ldapmodrdn, ldapdelete', options, async () => {
    await ok('ldapadd', [
      '-f',
      fileOf(`dn: ${personDN('anna')}
objectClass: inetOrgPerson
cn: Anna Arendt
sn: Arendt
mail: anna@example.com
userPassword: a quiet green door

dn: ${groupDN('staff')}
objectClass: groupOfNames
cn: staff
member: ${personDN('anna')}
`),
    ])
    await ok('ldapmodify', [
      '-f',
      fileOf(`dn: ${personDN('anna')}
changetype: modify
replace: givenName
givenName:: w4RubmE=
-
add: telephoneNumber
telephoneNumber: +49 30 1
-
delete: mail
mail: anna@example.com
-
add: mail
mail: anna@example.org
-

dn: ${groupDN('staff')}
changetype: modrdn
newrdn: cn=Crew
deleteoldrdn: 1

dn: ${groupDN('Crew')}
changetype: modify
delete: memberUid
memberUid: anna
`),
    ])
    const found = await ok('ldapsearch', [
      '-LLL',
      '-b',
      base,
      '(uid=anna)',
      'givenName',
      'mail',
      'telephoneNumber',
      'memberOf',
    ])
    assert.equal(
      found,
      `dn: ${personDN('anna')}\ngivenName:: w4RubmE=\nmail: anna@example.org\ntelephoneNumber: +49 30 1\n\n`,
    )
    await ok('ldapmodrdn', ['-r', groupDN('Crew'), 'cn=Team'])
    await ok('ldapdelete', [groupDN('Team')])
    assert.equal((await world.tool('ldapdelete', [groupDN('Team')])).code, 32)
    const refused = await world.tool('ldapmodrdn', ['-r', personDN('anna'), 'uid=other'])
    assert.equal(refused.code, 53)
    assert.match(refused.stdout + refused.stderr, /username is set once/)
  })

  test('a person changes their own entry and password, with theirs', options, async () => {
    await world.add('otto')
    const otto = personDN('otto')
    const as = [otto, 'a quiet green door'] as const
    await ok(
      'ldapmodify',
      ['-f', fileOf(`dn: ${otto}\nchangetype: modify\nreplace: displayName\ndisplayName: O.\n`)],
      as,
    )
    await ok('ldappasswd', ['-a', 'a quiet green door', '-s', 'a second green door'], as)
    assert.deepEqual(
      [await hasPassword(otto, 'a quiet green door'), await hasPassword(otto, 'a second green door')],
      [false, true],
    )
    const wrong = await world.tool(
      'ldappasswd',
      ['-a', 'wrong', '-s', 'a third green door'],
      [otto, 'a second green door'],
    )
    assert.equal(resultOf(wrong), 53)
    const weak = await world.tool('ldappasswd', ['-s', 'short'], [otto, 'a second green door'])
    assert.equal(resultOf(weak), 19)
    assert.match(weak.stdout + weak.stderr, /8 characters/)
    const made = await ok('ldappasswd', [], [otto, 'a second green door'])
    const generated = /New password: (\S+)/.exec(made)?.[1] ?? ''
    assert.equal(await hasPassword(otto, generated), true)
  })

  test('the admin sets passwords, by DN and by name, or lets one be made', options, async () => {
    await world.add('petra')
    const petra = personDN('petra')
    await ok('ldappasswd', ['-s', 'a second green door', petra])
    assert.equal(await hasPassword(petra, 'a second green door'), true)
    await ok('ldappasswd', ['-s', 'a third green door', 'petra'])
    assert.equal(await hasPassword(petra, 'a third green door'), true)
    const made = /New password: (\S+)/.exec(await ok('ldappasswd', [petra]))?.[1] ?? ''
    assert.equal(await hasPassword(petra, made), true)
    const codes = [
      await world.tool('ldappasswd', ['-s', 'a fourth green door']),
      await world.tool('ldappasswd', ['-s', 'a fourth green door', personDN('nobody')]),
      await world.tool('ldappasswd', ['-s', 'a fourth green door', 'nobody']),
      await world.tool('ldappasswd', ['-s', 'a fourth green door', groupDN('none')]),
      await world.tool('ldappasswd', ['-s', 'a fourth green door', `ou=users,${base}`]),
    ]
    assert.deepEqual(codes.map(resultOf), [53, 32, 32, 32, 53])
  })

  test('before and after, and only if: the controls of the tools', options, async () => {
    await world.add('rosa')
    const rosa = personDN('rosa')
    const change = fileOf(`dn: ${rosa}\nchangetype: modify\nreplace: telephoneNumber\ntelephoneNumber: 2\n`)
    const told = await ok('ldapmodify', [
      '-e',
      'preread=telephoneNumber,uid',
      '-e',
      'postread=telephoneNumber',
      '-f',
      change,
    ])
    assert.match(told, /==> preread\ndn: uid=rosa[^\n]*\nuid: rosa\n# <== preread/)
    assert.match(told, /==> postread\ndn: uid=rosa[^\n]*\ntelephoneNumber: 2\n# <== postread/)
    const only = (filter: string, tool = 'ldapmodify', ...args: string[]) =>
      world.tool(tool, ['-e', `!assert=${filter}`, ...(args.length > 0 ? args : ['-f', change])])
    assert.equal((await only('(telephoneNumber=2)')).code, 0)
    assert.equal((await only('(telephoneNumber=3)')).code, 122)
    assert.equal((await only('(nonsense=3)')).code, 122, 'what is Undefined is not true')
    assert.equal((await only('(uid=other)', 'ldapdelete', rosa)).code, 122)
    assert.equal((await only('(uid=other)', 'ldapsearch', '-b', rosa, '-s', 'base')).code, 122)
    assert.equal((await only('(uid=rosa)', 'ldapsearch', '-b', rosa, '-s', 'base')).code, 0)
    assert.equal((await world.tool('ldapmodify', ['-M', '-f', change])).code, 0, 'manageDsaIT')
    assert.equal((await only('(uid=rosa)', 'ldapdelete', rosa)).code, 0)
  })

  test('what ldapsearch prints of one tree can be added to another', options, async () => {
    const from = world
    const { asOperator } = from
    await asOperator.attributes.declare({ name: 'nickname', multiValued: true, seenBy: 'everyone' })
    const gustav = await from.add('gustav', { role: 'usermanager' })
    await asOperator.users.update(gustav.id, {
      displayName: 'Gustav Ünal, Sr.',
      phone: '+49 30 2',
      recoveryEmail: 'g@example.net',
      locale: 'de',
      attributes: { nickname: ['Gus', ' #1,=+'.trim()] },
    })
    const hedy = await from.add('hedy', { email: null })
    await asOperator.users.disable(hedy.id)
    const group = await from.addGroup('Köche und Köchinnen', gustav, hedy)
    await asOperator.groups.update(group.id, { description: 'Wer kocht' })
    const read = (source: WriteWorld) =>
      source.tool('ldapsearch', [
        '-LLL',
        '-o',
        'ldif-wrap=no',
        '-b',
        base,
        '(|(uid=gustav)(uid=hedy)(cn=Köche*))',
        '*',
        'pwdAccountLockedTime',
      ])
    const { stdout } = await read(from)
    const into = await openWriteWorld()
    try {
      await into.asOperator.attributes.declare({ name: 'nickname', multiValued: true, seenBy: 'everyone' })
      const { code, stderr } = await into.tool('ldapadd', ['-f', fileOf(stdout)])
      assert.equal(code, 0, stderr)
      assert.equal((await read(into)).stdout, stdout)
    } finally {
      await into.dispose()
    }
  })

  test('ldapts: a whole session', async () => {
    const client = new Client({ url: `ldap://127.0.0.1:${world.ldapPort}` })
    await client.bind(adminDN, adminSecret)
    const dn = personDN('tilda')
    await client.add(dn, { objectClass: ['inetOrgPerson'], cn: 'Tilda', sn: 'T', mail: 'tilda@example.com' })
    const change = (operation: 'add' | 'delete' | 'replace', type: string, ...values: string[]) =>
      new Change({ operation, modification: new Attribute({ type, values }) })
    await client.modify(dn, [change('replace', 'givenName', 'Til'), change('delete', 'mail', 'tilda@example.com')])
    const { searchEntries } = await client.search(dn, { scope: 'base', attributes: ['givenName', 'mail'] })
    assert.deepEqual(searchEntries, [{ dn, givenName: 'Til', mail: [] }])
    await client.add(groupDN('tools'), { objectClass: ['groupOfNames'], member: [dn] })
    await client.modifyDN(groupDN('tools'), groupDN('Tools 2'))
    await assert.rejects(client.add(dn, { objectClass: ['inetOrgPerson'], cn: 'T', sn: 'T' }), { code: 68 })
    await client.del(groupDN('Tools 2'))
    await client.del(dn)
    await client.unbind()
  })
})
