import { say, writeSaying, type Saying } from '#ground'
import type { ExternalDirectory } from '#directory'
import type { Kysely, Run, Tables, Tx } from '#store'

/** As `externalState.trouble` and messages of runs say it. */
export const tellRefusal = (why: Saying): Saying => say('The account to read with is refused. {why}', { why })

const words = 'The account to read with is refused.'
/** What its trouble begins with while the account a directory is read with is refused: as it is written, and as it was. */
const beginnings = [`{"sentence":"${words}`, words] as const

export const serviceAccountCommands = {
  /** Says that the directory is not well; no time of a run is touched. False when that is known already. */
  async noteRefusal(tx: Tx, { directoryId, why }: { directoryId: string; why: Saying }): Promise<boolean> {
    const trouble = writeSaying(tellRefusal(why))
    const known = await tx.db
      .updateTable('externalState')
      .set({ trouble })
      .where('directoryId', '=', directoryId)
      .where(where =>
        where.or([
          where('trouble', 'is', null),
          where.and(beginnings.map(beginning => where('trouble', 'not like', `${beginning}%`))),
        ]),
      )
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
      .where(where => where.or(beginnings.map(beginning => where('trouble', 'like', `${beginning}%`))))
      .execute()
  },
}

export interface ServiceAccountParts {
  read: Kysely<Tables>
  run: Run<typeof serviceAccountCommands>
  /** Once for each time it begins, whichever sign-in, run or node meets it first. Never rejects. */
  onRefused?: ((directory: ExternalDirectory, reason: Saying) => Promise<void>) | undefined
}

/** Called for every refusal; written once. */
export async function noteRefusal(
  { read, run, onRefused }: ServiceAccountParts,
  directory: ExternalDirectory,
  why: Saying,
): Promise<void> {
  if (await isRefused(read, directory.id)) return
  const isNew = await run('noteRefusal', { directoryId: directory.id, why })
  if (isNew) await onRefused?.(directory, why)
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
  return beginnings.some(beginning => state?.trouble?.startsWith(beginning))
}
