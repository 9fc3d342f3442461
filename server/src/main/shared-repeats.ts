import { hashToken, minutes, seconds, Secret, type Clock, type Sealer } from '#ground'
import type { SharedRepeats } from '#api'
import type { AttemptRow, Store } from '#store'
import type { WorldCommands } from './world-commands.ts'

/** Of work that was begun and never finished, because its node has ended: then the next one may begin. */
const workMs = seconds(30)
/** As long as one node keeps an answer by itself. */
const keptMs = minutes(10)

interface Payload {
  fingerprint: string
  /** Sealed: an answer may hold a password that was made. */
  answer: string | null
}

/** Requests that were sent with an `Idempotency-Key`, for every node on one PostgreSQL; undefined on SQLite. */
export function createSharedRepeats({
  store,
  sealer,
  clock,
}: {
  store: Store
  sealer: Sealer
  clock: Clock
}): SharedRepeats | undefined {
  if (store.engine === 'sqlite') return undefined
  const run = store.commands<WorldCommands>('world')
  const rowOf = (id: string, lifetimeMs: number, payload: Payload): AttemptRow => {
    const beganAt = clock.now()
    return {
      id: hashToken(`repeat ${id}`),
      kind: 'repeat',
      payload: JSON.stringify(payload),
      reference: null,
      beganAt,
      expiresAt: beganAt + lifetimeMs,
    }
  }
  const placeOf = ({ id }: AttemptRow) => ({ table: 'attempt', row: id, column: 'payload' })

  return {
    async begin(id, fingerprint) {
      const row = rowOf(id, workMs, { fingerprint, answer: null })
      const before = await run('beginRepeat', { row })
      if (before === null) return undefined
      const found = JSON.parse(before) as Payload
      const answer = found.answer === null ? null : sealer.open(found.answer, placeOf(row)).reveal()
      return { fingerprint: found.fingerprint, answer }
    },
    async finish(id, answer) {
      const row = rowOf(id, keptMs, { fingerprint: '', answer: null })
      await run('finishRepeat', { row, answer: sealer.seal(new Secret(answer), placeOf(row)) })
    },
    forget: id => run('forgetRepeat', { id: rowOf(id, 0, { fingerprint: '', answer: null }).id }),
  }
}
