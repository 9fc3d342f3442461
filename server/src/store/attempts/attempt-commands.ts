import type { Millis } from '#ground'
import type { AttemptRow } from '../tables.ts'
import type { Commands, Tx } from '../tx.ts'

export type NewAttempt = Omit<AttemptRow, 'reference'>

/** Transactions over what is in progress, on PostgreSQL; on SQLite the one process keeps it in memory. */
export const attemptCommands = {
  /** Writes an attempt, new or again; when it began and how it was refused stay as they were. */
  async putAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
    const { payload, expiresAt } = attempt
    await tx.db
      .insertInto('attempt')
      .values({ ...attempt, reference: null })
      .onConflict(conflict => conflict.column('id').doUpdateSet({ payload, expiresAt }))
      .execute()
  },

  /** The payload of one that has not run out, which is gone with it; null for none. Of many at once one gets it. */
  async takeAttempt(tx: Tx, { id, at }: { id: string; at: Millis }): Promise<string | null> {
    const row = await tx.db
      .deleteFrom('attempt')
      .where('id', '=', id)
      .where('expiresAt', '>', at)
      .returning('payload')
      .executeTakeFirst()
    return row?.payload ?? null
  },

  async deleteAttempt(tx: Tx, { id }: { id: string }): Promise<void> {
    await tx.db.deleteFrom('attempt').where('id', '=', id).execute()
  },

  /** The first reference an attempt was refused under, whoever else refuses it at the same time. */
  async keepReference(tx: Tx, { id, reference }: { id: string; reference: string }): Promise<string> {
    await tx.db.updateTable('attempt').set({ reference }).where('id', '=', id).where('reference', 'is', null).execute()
    const row = await tx.db.selectFrom('attempt').select('reference').where('id', '=', id).executeTakeFirst()
    return row?.reference ?? reference
  },

  /** Deletes what has run out, and the oldest of what is too many. */
  async trimAttempts(tx: Tx, { kind, countMax, at }: { kind: string; countMax: number; at: Millis }): Promise<void> {
    await tx.db.deleteFrom('attempt').where('kind', '=', kind).where('expiresAt', '<=', at).execute()
    const tooMany = tx.db
      .selectFrom('attempt')
      .select('id')
      .where('kind', '=', kind)
      .orderBy('beganAt', 'desc')
      .offset(countMax)
    await tx.db.deleteFrom('attempt').where('id', 'in', tooMany).execute()
  },
} satisfies Commands

export type AttemptCommands = typeof attemptCommands
