import type { GroupId, Language, Millis, UserId } from '#ground'
import type { App, DirectoryMemory, User } from '#directory'
import { decideFor, lookAhead } from './decide-for.ts'
import type { Reason } from './decide.ts'
import type { PreviewedPerson } from './preview.ts'
import { accessTextsIn } from './texts/index.ts'

export interface BriefDecision {
  allowed: boolean
  /** A few words, without a full stop. */
  reason: string
}

/** Whether a person may open an app, and in a few words why or why not. A second factor is taken for granted. */
export function decideBriefly(
  memory: DirectoryMemory,
  user: User,
  app: App,
  now: Millis,
  language: Language,
): BriefDecision {
  const { allowed, reasons } = decideFor(memory, user, app, now, lookAhead('pwd', 'mfa'))
  return { allowed, reason: allowed ? wayIn(memory, reasons, language) : obstacle(memory, app, reasons, language) }
}

/** Why somebody could open an app under a rule not yet saved, in as few words. */
export function printBecause(
  memory: DirectoryMemory,
  { user, because }: PreviewedPerson,
  groups: readonly GroupId[],
  now: Millis,
  language: Language,
): string {
  const { brief } = accessTextsIn(language)
  if (because !== 'group') return brief[because]
  return brief.inGroup(
    nameOf(
      memory,
      groups.find(group => memory.groups.isMember(group, user, now)),
    ) ?? brief.aGroup,
  )
}

function wayIn(memory: DirectoryMemory, reasons: Reason[], language: Language): string {
  const { brief } = accessTextsIn(language)
  for (const reason of reasons) {
    if (!reason.passed) continue
    if (reason.code === 'rule-everyone') return brief.everyone
    if (reason.code === 'rule-groups') return brief.inGroup(nameOf(memory, reason.through[0]) ?? brief.aGroup)
    if (reason.code === 'rule-by-name' || reason.code === 'rule-single-user') return brief['by-name']
    if (reason.code === 'rule-granted') return brief.granted
    if (reason.code === 'rule-admins') return brief.admin
  }
  return brief.allowed
}

function obstacle(memory: DirectoryMemory, app: App, reasons: Reason[], language: Language): string {
  const { brief, steps } = accessTextsIn(language)
  for (const reason of reasons) {
    if (reason.passed) continue
    if (reason.code === 'account') return steps.account.titles[reason.state]
    if (reason.code === 'app-enabled') return brief.off
  }
  const may = whoMay(memory, app, language)
  return may.length === 0 ? brief.nobody : brief.only(may)
}

/** `Operations`, `Staff` and `2 people` */
function whoMay(memory: DirectoryMemory, { access, adminsIncluded }: App, language: Language): string[] {
  const { brief } = accessTextsIn(language)
  const namesOf = (ids: readonly UserId[]): string[] => ids.flatMap(id => memory.people.find(id)?.displayName ?? [])
  if (access.kind === 'single-user') return namesOf([access.user])
  const { compare } = new Intl.Collator(language)
  const groups = access.kind === 'chosen' ? access.groups.flatMap(id => nameOf(memory, id) ?? []).sort(compare) : []
  const people = access.kind === 'chosen' ? namesOf(access.users) : []
  if (groups.length + people.length === 0) return adminsIncluded ? [brief.admins] : []
  return [...groups, ...(people.length > 1 ? [brief.people(people.length)] : people)]
}

const nameOf = (memory: DirectoryMemory, id: GroupId | undefined): string | undefined =>
  id === undefined ? undefined : memory.groups.find(id)?.name
