import { baseDN, groupsDN, makePeople, peopleDN } from './people.ts'
import { record } from './people-ldif.ts'

/** Somebody is in two groups, of forty each. */
const perGroup = 40

/** A directory with a group for every twenty people. */
export function* printDirectoryLdif(count: number): Generator<string> {
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
  const usernames: string[] = []
  for (const { username, displayName, givenName, familyName, email } of makePeople(count)) {
    usernames.push(username)
    yield record(`uid=${username},${peopleDN}`, [
      ['objectClass', 'inetOrgPerson'],
      ['uid', username],
      ['cn', displayName],
      ['sn', familyName],
      ['givenName', givenName],
      ['displayName', displayName],
      ['mail', email],
    ])
  }
  for (let group = 0; group < count / 20; group++) {
    const members = Array.from({ length: perGroup }, (_, i) => usernames[(group * 20 + i) % usernames.length] ?? '')
    yield record(`cn=group-${group},${groupsDN}`, [
      ['objectClass', 'groupOfNames'],
      ['cn', `group-${group}`],
      ...members.map(username => ['member', `uid=${username},${peopleDN}`] as const),
    ])
  }
}
