import type { Preset } from './preset.ts'
import { mentions } from './root-dse.ts'

export const jumpcloud: Preset = {
  provider: 'jumpcloud',
  title: 'JumpCloud',
  defaults: {
    usersBelow: 'ou=Users',
    userFilter: '(objectClass=inetOrgPerson)',
    attributes: {
      username: 'uid',
      // Nothing there stays when a name changes: the username is the key.
      id: null,
      displayName: 'displayName',
      firstName: 'givenName',
      lastName: 'sn',
      email: 'mail',
      groups: 'memberOf',
      avatar: null,
      phone: 'telephoneNumber',
    },
    groups: {
      below: 'ou=Users',
      filter: '(&(objectClass=groupOfNames)(member=${userDN}))',
      code: 'cn',
      member: 'member',
    },
    nestedGroups: false,
  },
  stateAttributes: [],
  stateOf: () => 'active',
  detects: rootDse => mentions(rootDse, 'namingContexts', /dc=jumpcloud,\s*dc=com$/i),
  emailFallback: null,
  primaryGroup: false,
  asksForCodes: false,
  passwordChange: null,
  notes: [
    'The base is o=<organisation>,dc=jumpcloud,dc=com. Only people who are bound to LDAP there can be seen, and groups without members cannot.',
    'Who is renamed there is somebody new here: JumpCloud shows nothing that stays the same.',
  ],
}
