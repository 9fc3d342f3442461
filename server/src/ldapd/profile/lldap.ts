import { type Group, type User } from '#directory'
import { type AttributeType, getAttributeType, ownOid, userType } from '../schema/attribute-type.ts'
import { printGeneralizedTime } from '../schema/value-text.ts'
import { describe, type Profile, typesWith } from './profile.ts'

/** What LLDAP answers by `*`, though its RFC has it among the operational ones. */
const told = (name: string): AttributeType => ({ ...getAttributeType(name), operational: false })

const types = typesWith([
  told('entryUUID'),
  told('createTimestamp'),
  told('modifyTimestamp'),
  userType('uniqueMember', '2.5.4.50', 'nameAndOptionalUID'),
])
const { constant, derived, stored } = describe(types)
const subschemaDN = 'cn=lldap,cn=subschema'

/** The tree that apps set up for LLDAP read: people are `uid=<username>,ou=people`, groups have uniqueMember too. */
export const lldap: Profile = {
  name: 'lldap',
  types,
  peopleUnit: 'people',
  objectClasses: [
    {
      name: 'groupOfUniqueNames',
      oid: '2.5.6.17',
      superior: 'top',
      kind: 'STRUCTURAL',
      must: ['cn'],
      may: ['uniqueMember', 'uid', 'description', 'ou', 'o'],
    },
    // A group cannot be both by their RFC; as there is nobody to check it here, one of the two is told as auxiliary.
    { name: 'groupOfNames', oid: '2.5.6.9', superior: 'top', kind: 'AUXILIARY', must: ['cn'], may: ['member'] },
    { name: 'mailAccount', oid: ownOid(4), superior: 'top', kind: 'AUXILIARY', must: [], may: ['mail'] },
    // People are posixAccounts there with numbers and without.
    { name: 'posixAccount', oid: '1.3.6.1.1.1.2.0', superior: 'top', kind: 'AUXILIARY', must: ['cn', 'uid'], may: [] },
  ],
  contentRules: [
    {
      objectClass: 'inetOrgPerson',
      auxiliary: ['posixAccount', 'mailAccount'],
      may: ['mailAlternateAddress', 'entryUUID', 'createTimestamp', 'modifyTimestamp'],
    },
    {
      objectClass: 'groupOfUniqueNames',
      auxiliary: ['groupOfNames'],
      may: ['entryUUID', 'createTimestamp', 'modifyTimestamp'],
    },
  ],
  subschemaDN,
  hasPosix: true,
  person: {
    rdn: { type: 'uid', value: user => user.username ?? undefined },
    attributes: [
      constant('objectClass', 'inetOrgPerson', 'posixAccount', 'mailAccount', 'person'),
      stored<User>('uid', user => user.username, { index: 'username' }),
      stored<User>('mail', user => user.email, { index: 'email' }),
      stored<User>('givenName', user => user.givenName),
      // RFC 4519 §3.12: a person has an sn.
      stored<User>('sn', user => user.familyName || user.username),
      stored<User>('cn', user => user.displayName || user.username),
      stored<User>('displayName', user => user.displayName),
      stored<User>('entryUUID', user => user.id, { index: 'user-id' }),
      stored<User>('createTimestamp', user => printGeneralizedTime(user.createdAt)),
      stored<User>('modifyTimestamp', user => printGeneralizedTime(user.updatedAt)),
      stored<User>('mailAlternateAddress', user => user.recoveryEmail, { seenBy: 'admins' }),
      derived('jpegPhoto', 'photo'),
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
      constant('objectClass', 'groupOfUniqueNames', 'groupOfNames'),
      stored<Group>('uid', group => group.name, { index: 'group-name' }),
      stored<Group>('cn', group => group.name, { index: 'group-name' }),
      stored<Group>('description', group => group.description),
      stored<Group>('entryUUID', group => group.id, { index: 'group-id' }),
      stored<Group>('createTimestamp', group => printGeneralizedTime(group.createdAt)),
      stored<Group>('modifyTimestamp', group => printGeneralizedTime(group.updatedAt)),
      derived('member', 'people'),
      derived('uniqueMember', 'people'),
      derived('entryCSN', 'csn'),
      constant('structuralObjectClass', 'groupOfUniqueNames'),
      constant('hasSubordinates', 'FALSE'),
      constant('subschemaSubentry', subschemaDN),
      derived('entryDN', 'entry-dn'),
      derived('memberOf', 'groups'),
    ],
  },
}
