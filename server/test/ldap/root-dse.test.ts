import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Control, ExtendedName, pagedResultsType, SearchScope } from '@doorward/ldap'
import type { LdapProfile } from '#directory'
import { profiles } from '../../src/ldapd/profile/index.ts'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient, searchRequest } from './raw-client.ts'
import { modifyRequest } from './write-world.ts'

const { baseObject } = SearchScope
const view = { writable: false, usersSeeAll: true } as const

describe('root DSE and schema', () => {
  let world: LdapWorld
  let nobody: RawClient

  before(async () => {
    world = await openLdapWorld({
      settings: {
        views: (Object.keys(profiles) as LdapProfile[]).map(profile => ({ ...view, base: `dc=${profile}`, profile })),
      },
    })
    await world.add('alice')
    nobody = await RawClient.open(world.ldapPort)
  })
  after(async () => {
    nobody.close()
    await world.dispose()
  })

  const read = async (from: string, attributes = ['*', '+'], client = nobody) => {
    const { entries } = await client.search({ base: from, scope: baseObject, attributes })
    return entries[0]?.attributes ?? {}
  }

  test('what is offered is done: no control of the list is refused as unknown, no extended operation either', async () => {
    const root = await read('')
    const controls = root['supportedControl'] ?? []
    const extensions = root['supportedExtension'] ?? []
    assert.ok(controls.includes(pagedResultsType))
    assert.ok(extensions.includes(ExtendedName.whoAmI))
    assert.deepEqual(controls, [...new Set(controls)].sort())
    const kinds = [searchRequest({}), modifyRequest('dc=none')]
    for (const type of controls) {
      // Without a value most are malformed (2), which is another thing than unknown (12); some are for changes alone.
      const control: Control = { type, critical: true, value: undefined }
      const codes = []
      for (const request of kinds) codes.push(await nobody.codeOf(request, [control]))
      assert.ok(
        codes.some(code => code !== 12),
        type,
      )
    }
    for (const name of extensions) {
      const client = await RawClient.open(world.ldapPort)
      const answer = await client.ask({ kind: 'extendedReq', name, value: undefined })
      assert.ok(answer !== undefined && 'diagnosticMessage' in answer)
      assert.doesNotMatch(answer.diagnosticMessage, /not known/, name)
      client.close()
    }
  })

  test('the product and its version, every naming context, and features', async () => {
    const root = await read('')
    assert.deepEqual([root['vendorName'], root['vendorVersion']], [['Doorward'], ['1.2.3']])
    const contexts = Object.keys(profiles).map(profile => `dc=${profile}`)
    assert.deepEqual(root['namingContexts'], contexts)
    assert.deepEqual(root['defaultNamingContext'], contexts.slice(0, 1))
    const features = ['1', '2', '3'].map(last => `1.3.6.1.4.1.4203.1.5.${last}`)
    assert.deepEqual(root['supportedFeatures'], [...features, '1.3.6.1.1.14'])
    assert.equal(root['altServer'], undefined)
  })

  test('@ and a class names what the class allows (RFC 4529)', async () => {
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind('uid=alice,ou=users,dc=standard', password), 0)
    const names = async (...attributes: string[]) =>
      Object.keys(await read('uid=alice,ou=users,dc=standard', attributes, client)).sort()
    const ofPerson = ['cn', 'objectClass', 'sn']
    assert.deepEqual(await names('@person'), ofPerson)
    assert.deepEqual(await names('@2.5.6.6'), ofPerson)
    assert.deepEqual(await names('@PERSON', 'entryUUID'), ['cn', 'entryUUID', 'objectClass', 'sn'])
    assert.deepEqual(await names('@top'), ['objectClass'])
    assert.ok((await names('@inetOrgPerson')).includes('mail'))
    assert.ok(!(await names('@inetOrgPerson')).includes('sAMAccountName'))
    assert.deepEqual(await names('@nothingKnown'), [])
    assert.deepEqual(await names('@'), [])
    assert.deepEqual(await names('@person;binary'), [])
    client.close()
  })

  for (const { name, subschemaDN } of Object.values(profiles))
    test(`the schema of ${name} is whole: whatever it names, it describes`, async () => {
      const schema = await read(subschemaDN)
      const described = (attribute: string): Set<string> =>
        new Set(
          (schema[attribute] ?? []).flatMap(text => {
            const [, oid = '', , list = ''] = /^\( (\S+) (NAME (\([^)]*\)|'[^']*'))?/.exec(text) ?? []
            return [oid, ...[...list.matchAll(/'([^']+)'/g)].map(([, name]) => name?.toLowerCase() ?? '')]
          }),
        )
      const types = described('attributeTypes')
      const rules = described('matchingRules')
      const classes = described('objectClasses')
      const syntaxes = described('ldapSyntaxes')
      assert.ok(types.size > 80 && rules.size > 30 && classes.size > 20 && syntaxes.size > 10)
      for (const text of schema['attributeTypes'] ?? []) {
        for (const [, rule] of text.matchAll(/ (?:EQUALITY|ORDERING|SUBSTR) (\S+)/g))
          assert.ok(rules.has(rule?.toLowerCase() ?? ''), text)
        assert.ok(syntaxes.has(/ SYNTAX (\S+)/.exec(text)?.[1] ?? ''), text)
      }
      for (const text of schema['matchingRules'] ?? [])
        assert.ok(syntaxes.has(/ SYNTAX (\S+)/.exec(text)?.[1] ?? ''), text)
      const listed = (text: string, word: string): string[] => {
        const found = new RegExp(` ${word} (?:\\(([^)]*)\\)|([^ ]+))`).exec(text)
        return (found?.[1] ?? found?.[2] ?? '').split(/[ $]+/).filter(name => name !== '')
      }
      for (const text of [...(schema['objectClasses'] ?? []), ...(schema['dITContentRules'] ?? [])]) {
        for (const name of [...listed(text, 'MUST'), ...listed(text, 'MAY')])
          assert.ok(types.has(name.toLowerCase()), `${name} in ${text}`)
        for (const name of [...listed(text, 'SUP'), ...listed(text, 'AUX')])
          assert.ok(classes.has(name.toLowerCase()), `${name} in ${text}`)
      }
    })

  test('the schema says when it changed', async () => {
    const before = await read('cn=subschema')
    assert.match(before['modifyTimestamp']?.[0] ?? '', /^\d{14}Z$/)
    assert.deepEqual(await read('cn=subschema'), before)
    world.clock.advance(60_000)
    await world.asOperator.attributes.declare({ name: 'badge', seenBy: 'everyone' })
    const later = await read('cn=subschema')
    assert.ok((later['modifyTimestamp']?.[0] ?? '') > (before['modifyTimestamp']?.[0] ?? ''))
  })

  test('nobody is told of one tree in the words of another', async () => {
    await world.change({ views: [{ ...view, base, profile: 'cloudron' }] })
    assert.deepEqual(Object.keys(await read('', [])), ['objectclass'])
    assert.deepEqual((await read(''))['subschemaSubentry'], ['cn=cloudron,cn=subschema'])
    await world.change({ views: [{ ...view, base, profile: 'standard' }] })
    assert.deepEqual(Object.keys(await read('', [])), ['objectClass'])
  })

  test('who has read the schema is shown no more of a person than before', async () => {
    const alice = world.memory.people.findByUsername('alice')
    assert.ok(alice)
    await world.change({ views: [{ ...view, base, profile: 'standard' }] })
    await world.asOperator.attributes.declare({ name: 'salary', seenBy: 'admins' })
    await world.asOperator.users.update(alice.id, { attributes: { salary: ['much'], badge: ['7'] } })
    const own = await RawClient.open(world.ldapPort)
    const admin = await RawClient.open(world.ldapPort)
    assert.equal(await own.bind(`uid=alice,ou=users,${base}`, password), 0)
    assert.equal(await admin.bind(adminDN, adminSecret), 0)
    const dn = `uid=alice,ou=users,${base}`
    for (const attributes of [['*'], ['badge', 'salary'], ['+', '*']]) {
      await read('cn=subschema', attributes, own)
      const seen = await read(dn, attributes, own)
      assert.deepEqual([seen['badge'], seen['salary']], [['7'], undefined])
      assert.deepEqual((await read(dn, attributes, admin))['salary'], ['much'])
    }
    own.close()
    admin.close()
  })
})
