import type { Millis } from '#ground'
import type { Tx } from '#store'
import type { PersonPlan } from './step.ts'

/** Entries of one statement: engines take a bounded number of values. */
const atOnce = 400

/** Writes down who could not be taken over as they are, and forgets what has been settled. What an admin has said stays. */
export async function writeConflicts(
  tx: Tx,
  directoryId: string,
  plans: readonly PersonPlan[],
  at: Millis,
): Promise<void> {
  const settled: string[] = []
  for (const { incoming, steps, after } of plans) {
    const { person } = incoming
    const conflict = steps.find(step => step.kind === 'conflict')
    if (conflict === undefined) {
      if (after !== null) settled.push(person.upstreamId)
      continue
    }
    const { username, displayName, email, dn } = person
    const row = {
      reason: conflict.reason,
      userId: conflict.holder,
      data: JSON.stringify({ username, displayName, email, dn }),
    }
    await tx.db
      .insertInto('externalConflict')
      .values({ directoryId, upstreamId: person.upstreamId, ...row, resolution: null, resolvedName: null, at })
      .onConflict(on => on.columns(['directoryId', 'upstreamId']).doUpdateSet(row))
      .execute()
  }
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
