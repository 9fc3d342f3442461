import type { Millis } from '#ground'
import type { AttemptRow, Commands, NodeRow, Tx } from '#store'

/** How long a node that ended without a word stays listed. */
const nodeKeptMs: Millis = 86_400_000

/** Which key sealed or hashed what is already there, by a store that was written before the check was kept. */
async function findKeyId(tx: Tx): Promise<string | undefined> {
  const signing = await tx.db.selectFrom('signingKey').select('sealedPrivateJwk as sealed').limit(1).executeTakeFirst()
  const secret = await tx.db
    .selectFrom('secret')
    .select('sealed')
    .where('sealed', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return (signing ?? secret)?.sealed?.split('.')[1]
}

/** Transactions of the process itself: its key, its place among the nodes, and requests that any of them may answer. */
export const worldCommands = {
  /** Whether this is the key the store was written with. The first one to ask makes it so. */
  async claimKey(tx: Tx, { keyId, check }: { keyId: string; check: string }): Promise<boolean> {
    const known = await tx.db.selectFrom('meta').select('value').where('key', '=', 'keyCheck').executeTakeFirst()
    if (known !== undefined) return known.value === check
    const before = await findKeyId(tx)
    if (before !== undefined && before !== keyId) return false
    await tx.db.insertInto('meta').values({ key: 'keyCheck', value: check }).execute()
    return true
  },

  async noteNode(tx: Tx, { node }: { node: NodeRow }): Promise<void> {
    const { seenAt, seq } = node
    await tx.db
      .insertInto('node')
      .values(node)
      .onConflict(conflict => conflict.column('id').doUpdateSet({ seenAt, seq }))
      .execute()
    await tx.db
      .deleteFrom('node')
      .where('seenAt', '<', seenAt - nodeKeptMs)
      .execute()
  },

  async deleteNode(tx: Tx, { id }: { id: string }): Promise<void> {
    await tx.db.deleteFrom('node').where('id', '=', id).execute()
  },

  /** Null when the work is the asker's to do, else what is known of it. What has run out is as if it never was. */
  async beginRepeat(tx: Tx, { row }: { row: AttemptRow }): Promise<string | null> {
    await tx.db.deleteFrom('attempt').where('kind', '=', row.kind).where('expiresAt', '<=', row.beganAt).execute()
    const { numInsertedOrUpdatedRows } = await tx.db
      .insertInto('attempt')
      .values(row)
      .onConflict(conflict => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 1n) return null
    const known = await tx.db.selectFrom('attempt').select('payload').where('id', '=', row.id).executeTakeFirst()
    return known?.payload ?? null
  },

  async finishRepeat(tx: Tx, { row, answer }: { row: AttemptRow; answer: string }): Promise<void> {
    const known = await tx.db.selectFrom('attempt').select('payload').where('id', '=', row.id).executeTakeFirst()
    if (known === undefined) return
    const payload = JSON.stringify({ ...(JSON.parse(known.payload) as object), answer })
    await tx.db.updateTable('attempt').set({ payload, expiresAt: row.expiresAt }).where('id', '=', row.id).execute()
  },

  async forgetRepeat(tx: Tx, { id }: { id: string }): Promise<void> {
    await tx.db.deleteFrom('attempt').where('id', '=', id).execute()
  },
} satisfies Commands

export type WorldCommands = typeof worldCommands
