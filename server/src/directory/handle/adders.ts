import type { GroupId, Millis } from '#ground'
import type { Handle } from './context.ts'

/**
 * Who gave memberships that began at these moments, as the audit trail prints an actor, by the member's id. A membership
 * older than the trail has nobody.
 */
export async function findAdders(
  { list }: Handle,
  group: GroupId,
  members: readonly { id: string; addedAt: Millis | null }[],
): Promise<Map<string, string>> {
  const moments = [...new Set(members.flatMap(({ addedAt }) => addedAt ?? []))]
  if (moments.length === 0) return new Map()
  const rows = await list
    .selectFrom('audit')
    .select(['at', 'actor', 'data'])
    .where('subject', '=', group)
    .where('at', 'in', moments)
    .where('kind', '=', 'group.members')
    .execute()
  const actors = new Map<string, string>()
  for (const { at, actor, data } of rows) {
    const { added = [], addedGroups = [] } = JSON.parse(data) as { added?: string[]; addedGroups?: string[] }
    for (const id of [...added, ...addedGroups]) actors.set(`${at} ${id}`, actor)
  }
  return new Map(
    members.flatMap(({ id, addedAt }) => {
      const actor = actors.get(`${addedAt} ${id}`)
      return actor === undefined ? [] : [[id, actor]]
    }),
  )
}
