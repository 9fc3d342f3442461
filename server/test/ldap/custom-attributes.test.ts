import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { decodePagedResults, encodePagedResults } from '@doorward/ldap'
import { Secret } from '#ground'
import { type AttributeInput, type CustomAttribute, reservedAttributeNames, type User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { bindClient, type BoundClient } from './bound-client.ts'
import { adminDN, adminSecret, base, openLdapWorld, runTool, withoutOpenLdap, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'
import { withoutSlapd } from './slapd.ts'

const person = (name: string, of = base): string => `uid=${name},ou=users,${of}`
const wiki = `cn=wiki,ou=apps,${base}`
const wikiSecret = 'the secret of the wiki'

describe('custom attributes', () => {
  let world: LdapWorld
  const users = new Map<string, User>()
  const declared = new Map<string, CustomAttribute>()
  const open = new Map<string, BoundClient>()

  const declare = async (input: AttributeInput): Promise<CustomAttribute> => {
    const attribute = await world.asOperator.attributes.declare(input)
    declared.set(attribute.name, attribute)
    return attribute
  }
  const give = async (username: string, attributes: Record<string, string[]>): Promise<void> => {
    users.set(username, await world.asOperator.users.update(userNamed(username).id, { attributes }))
  }
  const userNamed = (username: string): User => {
    const user = users.get(username)
    assert.ok(user)
    return user
  }
  const as = (name: string): BoundClient => {
    const client = open.get(name)
    assert.ok(client)
    return client
  }

  before(async () => {
    world = await openLdapWorld()
    for (const name of ['alice', 'bob', 'carol', 'dave']) users.set(name, await world.add(name))
    users.set('ursula', await world.add('ursula', { role: 'usermanager' }))
    await declare({ name: 'department', seenBy: 'everyone', searchable: true })
    await declare({ name: 'shoeSizes', type: 'number', multiValued: true, seenBy: 'everyone', searchable: true })
    await declare({ name: 'vegetarian', type: 'boolean', seenBy: 'self' })
    await declare({ name: 'birthday', type: 'date', seenBy: 'self' })
    await declare({ name: 'salaryBand', seenBy: 'admins', searchable: true })
    await give('alice', {
      department: ['Gardens  and   Parks'],
      shoeSizes: ['42', '-7'],
      vegetarian: ['true'],
      birthday: ['1990-02-28'],
      salaryBand: ['E4'],
    })
    await give('bob', { department: ['Straße'], vegetarian: ['false'], birthday: ['2001-12-31'], salaryBand: ['E4'] })
    await give('carol', { department: ['STRASSE'], shoeSizes: ['42'] })
    await world.asOperator.apps.create({
      title: 'Wiki',
      access: { kind: 'everyone' },
      ldap: { secret: { kind: 'typed', value: new Secret(wikiSecret) } },
    })
    open.set('admin', await bindClient(world, adminDN, adminSecret))
    open.set('wiki', await bindClient(world, wiki, wikiSecret))
    for (const name of ['alice', 'ursula']) open.set(name, await bindClient(world, person(name), password))
  })
  after(async () => {
    for (const client of open.values()) await client.close()
    await world.dispose()
  })

  const customOf = (values: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => declared.has(name)))

  test('an entry has them under the names they were declared by', async () => {
    const own = {
      department: ['Gardens  and   Parks'],
      shoeSizes: ['42', '-7'],
      vegetarian: ['TRUE'],
      birthday: ['1990-02-28'],
      salaryBand: ['E4'],
    }
    const admin = as('admin')
    assert.deepEqual(customOf(await admin.read(person('alice'))), own)
    assert.deepEqual(customOf(await admin.read(person('alice'), '*')), own, 'they are user attributes')
    assert.deepEqual(customOf(await admin.read(person('alice'), '+')), {})
    assert.deepEqual(customOf(await admin.read(person('dave'))), {})
    assert.deepEqual((await admin.read(person('bob'), 'uid', 'VEGETARIAN'))['vegetarian'], ['FALSE'])
    const { id } = declared.get('birthday') as CustomAttribute
    const oid = `2.25.${BigInt(`0x${id.replaceAll('-', '')}`)}`
    assert.deepEqual((await admin.read(person('bob'), oid))['birthday'], ['2001-12-31'])
  })

  test('each is seen by whom it is for', async () => {
    const seen = async (name: string, of: string) =>
      Object.keys(customOf(await as(name).read(person(of, name === 'wiki' ? wiki : base)))).sort()
    const everyone = ['department', 'shoeSizes']
    assert.deepEqual(await seen('wiki', 'alice'), everyone)
    assert.deepEqual(await seen('ursula', 'alice'), everyone, 'a user manager is somebody else')
    assert.deepEqual(await seen('alice', 'alice'), ['birthday', ...everyone, 'vegetarian'])
    assert.deepEqual(await seen('admin', 'alice'), ['birthday', 'department', 'salaryBand', 'shoeSizes', 'vegetarian'])
    const named = await as('wiki').read(person('alice', wiki), 'birthday', 'salaryBand', 'department')
    assert.deepEqual(Object.values(named).flat(), ['Gardens  and   Parks'])
  })

  test('what is not seen is not found either, nor ruled out', async () => {
    const all = ['alice', 'bob', 'carol', 'dave', 'ursula']
    const table: [filter: string, found: Record<string, string[]>][] = [
      ['(salaryBand=E4)', { admin: ['alice', 'bob'], ursula: [], wiki: [], alice: [] }],
      ['(!(salaryBand=E4))', { admin: ['carol', 'dave', 'ursula'], ursula: [], wiki: [], alice: [] }],
      ['(!(salaryBand=*))', { admin: ['carol', 'dave', 'ursula'], ursula: [], wiki: [], alice: [] }],
      ['(|(salaryBand=E4)(uid=dave))', { admin: ['alice', 'bob', 'dave'], ursula: ['dave'], wiki: ['dave'] }],
      ['(vegetarian=TRUE)', { admin: ['alice'], ursula: [], wiki: [], alice: ['alice'] }],
      ['(vegetarian=*)', { admin: ['alice', 'bob'], ursula: [], wiki: [], alice: ['alice'] }],
      ['(!(vegetarian=TRUE))', { admin: ['bob', 'carol', 'dave', 'ursula'], ursula: ['ursula'], wiki: [], alice: [] }],
      // A rule that names no attribute is held against those that are seen, and says of others neither that nor this.
      ['(:caseIgnoreMatch:=E4)', { admin: ['alice', 'bob'], ursula: [], wiki: [], alice: [] }],
      ['(!(:caseIgnoreMatch:=E4))', { admin: ['carol', 'dave', 'ursula'], ursula: all, wiki: all, alice: ['alice'] }],
      ['(:booleanMatch:=TRUE)', { admin: ['alice'], ursula: [], wiki: [], alice: ['alice'] }],
      ['(salaryBand:caseExactMatch:=E4)', { admin: ['alice', 'bob'], ursula: [], wiki: [], alice: [] }],
      ['(!(salaryBand:caseExactMatch:=E4))', { admin: ['carol', 'dave', 'ursula'], ursula: [], wiki: [], alice: [] }],
      ['(!(birthday=2001-12-31))', { ursula: ['ursula'], wiki: [], alice: ['alice'] }],
      ['(!(department=STRASSE))', { admin: ['alice', 'dave', 'ursula'], wiki: ['alice', 'dave', 'ursula'] }],
      ['(uid=*)', { admin: all, ursula: all, wiki: all, alice: ['alice'] }],
    ]
    for (const [filter, found] of table)
      for (const [name, names] of Object.entries(found)) {
        const from = name === 'wiki' ? wiki : base
        assert.deepEqual(await as(name).find(from, `(&(objectClass=person)${filter})`), names, `${filter} ${name}`)
      }
  })

  test('values are compared as their type says, with an index and without', async () => {
    const rows: [filter: string, found: string[]][] = [
      ['(department=gardens and PARKS)', ['alice']],
      ['(department= Gardens and Parks )', ['alice']],
      ['(department=straße)', ['bob', 'carol']],
      ['(department=Strasse)', ['bob', 'carol']],
      ['(department:caseExactMatch:=Straße)', ['bob']],
      ['(shoeSizes:1.2.840.113556.1.4.803:=10)', ['alice', 'carol']],
      ['(shoeSizes:1.2.840.113556.1.4.803:=11)', []],
      ['(shoeSizes:integerBitOrMatch:=1)', ['alice']],
      ['(shoeSizes:1.2.840.113556.1.4.804:=0)', []],
      ['(shoeSizes:1.2.840.113556.1.4.803:=0)', ['alice', 'carol']],
      ['(shoeSizes:1.2.840.113556.1.4.803:=many)', []],
      ['(department:1.2.840.113556.1.4.803:=1)', []],
      ['(shoeSizes:integerOrderingMatch:=0)', ['alice']],
      ['(department=strasse)', ['bob', 'carol']],
      ['(department~=strasse)', ['bob', 'carol']],
      ['(department=str*)', ['bob', 'carol']],
      ['(department=)', []],
      ['(department=*)', ['alice', 'bob', 'carol']],
      ['(!(department=*))', ['dave', 'ursula']],
      ['(shoeSizes=42)', ['alice', 'carol']],
      ['(shoeSizes=042)', ['alice', 'carol']],
      ['(shoeSizes=-7)', ['alice']],
      ['(shoeSizes>=40)', ['alice', 'carol']],
      ['(shoeSizes<=0)', ['alice']],
      ['(shoeSizes=many)', []],
      ['(!(shoeSizes=many))', []],
      ['(vegetarian=false)', ['bob']],
      ['(birthday=1990-02-28)', ['alice']],
      ['(birthday>=1995-01-01)', ['bob']],
      ['(birthday<=1995-01-01)', ['alice']],
      ['(birthday=1990-*)', ['alice']],
      ['(&(department=strasse)(shoeSizes=42))', ['carol']],
      ['(|(department=strasse)(shoeSizes=-7))', ['alice', 'bob', 'carol']],
    ]
    for (const searchable of [true, false]) {
      for (const name of ['department', 'shoeSizes', 'vegetarian', 'birthday'])
        await world.asOperator.attributes.update(declared.get(name)?.id ?? ('' as CustomAttribute['id']), {
          searchable,
        })
      for (const [filter, found] of rows)
        assert.deepEqual(
          await as('admin').find(base, `(&(objectClass=person)${filter})`),
          found,
          `${filter} ${searchable ? 'by index' : 'looking at everybody'}`,
        )
    }
  })

  test('what is declared, changed and deleted counts for the next search of an open connection', async () => {
    const { attributes } = world.asOperator
    const [admin, app] = [as('admin'), as('wiki')]
    const dn = person('dave', wiki)
    assert.deepEqual(await app.find(wiki, '(badge=17)'), [])
    const badge = await declare({ name: 'badge', seenBy: 'everyone' })
    assert.deepEqual((await app.read(dn))['badge'], undefined)
    await give('dave', { badge: ['17'] })
    assert.deepEqual((await app.read(dn))['badge'], ['17'])
    assert.deepEqual(await app.find(wiki, '(badge=17)'), ['dave'])
    await give('dave', { badge: ['18'] })
    assert.deepEqual((await app.read(dn))['badge'], ['18'])
    await attributes.update(badge.id, { seenBy: 'admins' })
    assert.equal((await app.read(dn))['badge'], undefined)
    assert.deepEqual(await app.find(wiki, '(badge=18)'), [])
    assert.deepEqual((await admin.read(person('dave')))['badge'], ['18'])
    await attributes.delete(badge.id)
    assert.equal((await admin.read(person('dave')))['badge'], undefined)
    assert.deepEqual(await admin.find(base, '(!(badge=x))'), [], 'nobody knows it any more')
    // One of the same name is another one.
    await declare({ name: 'badge', seenBy: 'everyone', multiValued: true })
    assert.equal((await admin.read(person('dave')))['badge'], undefined)
  })

  test('a search between two pages does not go on with what was seen before', async () => {
    const attribute = await declare({ name: 'nickname', seenBy: 'everyone' })
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(wiki, wikiSecret), 0)
    const page = (cookie: Uint8Array) =>
      client.search({ base: wiki, filter: '(uid=*)', controls: [encodePagedResults({ size: 2, cookie })] })
    const [control] = (await page(new Uint8Array())).controls
    assert.ok(control)
    await world.asOperator.attributes.update(attribute.id, { seenBy: 'admins' })
    assert.equal((await page(decodePagedResults(control).cookie)).resultCode, 53)
    assert.equal((await page(new Uint8Array())).entries.length, 2)
    client.close()
  })

  test('many long values of one person arrive whole', async () => {
    const many = Array.from({ length: 12 }, (_, i) => `long-${i}`)
    for (const name of many) await declare({ name, multiValued: true, seenBy: 'everyone' })
    const values = (name: string) => Array.from({ length: 100 }, (_, i) => `${name} ${i} ${'x'.repeat(980)}`)
    await give('carol', Object.fromEntries(many.map(name => [name, values(name)])))
    const [before, entry, behind] = await Promise.all(
      ['bob', 'carol', 'dave'].map(name => as('admin').read(person(name))),
    )
    for (const name of many) assert.deepEqual(entry?.[name], values(name), name)
    assert.deepEqual([before?.['uid'], entry?.['uid'], behind?.['uid']], [['bob'], ['carol'], ['dave']])
    assert.deepEqual(await as('admin').find(base, '(long-11=long-11 99*)'), ['carol'])
    for (const name of many) await world.asOperator.attributes.delete((declared.get(name) as CustomAttribute).id)
  })

  /** Descriptions in the schema by name, as `ldapsearch` prints them. */
  async function schemaOf(dn: string, secret: string): Promise<{ types: string[]; rules: string[] }> {
    const url = ['-H', `ldap://127.0.0.1:${world.ldapPort}`, '-D', dn, '-w', secret]
    const args = ['-x', '-LLL', '-o', 'ldif-wrap=no', ...url, '-s', 'base', '-b', 'cn=subschema', '+']
    const { code, stdout, stderr } = await runTool('ldapsearch', args)
    assert.equal(code, 0, stderr)
    const lines = (name: string) =>
      [...stdout.matchAll(new RegExp(`^${name}: (.*)$`, 'gm'))].map(([, text]) => text ?? '')
    return { types: lines('attributeTypes'), rules: lines('dITContentRules') }
  }

  test('the schema describes them', { skip: withoutOpenLdap }, async () => {
    const { types, rules } = await schemaOf(adminDN, adminSecret)
    const typeNamed = (name: string) => types.find(type => type.includes(`NAME '${name}'`)) ?? ''
    assert.match(
      typeNamed('department'),
      /^\( 2\.25\.\d{20,39} NAME 'department' EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1\.3\.6\.1\.4\.1\.1466\.115\.121\.1\.15 SINGLE-VALUE \)$/,
    )
    assert.match(typeNamed('shoeSizes'), /ORDERING integerOrderingMatch SYNTAX [\d.]+\.27 \)$/)
    assert.match(typeNamed('vegetarian'), /EQUALITY booleanMatch SYNTAX [\d.]+\.7 SINGLE-VALUE \)$/)
    assert.match(typeNamed('birthday'), /ORDERING caseIgnoreOrderingMatch .*SYNTAX [\d.]+\.15 SINGLE-VALUE \)$/)
    assert.match(rules.find(rule => rule.includes('inetOrgPerson')) ?? '', /MAY \(.* \$ department \$ shoeSizes \$ /)
    const shown = await schemaOf(wiki, wikiSecret)
    assert.ok(shown.types.some(type => type.includes("'department'")))
    assert.ok(
      !JSON.stringify(shown).includes('salaryBand'),
      'what is seen by the admin bind alone is named to it alone',
    )
  })

  test('slapd reads our descriptions', { skip: withoutSlapd || withoutOpenLdap }, async () => {
    const { types } = await schemaOf(adminDN, adminSecret)
    const own = types.filter(type => type.startsWith('( 2.25.'))
    assert.ok(own.length > declared.size / 2)
    const folder = mkdtempSync(join(tmpdir(), 'doorward-schema-'))
    const config = join(folder, 'slapd.conf')
    const lines = own.map(type => `attributetype ${type.replace(/ NO-USER-MODIFICATION USAGE \w+/, '')}`)
    writeFileSync(config, ['include /etc/ldap/schema/core.schema', ...lines, ''].join('\n'))
    const { status, stderr } = spawnSync('/usr/sbin/slapd', ['-T', 'test', '-f', config, '-u'])
    rmSync(folder, { recursive: true })
    assert.equal(status, 0, stderr.toString())
  })

  test('no attribute can take a name that is served', { skip: withoutOpenLdap }, async () => {
    const settings = world.memory.settings()
    await world.asOperator.settings.put('posix', { ...settings.posix, enabled: true })
    await world.change({
      views: [
        { base, profile: 'standard', writable: false, usersSeeAll: false },
        { base: 'dc=cloudron', profile: 'cloudron', writable: false, usersSeeAll: false },
      ],
    })
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(adminDN, adminSecret), 0)
    for (const dn of ['cn=subschema', 'cn=cloudron,cn=subschema']) {
      const { entries } = await client.search({ base: dn, scope: 0, attributes: ['attributeTypes'] })
      const names = (entries[0]?.attributes['attributeTypes'] ?? []).flatMap(type => {
        const [, list = ''] = / NAME (\([^)]*\)|'[^']*')/.exec(type) ?? []
        return [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '')
      })
      assert.ok(names.length > 50, dn)
      for (const name of names)
        if (!declared.has(name)) assert.ok(reservedAttributeNames.has(name.toLowerCase()), `${name} of ${dn}`)
    }
    assert.equal(
      (await client.search({ base: 'ou=users,dc=cloudron', filter: '(department=straße)' })).entries.length,
      2,
    )
    client.close()
  })
})
