import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { SearchScope } from '@doorward/ldap'
import { type BesideSlapd, openBesideSlapd, randomFrom } from './beside-slapd.ts'
import { adminDN, base } from './ldap-world.ts'
import { type RawClient, type SearchAnswer, type SearchOptions } from './raw-client.ts'
import { withoutSlapd } from './slapd.ts'

const people: [username: string, displayName: string, email: string | null][] = [
  ['alice', 'Alice Adams', 'alice@example.com'],
  ['bob', 'Bob  the   Builder', 'BOB@Example.com'],
  ['carol', 'Carol', 'carol@example.org'],
  ['dave', 'Dave (Ops) * Lead', null],
  ['eve', 'Ève Étoile', 'eve@example.com'],
  ['frank', 'Frank Grün', 'frank@example.com'],
  ['grace', 'Grace, Hopper', 'grace.hopper@navy.example'],
  ['heidi', 'heidi', 'heidi@example.com'],
]

/** The same people in OpenLDAP's server: what both know must be answered alike. */
describe('beside slapd', { skip: withoutSlapd }, () => {
  let both: BesideSlapd
  let ours: RawClient
  let theirs: RawClient

  before(async () => {
    both = await openBesideSlapd(
      people.map(([username, displayName, email]) => ({
        username,
        displayName,
        email,
        ...(username !== 'carol' && { phone: `+41 44 ${displayName.length}-55` }),
        ...(username > 'd' && { locale: 'de-CH' }),
      })),
      async (world, users) => {
        const [alice, bob, , , eve] = users
        await world.addGroup('staff', ...users)
        if (alice && bob && eve) await world.addGroup('Builders and Stars', bob, eve)
      },
    )
    ours = both.ours
    theirs = both.theirs
  })
  after(() => both.dispose())

  const found = ({ entries }: SearchAnswer): string[] => entries.map(({ dn }) => dn.toLowerCase()).sort()

  async function compare(options: SearchOptions): Promise<number> {
    const [here, there] = await Promise.all([ours.search(options), theirs.search(options)])
    const what = JSON.stringify(options)
    assert.equal(here.resultCode, there.resultCode, what)
    assert.equal(here.matchedDN.toLowerCase(), there.matchedDN.toLowerCase(), what)
    assert.deepEqual(found(here), found(there), what)
    return here.entries.length
  }

  test('every base and scope', async () => {
    const bases = [
      base,
      `ou=users,${base}`,
      `OU=Users, ${base.toUpperCase()}`,
      `uid=alice,ou=users,${base}`,
      `uid=ALICE,ou=users,${base}`,
      `uid=\\61lice,ou=users,${base}`,
      `cn=builders  AND stars,ou=groups,${base}`,
      adminDN,
      `uid=none,ou=users,${base}`,
      `cn=x,uid=alice,ou=users,${base}`.replace('cn=x,', ''),
      `ou=none,${base}`,
      'dc=com',
      'not a dn',
    ]
    for (const from of bases) for (const scope of Object.values(SearchScope)) await compare({ base: from, scope })
  })

  test('attribute selection', async () => {
    const lists = [
      [],
      ['*'],
      ['1.1'],
      ['uid'],
      ['UID', 'mail'],
      ['2.5.4.3'],
      ['commonName'],
      ['cn;lang-de'],
      ['1.1', 'sn'],
    ]
    for (const attributes of lists)
      for (const typesOnly of [false, true]) {
        const options = { base: `uid=eve,ou=users,${base}`, attributes, typesOnly }
        const [here, there] = await Promise.all([ours.search(options), theirs.search(options)])
        const common = (answer: SearchAnswer) => {
          const known = Object.entries(answer.entries[0]?.attributes ?? {})
          return Object.fromEntries(
            known.filter(([name]) => !/^(?:userPrincipal|sAMAccount|isAdmin|twoFactor)/.test(name)),
          )
        }
        assert.deepEqual(common(here), common(there), JSON.stringify(options))
      }
  })

  const values = [
    'alice',
    'ALICE',
    ' alice ',
    'bob',
    'bob the builder',
    'Bob  the   Builder',
    'carol',
    'grace, hopper',
    'ève étoile',
    'ÈVE ÉTOILE',
    'frank grün',
    'example',
    'alice@example.com',
    'BOB@example.COM',
    '+41 44 11-55',
    '+4144 1155',
    'staff',
    'builders and stars',
    'person',
    'inetOrgPerson',
    'groupOfNames',
    'top',
    'user',
    'de-ch',
    '',
    'a',
    'e',
    ' ',
    '20260612110000Z',
    '20260612120000+0100',
    'x',
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
    'preferredLanguage',
    'objectClass',
    'createTimestamp',
    'description',
    'ou',
    'dc',
    'nothingKnown',
    'CN',
    '2.5.4.4',
    'cn;lang-de',
  ] // prettier-ignore

  const escaped = (text: string) =>
    text.replace(/[\\*()\0]/g, byte => `\\${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)

  function randomFilter(random: ReturnType<typeof randomFrom>, depth: number): string {
    if (depth > 0 && random.chance(0.6)) {
      const kind = random.below(3)
      if (kind === 0) return `(!${randomFilter(random, depth - 1)})`
      const parts = Array.from({ length: random.below(4) }, () => randomFilter(random, depth - 1))
      return `(${kind === 1 ? '&' : '|'}${parts.join('')})`
    }
    const attribute = random.pick(attributes)
    // slapd knows when its containers were made; ours have no such moment.
    if (attribute === 'createTimestamp') return `(&(objectClass=person)${randomItem(random, attribute)})`
    return randomItem(random, attribute)
  }

  // Names of classes that are not known are told apart on purpose: see the syntax.
  const classes = ['person', 'inetOrgPerson', 'groupOfNames', 'top', 'organizationalUnit', 'PERSON']

  function randomItem(random: ReturnType<typeof randomFrom>, attribute: string): string {
    const value = escaped(random.pick(attribute === 'objectClass' ? classes : values))
    const cut = (text: string): string => {
      const piece = text.slice(random.below(2), 1 + random.below(text.length + 1)) || 'a'
      // In telephone numbers a lone space is nothing at all to us, and something that nobody has to slapd.
      return escaped(attribute === 'telephoneNumber' ? piece.trim() || '4' : piece)
    }
    switch (random.below(6)) {
      case 0:
        return `(${attribute}=*)`
      case 1:
        return `(${attribute}>=${value})`
      case 2:
        return `(${attribute}<=${value})`
      case 3:
        return `(${attribute}=${cut(random.pick(values))}*${cut(random.pick(values))})`
      case 4:
        return `(${attribute}=*${cut(random.pick(values))}*)`
      default:
        return `(${attribute}=${value})`
    }
  }

  for (const seed of [1, 2, 3])
    test(`400 filters (seed ${seed})`, async () => {
      const random = randomFrom(seed)
      let matches = 0
      for (let i = 0; i < 400; i++) matches += await compare({ base, filter: randomFilter(random, 3) })
      assert.ok(matches > 100, 'filters that find nothing prove nothing')
    })

  test('members and their groups', async () => {
    for (const name of ['uid=bob', 'uid=BOB', 'uid=none', 'uid=alice'])
      await compare({ base, filter: `(member=${name},ou=users,${base})` })
    await compare({ base, filter: '(member=*)' })
    await compare({ base, filter: '(member=not a name)' })
    await compare({ base, filter: `(!(member=uid=bob,ou=users,${base}))` })
  })
})
