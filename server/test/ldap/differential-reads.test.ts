import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  decodePagedResults,
  encodePagedResults,
  encodeSortRequest,
  pagedResultsType,
  SearchScope,
} from '@doorward/ldap'
import { type BesideSlapd, madeByItself, openBesideSlapd, randomFrom, unknownToSlapd } from './beside-slapd.ts'
import { adminDN, base } from './ldap-world.ts'
import { type RawClient, type SearchAnswer, type SearchOptions } from './raw-client.ts'
import { withoutSlapd } from './slapd.ts'

const people: [username: string, displayName: string, email: string | null, phone?: string][] = [
  ['zoe', 'Zoë  Ångström', 'zoe@example.com', '+46 8 123-456'],
  ['li.na', '李 娜', 'Li.Na@Example.org'],
  ['olga', 'Ольга Петрова', null, '+7 (495) 000-00-00'],
  ['x_y-z', 'X, Y + Z = "Ω" <#; \\>', 'x@example.com'],
  ['long', `Long ${'very '.repeat(35)}name`, 'long@example.com'],
  ['n1', '१२३ ٤٥٦', 'n1@example.com'],
  ['fi', 'ﬁancée Ⅷ', 'fi@example.com'],
  ['plain', 'Plain Person', 'plain@example.org', '12345'],
]
const groups = ['staff', 'Ärzte  Zürich', 'Команда', 'a.b_c-d 2']

const person = (rdn: string): string => `${rdn},ou=users,${base}`
const group = (rdn: string): string => `${rdn},ou=groups,${base}`

