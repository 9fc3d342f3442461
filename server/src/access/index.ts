/** access: decides which app somebody may reach, and why. Pure functions over the directory; no state of its own. */
import type { DirectoryMemory } from '#directory'
import type { DecidedApp } from './decide.ts'

export {
  decide,
  isOfRule,
  type DecidedApp,
  type Decision,
  type Presence,
  type Question,
  type Reason,
} from './decide.ts'
export { decideBriefly, printBecause } from './brief.ts'
export { decideFor, lookAhead } from './decide-for.ts'
export type { Change, DoorName, NamedGroup, Turn } from './change.ts'
export { tellChange, type ChangeWords } from './change-words.ts'
export { compareRules, type ComparedRule, type Comparison } from './compare-rules.ts'
export {
  explain,
  type ExplainQuestion,
  type Explanation,
  type GroupWay,
  type Step,
  usualPresence,
  type Way,
} from './explain.ts'
export { type ExplainedApp, hasDoor, titleOf } from './explained-app.ts'
export { type Cell, cellsOf, cellsOfGroup } from './matrix.ts'
export { printVerdict, tellStep } from './step-words.ts'
export { firstNameOf, shortest } from './words.ts'
export { mayAsk } from './may-ask.ts'
export { openSince } from './open-since.ts'
export { countDisabledInGroups, countNamed } from './worth-a-look.ts'
export { previewAccess, type Preview, type PreviewedRule } from './preview.ts'

/** The directory server's main tree, as the app it is decided as. */
export const directoryServerApp = (memory: DirectoryMemory): DecidedApp => {
  const { enabled, access } = memory.settings().directoryServer
  return {
    id: 'directory-server',
    enabled,
    access,
    adminsIncluded: true,
    requireTwoFactor: false,
    grants: [],
    networks: [],
    sessionMinutes: null,
  }
}
