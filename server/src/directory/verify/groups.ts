import { limits } from '#ground'
import { foldName } from '../names.ts'
import type { VerifyParts } from '../verify.ts'

export async function verifyGroups({ db, checks }: VerifyParts): Promise<void> {
  checks.begin('group-names')
  for await (const { id, name, folded, source } of db.selectFrom('group').selectAll().stream(500))
    checks.expect(
      'group-names',
      folded === foldName(name) && source !== '',
      () => `Group ${id} is called “${name}” and looked for as “${folded}”.`,
    )

  const inside = new Map<string, string[]>()
  for (const { groupId, memberId } of await db.selectFrom('groupMember').selectAll().execute())
    inside.set(groupId, [...(inside.get(groupId) ?? []), memberId])
  const depths = new Map<string, number>()
  checks.begin('nesting')
  for (const group of inside.keys()) {
    const depth = depthOf(group, inside, depths)
    checks.expect('nesting', depth <= limits.group.nestingMax, () =>
      depth === Infinity
        ? `Group ${group} is inside itself.`
        : `${depth} groups stand in one another below ${group}, and ${limits.group.nestingMax} may.`,
    )
  }
}

/** How many groups stand one in the other, this one included; infinitely many in a circle. */
function depthOf(group: string, inside: ReadonlyMap<string, string[]>, known: Map<string, number>): number {
  const found = known.get(group)
  if (found !== undefined) return found
  // Met again before its depth is known: it is inside itself.
  known.set(group, Infinity)
  const depth = 1 + Math.max(0, ...(inside.get(group) ?? []).map(member => depthOf(member, inside, known)))
  known.set(group, depth)
  return depth
}
