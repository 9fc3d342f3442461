import type { ReadEntry } from '../entry.ts'
import type { UpstreamState } from '../upstream.ts'
import { shadowState, worst } from './account-state.ts'
import { openldap } from './openldap.ts'
import type { Preset } from './preset.ts'
import { hasAttribute } from './root-dse.ts'

/** `[UD         ]`: letters that each say one thing. */
function sambaState({ attributes }: ReadEntry): UpstreamState {
  const flags = attributes.first('sambaAcctFlags') ?? ''
  if (flags.includes('D')) return 'disabled'
  return flags.includes('L') ? 'locked' : 'active'
}

export const univention: Preset = {
  ...openldap,
  provider: 'univention',
  title: 'Univention Corporate Server',
  defaults: {
    ...openldap.defaults,
    userFilter: '(univentionObjectType=users/user)',
    attributes: { ...openldap.defaults.attributes, email: 'mailPrimaryAddress', groups: 'memberOf' },
    groups: {
      below: '',
      filter: '(&(univentionObjectType=groups/group)(uniqueMember=${userDN}))',
      code: 'cn',
      member: 'uniqueMember',
    },
  },
  stateAttributes: ['shadowExpire', 'sambaAcctFlags'],
  stateOf: (entry, now) => worst(shadowState(entry, now), sambaState(entry)),
  detects: rootDse => hasAttribute(rootDse, 'univentionObjectType'),
  emailFallback: 'mail',
  notes: [
    'The ports are 7389 and 7636: on 389 and 636 of the same machine there may be its Active Directory.',
    'Use an account of the type “simple authentication account”, and search from the top of the directory.',
  ],
}
