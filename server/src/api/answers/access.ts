import type { AccessPreview, AccessShown } from '@doorward/contract'
import { seconds, type GroupId, type Millis, type UserId } from '#ground'
import { decideFor, lookAhead, previewAccess, type PreviewedRule, type Reason } from '#access'
import type { AccessRule, App, DirectoryMemory, User } from '#directory'
import type { accessRule } from '@doorward/contract'
import type { z } from 'zod'
import { byName } from './by-name.ts'

/** A rule from the wire, with ids as ours. */
export function parseAccess(rule: z.output<typeof accessRule>): AccessRule {
  if (rule.kind === 'single-user') return { kind: 'single-user', user: rule.user as UserId }
  if (rule.kind !== 'chosen') return rule
  return { kind: 'chosen', groups: rule.groups as GroupId[], users: rule.users as UserId[] }
}

/** The inverse, with names. Who was deleted meanwhile is left out. */
export function tellAccess(memory: DirectoryMemory, rule: AccessRule): AccessShown {
  const user = (id: UserId) => {
    const found = memory.people.find(id)
    return found === undefined ? [] : [{ id, name: found.displayName }]
  }
  const group = (id: GroupId) => {
    const found = memory.groups.find(id)
    return found === undefined ? [] : [{ id, name: found.name }]
  }
  if (rule.kind === 'single-user')
    return { kind: 'single-user', user: user(rule.user)[0] ?? { id: rule.user, name: 'Deleted person' } }
  if (rule.kind !== 'chosen') return rule
  return {
    kind: 'chosen',
    groups: rule.groups.flatMap(group).sort(byName),
    users: rule.users.flatMap(user).sort(byName),
  }
}

interface Counted {
  seq: number
  until: Millis
  byRule: Map<string, Promise<number>>
}
const countedIn = new WeakMap<DirectoryMemory, Counted>()

/**
 * How many people may open an app now. A list of apps asks this for each, and a rule such as “everyone” looks at
 * everybody; so a count is kept by its rule until the directory changes, or for ten seconds, since people run out by
 * the clock too.
 */
export function countAccess(memory: DirectoryMemory, app: PreviewedRule, now: Millis): Promise<number> {
  let counted = countedIn.get(memory)
  if (counted === undefined || counted.seq !== memory.seq || counted.until <= now) {
    counted = { seq: memory.seq, until: now + seconds(10), byRule: new Map() }
    countedIn.set(memory, counted)
  }
  const rule = JSON.stringify([app.access, app.adminsIncluded, app.grants])
  const count = counted.byRule.get(rule) ?? previewAccess(memory, app, now, 0).then(({ count }) => count)
  counted.byRule.set(rule, count)
  return count
}

/** Of more people than this the first six by name are the first six of some. */
const sortedMax = 1000
const shownMax = 6

/** Who could open an app under a rule not yet saved. */
export async function tellPreview(memory: DirectoryMemory, rule: PreviewedRule, now: Millis): Promise<AccessPreview> {
  const { access } = rule
  const { count, adminCount, people } = await previewAccess(memory, rule, now, sortedMax)
  const named = people.flatMap(({ user: id, because }) => {
    const user = memory.people.find(id)
    return user === undefined ? [] : [{ user, because, name: user.displayName }]
  })
  const word = (user: User, because: (typeof named)[number]['because']): string => {
    if (because === 'everyone') return 'Open to everyone'
    if (because === 'by-name') return 'By name'
    if (because === 'granted') return 'Let in by name'
    if (because === 'admin') return 'Admin'
    const groups = access.kind === 'chosen' ? access.groups : []
    const through = groups.find(group => memory.groups.isMember(group, user.id, now))
    return `In ${groupName(memory, through)}`
  }
  return {
    count,
    adminCount,
    people: named
      .sort(byName)
      .slice(0, shownMax)
      .map(({ user, because }) => ({
        id: user.id,
        displayName: user.displayName,
        username: user.username,
        reason: word(user, because),
      })),
  }
}

/** Whether a person may open an app, and in one sentence why or why not. A second factor is taken for granted. */
export function tellDecision(
  memory: DirectoryMemory,
  user: User,
  app: App,
  now: Millis,
): { allowed: boolean; reason: string } {
  const { allowed, reasons } = decideFor(memory, user, app, now, lookAhead('pwd', 'mfa'))
  return { allowed, reason: allowed ? wayIn(memory, reasons) : obstacle(memory, app, reasons) }
}

function wayIn(memory: DirectoryMemory, reasons: Reason[]): string {
  for (const reason of reasons) {
    if (!reason.passed) continue
    if (reason.code === 'rule-everyone') return 'Open to everyone'
    if (reason.code === 'rule-groups') return `In ${groupName(memory, reason.through[0])}`
    if (reason.code === 'rule-by-name' || reason.code === 'rule-single-user') return 'By name'
    if (reason.code === 'rule-granted') return 'Let in by name'
    if (reason.code === 'rule-admins') return 'Admin'
  }
  return 'Allowed'
}

function obstacle(memory: DirectoryMemory, app: App, reasons: Reason[]): string {
  for (const reason of reasons) {
    if (reason.passed) continue
    if (reason.code === 'account') return `The account is ${reason.state === 'trashed' ? 'in the trash' : reason.state}`
    if (reason.code === 'app-enabled') return 'The app is switched off'
  }
  return `Only ${whoMay(memory, app)}`
}

/** `Operations, Staff and 2 people` */
function whoMay(memory: DirectoryMemory, { access, adminsIncluded }: App): string {
  const shown = tellAccess(memory, access)
  if (shown.kind === 'single-user') return shown.user.name
  const groups = shown.kind === 'chosen' ? shown.groups.map(({ name }) => name) : []
  const people = shown.kind === 'chosen' ? shown.users.length : 0
  const parts = [
    ...groups,
    ...(people === 1 && shown.kind === 'chosen' ? shown.users.map(({ name }) => name) : []),
    ...(people > 1 ? [`${people} people`] : []),
    ...(groups.length + people === 0 && adminsIncluded ? ['admins'] : []),
  ]
  if (parts.length === 0) return 'nobody'
  return new Intl.ListFormat('en').format(parts)
}

const groupName = (memory: DirectoryMemory, id: GroupId | undefined): string =>
  (id === undefined ? undefined : memory.groups.find(id)?.name) ?? 'a group'
