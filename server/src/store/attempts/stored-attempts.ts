import type { Kysely } from 'kysely'
import { hashToken, type Clock } from '#ground'
import type { Tables } from '../tables.ts'
import type { Run } from '../tx.ts'
import type { AttemptCommands } from './attempt-commands.ts'
import type { Attempts } from './attempts.ts'

interface StoredParts {
  clock: Clock
  run: Run<AttemptCommands>
  read: Kysely<Tables>
}

/** How many are begun between two looks at whether there are too many. */
const trimEvery = 100

/**
 * In a table that does not outlive a crash of PostgreSQL and is not flushed to its disk, so that a browser may go from
 * one node to another in the middle of a sign-in. The id is what a browser holds, so the row has its hash.
 */
export function createStoredAttempts<Payload>(
  { clock, run, read }: StoredParts,
  kind: string,
  countMax: number,
): Attempts<Payload> {
  let begun = 0
  const keyOf = (id: string): string => hashToken(`${kind} ${id}`)
  const findRow = (id: string) =>
    read
      .selectFrom('attempt')
      .select(['payload', 'beganAt'])
      .where('id', '=', keyOf(id))
      .where('expiresAt', '>', clock.now())
      .executeTakeFirst()

  return {
    async put(id, payload, lifetimeMs) {
      const at = clock.now()
      await run('putAttempt', {
        id: keyOf(id),
        kind,
        payload: JSON.stringify(payload),
        beganAt: at,
        expiresAt: at + lifetimeMs,
      })
      if (begun++ % trimEvery === 0) await run('trimAttempts', { kind, countMax, at })
    },
    async find(id) {
      const row = await findRow(id)
      return row && (JSON.parse(row.payload) as Payload)
    },
    async list() {
      const rows = await read
        .selectFrom('attempt')
        .select('payload')
        .where('kind', '=', kind)
        .where('expiresAt', '>', clock.now())
        .limit(countMax)
        .execute()
      return rows.map(({ payload }) => JSON.parse(payload) as Payload)
    },
    async take(id) {
      const payload = await run('takeAttempt', { id: keyOf(id), at: clock.now() })
      return payload === null ? undefined : (JSON.parse(payload) as Payload)
    },
    delete: id => run('deleteAttempt', { id: keyOf(id) }),
    beganAt: async id => (await findRow(id))?.beganAt,
    keepReference: (id, reference) => run('keepReference', { id: keyOf(id), reference }),
    deleteExpired: () => run('trimAttempts', { kind, countMax, at: clock.now() }),
  }
}
