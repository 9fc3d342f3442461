import type { Millis } from '#ground'
import { foldName, type DirectoryMemory, type User } from '#directory'
import type { Planning } from './plan.ts'
import { standing } from './plan-groups.ts'
import type { Step } from './step.ts'
import type { TruthMembership } from './truth.ts'

/** People whose groups the file lists are in those, and directly in no others. */
export function planMembers({ truth, memory, facts, pruned, steps }: Planning): void {
  const changes = new Map<string, Extract<Step, { kind: 'change-members' }>>()
  const changeOf = (name: string) => {
    const key = foldName(name)
    const change = changes.get(key) ?? { kind: 'change-members', group: name, add: [], remove: [] }
    changes.set(key, change)
    return change
  }
  for (const { username, groups } of truth.users ?? []) {
    if (groups === undefined) continue
    const wanted = standing(groups, facts.now)
    const current = memory.people.findByUsername(username)
    const held = current === undefined ? new Map<string, TruthMembership>() : groupsOf(memory, current, facts.now)
    for (const [key, { name, until }] of wanted)
      if (held.get(key)?.until !== until) changeOf(name).add.push({ name: username, until })
    for (const [key, { name }] of held) {
      const group = memory.groups.findByName(name)
      if (!wanted.has(key) && group !== undefined && !pruned.groups.has(group.id)) changeOf(name).remove.push(username)
    }
  }
  steps.push(...changes.values())
}

/** The groups kept here that somebody is directly in, and until when, by folded name. */
export function groupsOf(memory: DirectoryMemory, { id }: User, now: Millis): Map<string, TruthMembership> {
  const slot = memory.people.slotOf(id)
  const groups = new Map<string, TruthMembership>()
  if (slot === undefined) return groups
  for (const at of memory.people.directGroupsAt(slot, now)) {
    const group = memory.groups.at(at)
    if (group?.source !== 'local') continue
    groups.set(foldName(group.name), { name: group.name, until: memory.groups.endOf(at, slot) ?? null })
  }
  return groups
}
