import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ExtendedName } from '@doorward/ldap'
import { Secret } from '#ground'
import type { AppInput, User } from '#directory'
import { bindRequest, searchRequest, type RawClient } from '../ldap/raw-client.ts'
import { adminDN, adminSecret, base, openHostileWorld, password, personDN, type HostileWorld } from './world.ts'

const appSecret = 'an app secret of some length'
const wikiDN = `cn=wiki,ou=apps,${base}`
let world: HostileWorld
let people: Record<'insider' | 'outsider' | 'disabled', User>

before(async () => {
  world = await openHostileWorld()
  people = {
    insider: await world.add('insider'),
    outsider: await world.add('outsider'),
    disabled: await world.add('disabled'),
  }
  const { groups, apps, users } = world.asOperator
  const staff = await groups.create({ name: 'Staff' })
  const secret = await groups.create({ name: 'Redundancies 2027' })
  await groups.changeMembers(staff.id, { add: [people.insider.id, people.disabled.id] })
  await groups.changeMembers(secret.id, { add: [people.insider.id, people.outsider.id] })
  await users.update(people.insider.id, { recoveryEmail: 'private@elsewhere.example' })
  await users.disable(people.disabled.id)
  const ldap = { secret: { kind: 'typed', value: new Secret(appSecret) } } satisfies AppInput['ldap']
  await apps.create({
    name: 'wiki',
    title: 'Wiki',
    access: { kind: 'chosen', groups: [staff.id], users: [] },
    adminsIncluded: false,
    ldap,
  })
  await apps.create({ name: 'payroll', title: 'Payroll', access: { kind: 'nobody' }, ldap: {} })
})
after(() => world.dispose())

async function bound(dn: string, secret: string): Promise<RawClient> {
  const client = await world.connect()
  assert.equal(await client.bind(dn, secret), 0, dn)
  return client
}
const codeOf = async (dn: string, secret: string): Promise<number | 'closed'> => {
  const client = await world.connect()
  const code = await client.bind(dn, secret)
  client.close()
  return code
}
const whoAmI = async (client: RawClient): Promise<string> => {
  const answer = await client.ask({ kind: 'extendedReq', name: ExtendedName.whoAmI, value: undefined })
  assert.ok(answer?.kind === 'extendedResp')
  return Buffer.from(answer.value ?? []).toString()
}

describe('a bind', () => {
  test('without a password never is one (RFC 4513 §5.1.2)', async () => {
    const names = [adminDN, wikiDN, personDN('insider'), personDN('nobody'), 'not a DN', base, ' ']
    for (const dn of names) assert.equal(await codeOf(dn, ''), 53, dn)
  })

  test('that fails leaves nobody behind, and what was sent with it sees nothing', async () => {
    for (const wrong of [
      bindRequest(adminDN, 'wrong'),
      bindRequest(adminDN, ''),
      bindRequest('not a DN', 'wrong'),
      bindRequest(personDN('insider'), 'wrong'),
    ]) {
      const client = await bound(adminDN, adminSecret)
      client.send(wrong)
      const seen = await client.search({ base })
      assert.deepEqual([seen.resultCode, seen.entries], [50, []])
      assert.equal(await whoAmI(client), '')
      client.close()
    }
  })

  test('that is under way lets nothing past with the old name', async () => {
    const client = await bound(adminDN, adminSecret)
    const first = client.send(searchRequest({ base, filter: '(uid=outsider)' }))
    client.send(bindRequest(personDN('insider'), password))
    const last = await client.search({ base, filter: '(uid=outsider)' })
    await client.answerTo(first)
    assert.deepEqual(last.entries, [])
    assert.equal(await whoAmI(client), `dn:${personDN('insider')}`)
    client.close()
  })

  test('in an app’s tree is a sign-in to that app', async () => {
    const within = (name: string): string => `uid=${name},ou=users,${wikiDN}`
    assert.equal(await codeOf(within('insider'), password), 0)
    for (const name of ['outsider', 'olivia', 'disabled', 'nobody'])
      assert.equal(await codeOf(within(name), password), 49, name)
    assert.equal(await codeOf(`uid=insider,ou=users,cn=payroll,ou=apps,${base}`, password), 49)
    assert.equal(await codeOf(`uid=insider,ou=users,cn=nothing,ou=apps,${base}`, password), 49)
    assert.equal(await codeOf(`cn=payroll,ou=apps,${base}`, appSecret), 49, 'another app’s secret')
    assert.equal(await codeOf(wikiDN, adminSecret), 49)
    assert.equal(await codeOf(adminDN, appSecret), 49)
  })

  test('takes a name as a name, whatever stands in it', async () => {
    const names = [
      '*',
      'insider*',
      '*)(uid=*',
      'insider\\00',
      'insider\\2c',
      'insider+cn=x',
      '\\23',
      'in\\20sider',
      'uid-',
    ]
    for (const name of names) assert.notEqual(await codeOf(personDN(name), password), 0, name)
    for (const dn of [
      `uid=insider+cn=insider,ou=users,${base}`,
      `uid=insider,ou=groups,${base}`,
      `uid=insider,${base}`,
      `uid=insider,ou=users,ou=users,${base}`,
      `uid=insider,ou=users,dc=example`,
      `insider`,
    ])
      assert.equal(await codeOf(dn, password), 49, dn)
  })
})