/** What is read of the same tree here and there: entries with their values, compares, orders and pages. */
describe('read beside slapd', { skip: withoutSlapd }, () => {
  let both: BesideSlapd
  let ours: RawClient
  let theirs: RawClient

  before(async () => {
    both = await openBesideSlapd(
      people.map(([username, displayName, email, phone]) => ({
        username,
        displayName,
        email,
        ...(phone !== undefined && { phone }),
      })),
      async (world, users) => {
        for (const [i, name] of groups.entries()) await world.addGroup(name, ...users.slice(i, i + 4))
        await world.addGroup('nobody in it')
      },
    )
    ours = both.ours
    theirs = both.theirs
  })
  after(() => both.dispose())

  /** Entries by DN, with what both servers know, values in any order. */
  const told = ({ entries }: SearchAnswer) =>
    Object.fromEntries(
      entries
        .filter(({ dn }) => !dn.startsWith('cn=nobody in it,'))
        .map(({ dn, attributes }) => {
          const known = Object.entries(attributes).filter(
            ([name]) => !unknownToSlapd.has(name) && !madeByItself.has(name),
          )
          // Containers have no moment they were made here.
          const kept = known.filter(([name]) => !/Timestamp$|^entryUUID$/.test(name) || 'uid' in attributes)
          return [dn.toLowerCase(), Object.fromEntries(kept.map(([name, values]) => [name, values.toSorted()]))]
        }),
    )

  async function sameSearch(options: SearchOptions): Promise<number> {
    const here = await ours.search(options)
    const there = await theirs.search(options)
    const what = JSON.stringify(options)
    assert.equal(here.resultCode, there.resultCode, what)
    assert.equal(here.matchedDN.toLowerCase(), there.matchedDN.toLowerCase(), what)
    assert.deepEqual(told(here), told(there), what)
    return here.entries.length
  }

  test('whole entries, and every selection of attributes', async () => {
    const lists = [
      [],
      ['*'],
      ['1.1'],
      ['cn', 'SN'],
      ['2.5.4.3', 'mail'],
      ['@person'],
      ['@inetOrgPerson'],
      ['@groupOfNames', 'uid'],
      ['@2.5.6.6'],
      ['@noSuchClass'],
      ['member'],
      ['cn;lang-de'],
      ['cn;binary'],
      ['createTimestamp', 'structuralObjectClass'],
      ['entryUUID', '1.1'],
      ['*', 'noSuchAttribute'],
      ['objectClass', 'OBJECTCLASS'],
    ]
    for (const attributes of lists)
      for (const typesOnly of [false, true]) assert.ok((await sameSearch({ base, attributes, typesOnly })) > 15)
  })

  const spellings = [
    base,
    `DC = Example , dc=COM`,
    `0.9.2342.19200300.100.1.25=example,domainComponent=com`,
    'dc=\\65xample,dc=com',
    `OU=Users,${base}`,
    `organizationalUnitName=users;${base}`,
    person('uid=zoe'),
    person('UID=ZOE'),
    person('userid=\\7Aoe'),
    person('uid=x_y\\-z'),
    person('uid=x_y\\2dz'),
    person('uid="x_y-z"'),
    person('uid=li.na'),
    person('uid= li.na '),
    person('uid=\\20li.na'),
    group('cn=ärzte zürich'),
    group('cn=\\c3\\a4rzte   z\\C3\\BCrich'),
    group('cn=A\u0308rzte Zu\u0308rich'),
    group('commonName=КОМАНДА'),
    group('2.5.4.3=команда'),
    group('cn=a.b_c-d 2'),
    group('cn=a.b_c-d\\202'),
    person('uid=none'),
    person('uid=zoe+cn=none'),
    person('uid'),
    person('uid=zoe,'),
    person('uid=zo\\e'),
    person('uid=a"b'),
    person('uid=#zz'),
    `,${base}`,
    `${base},`,
    'dc=com',
    'dc=elsewhere',
    adminDN,
  ]

  test('base DNs in every spelling', async () => {
    for (const from of spellings)
      for (const scope of [SearchScope.baseObject, SearchScope.wholeSubtree]) await sameSearch({ base: from, scope })
  })

  const values = [
    'zoe',
    'ZOE',
    ' li.na ',
    'Zoë Ångström',
    'ZOË  ÅNGSTRÖM',
    'zoe\u0308 a\u030Angstro\u0308m',
    '李 娜',
    'ольга петрова',
    'X, Y + Z = "Ω" <#; \\>',
    'x, y + z = "ω" <#; \\>',
    'plain@EXAMPLE.org',
    '+46 8 123456',
    '(495)',
    'staff',
    'команда',
    'person',
    'top',
    '2.5.6.6',
    'groupOfNames',
    'noSuchClass',
    '20260612110000Z',
    '2026061211Z',
    '20260612130000+0100',
    'TRUE',
    '',
    ' ',
    'x',
    person('uid=zoe'),
    person('UID = Zoe '),
    person('uid=none'),
    'not a dn',
  ] // prettier-ignore
  const attributes = [
    'uid',
    'cn',
    'sn',
    'givenName',
    'displayName',
    'mail',
    'telephoneNumber',
    'employeeType',
    'objectClass',
    'member',
    'ou',
    'dc',
    'description',
    'createTimestamp',
    'entryUUID',
    'noSuchAttribute',
    'cn;lang-de',
    '2.5.4.4',
    'CommonName',
  ] // prettier-ignore

  // Names of classes that are not known are told apart on purpose: see the syntax.
  const classes = ['person', 'TOP', 'groupOfNames', '2.5.6.6', 'domain', 'organizationalUnit', '']

  for (const seed of [1, 2, 3])
    test(`300 compares (seed ${seed})`, async () => {
      const random = randomFrom(seed)
      const targets = [...spellings, person('uid=olga'), person('uid=plain'), group('cn=staff')]
      const codes = new Map<number | 'closed', number>()
      for (let i = 0; i < 300; i++) {
        const attribute = random.pick(attributes)
        const request = {
          kind: 'compareRequest',
          // Containers have no moment they were made here.
          entry: /^create|^entryUUID/.test(attribute) ? person('uid=zoe') : random.pick(targets),
          attribute,
          value: Buffer.from(random.pick(/objectClass$/i.test(attribute) ? classes : values)),
        } as const
        const here = await ours.codeOf(request)
        const there = await theirs.codeOf(request)
        assert.equal(here, there, `${request.entry} ${attribute}: ${request.value.toString()}`)
        codes.set(here, (codes.get(here) ?? 0) + 1)
      }
      assert.ok((codes.get(6) ?? 0) > 0 && (codes.get(5) ?? 0) > 2 && codes.size > 5, [...codes].join(' '))
    })

  const escaped = (text: string): string =>
    text.replace(/[\\*()\0]/g, byte => `\\${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)
  const rules = [
    '',
    'caseIgnoreMatch',
    'caseExactMatch',
    '2.5.13.2',
    'caseIgnoreIA5Match',
    'caseExactIA5Match',
    'objectIdentifierMatch',
    'distinguishedNameMatch',
    'integerMatch',
    'generalizedTimeMatch',
    'caseIgnoreSubstringsMatch',
    'noSuchMatch',
    '1.2.3.4',
    'telephoneNumberMatch',
  ] // prettier-ignore

  const wide = ['caseIgnoreMatch', 'caseExactMatch', '2.5.13.2', 'telephoneNumberMatch', 'noSuchMatch', '2.5.13.4']

  for (const seed of [4, 5, 6])
    test(`300 filters with rules (seed ${seed})`, async () => {
      const random = randomFrom(seed)
      let matches = 0
      const item = (): string => {
        // Without an attribute a rule is held against those that each server has for itself, too: only what neither has.
        if (random.chance(0.2)) return `(:${random.pick(wide)}:=${escaped(random.pick(values))})`
        const attribute = random.pick(attributes)
        // Asked for by name, slapd's rule for classes knows them by OID alone.
        const rule = attribute === 'objectClass' ? '' : random.pick(rules)
        const value = random.pick(/objectClass$/i.test(attribute) ? classes : values)
        const dn = random.chance(0.2) ? ':dn' : ''
        return `(${attribute}${dn}${rule === '' ? '' : `:${rule}`}:=${escaped(value)})`
      }
      for (let i = 0; i < 300; i++) {
        const filter = random.pick([
          item(),
          `(!${item()})`,
          `(|${item()}${item()})`,
          `(&(objectClass=person)(!${item()}))`,
        ])
        matches += await sameSearch({ base, filter, attributes: ['1.1'] })
      }
      assert.ok(matches > 100, 'filters that find nothing prove nothing')
    })

  test('orders', async () => {
    const lists = [
      [{ attribute: 'createTimestamp', orderingRule: undefined, reverse: false }],
      [{ attribute: 'createTimestamp', orderingRule: undefined, reverse: true }],
      [{ attribute: 'cn', orderingRule: 'caseIgnoreOrderingMatch', reverse: false }],
      [{ attribute: 'cn', orderingRule: '2.5.13.3', reverse: true }],
      [
        { attribute: 'employeeType', orderingRule: '2.5.13.3', reverse: true },
        { attribute: 'uid', orderingRule: '2.5.13.3', reverse: true },
      ],
    ]
    for (const keys of lists) {
      const controls = [encodeSortRequest(keys, true)]
      const options = { base, filter: '(objectClass=person)', attributes: ['1.1'], controls }
      const here = await ours.search(options)
      const there = await theirs.search(options)
      const what = JSON.stringify(keys)
      assert.equal(here.resultCode, there.resultCode, what)
      assert.deepEqual(
        here.entries.map(({ dn }) => dn),
        there.entries.map(({ dn }) => dn),
        what,
      )
    }
  })

  test('pages: as many, with the same in them all together', async () => {
    const pagesOf = async (client: RawClient): Promise<[sizes: number[], dns: string[]]> => {
      const [sizes, dns]: [number[], string[]] = [[], []]
      let cookie: Uint8Array = new Uint8Array()
      do {
        const controls = [encodePagedResults({ size: 3, cookie }, true)]
        const answer = await client.search({ base, filter: '(objectClass=person)', attributes: ['1.1'], controls })
        assert.equal(answer.resultCode, 0)
        sizes.push(answer.entries.length)
        dns.push(...answer.entries.map(({ dn }) => dn))
        const control = answer.controls.find(({ type }) => type === pagedResultsType)
        assert.ok(control)
        cookie = decodePagedResults(control).cookie
      } while (cookie.length > 0)
      return [sizes, dns.toSorted()]
    }
    assert.deepEqual(await pagesOf(ours), await pagesOf(theirs))
  })
})
