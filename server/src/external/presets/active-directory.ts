import { activeDirectoryAttributes, activeDirectoryState } from './account-state.ts'
import type { Preset } from './preset.ts'
import { mentions } from './root-dse.ts'

/** What Microsoft's server and Samba's have in common. */
export const activeDirectory: Preset = {
  provider: 'activedirectory',
  title: 'Active Directory',
  defaults: {
    usersBelow: '',
    userFilter: '(&(objectCategory=person)(objectClass=user))',
    attributes: {
      username: 'sAMAccountName',
      id: 'objectGUID',
      displayName: 'displayName',
      firstName: 'givenName',
      lastName: 'sn',
      email: 'mail',
      groups: 'memberOf',
      avatar: 'thumbnailPhoto',
      phone: 'telephoneNumber',
    },
    groups: {
      below: '',
      filter: '(&(objectClass=group)(member=${userDN}))',
      code: 'cn',
      member: 'member',
    },
    nestedGroups: true,
  },
  stateAttributes: activeDirectoryAttributes,
  stateOf: activeDirectoryState,
  // The capability of an Active Directory domain controller; Samba's has it too, and is asked about before.
  detects: rootDse => mentions(rootDse, 'supportedCapabilities', /^1\.2\.840\.113556\.1\.4\.800$/),
  emailFallback: 'proxyAddresses',
  primaryGroup: true,
  asksForCodes: false,
  passwordChange: 'unicodePwd',
  notes: [
    'New domains refuse a password over an unencrypted connection: use ldaps:// or StartTLS.',
    'The old password of somebody who changed it goes on working at the domain controller for up to an hour.',
    'The search at the top of a domain answers with references to other partitions; leave “References to other servers” on ignore.',
  ],
}
