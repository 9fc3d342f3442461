import { Problem, say, type Millis } from '#ground'
import type { Tx } from '#store'
import { printActor, type Actor, type Origin } from '../actor.ts'
import { appendAudit, appendAudits } from '../audit.ts'
import { appendChange, appendChanges, type ChangeKind, type State } from '../change-log.ts'

/** Who does it, from where and when: the part every command's input has. */
export interface Deed {
  actor: Actor
  origin: Origin
  at: Millis
  /** The id its audit event gets. */
  eventId: string
}

/** Enough for a change a microsecond, for three centuries. */
const seqDigits = 16

/** Writes the change and its audit event, and answers the new version. */
export async function record(
  tx: Tx,
  deed: Deed,
  kind: ChangeKind,
  subject: string,
  state: (seq: number) => State,
  data: Record<string, unknown> = {},
): Promise<number> {
  const seq = await appendChange(tx, { at: deed.at, actor: printActor(deed.actor), kind, subject, data }, state)
  await appendAudit(tx, eventOf(deed, kind, seq, subject, data))
  return seq
}

/** One command may record several changes; its events are told apart by the log's number, and ordered by it as text. */
const eventOf = (deed: Deed, kind: ChangeKind, seq: number, subject: string, data: Record<string, unknown>) => ({
  id: `${deed.eventId}-${String(seq).padStart(seqDigits, '0')}`,
  at: deed.at,
  kind,
  outcome: 'done' as const,
  actor: deed.actor,
  subject,
  origin: deed.origin,
  data,
})

/** A change of one kind among many. */
export interface Recorded {
  subject: string
  state: (seq: number) => State
  data: Record<string, unknown>
}

/** `record` for many different subjects in few statements; answers the new versions in their order. */
export async function recordAll(tx: Tx, deed: Deed, kind: ChangeKind, changes: readonly Recorded[]): Promise<number[]> {
  const made = { at: deed.at, actor: printActor(deed.actor), kind }
  const seqs = await appendChanges(
    tx,
    changes.map(change => ({ ...made, ...change })),
  )
  await appendAudits(
    tx,
    changes.map(({ subject, data }, i) => eventOf(deed, kind, seqs[i] ?? 0, subject, data)),
  )
  return seqs
}

/** Throws Problem `conflict` when somebody changed it since the caller looked. */
export function requireVersion(found: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && found.version !== expected)
    throw new Problem(
      'conflict',
      'Somebody else changed this while you were editing. Look at the new values and try again.',
      {
        fields: [
          { path: 'version', message: say('Expected {expected}, found {found}.', { expected, found: found.version }) },
        ],
      },
    )
}
