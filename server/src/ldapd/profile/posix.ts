import { type Group, type PosixSettings, type User } from '#directory'
import { userType } from '../schema/attribute-type.ts'
import type { ObjectClass } from '../schema/object-class.ts'
import {
  allowMore,
  describe,
  type EntryAttribute,
  type EntryShape,
  moreAttributes,
  moreTypes,
  type Profile,
  type StoredAttribute,
} from './profile.ts'

/** RFC 2307, and OpenSSH's schema for public keys (LPK). */
const types = [
  userType('uidNumber', '1.3.6.1.1.1.1.0', 'integer', { single: true }),
  userType('gidNumber', '1.3.6.1.1.1.1.1', 'integer', { single: true }),
  userType('homeDirectory', '1.3.6.1.1.1.1.3', 'ia5StringExact', { single: true }),
  userType('loginShell', '1.3.6.1.1.1.1.4', 'ia5StringExact', { single: true }),
  userType('sshPublicKey', '1.3.6.1.4.1.24552.500.1.1.1.13', 'octetString'),
]

const auxiliary = (name: string, oid: string, must: readonly string[], may: readonly string[]): ObjectClass => ({
  name,
  oid,
  superior: 'top',
  kind: 'AUXILIARY',
  must,
  may,
})

/** posixGroup is auxiliary, as in RFC 2307bis: a group is a groupOfNames already. */
const objectClasses = [
  auxiliary(
    'posixAccount',
    '1.3.6.1.1.1.2.0',
    ['cn', 'uid', 'uidNumber', 'gidNumber', 'homeDirectory'],
    ['loginShell', 'description'],
  ),
  auxiliary('posixGroup', '1.3.6.1.1.1.2.2', ['gidNumber'], ['memberUid', 'description']),
  auxiliary('ldapPublicKey', '1.3.6.1.4.1.24552.500.1.1.2.0', ['sshPublicKey', 'uid'], []),
]

/** homeDirectory and memberUid are IA5 strings, so a person whose name is not has no account on Unix machines. */
const hasAccount = ({ username, uidNumber }: User): boolean =>
  uidNumber !== null && username !== null && /^[\x21-\x7e]+$/.test(username)

/** The profile with accounts on Unix machines: people in their own group of their own number, keys, and groups. */
export function withPosix(profile: Profile, settings: PosixSettings): Profile {
  const own = moreTypes(profile.types, types)
  const { stored } = describe(own)
  const ofAccount = (value: (user: User) => string | null) => (user: User) => (hasAccount(user) ? value(user) : null)
  const number = ofAccount(user => String(user.uidNumber))
  const home = ({ username, homeDirectory }: User): string =>
    homeDirectory ?? settings.homeDirectory.replaceAll('${username}', username ?? '')
  const keys: StoredAttribute<User> = {
    ...stored<User>('sshPublicKey', () => null),
    values: user => (hasAccount(user) ? user.sshKeys : []),
  }
  const person = moreAttributes(profile.person, [
    stored<User>('uidNumber', number, { index: 'uid-number' }),
    stored<User>('gidNumber', number, { index: 'uid-number' }),
    stored<User>('homeDirectory', ofAccount(home)),
    stored<User>(
      'loginShell',
      ofAccount(user => user.loginShell ?? settings.loginShell),
    ),
    keys,
  ])
  const group = moreAttributes(profile.group, [
    stored<Group>('gidNumber', group => (group.gidNumber === null ? null : String(group.gidNumber)), {
      index: 'gid-number',
    }),
  ])
  let rules = profile.contentRules
  rules = allowMore(rules, { objectClass: 'inetOrgPerson', auxiliary: ['posixAccount', 'ldapPublicKey'], may: [] })
  rules = allowMore(rules, { objectClass: structuralOf(profile.group), auxiliary: ['posixGroup'], may: [] })
  return {
    ...profile,
    types: own,
    objectClasses: [
      ...profile.objectClasses.filter(({ oid }) => objectClasses.every(known => known.oid !== oid)),
      ...objectClasses,
    ],
    contentRules: rules,
    person: withClasses(person, user =>
      hasAccount(user) ? (user.sshKeys.length > 0 ? ['posixAccount', 'ldapPublicKey'] : ['posixAccount']) : [],
    ),
    group: withClasses(group, group => (group.gidNumber === null ? [] : ['posixGroup'])),
  }
}

/** The structural class of every entry of a shape. */
function structuralOf<T>({ attributes }: EntryShape<T>): string {
  const found = attributes.find(({ type }) => type.name === 'structuralObjectClass')
  return found?.kind === 'constant' ? (found.values[0] ?? 'top') : 'top'
}

/** A shape whose entries have classes of their own beside those that all of them have. */
function withClasses<T>(shape: EntryShape<T>, classes: (subject: T) => readonly string[]): EntryShape<T> {
  const attributes = shape.attributes.map((attribute): EntryAttribute<T> => {
    if (attribute.kind !== 'constant' || attribute.type.name.toLowerCase() !== 'objectclass') return attribute
    const { type, seenBy, values: always } = attribute
    return {
      kind: 'stored',
      type,
      seenBy,
      index: undefined,
      always,
      values: of => [...new Set([...always, ...classes(of)])],
    }
  })
  return { ...shape, attributes }
}
