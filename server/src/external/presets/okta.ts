import type { UpstreamState } from '../upstream.ts'
import type { Preset } from './preset.ts'
import { mentions } from './root-dse.ts'

const states: Readonly<Record<string, UpstreamState>> = {
  SUSPENDED: 'disabled',
  DEPROVISIONED: 'disabled',
  LOCKED_OUT: 'locked',
}

export const okta: Preset = {
  provider: 'okta',
  title: 'Okta (LDAP interface)',
  defaults: {
    usersBelow: 'ou=users',
    userFilter: '(objectClass=inetOrgPerson)',
    attributes: {
      username: 'uid',
      id: 'uniqueIdentifier',
      displayName: 'displayName',
      firstName: 'givenName',
      lastName: 'sn',
      email: 'mail',
      groups: 'memberOf',
      avatar: null,
      phone: 'telephoneNumber',
    },
    groups: {
      below: 'ou=groups',
      filter: '(&(objectClass=groupOfUniqueNames)(uniqueMember=${userDN}))',
      code: 'cn',
      member: 'uniqueMember',
    },
    nestedGroups: false,
  },
  stateAttributes: ['organizationalStatus'],
  stateOf: ({ attributes }) => states[attributes.first('organizationalStatus')?.toUpperCase() ?? ''] ?? 'active',
  detects: rootDse => mentions(rootDse, 'vendorName', /okta/i),
  emailFallback: null,
  primaryGroup: false,
  asksForCodes: false,
  passwordChange: null,
  notes: [
    'Unencrypted connections are refused: use ldaps://<organisation>.ldap.okta.com, or StartTLS on port 389.',
    'Filters may name attributes of the standard schema only: any other gives an empty answer, without an error.',
    'A second factor that Okta asks for itself may let a sign-in wait until it is confirmed there.',
  ],
}
