import type { Commands } from '#store'
import { bindThroughCommands } from './bind-through/commands.ts'
import { serviceAccountCommands } from './service-account.ts'
import { apply } from './sync/apply.ts'
import { conflictCommands } from './sync/conflict-commands.ts'
import { applyGroups, applyMembers, settleLinks } from './sync/members.ts'
import { markGroups, markMissing } from './sync/missing.ts'
import { applyPicture } from './sync/apply-picture.ts'
import { lostRunCommands } from './sync/lost-runs.ts'
import { runCommands } from './sync/run-commands.ts'

/** Every transaction of this room, as `main/store-commands.ts` lists it. */
export const externalCommands = {
  apply,
  applyPicture,
  applyGroups,
  applyMembers,
  settleLinks,
  markMissing,
  markGroups,
  ...conflictCommands,
  ...runCommands,
  ...lostRunCommands,
  ...serviceAccountCommands,
  ...bindThroughCommands,
} satisfies Commands

export type ExternalCommands = typeof externalCommands
