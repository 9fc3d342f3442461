import { type Group, isAtLeast, type User } from '#directory'
import { printBoolean, printGeneralizedTime } from '../schema/value-text.ts'
import { describe, type Profile, typesWith } from './profile.ts'

const types = typesWith([])
const { constant, derived, stored } = describe(types)
const subschemaDN = 'cn=subschema'

/** inetOrgPerson and groupOfNames, as most apps expect: people are `uid=<username>,ou=users`. */
export const standard: Profile = {
  name: 'standard',
  types,
  peopleUnit: 'users',
  objectClasses: [],
  contentRules: [
    {
      objectClass: 'inetOrgPerson',
      auxiliary: [],
      may: ['mailAlternateAddress', 'sAMAccountName', 'userPrincipalName', 'isAdmin', 'twoFactorAuthenticationEnabled'],
    },
    { objectClass: 'groupOfNames', auxiliary: [], may: ['memberUid'] },
  ],
  subschemaDN,
  hasPosix: true,
  person: {
    rdn: { type: 'uid', value: user => user.username ?? undefined },
    attributes: [
      constant('objectClass', 'top', 'person', 'organizationalPerson', 'inetOrgPerson'),
      stored<User>('uid', user => user.username, { index: 'username' }),
      stored<User>('cn', user => user.displayName || user.username),
      // RFC 4519 §3.12: a person has an sn.
      stored<User>('sn', user => user.familyName || user.username),
      stored<User>('givenName', user => user.givenName),
      stored<User>('displayName', user => user.displayName),
      stored<User>('mail', user => user.email, { index: 'email' }),
      stored<User>('preferredLanguage', user => user.locale),
      stored<User>('telephoneNumber', user => user.phone),
      stored<User>('sAMAccountName', user => user.username, { index: 'username' }),
      stored<User>('employeeType', user => user.role),
      stored<User>('isAdmin', user => printBoolean(isAtLeast(user.role, 'admin'))),
      stored<User>('twoFactorAuthenticationEnabled', user => printBoolean(user.secondFactor)),
      stored<User>('mailAlternateAddress', user => user.recoveryEmail, { seenBy: 'admins' }),
      derived('userPrincipalName', 'principal-name'),
      derived('jpegPhoto', 'photo'),
      stored<User>('entryUUID', user => user.id, { index: 'user-id' }),
      stored<User>('createTimestamp', user => printGeneralizedTime(user.createdAt)),
      stored<User>('modifyTimestamp', user => printGeneralizedTime(user.updatedAt)),
      derived('entryCSN', 'csn'),
      constant('structuralObjectClass', 'inetOrgPerson'),
      constant('hasSubordinates', 'FALSE'),
      constant('subschemaSubentry', subschemaDN),
      derived('entryDN', 'entry-dn'),
      derived('memberOf', 'groups'),
      derived('pwdAccountLockedTime', 'locked-time', { seenBy: 'admins' }),
    ],
  },
  group: {
    rdn: { type: 'cn', value: group => group.name },
    attributes: [
      constant('objectClass', 'top', 'groupOfNames'),
      stored<Group>('cn', group => group.name, { index: 'group-name' }),
      stored<Group>('description', group => group.description),
      derived('member', 'people'),
      derived('memberUid', 'people-usernames'),
      stored<Group>('entryUUID', group => group.id, { index: 'group-id' }),
      stored<Group>('createTimestamp', group => printGeneralizedTime(group.createdAt)),
      stored<Group>('modifyTimestamp', group => printGeneralizedTime(group.updatedAt)),
      derived('entryCSN', 'csn'),
      constant('structuralObjectClass', 'groupOfNames'),
      constant('hasSubordinates', 'FALSE'),
      constant('subschemaSubentry', subschemaDN),
      derived('entryDN', 'entry-dn'),
      derived('memberOf', 'groups'),
    ],
  },
}
