import type { Tx } from '#store'
import { rowFromGroup, type Group } from '../group.ts'
import { record, type Deed } from './deed.ts'
import { takePosixNumber } from './posix.ts'

/**
 * Writes a group of an external directory, new or with another name, with its record. The caller has looked whether the
 * name is free. Answers it as written.
 */
export async function putGroup(tx: Tx, deed: Deed, before: Group | null, group: Group): Promise<Group> {
  const after: Group = before === null ? { ...group, gidNumber: await takePosixNumber(tx, null) } : group
  const fields = before === null ? [] : (['name', 'code'] as const).filter(key => before[key] !== after[key])
  if (before !== null && fields.length === 0) return before
  if (before === null) await tx.db.insertInto('group').values(rowFromGroup(after)).execute()
  after.version = await record(
    tx,
    deed,
    before === null ? 'group.created' : 'group.updated',
    after.id,
    seq => ({ of: 'group', group: { ...after, version: seq } }),
    before === null ? { source: after.source } : { fields },
  )
  await tx.db.updateTable('group').set(rowFromGroup(after)).where('id', '=', after.id).execute()
  return after
}
