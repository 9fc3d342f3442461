import { say } from '#ground'
import { passwordPolicyAttributes, passwordPolicyState } from './account-state.ts'
import type { Preset } from './preset.ts'
import { mentions } from './root-dse.ts'

export const openldap: Preset = {
  provider: 'openldap',
  title: 'OpenLDAP',
  defaults: {
    usersBelow: '',
    userFilter: '(objectClass=inetOrgPerson)',
    attributes: {
      username: 'uid',
      id: 'entryUUID',
      displayName: 'displayName',
      firstName: 'givenName',
      lastName: 'sn',
      email: 'mail',
      // There with the memberOf overlay only, and only for groups made since; the search for groups needs no overlay.
      groups: null,
      avatar: 'jpegPhoto',
      phone: 'telephoneNumber',
    },
    groups: {
      below: '',
      filter:
        '(|(&(objectClass=groupOfNames)(member=${userDN}))(&(objectClass=groupOfUniqueNames)(uniqueMember=${userDN})))',
      code: 'cn',
      member: 'member',
    },
    nestedGroups: false,
  },
  stateAttributes: passwordPolicyAttributes,
  stateOf: passwordPolicyState,
  detects: rootDse => mentions(rootDse, 'objectClass', /^OpenLDAProotDSE$/i),
  emailFallback: null,
  primaryGroup: false,
  asksForCodes: false,
  passwordChange: 'rfc3062',
  notes: [
    'Without limits of its own for the service account the server answers at most 500 entries in all, whatever the page size: give it `limits dn.exact="…" size=unlimited`.',
    say(
      'Groups of class posixGroup name people by `memberUid`: search for `{filter}` with the member attribute `memberUid`.',
      {
        filter: '(memberUid=${username})',
      },
    ),
  ],
}
