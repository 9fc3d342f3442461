import { limits, Problem, say, type GroupId } from '#ground'
import type { Tx } from '#store'

/** Which groups are inside which, as the tables say inside the transaction, ended edges included. */
interface Nesting {
  inside: (group: GroupId) => readonly GroupId[]
  around: (group: GroupId) => readonly GroupId[]
}

export async function readNesting(tx: Pick<Tx, 'db'>): Promise<Nesting> {
  const inside = new Map<string, GroupId[]>()
  const around = new Map<string, GroupId[]>()
  const append = (map: Map<string, GroupId[]>, key: string, value: string): void => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [value as GroupId])
    else list.push(value as GroupId)
  }
  for (const { groupId, memberId } of await tx.db.selectFrom('groupMember').select(['groupId', 'memberId']).execute()) {
    append(inside, groupId, memberId)
    append(around, memberId, groupId)
  }
  return { inside: group => inside.get(group) ?? [], around: group => around.get(group) ?? [] }
}

/** The group and every group reached from it. A cycle, which only an import could have left behind, is walked once. */
export function reachFrom(group: GroupId, step: (group: GroupId) => readonly GroupId[]): Set<GroupId> {
  const reached = new Set([group])
  for (const at of reached) for (const next of step(at)) reached.add(next)
  return reached
}

/** How many groups stand one in the other on the longest way from this one, itself included. */
function depthFrom(group: GroupId, step: (group: GroupId) => readonly GroupId[], known = new Map<GroupId, number>()) {
  const found = known.get(group)
  if (found !== undefined) return found
  known.set(group, 1)
  let depth = 1
  for (const next of step(group)) depth = Math.max(depth, 1 + depthFrom(next, step, known))
  known.set(group, depth)
  return depth
}

/** Throws Problem `conflict` when `member` inside `group` would close a circle or nest deeper than the limit. */
export function requireNestable(nesting: Nesting, group: GroupId, member: GroupId): void {
  if (group === member) throw new Problem('conflict', 'A group cannot be inside itself.')
  if (reachFrom(member, nesting.inside).has(group))
    throw new Problem('conflict', 'That group holds this one already, so each would be inside the other.')
  const depth = depthFrom(group, nesting.around) + depthFrom(member, nesting.inside)
  if (depth > limits.group.nestingMax)
    throw new Problem(
      'conflict',
      say('Groups can stand {max} deep in one another; this would be {depth}.', {
        max: limits.group.nestingMax,
        depth,
      }),
    )
}
