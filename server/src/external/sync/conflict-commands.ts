import { conflictingField, Problem, type Millis, type UserId } from '#ground'
import { appendAudit, foldName, getUser, requireManages, requireRole, resolveAsker, type Deed } from '#directory'
import type { Tx } from '#store'
import { getExternal } from './apply.ts'
import type { Resolution } from './conflict-reason.ts'
import { putConflicts, type Conflict } from './conflicts.ts'

export interface ResolveConflict extends Deed {
  directoryId: string
  upstreamId: string
  resolution: Resolution
  /** The username to import as, with its keyed hash, to be compared with the tombstones. */
  name: { username: string; usernameHash: string } | null
}

/** Rows of one statement: engines take a bounded number of values. */
const atOnce = 400

/** Who could not be taken over, as a look at everybody there has found it. */
export interface NoteConflicts {
  directoryId: string
  conflicts: Conflict[]
  at: Millis
}

export const conflictCommands = {
  /**
   * Writes down who would be held back, so that it can be decided before the first run, and forgets who is not any more and
   * was never decided on. A run that is under way knows better.
   */
  async noteConflicts(tx: Tx, { directoryId, conflicts, at }: NoteConflicts): Promise<void> {
    const running = await tx.db
      .selectFrom('externalRun')
      .select('id')
      .where('directoryId', '=', directoryId)
      .where('finishedAt', 'is', null)
      .executeTakeFirst()
    if (running !== undefined) return
    await getExternal(tx, directoryId)
    const present = new Set(conflicts.map(({ upstreamId }) => upstreamId))
    const undecided = await tx.db
      .selectFrom('externalConflict')
      .select('upstreamId')
      .where('directoryId', '=', directoryId)
      .where('resolution', 'is', null)
      .execute()
    const over = undecided.flatMap(({ upstreamId }) => (present.has(upstreamId) ? [] : [upstreamId]))
    for (let i = 0; i < over.length; i += atOnce)
      await tx.db
        .deleteFrom('externalConflict')
        .where('directoryId', '=', directoryId)
        .where('upstreamId', 'in', over.slice(i, i + atOnce))
        .execute()
    const here = await findPresent(tx, conflicts)
    const known = conflicts.filter(({ holder }) => holder === null || here.has(holder))
    await putConflicts(tx, directoryId, known, at)
  },

  /** What an admin has decided; carried out by the next run. */
  async resolveConflict(tx: Tx, input: ResolveConflict): Promise<void> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    requireRole(asker, 'admin')
    // Also of one that is off: its first run is to find everything decided.
    const { settings } = await getExternal(tx, input.directoryId)
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

/** Of those in the way, who is still here. */
async function findPresent(tx: Tx, conflicts: readonly Conflict[]): Promise<Set<string>> {
  const holders = [...new Set(conflicts.flatMap(({ holder }) => holder ?? []))]
  const present = new Set<string>()
  for (let i = 0; i < holders.length; i += atOnce)
    for (const { id } of await tx.db
      .selectFrom('user')
      .select('id')
      .where('id', 'in', holders.slice(i, i + atOnce))
      .execute())
      present.add(id)
  return present
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
