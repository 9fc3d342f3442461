import { passwordPolicyAttributes, passwordPolicyState } from './account-state.ts'
import type { Preset } from './preset.ts'
import { mentions } from './root-dse.ts'

export const doorward: Preset = {
  provider: 'doorward',
  title: 'Doorward',
  defaults: {
    usersBelow: 'ou=users',
    userFilter: '(objectClass=inetOrgPerson)',
    attributes: {
      username: 'uid',
      id: 'entryUUID',
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
  stateAttributes: passwordPolicyAttributes,
  stateOf: passwordPolicyState,
  detects: rootDse => mentions(rootDse, 'vendorName', /^doorward$/i),
  emailFallback: null,
  primaryGroup: false,
  asksForCodes: true,
  passwordChange: 'rfc3062',
  notes: ['Who has a second factor there is asked for its code here.'],
}
