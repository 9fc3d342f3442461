import { type Group, isAtLeast, type User } from '#directory'
import { type AttributeType, getAttributeType, userType } from '../schema/attribute-type.ts'
import { printGeneralizedTime } from '../schema/value-text.ts'
import { describe, type Profile, typesWith } from './profile.ts'

/** A standard type as this profile has it: spelled in lower case, and some of them looser. */
const own = (name: string, changes: Partial<AttributeType> = {}): AttributeType => ({
  ...getAttributeType(name),
  name: name.toLowerCase(),
  ...changes,
})

const types = typesWith([
  own('objectClass'),
  own('objectCategory'),
  own('entryUUID', { syntax: 'directoryString', operational: false }),
  own('sAMAccountName'),
  own('displayName'),
  own('givenName'),
  own('memberOf', { operational: false }),
  own('memberUid', { syntax: 'directoryString' }),
  userType('gidnumber', '1.3.6.1.1.1.1.1', 'directoryString', { single: true }),
  own('isAdmin', { syntax: 'directoryString' }),
  own('twoFactorAuthenticationEnabled', { name: 'twoFactorAuthenticationEnabled', syntax: 'directoryString' }),
])
const { constant, derived, stored } = describe(types)
const subschemaDN = 'cn=cloudron,cn=subschema'

const uid = (user: User): string => `uid-${user.id}`
const gid = (group: Group): string => `gid-${group.id}`

/** The tree that apps written for a Cloudron's directory server read: people are `cn=uid-<uuid>,ou=users`. */
export const cloudron: Profile = {
  name: 'cloudron',
  types,
  peopleUnit: 'users',
  objectClasses: [
    {
      name: 'user',
      oid: '1.2.840.113556.1.5.9',
      superior: 'top',
      kind: 'AUXILIARY',
      must: [],
      may: [
        'objectcategory',
        'entryuuid',
        'username',
        'samaccountname',
        'mailAlternateAddress',
        'memberof',
        'isadmin',
        'twoFactorAuthenticationEnabled',
      ],
    },
    {
      name: 'group',
      oid: '1.2.840.113556.1.5.8',
      superior: 'top',
      kind: 'STRUCTURAL',
      must: ['cn'],
      may: ['gidnumber', 'memberuid'],
    },
  ],
  contentRules: [{ objectClass: 'inetOrgPerson', auxiliary: ['user'], may: [] }],
  subschemaDN,
  // A group's gidnumber is its id here.
  hasPosix: false,
  person: {
    rdn: { type: 'cn', value: user => (user.username === null ? undefined : uid(user)) },
    attributes: [
      constant('objectclass', 'user', 'inetorgperson', 'person'),
      constant('objectcategory', 'person'),
      stored<User>('cn', uid, { index: 'prefixed-user-id' }),
      stored<User>('uid', uid, { index: 'prefixed-user-id' }),
      stored<User>('entryuuid', uid, { index: 'prefixed-user-id' }),
      stored<User>('mail', user => user.email, { index: 'email' }),
      stored<User>('displayname', user => user.displayName),
      stored<User>('givenname', user => user.givenName),
      stored<User>('sn', user => user.familyName),
      stored<User>('username', user => user.username, { index: 'username' }),
      stored<User>('samaccountname', user => user.username, { index: 'username' }),
      stored<User>('isadmin', user => (isAtLeast(user.role, 'admin') ? '1' : '0')),
      stored<User>('twoFactorAuthenticationEnabled', user => String(user.secondFactor)),
      stored<User>('mailAlternateAddress', user => user.recoveryEmail, { seenBy: 'admins' }),
      derived('memberof', 'groups'),
      stored<User>('createTimestamp', user => printGeneralizedTime(user.createdAt)),
      stored<User>('modifyTimestamp', user => printGeneralizedTime(user.updatedAt)),
      derived('entryCSN', 'csn'),
      constant('structuralObjectClass', 'inetorgperson'),
      constant('hasSubordinates', 'FALSE'),
      constant('subschemaSubentry', subschemaDN),
      derived('entryDN', 'entry-dn'),
      derived('pwdAccountLockedTime', 'locked-time', { seenBy: 'admins' }),
    ],
  },
  group: {
    rdn: { type: 'cn', value: group => group.name },
    attributes: [
      constant('objectclass', 'group'),
      stored<Group>('cn', group => group.name, { index: 'group-name' }),
      stored<Group>('gidnumber', gid, { index: 'prefixed-group-id' }),
      derived('memberuid', 'people-ids'),
      stored<Group>('createTimestamp', group => printGeneralizedTime(group.createdAt)),
      stored<Group>('modifyTimestamp', group => printGeneralizedTime(group.updatedAt)),
      derived('entryCSN', 'csn'),
      constant('structuralObjectClass', 'group'),
      constant('hasSubordinates', 'FALSE'),
      constant('subschemaSubentry', subschemaDN),
      derived('entryDN', 'entry-dn'),
    ],
  },
}
