import type { Tx } from '#store'

/** The row of `meta` that holds the number of the last change of everybody and every group at once. */
export const formKey = 'formSeq'

/**
 * Notes that a change was one of everybody and every group at once, though no row of theirs has a new version: an
 * attribute was declared or deleted, the rules of POSIX accounts are others, a backup was put in. Whoever keeps a copy
 * of the directory and knows an older number has to read all of it again.
 */
export async function noteForm(tx: Pick<Tx, 'db'>, seq: number): Promise<void> {
  const value = String(seq)
  await tx.db
    .insertInto('meta')
    .values({ key: formKey, value })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
