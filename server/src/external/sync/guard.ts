import { say, type Saying } from '#ground'
import type { ExternalSettings } from '#directory'
import type { Counts } from './counts.ts'

/** What a run would come to, as the guard looks at it. */
export interface Outlook {
  /** Everybody was asked for, not only who has changed. */
  isFull: boolean
  counts: Counts
  /** People of this directory who were there until now. */
  known: number
  /** Of them those who were not found. */
  missing: number
  /** Memberships this directory has given. */
  memberships: number
  /** The settings say now where people are, or by what they are known, in another way than at the last run. */
  isElsewhere: boolean
}

/** What a run would take away: kept with one that was stopped, and what an admin's word for it allows. */
export interface Removals {
  people: number
  members: number
}

export const removalsOf = ({ counts, missing }: Pick<Outlook, 'counts' | 'missing'>): Removals => ({
  people: missing + (counts.disable ?? 0),
  members: counts['member-remove'] ?? 0,
})

/**
 * Why a run must not go on without an admin's word; undefined when it may. A directory that answers with less than it has,
 * or is another one all of a sudden, looks exactly like one that people were removed from.
 */
export function refuseRun(
  outlook: Outlook,
  { removalGuard }: Pick<ExternalSettings, 'removalGuard'>,
  allowed: Removals | null,
): Saying | undefined {
  const { isFull, counts, known, missing, memberships, isElsewhere } = outlook
  const removals = removalsOf(outlook)
  if (allowed !== null && removals.people <= allowed.people && removals.members <= allowed.members) return undefined
  if (isFull && (counts.entries ?? 0) === 0 && known > 0)
    return say(
      'The search found nobody, where {known} people were known. The base, the filter or the rights of the service account may be wrong.',
      { known },
    )
  if (missing === known && known > 0)
    return say(
      'None of the {known} people known was found again. The base, or the attribute they are known by, may be another one.',
      { known },
    )
  const limitOf = (whole: number): number => Math.max((whole * removalGuard.percent) / 100, removalGuard.count)
  if (removals.people > limitOf(known))
    return say('{removed} of {known} people would not be let in any more.', { removed: removals.people, known })
  if (removals.members > limitOf(memberships))
    return say('{removed} of {known} memberships would end.', { removed: removals.members, known: memberships })
  if (isElsewhere && known > 0 && (counts.create ?? 0) + (counts.conflict ?? 0) + removals.people > 0)
    return say(
      'The settings have changed since the last run, which makes {made} people new, {conflicts} conflicts, and {removed} people missing.',
      { made: counts.create ?? 0, conflicts: counts.conflict ?? 0, removed: removals.people },
    )
  return undefined
}
