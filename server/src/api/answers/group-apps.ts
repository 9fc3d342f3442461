import type { AppReference, GroupApp, Reference } from '@doorward/contract'
import { inSlices, type GroupId, type Millis } from '#ground'
import { isAtLeast, type App, type DirectoryMemory, type Group } from '#directory'
import { byName } from './by-name.ts'

/** An app whose rule names the group, or a group around it. */
interface Opened {
  app: App
  groups: readonly GroupId[]
  /** Slots of the people whom the rule names. */
  users: ReadonlySet<number>
  told: GroupApp
}

/**
 * The apps a group opens, itself and through the groups around it, and how many of its people would lose each if it were
 * deleted: those whom no other group, no rule that names them and no role lets in. Looks at each of its people once.
 */
export async function tellGroupApps(
  memory: DirectoryMemory,
  group: Group,
  now: Millis,
): Promise<{ items: GroupApp[]; losing: number }> {
  const { groups, people } = memory
  const slot = groups.slotOf(group.id)
  if (slot === undefined) return { items: [], losing: 0 }
  const opened = findAllOpened(memory, group, now)
  if (opened.length === 0) return { items: [], losing: 0 }

  /** What a group opens of these, itself and through groups around it, once this one is gone. */
  const openWithout = new Map<number, ReadonlySet<Opened>>()
  const findOpenWithout = (from: number): ReadonlySet<Opened> => {
    const known = openWithout.get(from)
    if (known !== undefined) return known
    const reached = new Set([from])
    for (const at of reached) for (const next of groups.aroundAt(at, now)) if (next !== slot) reached.add(next)
    const ids = new Set([...reached].flatMap(at => groups.at(at)?.id ?? []))
    const found = new Set(opened.filter(one => one.groups.some(id => ids.has(id))))
    openWithout.set(from, found)
    return found
  }

  let losing = 0
  const slices = inSlices()
  // A copy: the list itself changes with the group.
  for (const person of new Int32Array(groups.membersAt(slot, now))) {
    if (slices.isOver()) await slices.next()
    if (!people.isActiveAt(person, now)) continue
    const others = people.directGroupsAt(person, now)
    const isAdmin = isAtLeast(people.roleAt(person) ?? 'user', 'admin')
    let loses = false
    for (const one of opened) {
      if ((isAdmin && one.app.adminsIncluded) || one.users.has(person)) continue
      if (others.some(at => at !== slot && findOpenWithout(at).has(one))) continue
      one.told.onlyThisWay++
      loses = true
    }
    if (loses) losing++
  }
  return { items: opened.map(({ told }) => told), losing }
}

/** The apps a group opens, itself and through the groups around it. */
export const appsOpenedBy = (memory: DirectoryMemory, group: Group, now: Millis): AppReference[] =>
  findAllOpened(memory, group, now).map(({ told }) => told.app)

function findAllOpened(memory: DirectoryMemory, { id }: Group, now: Millis): Opened[] {
  const { groups, apps } = memory
  const slot = groups.slotOf(id)
  const around = slot === undefined ? [] : groups.allAroundAt(slot, now)
  const ids = new Set(around.flatMap(at => groups.at(at)?.id ?? []))
  return [...apps.all()].flatMap(app => findOpened(memory, app, id, ids) ?? [])
}

function findOpened(
  memory: DirectoryMemory,
  app: App,
  group: GroupId,
  around: ReadonlySet<GroupId>,
): Opened | undefined {
  if (app.access.kind !== 'chosen') return undefined
  const { groups, users } = app.access
  const isNamed = groups.includes(group)
  const through = isNamed ? undefined : groups.find(id => around.has(id))
  if (!isNamed && through === undefined) return undefined
  const groupOf = (id: GroupId): Reference[] => {
    const found = memory.groups.find(id)
    return found === undefined ? [] : [{ id, name: found.name }]
  }
  const others = groups.filter(id => id !== group && id !== through).flatMap(groupOf)
  const named = users
    .flatMap(id => memory.people.find(id) ?? [])
    .map(({ id, displayName }) => ({ id, name: displayName }))
  return {
    app,
    groups,
    users: new Set(users.flatMap(id => memory.people.slotOf(id) ?? [])),
    told: {
      app: { id: app.id, name: app.title, icon: app.icon },
      through: (through === undefined ? undefined : groupOf(through)[0]) ?? null,
      with: [...others.sort(byName), ...named.sort(byName)],
      onlyThisWay: 0,
    },
  }
}
