import type { UserId } from '#ground'
import { changeGivenMembers, type Deed, type GivenMembers } from '#directory'
import type { Tx } from '#store'
import { getEnabledExternal, writeGroups } from './apply.ts'
import type { GroupsPlan } from './plan-groups.ts'
import { isRunning } from './run-commands.ts'

export interface ApplyGroups extends Deed {
  directoryId: string
  changes: GroupsPlan['changes']
}

/** Makes and renames groups. One that was made or deleted meanwhile is left as it is; answers which are there as planned. */
export async function applyGroups(tx: Tx, input: ApplyGroups): Promise<void> {
  await getEnabledExternal(tx, input.directoryId)
  const changes: GroupsPlan['changes'] = []
  for (const change of input.changes) {
    const link = await tx.db
      .selectFrom('externalLink')
      .innerJoin('group', 'group.id', 'externalLink.localId')
      .select('group.id')
      .where('externalLink.directoryId', '=', input.directoryId)
      .where('externalLink.kind', '=', 'group')
      .where('externalLink.upstreamId', '=', change.upstream.upstreamId)
      .executeTakeFirst()
    if (link?.id !== change.before?.id) continue
    changes.push(change)
  }
  await writeGroups(tx, input, input.directoryId, { changes })
}

export interface ApplyMembers extends Deed {
  directoryId: string
  runId: string
  groups: GivenMembers[]
}

/** Memberships of many people in a few groups; those who are not of this directory any more, and groups that went, are passed over. */
export async function applyMembers(tx: Tx, input: ApplyMembers): Promise<void> {
  if (!(await isRunning(tx, input.runId))) return
  const { id } = await getEnabledExternal(tx, input.directoryId)
  for (const { group, add, remove } of input.groups) {
    const known = await tx.db.selectFrom('group').select('id').where('id', '=', group).executeTakeFirst()
    if (known === undefined) continue
    await changeGivenMembers(tx, input, id, { group, add: await ownAmong(tx, id, add), remove })
  }
}

/** Keys of one statement: engines take a bounded number of values. */
const atOnce = 400

async function ownAmong(tx: Tx, directoryId: string, ids: readonly UserId[]): Promise<UserId[]> {
  const own = new Set<string>()
  for (let at = 0; at < ids.length; at += atOnce)
    for (const { id } of await tx.db
      .selectFrom('user')
      .select('id')
      .where('id', 'in', ids.slice(at, at + atOnce))
      .where('source', '=', directoryId)
      .execute())
      own.add(id)
  return ids.filter(id => own.has(id))
}

/** Notes that all that is taken over of these entries is done. */
export async function settleLinks(
  tx: Tx,
  { directoryId, links }: { directoryId: string; links: [upstreamId: string, digest: string][] },
): Promise<void> {
  for (const [upstreamId, digest] of links)
    await tx.db
      .updateTable('externalLink')
      .set({ digest })
      .where('directoryId', '=', directoryId)
      .where('kind', '=', 'person')
      .where('upstreamId', '=', upstreamId)
      .execute()
}
