import type { AccessPreview, AccessShown } from '@doorward/contract'
import { seconds, type GroupId, type Language, type Millis, type UserId } from '#ground'
import { previewAccess, printBecause, type PreviewedRule } from '#access'
import type { AccessRule, DirectoryMemory } from '#directory'
import type { accessRule } from '@doorward/contract'
import type { z } from 'zod'
import { byName } from './by-name.ts'
import { namesIn } from './names.ts'

/** A rule from the wire, with ids as ours. */
export function parseAccess(rule: z.output<typeof accessRule>): AccessRule {
  if (rule.kind === 'single-user') return { kind: 'single-user', user: rule.user as UserId }
  if (rule.kind !== 'chosen') return rule
  return { kind: 'chosen', groups: rule.groups as GroupId[], users: rule.users as UserId[] }
}

/** The inverse, with names. Who was deleted meanwhile is left out. */
export function tellAccess(memory: DirectoryMemory, rule: AccessRule, language: Language): AccessShown {
  const user = (id: UserId) => {
    const found = memory.people.find(id)
    return found === undefined ? [] : [{ id, name: found.displayName }]
  }
  const group = (id: GroupId) => {
    const found = memory.groups.find(id)
    return found === undefined ? [] : [{ id, name: found.name }]
  }
  if (rule.kind === 'single-user') return { kind: 'single-user', user: namesIn(memory, language).person(rule.user) }
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
export async function tellPreview(
  memory: DirectoryMemory,
  rule: PreviewedRule,
  now: Millis,
  language: Language,
): Promise<AccessPreview> {
  const { access } = rule
  const { count, adminCount, people } = await previewAccess(memory, rule, now, sortedMax)
  const named = people.flatMap(({ user: id, because }) => {
    const user = memory.people.find(id)
    return user === undefined ? [] : [{ user, because, name: user.displayName }]
  })
  const groups = access.kind === 'chosen' ? access.groups : []
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
        reason: printBecause(memory, { user: user.id, because }, groups, now, language),
      })),
  }
}
