import type { GroupId, Saying } from '#ground'
import type { ExternalDirectory, User } from '#directory'
import { findConflict, type Conflict } from './conflicts.ts'
import type { Counts } from './counts.ts'
import { refuseRun, removalsOf, type Removals } from './guard.ts'
import { lookAt } from './look.ts'
import type { RunParts } from './run.ts'
import type { PersonPlan, Step } from './step.ts'

/** Entries of each kind a preview names; counts are of all. */
const linesMax = 500

/** What a field is here, and what it would become. */
export interface FieldChange {
  field: string
  from: unknown
  to: unknown
}

export interface PreviewLine {
  upstreamId: string
  dn: string
  username: string
  /** Who they are here. */
  user: string | null
  steps: Step[]
  changes: FieldChange[]
  /** That would end with it. */
  sessions: number
}

/** A run that was planned and not carried out. Who would be held back is written down, so that it can be decided first. */
export interface Preview {
  counts: Counts
  lines: PreviewLine[]
  /** People here who were not found: ids, and how many sessions they have. */
  missing: { id: string; sessions: number }[]
  skipped: { dn: string; name: string | null; reason: Saying }[]
  /** As they would be called. */
  groups: { id: GroupId; name: string; isNew: boolean }[]
  removals: Removals
  /** Why such a run would stop and ask; null when it would not. */
  guard: Saying | null
}

/** Looks at everybody there, and says what a full run would do now. Throws UpstreamError. */
export async function previewRun(
  parts: RunParts,
  directory: ExternalDirectory,
  signal?: AbortSignal,
): Promise<Preview> {
  const lines: PreviewLine[] = []
  const named = new Map<string, number>()
  const conflicts: Conflict[] = []
  const { reading, plan } = await lookAt(parts, directory, {
    kind: 'full',
    isForShow: true,
    ...(signal && { signal }),
    onPlan: one => {
      const [first] = one.steps
      if (first === undefined) return
      const conflict = findConflict(one)
      if (conflict !== undefined) conflicts.push(conflict)
      const count = named.get(first.kind) ?? 0
      named.set(first.kind, count + 1)
      if (count < linesMax) lines.push(lineOf(one))
    },
  })
  await parts.run('noteConflicts', { directoryId: directory.id, conflicts, at: parts.clock.now() })
  const missing = plan.missing.slice(0, linesMax).flatMap(id => reading.links.get(id)?.user ?? [])
  const disabled = lines.flatMap(({ user, steps }) =>
    steps.some(({ kind }) => kind === 'disable') ? (user ?? []) : [],
  )
  const sessions = await countSessions(parts, [...missing, ...disabled])
  for (const line of lines) line.sessions = sessions.get(line.user ?? '') ?? 0
  return {
    counts: plan.outlook.counts,
    lines,
    missing: missing.map(id => ({ id, sessions: sessions.get(id) ?? 0 })),
    skipped: reading.skipped.slice(0, linesMax).map(({ dn, name, reason }) => ({ dn, name, reason })),
    groups: plan.groups.changes
      .slice(0, linesMax)
      .map(({ before, after }) => ({ id: after.id, name: after.name, isNew: before === null })),
    removals: removalsOf(plan.outlook),
    guard: refuseRun(plan.outlook, directory.settings, null) ?? null,
  }
}

/** Of those who would not be let in any more. */
async function countSessions({ read, clock }: RunParts, users: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (let at = 0; at < users.length; at += linesMax)
    for (const { userId, count } of await read
      .selectFrom('session')
      .select(({ fn }) => ['userId', fn.countAll<number | string>().as('count')])
      .where('userId', 'in', users.slice(at, at + linesMax))
      .where('endedAt', 'is', null)
      .where('expiresAt', '>', clock.now())
      .groupBy('userId')
      .execute())
      counts.set(userId, Number(count))
  return counts
}

function lineOf({ incoming: { person }, before, after, steps }: PersonPlan): PreviewLine {
  const { upstreamId, dn, username } = person
  return { upstreamId, dn, username, user: before?.id ?? null, steps, changes: changesOf(before, after), sessions: 0 }
}

const shown = ['username', 'displayName', 'givenName', 'familyName', 'email', 'phone', 'attributes', 'role'] as const

function changesOf(before: User | null, after: User | null): FieldChange[] {
  if (after === null) return []
  return shown.flatMap(field => {
    const [from, to] = [before?.[field] ?? null, after[field]]
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }]
  })
}
