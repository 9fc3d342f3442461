import type { Millis } from '#ground'
import type { Commands, NodeRow, Tx } from '#store'

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

/** Transactions of the process itself: its key, and its place among the nodes. */
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
} satisfies Commands

export type WorldCommands = typeof worldCommands
