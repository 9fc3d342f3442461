import { netscapeAttributes, netscapeState } from './account-state.ts'
import type { Preset } from './preset.ts'
import { mentions } from './root-dse.ts'

export const threeEightyNine: Preset = {
  provider: '389ds',
  title: '389 Directory Server',
  defaults: {
    usersBelow: 'ou=people',
    userFilter: '(objectClass=inetOrgPerson)',
    attributes: {
      username: 'uid',
      id: 'nsUniqueId',
      displayName: 'displayName',
      firstName: 'givenName',
      lastName: 'sn',
      email: 'mail',
      groups: 'memberOf',
      avatar: 'jpegPhoto',
      phone: 'telephoneNumber',
    },
    groups: {
      below: 'ou=groups',
      filter: '(&(objectClass=groupOfNames)(member=${userDN}))',
      code: 'cn',
      member: 'member',
    },
    nestedGroups: false,
  },
  stateAttributes: netscapeAttributes,
  stateOf: netscapeState,
  detects: rootDse =>
    mentions(rootDse, 'vendorName', /389 project|red hat/i) || mentions(rootDse, 'vendorVersion', /^389-directory/i),
  emailFallback: null,
  primaryGroup: false,
  asksForCodes: false,
  passwordChange: 'rfc3062',
  notes: [
    'The server answers at most 2,000 entries, and looks at 5,000, unless the service account has limits of its own.',
    'With the memberOf plugin the attribute names the groups of groups too.',
  ],
}
