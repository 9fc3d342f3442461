import {
  loginDisabledState,
  netscapeAttributes,
  netscapeState,
  passwordPolicyAttributes,
  passwordPolicyState,
  shadowState,
  worst,
} from './account-state.ts'
import { openldap } from './openldap.ts'
import type { Preset } from './preset.ts'

/** A server nobody has described: what most of them have, and every sign of state that means the same everywhere. */
export const other: Preset = {
  ...openldap,
  provider: 'other',
  title: null,
  stateAttributes: [...passwordPolicyAttributes, ...netscapeAttributes, 'shadowExpire', 'loginDisabled'],
  stateOf: (entry, now) =>
    worst(
      passwordPolicyState(entry, now),
      netscapeState(entry, now),
      shadowState(entry, now),
      loginDisabledState(entry),
    ),
  detects: () => false,
  notes: ['Choose an attribute that stays the same when somebody is renamed, or the username is the key.'],
}
