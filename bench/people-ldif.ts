import { baseDN, groupsDN, makeGroups, makePeople, peopleDN, usernameOf } from './people.ts'

/** RFC 2849: what is not plain ASCII, or could be taken for something else, goes as base64. */
const line = (name: string, value: string): string =>
  /^(?![ :<])[\x20-\x7e]*(?<! )$/.test(value)
    ? `${name}: ${value}\n`
    : `${name}:: ${Buffer.from(value).toString('base64')}\n`

export const record = (dn: string, lines: readonly (readonly [name: string, value: string])[]): string =>
  `${line('dn', dn)}${lines.map(([name, value]) => line(name, value)).join('')}\n`

const person = (username: string): string => `uid=${username},${peopleDN}`

/** The people and groups of `people.ts` for slapadd, with what Doorward says of a person. */
export function* printLdif(count: number, userPassword: string): Generator<string> {
  yield record(baseDN, [
    ['objectClass', 'dcObject'],
    ['objectClass', 'organization'],
    ['dc', 'example'],
    ['o', 'Example'],
  ])
  for (const [dn, ou] of [
    [peopleDN, 'users'],
    [groupsDN, 'groups'],
  ] as const)
    yield record(dn, [
      ['objectClass', 'organizationalUnit'],
      ['ou', ou],
    ])
  for (const { username, displayName, givenName, familyName, email, locale } of makePeople(count))
    yield record(person(username), [
      ['objectClass', 'inetOrgPerson'],
      ['uid', username],
      ['cn', displayName],
      ['sn', familyName],
      ['givenName', givenName],
      ['displayName', displayName],
      ['mail', email],
      ['preferredLanguage', locale],
      ['employeeType', 'user'],
      ['userPassword', userPassword],
    ])
  for (const { name, description, members } of makeGroups(count)) {
    const dns = members.map(number => ['member', person(usernameOf(number))] as const)
    yield record(`cn=${name},${groupsDN}`, [
      ['objectClass', 'groupOfNames'],
      ['cn', name],
      ['description', description],
      ...dns,
    ])
  }
}