describe('what is hidden is hidden from every question', () => {
  const sessions: [who: string, open: () => Promise<RawClient>, tree: string][] = [
    ['an app', () => bound(wikiDN, appSecret), wikiDN],
    ['a person', () => bound(personDN('insider'), password), base],
    ['a person in an app', () => bound(`uid=insider,ou=users,${wikiDN}`, password), wikiDN],
    ['an owner', () => bound(personDN('olivia'), password), base],
  ]
  /** Each true of somebody for whoever may see all. */
  const probes = [
    '(userPassword=*)', '(userPassword=$argon2*)', '(pwdAccountLockedTime=*)', '(pwdAccountLockedTime>=000001010000Z)',
    '(mailAlternateAddress=*)', '(mailAlternateAddress=private@elsewhere.example)', '(mailAlternateAddress=p*)',
    '(uid=disabled)', '(memberUid=disabled)', `(member=${personDN('disabled')})`, '(credentialVersion=*)', '(password=*)',
  ] // biome-ignore format: a table
  for (const [who, open, tree] of sessions)
    test(who, async () => {
      const client = await open()
      const all = (await client.search({ base: tree, attributes: ['1.1'] })).entries.map(({ dn }) => dn)
      assert.ok(all.length > 0)
      for (const filter of probes) {
        const { entries } = await client.search({ base: tree, filter })
        assert.deepEqual(entries, [], filter)
        // Denied, a hidden attribute must not tell those who have it from those who have not.
        const others = (await client.search({ base: tree, filter: `(&(uid=*)(!${filter}))`, attributes: ['1.1'] }))
          .entries
        const everybody = (await client.search({ base: tree, filter: '(uid=*)', attributes: ['1.1'] })).entries
        assert.ok(others.length === 0 || others.length === everybody.length, `(!${filter}): ${others.length}`)
      }
      const wanted = [
        '*',
        '+',
        'userPassword',
        'mailAlternateAddress',
        'pwdAccountLockedTime',
        'sn',
        'credentialVersion',
      ]
      const { entries } = await client.search({ base: tree, attributes: wanted })
      assert.doesNotMatch(JSON.stringify(entries), /argon2|private@|LockedTime|userPassword|uid=disabled|"disabled"/i)
      client.close()
    })

  test('and is there for the admin bind, but for what no bind is told', async () => {
    const client = await bound(adminDN, adminSecret)
    for (const filter of probes) {
      const { entries } = await client.search({ base, filter })
      const isToldNobody = /userPassword|credentialVersion|\(password/.test(filter)
      assert.equal(entries.length > 0, !isToldNobody, filter)
    }
    client.close()
  })

  test('an app sees its own tree, and of the rest not even what there is', async () => {
    const client = await bound(wikiDN, appSecret)
    const elsewhere = [
      base, `ou=users,${base}`, personDN('insider'), personDN('nobody'), `ou=apps,${base}`, `cn=payroll,ou=apps,${base}`,
      `cn=nothing,ou=apps,${base}`, `ou=users,cn=payroll,ou=apps,${base}`, adminDN, `uid=outsider,ou=users,${wikiDN}`,
      `cn=Redundancies 2027,ou=groups,${wikiDN}`,
    ] // biome-ignore format: a table
    for (const where of elsewhere) {
      const { resultCode, matchedDN, entries, diagnosticMessage } = await client.search({ base: where })
      const own = where.endsWith(wikiDN) ? where.slice(where.indexOf(',') + 1) : ''
      assert.deepEqual(
        { resultCode, matchedDN, entries, diagnosticMessage },
        { resultCode: 32, matchedDN: own, entries: [], diagnosticMessage: '' },
        where,
      )
    }
    for (const filter of [
      '(memberOf=cn=Redundancies 2027,ou=groups,cn=wiki,ou=apps,dc=example,dc=com)',
      '(memberOf=cn=Redundancies 2027,ou=groups,dc=example,dc=com)',
      '(cn=Redundancies*)',
      '(memberUid=outsider)',
      `(member=uid=outsider,ou=users,${wikiDN})`,
      `(member=${personDN('outsider')})`,
      '(uid=outsider)',
      '(entryDN=uid=insider,ou=users,dc=example,dc=com)',
    ])
      assert.deepEqual((await client.search({ base: wikiDN, filter })).entries, [], filter)
    const seen = JSON.stringify((await client.search({ base: wikiDN, attributes: ['*', '+'] })).entries)
    assert.doesNotMatch(seen, /Redundancies|outsider|olivia/)
    client.close()
  })
})

test('a value with every character a DN or filter gives a meaning to is one value', async () => {
  const displayName = 'O\'Hara, "The" <Boss>; #1 \\ + (a=b) * é\u{1F600}'
  const email = `a+b=c/d'e{f}|g~h@example.com`
  const { id } = await world.add('metal', { displayName, email })
  const client = await bound(adminDN, adminSecret)
  const escaped = displayName.replace(
    /[\\*()]/g,
    character => `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  for (const filter of [`(cn=${escaped})`, `(displayName=${escaped})`, `(mail=${email})`, `(entryUUID=${id})`]) {
    const { entries } = await client.search({ base, filter })
    assert.deepEqual(
      entries.map(({ attributes }) => [attributes['cn'], attributes['mail']]),
      [[[displayName], [email]]],
      filter,
    )
  }
  const dnSafe = email.replace(/[,+"\\<>;=#]/g, character => `\\${character}`)
  assert.equal(await codeOf(personDN(dnSafe, 'mail'), password), 0)
  assert.equal((await client.search({ base: personDN(dnSafe, 'mail'), filter: '(uid=metal)' })).entries.length, 1)
  client.close()
})
