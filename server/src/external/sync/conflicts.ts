import { sql } from 'kysely'
import type { Millis, UserId } from '#ground'
import type { Tx } from '#store'
import type { UpstreamState } from '../upstream.ts'
import type { ConflictReason } from './conflict-reason.ts'
import type { PersonPlan } from './step.ts'

/** Entries of one statement: engines take a bounded number of values. */
const atOnce = 400
/** Groups there that are kept of one, for the admin who decides. */
const groupsMax = 20

/** Somebody there as they are shown to the admin who decides who they are. */
export interface ConflictEntry {
  username: string
  displayName: string
  email: string | null
  dn: string
  state: UpstreamState
  /** The first of their groups, as they are called there. */
  groups: string[]
}

/** Somebody there who cannot be taken over as they are. */
export interface Conflict {
  upstreamId: string
  reason: ConflictReason
  holder: UserId | null
  entry: ConflictEntry
}

export function findConflict({ incoming: { person }, steps }: PersonPlan): Conflict | undefined {
  const step = steps.find(({ kind }) => kind === 'conflict')
  if (step?.kind !== 'conflict') return undefined
  const { upstreamId, username, displayName, email, dn, state } = person
  const groups = person.groups.slice(0, groupsMax).map(({ code }) => code)
  const { reason, holder } = step
  return { upstreamId, reason, holder, entry: { username, displayName, email, dn, state, groups } }
}

/** Writes them down. What an admin has said stays for as long as it is about the same person here. */
export async function putConflicts(
  tx: Tx,
  directoryId: string,
  conflicts: readonly Conflict[],
  at: Millis,
): Promise<void> {
  for (const { upstreamId, reason, holder, entry } of conflicts) {
    const row = { reason, userId: holder, data: JSON.stringify(entry) }
    await tx.db
      .insertInto('externalConflict')
      .values({ directoryId, upstreamId, ...row, resolution: null, resolvedName: null, at })
      .onConflict(on =>
        on.columns(['directoryId', 'upstreamId']).doUpdateSet({
          ...row,
          resolution: ofTheSame('resolution'),
          resolvedName: ofTheSame('resolvedName'),
        }),
      )
      .execute()
  }
}

/** A word that was said about one person is not one about another. */
const ofTheSame = (column: 'resolution' | 'resolvedName') =>
  sql<string | null>`case when "externalConflict"."userId" is distinct from excluded."userId"
    then null else "externalConflict".${sql.ref(column)} end`

/** Writes down who could not be taken over as they are, and forgets what has been settled. */
export async function writeConflicts(
  tx: Tx,
  directoryId: string,
  plans: readonly PersonPlan[],
  at: Millis,
): Promise<void> {
  const conflicts: Conflict[] = []
  const settled: string[] = []
  for (const plan of plans) {
    const conflict = findConflict(plan)
    if (conflict !== undefined) conflicts.push(conflict)
    else if (plan.after !== null) settled.push(plan.incoming.person.upstreamId)
  }
  await putConflicts(tx, directoryId, conflicts, at)
  // A name that was chosen for somebody holds for as long as they are here.
  for (let i = 0; i < settled.length; i += atOnce)
    await tx.db
      .deleteFrom('externalConflict')
      .where('directoryId', '=', directoryId)
      .where('upstreamId', 'in', settled.slice(i, i + atOnce))
      // oxlint-disable-next-line typescript/unbound-method -- a builder of Kysely's, made to be taken apart
      .where(({ or, eb }) => or([eb('resolution', 'is', null), eb('resolution', '=', 'link')]))
      .execute()
}
