import type { ExternalDirectory } from '#directory'
import type { Kysely, Run, Tables, Tx } from '#store'

/** What its trouble begins with while the account a directory is read with is refused. */
const words = 'The account to read with is refused.'

/** As `externalState.trouble` and messages of runs say it. */
export const tellRefusal = (message: string): string => `${words} ${message}`

export const serviceAccountCommands = {
  /** Says that the directory is not well; no time of a run is touched. False when that is known already. */
  async noteRefusal(tx: Tx, { directoryId, trouble }: { directoryId: string; trouble: string }): Promise<boolean> {
    const known = await tx.db
      .updateTable('externalState')
      .set({ trouble })
      .where('directoryId', '=', directoryId)
      .where(where => where.or([where('trouble', 'is', null), where('trouble', 'not like', `${words}%`)]))
      .executeTakeFirst()
    if (known.numUpdatedRows > 0n) return true
    const nothing = { mark: null, lastFullAt: null, lastOkAt: null, nextAt: null, failures: 0 }
    const first = await tx.db
      .insertInto('externalState')
      .values({ directoryId, ...nothing, trouble })
      .onConflict(conflict => conflict.column('directoryId').doNothing())
      .executeTakeFirst()
    return (first.numInsertedOrUpdatedRows ?? 0n) > 0n
  },

  /** Takes back what `noteRefusal` has said, and no other trouble. */
  async noteAcceptance(tx: Tx, { directoryId }: { directoryId: string }): Promise<void> {
    await tx.db
      .updateTable('externalState')
      .set({ trouble: null })
      .where('directoryId', '=', directoryId)
      .where('trouble', 'like', `${words}%`)
      .execute()
  },
}

export interface ServiceAccountParts {
  read: Kysely<Tables>
  run: Run<typeof serviceAccountCommands>
  /** Once for each time it begins, whichever sign-in, run or node meets it first. Never rejects. */
  onRefused?: ((directory: ExternalDirectory, reason: string) => Promise<void>) | undefined
}

/** Called for every refusal; written once. */
export async function noteRefusal(
  { read, run, onRefused }: ServiceAccountParts,
  directory: ExternalDirectory,
  message: string,
): Promise<void> {
  if (await isRefused(read, directory.id)) return
  const isNew = await run('noteRefusal', { directoryId: directory.id, trouble: tellRefusal(message) })
  if (isNew) await onRefused?.(directory, message)
}

/** Called whenever the account has done what it is for; seldom writes. */
export async function noteAcceptance({ read, run }: ServiceAccountParts, directoryId: string): Promise<void> {
  if (await isRefused(read, directoryId)) await run('noteAcceptance', { directoryId })
}

async function isRefused(read: Kysely<Tables>, directoryId: string): Promise<boolean> {
  const state = await read
    .selectFrom('externalState')
    .select('trouble')
    .where('directoryId', '=', directoryId)
    .executeTakeFirst()
  return state?.trouble?.startsWith(words) ?? false
}
