import type { Millis } from '#ground'
import { foldName, type Group } from '#directory'
import { differing, isEmpty, markOf, refuseForeignOwner, refuseOtherNumber, type Planning } from './plan.ts'
import type { TruthGroup, TruthMembership } from './truth.ts'

export function planGroups(planning: Planning): void {
  const { truth, memory, steps } = planning
  for (const [i, group] of (truth.groups ?? []).entries()) {
    const current = memory.groups.findByName(group.name)
    if (current === undefined) {
      steps.push({ kind: 'create-group', group })
      continue
    }
    refuseForeignOwner(planning, current, ['groups', i, 'name'])
    const { groups: _groups, managers: _managers, gidNumber, ...wanted } = group
    refuseOtherNumber(planning, gidNumber, current.gidNumber, ['groups', i, 'gidNumber'])
    const patch = differing(current, { ...wanted, ...markOf(planning) })
    if (!isEmpty(patch)) steps.push({ kind: 'update-group', name: current.name, patch })
  }
}

/**
 * Groups inside groups. All that end come first: turning round which of two is inside the other is no circle then.
 */
export function planInside(planning: Planning): void {
  const { truth, facts, steps, flaws } = planning
  const added: typeof steps = []
  for (const [i, { name: group, groups }] of (truth.groups ?? []).entries()) {
    if (groups === undefined) continue
    for (const [j, { name }] of groups.entries())
      if (!planning.knowsGroup(name))
        flaws.push({
          path: ['groups', i, 'groups', j],
          message: `There is no group “${name}”, here or in the file.`,
        })
    const wanted = standing(groups, facts.now)
    const held = insideOf(planning, group)
    const add = [...wanted].filter(([key, { until }]) => held.get(key)?.until !== until).map(([, entry]) => entry)
    const remove = [...held]
      .filter(([key]) => !wanted.has(key))
      .map(([, { name }]) => name)
      .sort()
    if (remove.length > 0) steps.push({ kind: 'change-inside', group, add: [], remove })
    if (add.length > 0) added.push({ kind: 'change-inside', group, add, remove: [] })
  }
  steps.push(...added)
  refuseCircles(planning)
}

/** By folded name; those that have ended are nobody's. */
export const standing = (memberships: readonly TruthMembership[], now: Millis): Map<string, TruthMembership> =>
  new Map(
    memberships
      .filter(({ until }) => until === null || until > now)
      .map(membership => [foldName(membership.name), membership] as const),
  )

function insideOf({ memory, facts, pruned }: Planning, name: string): Map<string, TruthMembership> {
  const group = memory.groups.findByName(name)
  const held: TruthMembership[] = []
  for (const [id, until] of (group && facts.inside.get(group.id)) ?? []) {
    const member = memory.groups.find(id)
    if (member !== undefined && !pruned.groups.has(id)) held.push({ name: member.name, until })
  }
  return standing(held, facts.now)
}

/** Looks at the nesting as it will be, so that a circle is told with its line and before the first change. */
function refuseCircles(planning: Planning): void {
  const { truth, memory, flaws } = planning
  const said = new Map((truth.groups ?? []).map((group, i) => [foldName(group.name), { group, i }] as const))
  const inside = (name: string): string[] => {
    const given: TruthGroup | undefined = said.get(name)?.group
    return given?.groups === undefined
      ? [...insideOf(planning, name).keys()]
      : [...standing(given.groups, planning.facts.now).keys()]
  }
  const finished = new Set<string>()
  const open: string[] = []
  const walk = (name: string): void => {
    if (finished.has(name)) return
    const at = open.indexOf(name)
    if (at !== -1) {
      const circle = [...open.slice(at), name]
      const first = circle.find(member => said.get(member)?.group.groups !== undefined)
      const place = first === undefined ? undefined : said.get(first)
      const names = circle.map(
        member => said.get(member)?.group.name ?? memory.groups.findByName(member)?.name ?? member,
      )
      flaws.push({
        path: place === undefined ? ['groups'] : ['groups', place.i, 'groups'],
        message: `These groups would be inside one another in a circle: ${names.join(' ⊃ ')}.`,
      })
      return
    }
    open.push(name)
    for (const member of inside(name)) walk(member)
    open.pop()
    finished.add(name)
  }
  for (const name of said.keys()) walk(name)
}

/** Who may edit a group's membership. Somebody in the trash keeps the place. */
export function planManagers(planning: Planning): void {
  const { truth, memory, steps, flaws } = planning
  for (const [i, { name: group, managers }] of (truth.groups ?? []).entries()) {
    if (managers === undefined) continue
    for (const [j, username] of managers.entries())
      if (!planning.knowsUser(username))
        flaws.push({
          path: ['groups', i, 'managers', j],
          message: `There is nobody called “${username}”, here or in the file.`,
        })
    const held = new Set(livingManagers(planning, memory.groups.findByName(group)))
    const add = [...new Set(managers)].filter(username => !held.has(username))
    const remove = [...held].filter(username => !managers.includes(username))
    if (add.length + remove.length > 0) steps.push({ kind: 'change-managers', group, add, remove })
  }
}

const livingManagers = ({ memory }: Pick<Planning, 'memory'>, group: Group | undefined): string[] =>
  (group?.managers ?? []).flatMap(id => {
    const person = memory.people.find(id)
    return person?.username == null || person.trashedAt !== null ? [] : [person.username]
  })
