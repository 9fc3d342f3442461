import type { Preset } from './preset.ts'
import { mentions } from './root-dse.ts'

export const google: Preset = {
  provider: 'google',
  title: 'Google Secure LDAP',
  defaults: {
    usersBelow: 'ou=Users',
    userFilter: '(objectClass=person)',
    attributes: {
      username: 'uid',
      id: 'entryUUID',
      displayName: 'displayName',
      firstName: 'givenName',
      lastName: 'sn',
      email: 'mail',
      groups: 'memberOf',
      avatar: null,
      phone: null,
    },
    groups: {
      below: 'ou=Groups',
      filter: '(&(objectClass=groupOfNames)(member=${userDN}))',
      code: 'cn',
      member: 'member',
    },
    nestedGroups: false,
  },
  stateAttributes: [],
  // Who is suspended can still be found there, and cannot bind.
  stateOf: () => 'active',
  detects: rootDse => mentions(rootDse, 'vendorName', /google/i),
  emailFallback: null,
  primaryGroup: false,
  asksForCodes: false,
  passwordChange: null,
  notes: [
    'The client certificate from the admin console is what proves who asks; a service account is not needed beside it.',
    'People who are suspended can still be found: they cannot sign in, but a synchronisation does not see it.',
  ],
}
