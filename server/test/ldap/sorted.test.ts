import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  type Control,
  decodePagedResults,
  decodeSortResponse,
  encodePagedResults,
  encodeSortRequest,
  pagedResultsType,
  sortResponseType,
} from '@doorward/ldap'
import { Secret } from '#ground'
import type { User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, openLdapWorld, runTool, withoutOpenLdap, type LdapWorld } from './ldap-world.ts'
import { RawClient, type SearchAnswer, type SearchOptions } from './raw-client.ts'

const users = `ou=users,${base}`
const people = '(objectClass=person)'

/** `sn`, `-sn` for the reverse, `sn:rule`. */
function sortBy(keys: string[], critical = true): Control {
  const parse = (text: string) => {
    const [name = '', orderingRule] = text.replace(/^-/, '').split(':')
    return { attribute: name, orderingRule, reverse: text.startsWith('-') }
  }
  return encodeSortRequest(keys.map(parse), critical)
}

describe('server-side sort (RFC 2891), and pages of it', () => {
  let world: LdapWorld
  let client: RawClient
  const made = new Map<string, User>()

  before(async () => {
    world = await openLdapWorld()
    const rows: [username: string, displayName: string, email: string | null, numbers: string[]][] = [
      ['dora', 'Ällen Zebra', 'z@example.com', ['10', '3']],
      ['bert', 'allen  zebra', null, ['9']],
      ['carl', 'ALLEN Yak', 'Y@example.com', ['-5']],
      ['anna', 'Zoë', 'a@example.com', []],
    ]
    await world.asOperator.attributes.declare({ name: 'badges', type: 'number', multiValued: true, seenBy: 'everyone' })
    await world.asOperator.attributes.declare({ name: 'salary', type: 'number', seenBy: 'admins' })
    for (const [username, displayName, email, badges] of rows) {
      const { id } = await world.asOperator.users.create({ username, displayName, email })
      made.set(username, await world.asOperator.users.update(id, { attributes: { badges, salary: ['1'] } }))
      world.clock.advance(1000)
    }
    client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(adminDN, adminSecret), 0)
  })
  after(async () => {
    client.close()
    await world.dispose()
  })

  const names = ({ entries }: SearchAnswer): string =>
    entries.map(({ dn }) => /^[^=]+=([^,]*)/.exec(dn)?.[1] ?? dn).join(' ')
  const resultOf = ({ controls }: SearchAnswer) => {
    const control = controls.find(({ type }) => type === sortResponseType)
    return control && decodeSortResponse(control)
  }
  const search = (keys: string[], more: SearchOptions = {}, critical = true) =>
    client.search({ base: users, filter: people, controls: [sortBy(keys, critical)], ...more })

  test('one key or several, reversed, by the rule of the attribute or another', async () => {
    const table: [keys: string[], found: string][] = [
      [['uid'], 'anna bert carl dora'],
      [['-uid'], 'dora carl bert anna'],
      [['cn'], 'carl bert anna dora'],
      [['cn:caseExactOrderingMatch'], 'carl anna bert dora'],
      [['cn:2.5.13.6'], 'carl anna bert dora'],
      [['mail', 'uid'], 'anna carl dora bert'],
      [['-mail', 'uid'], 'bert dora carl anna'],
      [['employeeType', '-uid'], 'dora carl bert anna'],
      [['badges'], 'carl dora bert anna'],
      [['-badges'], 'anna bert dora carl'],
      [['createTimestamp'], 'dora bert carl anna'],
      [['-createTimestamp:generalizedTimeOrderingMatch'], 'anna carl bert dora'],
      [['preferredLanguage'], 'dora bert carl anna'],
      [['userPrincipalName:2.5.13.3'], 'anna bert carl dora'],
      [['2.5.4.4', 'UID'], 'anna carl bert dora'],
    ]
    for (const [keys, found] of table) {
      const answer = await search(keys)
      assert.equal(names(answer), found, keys.join(' '))
      assert.deepEqual([answer.resultCode, resultOf(answer)], [0, { resultCode: 0, attribute: undefined }])
    }
  })

  test('the size limit keeps the first', async () => {
    const answer = await search(['uid'], { sizeLimit: 2 })
    assert.deepEqual([answer.resultCode, names(answer)], [4, 'anna bert'])
  })

  test('containers and groups are sorted among people', async () => {
    await world.addGroup('Bertha')
    const answer = await search(['cn', 'ou', 'dc'], { base, filter: '(|(cn=b*)(cn=allen*)(ou=*)(dc=*))' })
    assert.equal(names(answer), 'carl bert Bertha apps groups system users example')
  })

  test('what cannot be sorted: refused where it is critical, else answered as it is, with the reason', async () => {
    const table: [keys: string[], result: { resultCode: number; attribute?: string | undefined }][] = [
      [['nothingKnown'], { resultCode: 16, attribute: 'nothingKnown' }],
      [['uid', 'cn;lang-de'], { resultCode: 16, attribute: 'cn;lang-de' }],
      [['memberOf'], { resultCode: 18, attribute: 'memberOf' }],
      [['uid:caseIgnoreMatch'], { resultCode: 18, attribute: 'uid' }],
      [['uid:integerOrderingMatch'], { resultCode: 18, attribute: 'uid' }],
      [['uid:1.2.3'], { resultCode: 18, attribute: 'uid' }],
      [Array.from({ length: 9 }, () => 'uid'), { resultCode: 11, attribute: undefined }],
    ]
    for (const [keys, result] of table) {
      const critical = await search(keys)
      assert.deepEqual([critical.resultCode, critical.entries, resultOf(critical)], [12, [], result])
      const other = await search(keys, {}, false)
      assert.deepEqual([other.resultCode, names(other), resultOf(other)], [0, 'dora bert carl anna', result])
    }
    const broken: Control = { ...sortBy(['uid']), value: Buffer.from('30', 'hex') }
    assert.equal((await client.search({ base: users, controls: [broken] })).resultCode, 2)
  })

  test('nobody learns from an order what they may not see', async () => {
    const own = await RawClient.open(world.ldapPort)
    const ursula = await world.add('ursula', { role: 'usermanager' })
    assert.equal(await own.bind(`uid=ursula,${users}`, password), 0)
    const answer = await own.search({ base: users, filter: people, controls: [sortBy(['salary'])] })
    assert.deepEqual([answer.resultCode, resultOf(answer)], [12, { resultCode: 16, attribute: 'salary' }])
    own.close()
    await world.asOperator.users.delete(ursula.id)
  })

  const page = (size: number, cookie: Uint8Array = new Uint8Array()) => encodePagedResults({ size, cookie }, true)
  const cookieOf = ({ controls }: SearchAnswer): Uint8Array => {
    const control = controls.find(({ type }) => type === pagedResultsType)
    assert.ok(control)
    return decodePagedResults(control).cookie
  }

  test('pages of what is sorted go on where the last ended', async () => {
    const controls = [sortBy(['-uid'])]
    const first = await search([], { controls: [...controls, page(3)] })
    assert.equal(names(first), 'dora carl bert')
    const other = await search([], { controls: [sortBy(['uid']), page(3, cookieOf(first))] })
    assert.equal(other.resultCode, 53, 'the order belongs to the query')
    const second = await search([], { controls: [...controls, page(3, cookieOf(first))] })
    assert.deepEqual([names(second), cookieOf(second).length], ['anna', 0])
    assert.deepEqual(resultOf(second), { resultCode: 0, attribute: undefined })
  })

  test('pages tell those who matched at the first one: who comes later is not told, who is gone is passed over', async () => {
    const ask = (cookie?: Uint8Array) =>
      client.search({ base: users, filter: '(cn=*)', attributes: ['cn'], controls: [page(2, cookie)] })
    const first = await ask()
    assert.equal(names(first), 'dora bert')
    const eve = await world.add('eve')
    const carl = made.get('carl')
    const anna = made.get('anna')
    assert.ok(carl && anna)
    await world.asOperator.users.update(anna.id, { displayName: 'Changed' })
    await world.asOperator.users.delete(carl.id)
    const second = await ask(cookieOf(first))
    assert.equal(names(second), 'anna')
    assert.deepEqual(second.entries[0]?.attributes['cn'], ['Changed'], 'as they are now')
    assert.equal(cookieOf(second).length, 0)
    await world.asOperator.users.delete(eve.id)
    await world.asOperator.users.restore(carl.id)
  })

  test("in an app's tree every page goes by the rule of its moment", async () => {
    const chosen = [...made.values()]
    const group = await world.addGroup('Wiki people', ...chosen)
    const secret = 'the secret of the wiki'
    const { app } = await world.asOperator.apps.create({
      title: 'Wiki',
      access: { kind: 'chosen', users: [], groups: [group.id] },
      ldap: { secret: { kind: 'typed', value: new Secret(secret) } },
    })
    const wiki = `cn=wiki,ou=apps,${base}`
    const own = await RawClient.open(world.ldapPort)
    assert.equal(await own.bind(wiki, secret), 0)
    const ask = (cookie?: Uint8Array) =>
      own.search({ base: wiki, filter: people, controls: [sortBy(['uid']), page(1, cookie)] })
    const first = await ask()
    assert.equal(names(first), 'anna')
    const bert = made.get('bert')
    assert.ok(bert)
    await world.asOperator.groups.changeMembers(group.id, { remove: [bert.id] })
    const second = await ask(cookieOf(first))
    assert.equal(names(second), 'carl')
    await world.asOperator.apps.update(app.id, { access: { kind: 'nobody' } })
    const third = await ask(cookieOf(second))
    assert.deepEqual([names(third), cookieOf(third).length], ['', 0])
    own.close()
  })

  test("OpenLDAP's client", { skip: withoutOpenLdap }, async () => {
    const bind = ['-x', '-LLL', '-H', `ldap://127.0.0.1:${world.ldapPort}`, '-D', adminDN, '-w', adminSecret]
    const { code, stdout } = await runTool('ldapsearch', [
      ...bind,
      '-E',
      '!sss=-sn:2.5.13.3/uid',
      '-E',
      'pr=1/noprompt',
      '-b',
      users,
      people,
      '1.1',
    ])
    assert.equal(code, 0)
    const found = [...stdout.matchAll(/^dn: uid=([^,]*)/gm)].map(([, name]) => name)
    assert.deepEqual(found, ['bert', 'dora', 'carl', 'anna'])
  })
})
