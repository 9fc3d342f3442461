import type { UserListed } from '@doorward/contract'
import { printDay, printFull, printMoment } from '../parts/dates.ts'
import { t } from '../texts/index.ts'

const words = t.people.fields

/** When somebody last signed in or used a session. */
export function LastSeen({ person: { createdAt, factors, lastSeenAt, state } }: { person: UserListed }) {
  if (state === 'invited') return <span className="dim">{words.invitedOn(printDay(createdAt))}</span>
  // Both are told of the same people.
  if (factors === null) return <span className="dim">{words.notShown}</span>
  if (lastSeenAt === null) return <span className="dim">{words.neverSeen}</span>
  return (
    <span className="first-large" title={printFull(lastSeenAt)}>
      {printMoment(lastSeenAt)}
    </span>
  )
}
