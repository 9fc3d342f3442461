import { days, invalidField, Problem, type Millis, type UserId } from '#ground'
import {
  appendAudit,
  becomeLocal,
  externalFromRow,
  getUser,
  isActive,
  requireRole,
  resolveAsker,
  type Deed,
  type ExternalDirectory,
} from '#directory'
import type { Tx } from '#store'
import { isEncrypted } from '../connect/index.ts'
import { selectMovable } from './movable.ts'

export interface StartBindThrough extends Deed {
  directoryId: string
  until: Millis
  /** Null: everybody of the directory who has not come in yet. */
  people: UserId[] | null
}

export interface KeepPassword extends Deed {
  id: UserId
  hash: string
}

const longestMs = days(366)

async function getDirectory(tx: Tx, id: string): Promise<ExternalDirectory> {
  const row = await tx.db.selectFrom('externalDirectory').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('missing', 'There is no such directory; it may have been deleted.')
  return externalFromRow(row)
}

async function requireAdmin(tx: Tx, { actor, at }: Deed): Promise<void> {
  requireRole(await resolveAsker(tx, actor, at), 'admin')
}

const audit = (tx: Tx, deed: Deed, kind: string, subject: string, data: Record<string, unknown>) =>
  appendAudit(tx, {
    id: deed.eventId,
    at: deed.at,
    kind,
    outcome: 'done',
    actor: deed.actor,
    subject,
    origin: deed.origin,
    data,
  })

export const bindThroughCommands = {
  /**
   * From here on the first password of these people is proven by the directory, and kept. Who waits already waits as long.
   * Throws Problem `conflict` for a directory passwords would be sent to unencrypted, or of which nobody can move, and
   * `invalid` on `people` for somebody who cannot.
   */
  async startBindThrough(tx: Tx, input: StartBindThrough): Promise<void> {
    await requireAdmin(tx, input)
    const { directoryId, until, people, at } = input
    const { settings } = await getDirectory(tx, directoryId)
    if (!isEncrypted(settings))
      throw new Problem(
        'conflict',
        'Passwords are sent to this directory unencrypted. Change its address to ldaps://, or switch StartTLS on, first.',
      )
    if (until <= at) throw invalidField('until', 'Choose a day in the future.')
    if (until > at + longestMs) throw invalidField('until', 'Choose a day within a year: it can be extended.')

    let movable = selectMovable(tx.db, directoryId)
    if (people !== null) movable = movable.where('user.id', 'in', people)
    await tx.db
      .insertInto('bindThrough')
      .columns(['userId', 'directoryId', 'dn', 'until'])
      .expression(
        movable.select(at => [
          'user.id as userId',
          at.cast(at.val(directoryId), 'text').as('directoryId'),
          at.fn.coalesce('externalLink.dn', at.cast(at.val(''), 'text')).as('dn'),
          at.cast<number>(at.val(until), 'bigint').as('until'),
        ]),
      )
      .onConflict(conflict =>
        conflict.column('userId').doUpdateSet(at => ({
          directoryId: at.ref('excluded.directoryId'),
          dn: at.ref('excluded.dn'),
          until: at.ref('excluded.until'),
          movedAt: null,
        })),
      )
      .execute()
    await tx.db
      .updateTable('bindThrough')
      .set({ until })
      .where('directoryId', '=', directoryId)
      .where('movedAt', 'is', null)
      .$if(people !== null, query => query.where('userId', 'in', people))
      .execute()

    const waiting = await tx.db
      .selectFrom('bindThrough')
      .select('userId')
      .where('directoryId', '=', directoryId)
      .where('movedAt', 'is', null)
      .execute()
    const known = new Set<string>(waiting.map(({ userId }) => userId))
    if (people?.some(id => !known.has(id)) === true)
      throw invalidField(
        'people',
        'Choose people of this directory who have never signed in here, and have neither a password nor a passkey.',
      )
    if (known.size === 0)
      throw new Problem(
        'conflict',
        'Nobody of this directory can move this way: everybody has signed in here before, or has a password or a passkey.',
      )
    await audit(tx, input, 'external.migration-started', directoryId, { until, people: people?.length ?? known.size })
  },

  /** Nobody moves any more; those who have stay as they are. */
  async endBindThrough(tx: Tx, input: Deed & { directoryId: string }): Promise<void> {
    await requireAdmin(tx, input)
    const { directoryId } = input
    await getDirectory(tx, directoryId)
    const gone = await tx.db
      .deleteFrom('bindThrough')
      .where('directoryId', '=', directoryId)
      .where('movedAt', 'is', null)
      .executeTakeFirst()
    const people = Number(gone.numDeletedRows)
    if (people > 0) await audit(tx, input, 'external.migration-ended', directoryId, { people })
  },

  /**
   * Somebody's directory has just proven the password this is the hash of: it is theirs here, and the directory is not
   * asked any more. Nothing of theirs can be open, so nothing ends. False, with nothing written, for whoever moved at the
   * same moment, has a password, or does not move any more.
   */
  async keepPassword(tx: Tx, input: KeepPassword): Promise<boolean> {
    const { id, hash, at } = input
    const row = await tx.db
      .selectFrom('bindThrough')
      .select('directoryId')
      .where('userId', '=', id)
      .where('movedAt', 'is', null)
      .executeTakeFirst()
    if (row === undefined) return false
    const { directoryId } = row
    const before = await getUser(tx, id)
    const { settings } = await getDirectory(tx, directoryId)
    if (!isActive(before, at) || !['local', directoryId].includes(before.source) || !isEncrypted(settings)) return false
    const moved = await tx.db
      .updateTable('bindThrough')
      .set({ movedAt: at })
      .where('userId', '=', id)
      .where('movedAt', 'is', null)
      .where('until', '>', at)
      .where('userId', 'not in', tx.db.selectFrom('password').select('userId').where('userId', '=', id))
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) return false
    await tx.db.insertInto('password').values({ userId: id, hash, mustChange: 0, changedAt: at }).execute()
    await becomeLocal(tx, input, { before, directoryId })
    return true
  },
}
