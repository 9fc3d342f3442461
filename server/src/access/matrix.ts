import type { GroupId, Millis } from '#ground'
import type { App, DirectoryMemory, User } from '#directory'
import { decide } from './decide.ts'

/**
 * What stands in one square, in a word. They may: as `everyone`, in a `group`, through a group in a group (`nested`), by
 * `name`, let in for a time (`until`), as an `admin`; `second-factor`: once they have set one up. They may not: `no`;
 * their `account` is in no state to; the app is `off`.
 */
export type Cell =
  | 'everyone'
  | 'group'
  | 'nested'
  | 'name'
  | 'until'
  | 'admin'
  | 'second-factor'
  | 'no'
  | 'account'
  | 'off'

/** A row of squares: what one person may open now. Networks and the age of a sign-in are of a moment and not looked at. */
export function cellsOf(memory: DirectoryMemory, user: User, apps: readonly App[], now: Millis): Cell[] {
  const { people, groups } = memory
  const slot = people.slotOf(user.id)
  const all = new Set<GroupId>(people.groupsOf(user.id, now).map(({ id }) => id))
  const direct = new Map<GroupId, Millis | null>()
  if (slot !== undefined)
    for (const at of people.directGroupsAt(slot, now)) {
      const id = groups.at(at)?.id
      if (id !== undefined) direct.set(id, groups.endOf(at, slot) ?? null)
    }
  return apps.map(app => cellOf(user, all, direct, app, now))
}

/** `direct`: groups they are a member of themselves, with when that ends. */
function cellOf(
  user: User,
  groups: ReadonlySet<GroupId>,
  direct: ReadonlyMap<GroupId, Millis | null>,
  app: App,
  at: Millis,
): Cell {
  const amr = user.secondFactor ? ['mfa'] : []
  const { allowed, reasons } = decide({ user, groups, app, at, amr, address: null, authAt: null })
  const failed = reasons.find(reason => !reason.passed && (reason.code === 'account' || reason.code === 'app-enabled'))
  if (failed !== undefined) return failed.code === 'account' ? 'account' : 'off'
  const way = reasons.find(reason => reason.passed && reason.code.startsWith('rule-'))
  if (way === undefined) return 'no'
  if (!allowed) return 'second-factor'
  if (way.code === 'rule-everyone') return 'everyone'
  if (way.code === 'rule-admins') return 'admin'
  if (way.code === 'rule-granted') return way.until === null ? 'name' : 'until'
  if (way.code !== 'rule-groups') return 'name'
  const ends = way.through.flatMap(id => direct.get(id) ?? (direct.has(id) ? [null] : []))
  if (ends.length === 0) return 'nested'
  return ends.includes(null) ? 'group' : 'until'
}

/** What a group opens, itself or through a group around it. */
export function cellsOfGroup(memory: DirectoryMemory, id: GroupId, apps: readonly App[], now: Millis): Cell[] {
  const { groups } = memory
  const slot = groups.slotOf(id)
  const around = new Set(
    (slot === undefined ? [] : groups.allAroundAt(slot, now)).flatMap(at => groups.at(at)?.id ?? []),
  )
  return apps.map(({ access, enabled }) => {
    if (access.kind !== 'chosen') return 'no'
    if (!access.groups.includes(id) && !access.groups.some(one => around.has(one))) return 'no'
    if (!enabled) return 'off'
    return access.groups.includes(id) ? 'group' : 'nested'
  })
}
