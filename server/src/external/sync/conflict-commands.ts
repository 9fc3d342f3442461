import { conflictingField, Problem, type UserId } from '#ground'
import { appendAudit, foldName, getUser, requireManages, requireRole, resolveAsker, type Deed } from '#directory'
import type { Tx } from '#store'
import { getEnabledExternal } from './apply.ts'
import type { Resolution } from './conflict-reason.ts'

export interface ResolveConflict extends Deed {
  directoryId: string
  upstreamId: string
  resolution: Resolution
  /** The username to import as, with its keyed hash, to be compared with the tombstones. */
  name: { username: string; usernameHash: string } | null
}

export const conflictCommands = {
  /** What an admin has decided; carried out by the next run. */
  async resolveConflict(tx: Tx, input: ResolveConflict): Promise<void> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    requireRole(asker, 'admin')
    const { settings } = await getEnabledExternal(tx, input.directoryId)
    const row = await tx.db
      .selectFrom('externalConflict')
      .selectAll()
      .where('directoryId', '=', input.directoryId)
      .where('upstreamId', '=', input.upstreamId)
      .executeTakeFirst()
    if (row === undefined) throw new Problem('missing', 'There is no such conflict any more.')
    if (input.resolution === 'link') {
      if (row.userId === null) throw new Problem('conflict', 'There is nobody here it could be linked to.')
      // Somebody of this directory whose entry was made anew comes from there in any case.
      if (settings.match === 'refuse' && row.reason !== 'recreated')
        throw new Problem(
          'conflict',
          'The directory’s settings refuse to link people who are here already. Change “match” first.',
        )
      const user = await getUser(tx, row.userId as UserId)
      requireManages(asker, user)
      if (user.role === 'owner')
        throw new Problem('conflict', 'An owner stays local: somebody must be able to come in without the directory.')
    }
    if (input.resolution === 'import') await requireFree(tx, input)
    await tx.db
      .updateTable('externalConflict')
      .set({ resolution: input.resolution, resolvedName: input.name?.username ?? null })
      .where('directoryId', '=', input.directoryId)
      .where('upstreamId', '=', input.upstreamId)
      .execute()
    await appendAudit(tx, {
      id: input.eventId,
      at: input.at,
      kind: 'external.resolved',
      outcome: 'done',
      actor: input.actor,
      subject: row.userId ?? input.directoryId,
      origin: input.origin,
      data: { directory: input.directoryId, resolution: input.resolution },
    })
  },
}

async function requireFree(tx: Tx, { name }: ResolveConflict): Promise<void> {
  if (name === null) throw conflictingField('username', 'Say under which username.')
  const holder = await tx.db
    .selectFrom('name')
    .select('userId')
    .where('folded', '=', foldName(name.username))
    .executeTakeFirst()
  const tombstone = await tx.db
    .selectFrom('tombstone')
    .select('hash')
    .where('hash', '=', name.usernameHash)
    .executeTakeFirst()
  if (holder !== undefined || tombstone !== undefined)
    throw conflictingField('username', 'This username is taken. Choose another one.')
}
