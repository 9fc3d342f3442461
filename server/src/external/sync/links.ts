import type { Millis } from '#ground'
import type { Tx } from '#store'
import { pictureMarkOf, withPictureMark } from './digest.ts'
import type { Facts } from './facts.ts'
import type { Incoming, PersonPlan } from './step.ts'
import { printUsername } from './username.ts'

/** Links of one statement: engines take a bounded number of values. */
const atOnce = 400

/**
 * Writes who here is whom there, for those who are somebody here. Unless `isWhole`, or where something was held back, the
 * digest stays empty, so that the entry is looked at again. Which picture they have from there stays in it: that is taken
 * over afterwards.
 */
export async function putLinks(
  tx: Tx,
  directoryId: string,
  plans: readonly PersonPlan[],
  { facts, at, isWhole }: { facts: Facts; at: Millis; isWhole: boolean },
): Promise<void> {
  // Another entry they were linked to before an admin has said that this is the one.
  for (const { after, incoming, steps } of plans)
    if (after !== null && steps.some(({ kind }) => kind === 'link')) {
      // Whoever had moved here is of the directory again.
      await tx.db.deleteFrom('bindThrough').where('userId', '=', after.id).where('movedAt', 'is not', null).execute()
      await tx.db
        .deleteFrom('externalLink')
        .where('directoryId', '=', directoryId)
        .where('localId', '=', after.id)
        .where('upstreamId', '!=', incoming.person.upstreamId)
        .execute()
    }
  const rows = plans.flatMap(({ after, incoming: { person, digest }, heldBack }) =>
    after === null
      ? []
      : [
          {
            directoryId,
            kind: 'person',
            upstreamId: person.upstreamId,
            localId: after.id,
            dn: person.dn,
            username: printUsername(person.username),
            digest: withPictureMark(isWhole && !heldBack ? digest : '', pictureMarkIn(facts, person)),
            seenAt: at,
            missed: 0,
            goneAt: null,
          },
        ],
  )
  for (let i = 0; i < rows.length; i += atOnce)
    await tx.db
      .insertInto('externalLink')
      .values(rows.slice(i, i + atOnce))
      .onConflict(conflict =>
        conflict.columns(['directoryId', 'kind', 'upstreamId']).doUpdateSet(eb => ({
          localId: eb.ref('excluded.localId'),
          dn: eb.ref('excluded.dn'),
          username: eb.ref('excluded.username'),
          digest: eb.ref('excluded.digest'),
          seenAt: eb.ref('excluded.seenAt'),
          missed: 0,
          goneAt: null,
        })),
      )
      .execute()
}

/** Of the picture that was taken over of them so far. */
export const pictureMarkIn = (facts: Facts, { upstreamId }: Incoming['person']): string =>
  pictureMarkOf(facts.linkOf(upstreamId)?.digest ?? '')
