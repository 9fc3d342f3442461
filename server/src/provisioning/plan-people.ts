import { foldName, isAtLeast, type User, type UserPatch } from '#directory'
import { differing, isEmpty, refuseForeignOwner, type Planning } from './plan.ts'
import type { Step } from './step.ts'
import type { TruthUser } from './truth.ts'

export function planPeople(planning: Planning): void {
  planGroups(planning)
  const { truth, memory, steps } = planning
  const drops: Step[] = []
  for (const [i, user] of (truth.users ?? []).entries()) {
    const current = memory.people.findByUsername(user.username)
    refuseTakenEmail(planning, user, current, i)
    for (const [j, name] of (user.groups ?? []).entries())
      if (!planning.knowsGroup(name))
        planning.flaws.push({
          path: ['users', i, 'groups', j],
          message: `There is no group “${name}”, here or in the file.`,
        })
    if (current === undefined) steps.push({ kind: 'create-user', user })
    else planUser(planning, user, current, i, drops)
  }
  // Whoever loses a role loses it last, so that the last owner can be replaced in one file.
  steps.push(...drops)
  planMembers(planning)
}

function planGroups(planning: Planning): void {
  const { truth, memory, owner, steps } = planning
  for (const [i, group] of (truth.groups ?? []).entries()) {
    const current = memory.groups.findByName(group.name)
    if (current === undefined) {
      steps.push({ kind: 'create-group', group })
      continue
    }
    refuseForeignOwner(planning, current, ['groups', i, 'name'])
    const patch = differing(current, { ...group, managedBy: owner })
    if (!isEmpty(patch)) steps.push({ kind: 'update-group', name: current.name, patch })
  }
}

function planUser(planning: Planning, user: TruthUser, current: User, i: number, drops: Step[]): void {
  const { owner, facts, steps } = planning
  const { username, password, groups: _groups, ...wanted } = user
  refuseForeignOwner(planning, current, ['users', i, 'username'])
  if (current.trashedAt !== null) steps.push({ kind: 'restore-user', username })
  const patch: UserPatch = differing<UserPatch>(current, { ...wanted, managedBy: owner })
  if (!isEmpty(patch)) {
    const isDrop = patch.role !== undefined && !isAtLeast(patch.role, current.role)
    ;(isDrop ? drops : steps).push({ kind: 'update-user', username, patch })
  }
  if (password?.enforce && password.secret !== undefined && !facts.passwords.has(username))
    steps.push({ kind: 'set-password', username, password: password.secret })
}

/** An address somebody else holds and keeps. Two who swap theirs are let through; the directory decides. */
function refuseTakenEmail(
  { truth, memory, flaws }: Planning,
  user: TruthUser,
  current: User | undefined,
  i: number,
): void {
  if (user.email === undefined || user.email === null) return
  const holder = memory.people.findByEmail(user.email) ?? memory.people.findByUsername(user.email)
  if (holder === undefined || holder.trashedAt !== null || holder.id === current?.id) return
  const given = truth.users?.find(({ username }) => username === holder.username)?.email
  if (given === undefined || (given !== null && foldName(given) === foldName(user.email)))
    flaws.push({ path: ['users', i, 'email'], message: `This address belongs to somebody else, ${holder.username}.` })
}

/** People whose groups the file lists are in those and in no others. */
function planMembers({ truth, memory, steps }: Planning): void {
  const changes = new Map<string, { group: string; add: string[]; remove: string[] }>()
  const changeOf = (name: string) => {
    const key = foldName(name)
    const change = changes.get(key) ?? { group: name, add: [], remove: [] }
    changes.set(key, change)
    return change
  }
  for (const { username, groups } of truth.users ?? []) {
    if (groups === undefined) continue
    const current = memory.people.findByUsername(username)
    // Memberships that have ended by the clock are still rows, so they are neither added nor left over.
    const has =
      current === undefined ? [] : memory.people.groupsOf(current.id, 0).filter(group => group.source === 'local')
    const wanted = new Set(groups.map(foldName))
    const held = new Set(has.map(({ name }) => foldName(name)))
    for (const name of groups) if (!held.has(foldName(name))) changeOf(name).add.push(username)
    for (const { name } of has) if (!wanted.has(foldName(name))) changeOf(name).remove.push(username)
  }
  for (const change of changes.values()) steps.push({ kind: 'change-members', ...change })
}
