import type { ExternalSettings, Group } from '#directory'
import { settingsOf } from '../presets/index.ts'
import type { CloverdxDraft } from './read.ts'

/** Any name at all: CloverDX offers every unknown name to the directory. */
const anyName = '.+'

/**
 * A draft as whole settings: what the file leaves open is as it is usual at the provider's servers. A sign-in that ends
 * in no group fails there, and so it does here. `missingGroup` is the code of its default group where none here has it.
 */
export function cloverdxSettings(
  draft: CloverdxDraft,
  groups: Iterable<Group>,
): { draft: CloverdxDraft; settings: ExternalSettings; missingGroup: string | null } {
  const code = draft.defaultGroup?.toLowerCase() ?? null
  const group = code === null ? undefined : [...groups].find(found => found.source === 'local' && found.code === code)
  const { policy, urls, bindDn, userDnPattern, autoCreate, userSearch } = draft
  const settings = settingsOf(draft.provider, {
    policy,
    urls,
    bindDn,
    userDnPattern,
    autoCreate,
    // Without one nobody unknown is offered to a directory that is asked by a pattern.
    usernamePattern: policy === 'authenticate' && autoCreate ? anyName : null,
    requireGroup: true,
    defaultGroup: group?.id ?? null,
    attributes: draft.attributes,
    groupSearch: draft.groupSearch,
    // At every sign-in there, and never in between.
    interval: null,
    ...(userSearch === null ? {} : { userSearch }),
    ...(draft.referrals === null ? {} : { referrals: draft.referrals }),
    ...(draft.recordsMax === null ? {} : { recordsMax: draft.recordsMax }),
    ...(draft.searchTimeout === null ? {} : { timeouts: { search: draft.searchTimeout } }),
  })
  return { draft, settings, missingGroup: group === undefined ? draft.defaultGroup : null }
}
