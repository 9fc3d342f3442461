import type { Millis, UserId } from '#ground'
import type { DirectoryMemory, User } from '#directory'
import type { DoorName, NamedGroup } from './change.ts'
import type { Explanation, GroupWay, Way } from './explain.ts'
import { titleOf } from './explained-app.ts'

export const doorWords: Record<DoorName, string> = {
  oidc: 'OpenID Connect',
  ldap: 'LDAP',
  gateway: 'the gateway',
  'simple-auth': 'Simple Auth',
}

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const or = new Intl.ListFormat('en-GB', { type: 'disjunction' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

export const printDay = (at: Millis): string => day.format(at)
export const listAll = (names: readonly string[]): string => and.format(names)
export const listEither = (names: readonly string[]): string => or.format(names)
export const countOf = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
/** Addresses and ranges without what is noted beside them. */
export const bareLines = (lines: readonly string[]): string[] =>
  lines.map(line => line.replace(/#.*$/s, '').trim()).filter(Boolean)

export const firstNameOf = ({ givenName, displayName }: User): string => givenName || displayName
export const printGroup = ({ name, keptIn }: NamedGroup): string => (keptIn === null ? name : `${name} in ${keptIn}`)

/** Whose word it was that somebody is let in by name. */
export function nameGrantor(memory: DirectoryMemory, actor: string): string {
  const [kind, id] = actor.split(':')
  if (kind === 'user') return memory.people.find(id as UserId)?.displayName ?? 'somebody who was deleted'
  if (kind === 'service')
    return memory.services.find(id as Parameters<typeof memory.services.find>[0])?.name ?? 'a program'
  return 'the operator'
}

/** What lets somebody in, as a sentence. */
export function printWay(memory: DirectoryMemory, { question: { user, app } }: Explanation, way: Way): string {
  const [name, title] = [firstNameOf(user), titleOf(app)]
  if (way.code === 'rule-everyone') return `${title} is open to everyone.`
  if (way.code === 'rule-by-name') return `${name} is named among those who may open ${title}.`
  if (way.code === 'rule-single-user') return `${title} is ${name}’s alone.`
  if (way.code === 'rule-admins')
    return `Admins may open ${title}, and ${name} is an ${way.passed ? roleWord(user) : ''}.`
  if (way.code === 'rule-granted')
    return `${nameGrantor(memory, way.by)} let ${name} in by name, ${way.until === null ? 'for good' : `until ${printDay(way.until)}`}.`
  const found = way.code === 'rule-groups' ? shortest(way.groups) : undefined
  if (found === undefined) return ''
  const opened = found.group.name
  const [first, ...around] = found.path
  if (first === undefined || around.length === 0)
    return `${name} is in ${printGroup(found.group)}, and ${opened} may open ${title}.`
  const inside = around.map(({ name: outer }, i) => (i === 0 ? `is inside ${outer}` : `which is inside ${outer}`))
  return `${printGroup(first)} ${inside.join(', ')}, and ${opened} may open ${title}.`
}

const roleWord = ({ role }: User): string => (role === 'owner' ? 'owner' : 'admin')

/** The way through the fewest groups. */
export const shortest = (groups: readonly GroupWay[]): GroupWay | undefined =>
  groups.filter(({ path }) => path.length > 0).sort((a, b) => a.path.length - b.path.length)[0]
