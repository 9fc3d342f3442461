import type { Preset } from './preset.ts'
import { mentions } from './root-dse.ts'

export const lldap: Preset = {
  provider: 'lldap',
  title: 'LLDAP',
  defaults: {
    usersBelow: 'ou=people',
    userFilter: '(objectClass=person)',
    attributes: {
      username: 'uid',
      id: 'entryuuid',
      displayName: 'displayName',
      firstName: 'givenName',
      lastName: 'sn',
      email: 'mail',
      groups: 'memberOf',
      avatar: 'avatar',
      phone: null,
    },
    groups: {
      below: 'ou=groups',
      filter: '(&(objectClass=groupOfUniqueNames)(member=${userDN}))',
      code: 'cn',
      member: 'member',
    },
    nestedGroups: false,
  },
  stateAttributes: [],
  stateOf: () => 'active',
  detects: rootDse => mentions(rootDse, 'vendorName', /lldap/i),
  emailFallback: null,
  primaryGroup: false,
  asksForCodes: false,
  passwordChange: 'rfc3062',
  notes: [
    'The port is 3890. There is no StartTLS, and a list comes in one piece.',
    'A base that does not exist gives an empty answer without an error: look at the preview before the first run.',
  ],
}
