import type { Preset } from './preset.ts'
import { mentions } from './root-dse.ts'

export const cloudron: Preset = {
  provider: 'cloudron',
  title: 'Cloudron',
  defaults: {
    usersBelow: 'ou=users',
    userFilter: '(objectClass=user)',
    attributes: {
      username: 'username',
      id: 'uid',
      displayName: 'displayName',
      firstName: 'givenName',
      lastName: 'sn',
      email: 'mail',
      groups: 'memberOf',
      avatar: null,
      phone: null,
    },
    // Groups there name their members by an id that is no username.
    groups: null,
    nestedGroups: false,
  },
  stateAttributes: [],
  stateOf: () => 'active',
  detects: rootDse => mentions(rootDse, 'vendorName', /cloudron/i),
  emailFallback: null,
  primaryGroup: false,
  asksForCodes: true,
  passwordChange: null,
  notes: [
    'The directory server there is off at first, and answers the addresses of its allow-list only.',
    'Who has a second factor there is asked for its code here.',
  ],
}
