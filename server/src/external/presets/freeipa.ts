import { netscapeAttributes, netscapeState, readGeneralizedTime, worst } from './account-state.ts'
import type { Preset } from './preset.ts'
import { hasAttribute } from './root-dse.ts'
import { threeEightyNine } from './three-eighty-nine.ts'

export const freeipa: Preset = {
  ...threeEightyNine,
  provider: 'freeipa',
  title: 'FreeIPA',
  defaults: {
    ...threeEightyNine.defaults,
    // Never the suffix itself: `cn=compat` shows everybody a second time, `cn=provisioning` those who are not there.
    usersBelow: 'cn=users,cn=accounts',
    userFilter: '(objectClass=posixaccount)',
    attributes: { ...threeEightyNine.defaults.attributes, id: 'ipaUniqueID', avatar: 'jpegPhoto' },
    groups: {
      below: 'cn=groups,cn=accounts',
      filter: '(&(objectClass=groupofnames)(member=${userDN}))',
      code: 'cn',
      member: 'member',
    },
  },
  stateAttributes: [...netscapeAttributes, 'krbPrincipalExpiration'],
  stateOf(entry, now) {
    const end = readGeneralizedTime(entry.attributes.first('krbPrincipalExpiration'))
    return worst(netscapeState(entry, now), end !== undefined && end <= now ? 'expired' : 'active')
  },
  detects: rootDse => hasAttribute(rootDse, 'ipaDomainLevel') || hasAttribute(rootDse, 'ipatopologypluginversion'),
  notes: [
    'Make the service account below cn=sysaccounts,cn=etc: memberOf cannot be read without one.',
    'memberOf names roles and rules too; only groups below the base of groups count.',
    'People with a one-time password there type it directly after their password.',
  ],
}
