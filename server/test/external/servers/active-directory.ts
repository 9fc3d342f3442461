/** LDIF of a domain with a company in it. */

export const adBase = 'DC=ad,DC=test'

interface AdPerson {
  /** sAMAccountName, and the name before the `@` of the UPN. */
  name: string
  /** The RDN; the name unless it is given. */
  cn?: string
  /** Below the base; `OU=Staff` unless it is given. */
  place?: string
  /** Whoever has none cannot sign in. */
  password?: string
  attributes?: Readonly<Record<string, string>>
}

/** userAccountControl: an ordinary account, and one that is disabled. */
export const [enabled, disabled] = ['512', '514']

export function adPerson({ name, cn = name, place = 'OU=Staff', password, attributes = {} }: AdPerson): string {
  const lines = {
    sAMAccountName: name,
    userPrincipalName: `${name}@ad.test`,
    userAccountControl: password === undefined ? disabled : enabled,
    ...attributes,
  }
  return [
    `dn: CN=${cn},${place},${adBase}`,
    'objectClass: user',
    ...Object.entries(lines).map(([type, value]) => `${type}:: ${Buffer.from(value).toString('base64')}`),
    // As Active Directory takes one: quoted, in UTF-16.
    ...(password === undefined ? [] : [`unicodePwd:: ${Buffer.from(`"${password}"`, 'utf16le').toString('base64')}`]),
    '',
    '',
  ].join('\n')
}

export const adUnit = (name: string): string => `dn: OU=${name},${adBase}\nobjectClass: organizationalUnit\n\n`

/** `members` are DNs. */
export const adGroup = (name: string, members: readonly string[] = [], place = 'OU=Staff'): string =>
  [
    `dn: CN=${name},${place},${adBase}`,
    'objectClass: group',
    `sAMAccountName: ${name}`,
    ...members.map(dn => `member: ${dn}`),
    '',
    '',
  ].join('\n')

export const adStaff = (cn: string): string => `CN=${cn},OU=Staff,${adBase}`

/** Of everybody below who has one. */
export const adPassword = (name: string): string => `Pw-of-${name}-1`
const withPassword = (name: string) => ({ name, password: adPassword(name) })

/** 100-nanosecond steps since 1601. */
export const fileTime = (at: number): string => String((BigInt(at) + 11_644_473_600_000n) * 10_000n)

/** In one unit: people as they usually are and as they are not, and groups within groups. */
export const adCompany = [
  adUnit('Staff'),
  adUnit('Leavers'),
  adPerson({ ...withPassword('svc-ldap'), place: 'CN=Users' }),
  adPerson({
    ...withPassword('alice'),
    cn: 'Alice Adams',
    attributes: { givenName: 'Alice', sn: 'Adams', displayName: 'Alice Adams', mail: 'alice@example.org' },
  }),
  adPerson({
    ...withPassword('bob'),
    cn: 'Bob Böck',
    attributes: { givenName: 'Bob', sn: 'Böck', displayName: 'Bob Böck', mail: 'bob@example.org' },
  }),
  adPerson({ ...withPassword('dora'), attributes: { userAccountControl: disabled, mail: 'dora@example.org' } }),
  adPerson({
    ...withPassword('edgar'),
    attributes: { accountExpires: fileTime(Date.UTC(2020, 0, 1)), mail: 'edgar@example.org' },
  }),
  adPerson({ ...withPassword('josé'), cn: 'José', attributes: { mail: 'jose@example.org' } }),
  adGroup('staff', [adStaff('Alice Adams'), adStaff('Bob Böck')]),
  // Staff are in it, and it is in a ring.
  adGroup('everyone', [adStaff('staff')]),
  adGroup('admins-app', [adStaff('Alice Adams')]),
].join('')
