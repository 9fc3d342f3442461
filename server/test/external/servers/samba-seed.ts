/** What the domain of `samba.ts` has in it, as LDIF that `ldbadd` loads. */
export const base = 'DC=ad,DC=test'
export const people = `OU=People,${base}`
export const sales = `OU=Sales,${base}`
export const groups = `OU=Groups,${base}`

/** Everybody's password but the service account's: `alice comes in`. */
export const passwordOf = (name: string): string => `${name} comes in`

/** [MS-ADTS] §3.1.1.3.1.5: in quotation marks, as UTF-16. */
const unicodePwd = (password: string): string => Buffer.from(`"${password}"`, 'utf16le').toString('base64')

interface Person {
  name: string
  displayName?: string
  first?: string
  last?: string
  /** userAccountControl: 512 an account, 2 disabled. */
  control?: number
  more?: readonly string[]
}

const person = ({ name, first = name, last = 'Test', control = 512, displayName, more = [] }: Person): string =>
  [
    `dn: CN=${name},${people}`,
    'objectClass: user',
    `sAMAccountName: ${name}`,
    `userPrincipalName: ${name}@ad.test`,
    `givenName:: ${Buffer.from(first).toString('base64')}`,
    `sn:: ${Buffer.from(last).toString('base64')}`,
    `displayName:: ${Buffer.from(displayName ?? `${first} ${last}`).toString('base64')}`,
    `mail: ${name}@ad.test`,
    `unicodePwd:: ${unicodePwd(passwordOf(name))}`,
    `userAccountControl: ${control}`,
    ...more,
    '',
  ].join('\n')

const group = (name: string, members: readonly string[]): string =>
  [
    `dn: CN=${name},${groups}`,
    'objectClass: group',
    `sAMAccountName: ${name}`,
    ...members.map(dn => `member: ${dn}`),
    '',
  ].join('\n')

export const dnOf = (name: string): string => `CN=${name},${people}`

/** In 100 ns since 1601. */
const fileTime = (at: number): string => `${BigInt(at) * 10_000n + 116_444_736_000_000_000n}`

const unit = (dn: string): string => `dn: ${dn}\nobjectClass: organizationalUnit\n`

/** No rules about passwords: those are for tests to choose. */
export const easyPasswords = `dn: ${base}
changetype: modify
replace: pwdProperties
pwdProperties: 0
-
replace: minPwdLength
minPwdLength: 4
-
replace: minPwdAge
minPwdAge: 0
-
replace: maxPwdAge
maxPwdAge: -9223372036854775808
-
replace: pwdHistoryLength
pwdHistoryLength: 0
`

export const company = [
  unit(people),
  unit(sales),
  unit(groups),
  person({ name: 'service', first: 'Service', last: 'Account' }),
  person({ name: 'alice', first: 'Alice', last: 'Adams' }),
  person({ name: 'bob', first: 'Bob', last: 'Böck' }),
  person({ name: 'carol', first: 'Carol', last: 'Ángeles', displayName: 'Carol the Only' }),
  person({ name: 'disabled', control: 514 }),
  person({ name: 'expired', more: [`accountExpires: ${fileTime(Date.UTC(2020, 0, 1))}`] }),
  person({ name: 'mustchange', more: ['pwdLastSet: 0'] }),
  group('staff', [dnOf('alice'), dnOf('bob')]),
  // Staff are in it, as a group within a group.
  group('admins-app', [`CN=staff,${groups}`]),
  group('empty', []),
].join('\n')

/** So many are in the group of everybody in the crowd: more than twice what is told at once. */
export const crowdMembers = 3_001
export const crowdPeople = 5_000
export const crowd = `OU=Crowd,${base}`
const inCrowd = (i: number): string => `CN=crowd${i},${crowd}`

export function printCrowd(): string {
  const people = Array.from({ length: crowdPeople }, (_, i) =>
    [
      `dn: ${inCrowd(i)}`,
      'objectClass: user',
      `sAMAccountName: crowd${i}`,
      `userPrincipalName: crowd${i}@ad.test`,
      `givenName: Crowd`,
      `sn: Number ${i}`,
      `mail: crowd${i}@ad.test`,
      // An account without a password, which takes no time to hash.
      'userAccountControl: 544',
      '',
    ].join('\n'),
  )
  const first = (count: number): string[] => Array.from({ length: count }, (_, i) => inCrowd(i))
  const sizes = [1_499, 1_500, 1_501, crowdMembers].map(count => group(`crowd-${count}`, first(count)))
  return [unit(crowd), ...people, ...sizes].join('\n')
}
