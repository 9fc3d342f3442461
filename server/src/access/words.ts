import type { Language, UserId } from '#ground'
import type { DirectoryMemory, User } from '#directory'
import type { NamedGroup } from './change.ts'
import type { Explanation, GroupWay, Way } from './explain.ts'
import { titleOf } from './explained-app.ts'
import { accessTextsIn, type AccessTexts } from './texts/index.ts'

/** Addresses and ranges without what is noted beside them. */
export const bareLines = (lines: readonly string[]): string[] =>
  lines.map(line => line.replace(/#.*$/s, '').trim()).filter(Boolean)

export const firstNameOf = ({ givenName, displayName }: User): string => givenName || displayName
export const printGroup = ({ name, keptIn }: NamedGroup, { groupIn }: AccessTexts): string =>
  keptIn === null ? name : groupIn(name, keptIn)

/** Whose word it was that somebody is let in by name. */
export function nameGrantor(memory: DirectoryMemory, actor: string, { grantors }: AccessTexts): string {
  const [kind, id] = actor.split(':')
  if (kind === 'user') return memory.people.find(id as UserId)?.displayName ?? grantors.deleted
  if (kind === 'service')
    return memory.services.find(id as Parameters<typeof memory.services.find>[0])?.name ?? grantors.program
  return grantors.operator
}

/** What lets somebody in, as a sentence. */
export function printWay(
  memory: DirectoryMemory,
  { question: { user, app } }: Explanation,
  way: Way,
  language: Language,
): string {
  const texts = accessTextsIn(language)
  const { ways } = texts
  const [name, title] = [firstNameOf(user), titleOf(app, language)]
  if (way.code === 'rule-everyone') return ways.everyone(title)
  if (way.code === 'rule-by-name') return ways.named(name, title)
  if (way.code === 'rule-single-user') return ways.theirs(name, title)
  if (way.code === 'rule-admins') return user.role === 'owner' ? ways.asOwner(name, title) : ways.asAdmin(name, title)
  if (way.code === 'rule-granted') {
    const by = nameGrantor(memory, way.by, texts)
    return way.until === null ? ways.granted(by, name) : ways.grantedUntil(by, name, way.until)
  }
  const found = way.code === 'rule-groups' ? shortest(way.groups) : undefined
  if (found === undefined) return ''
  const opened = found.group.name
  const [first, ...around] = found.path
  if (first === undefined || around.length === 0)
    return ways.member(name, printGroup(found.group, texts), opened, title)
  const names = around.map(outer => outer.name)
  return ways.nested(printGroup(first, texts), names, opened, title)
}

/** The way through the fewest groups. */
export const shortest = (groups: readonly GroupWay[]): GroupWay | undefined =>
  groups.filter(({ path }) => path.length > 0).sort((a, b) => a.path.length - b.path.length)[0]
