import { limits } from '#ground'
import type { Kysely, Run, Tables } from '#store'
import type { DirectoryCommands } from './commands.ts'
import type { Deed } from './commands/deed.ts'
import { settledParts } from './commands/settle-external.ts'
import type { ExternalDirectory, ExternalId } from './external-directory.ts'
import { selectMovedHere } from './moved-here.ts'

/** Batch by batch, so that what people do comes in between. Each is told apart by an id of its own. */
export async function settleExternal(run: Run<DirectoryCommands>, newDeed: () => Deed, id: ExternalId): Promise<void> {
  const limit = limits.external.settleAtOnce
  for (const part of settledParts)
    for (let after: string | null = ''; after !== null; )
      after = await run('settleExternal', { ...newDeed(), id, part, after, limit })
}

/** Whether turning it was cut off before everybody's source was written down. */
export async function isUnsettled(db: Kysely<Tables>, { id, enabled }: ExternalDirectory): Promise<boolean> {
  for (const table of ['user', 'group'] as const) {
    const linked = db
      .selectFrom('externalLink')
      .select('localId')
      .where('directoryId', '=', id)
      .where('localId', 'not in', selectMovedHere(db, id))
    const found = await db
      .selectFrom(table)
      .select('id')
      .where('source', '=', enabled ? 'local' : id)
      .$if(enabled, query => query.where('id', 'in', linked))
      .limit(1)
      .executeTakeFirst()
    if (found !== undefined) return true
  }
  const given = db.selectFrom('membership').select('groupId').where('origin', '=', id).limit(1)
  return !enabled && (await given.executeTakeFirst()) !== undefined
}
