import { writeSaying, type Millis, type Saying } from '#ground'
import type { Commands, MailRow, Tx } from '#store'

/** A message that was claimed: nobody else tries it before the lease is over. */
export type Claimed = Pick<MailRow, 'id' | 'kind' | 'sealed' | 'createdAt' | 'expiresAt' | 'tries'>

/** Nothing more will be tried. */
const ended = { nextAt: null, sealed: null } as const

/**
 * Puts messages into the transaction of what they are about, so that there is never one without the other. The rows come
 * from `Outbox.prepare`, and are none where no mail is sent. Wake the outbox when the command is through.
 */
export async function putMail(tx: Tx, rows: readonly MailRow[]): Promise<void> {
  if (rows.length > 0)
    await tx.db
      .insertInto('mail')
      .values([...rows])
      .execute()
}

/** Ends what is no longer worth sending. Leased messages are not touched. */
async function giveUpExpired(tx: Tx, at: Millis): Promise<void> {
  await tx.db
    .updateTable('mail')
    .set(eb => ({ ...ended, trouble: eb.fn.coalesce('trouble', eb.val(writeSaying('It could not be sent in time.'))) }))
    .where('nextAt', '<=', at)
    .where('expiresAt', '<=', at)
    .execute()
}

/** Every transaction of the outbox, as `main/store-commands.ts` lists it. */
export const mailCommands = {
  async put(tx: Tx, { rows }: { rows: readonly MailRow[] }): Promise<void> {
    await putMail(tx, rows)
  },

  /**
   * Takes a message that is due, for `leaseMs`; null when none is left. Of several nodes that see the same one, the
   * conditional update gives it to one. `tries` tells one claim from the next.
   */
  async claim(tx: Tx, { at, leaseMs }: { at: Millis; leaseMs: Millis }): Promise<Claimed | null> {
    await giveUpExpired(tx, at)
    const due = await tx.db
      .selectFrom('mail')
      .select(['id', 'tries'])
      .where('nextAt', '<=', at)
      .orderBy('nextAt')
      .limit(10)
      .execute()
    for (const { id, tries } of due) {
      const row = await tx.db
        .updateTable('mail')
        .set({ nextAt: at + leaseMs, tries: tries + 1 })
        .where('id', '=', id)
        .where('tries', '=', tries)
        .where('nextAt', '<=', at)
        .returning(['id', 'kind', 'sealed', 'createdAt', 'expiresAt', 'tries'])
        .executeTakeFirst()
      if (row !== undefined) return row
    }
    return null
  },

  /** False when the lease was over and somebody else has claimed it since. */
  async done(tx: Tx, { id, tries, at }: { id: string; tries: number; at: Millis }): Promise<boolean> {
    const { numUpdatedRows } = await tx.db
      .updateTable('mail')
      .set({ ...ended, sentAt: at, trouble: null })
      .where('id', '=', id)
      .where('tries', '=', tries)
      .where('sentAt', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },

  /** `nextAt` null: given up. */
  async failed(
    tx: Tx,
    { id, tries, nextAt, trouble }: { id: string; tries: number; nextAt: Millis | null; trouble: Saying },
  ): Promise<void> {
    await tx.db
      .updateTable('mail')
      .set({ ...(nextAt === null ? ended : { nextAt }), trouble: writeSaying(trouble) })
      .where('id', '=', id)
      .where('tries', '=', tries)
      .where('sentAt', 'is', null)
      .execute()
  },

  /** Gives up what is late, also where no mail is sent any more, and deletes what ended long ago. */
  async tidy(tx: Tx, { at, keptMs }: { at: Millis; keptMs: Millis }): Promise<void> {
    await giveUpExpired(tx, at)
    await tx.db
      .deleteFrom('mail')
      .where('nextAt', 'is', null)
      .where('createdAt', '<', at - keptMs)
      .execute()
  },
} satisfies Commands

export type MailCommands = typeof mailCommands
