import type { GroupId, UserId } from '#ground'
import type { AccessRule, DirectoryMemory } from '#directory'
import type { TruthAccess } from './truth.ts'

/** The rule with ids; undefined when it names somebody or something that is not there (yet). */
export function findAccess(memory: DirectoryMemory, access: TruthAccess): AccessRule | undefined {
  if (access.nobody) return { kind: 'nobody' }
  if (access.everyone) return { kind: 'everyone' }
  const users = findAll(
    access.singleUser === undefined ? access.users : [access.singleUser],
    name => memory.people.findByUsername(name)?.id,
  )
  const groups = findAll(access.groups, name => memory.groups.findByName(name)?.id)
  if (users === undefined || groups === undefined) return undefined
  const [single] = users
  if (access.singleUser !== undefined && single !== undefined) return { kind: 'single-user', user: single }
  // An empty list is emptied, which leaves nobody.
  return users.length + groups.length === 0 ? { kind: 'nobody' } : { kind: 'chosen', groups, users }
}

function findAll<Id extends GroupId | UserId>(
  names: string[] = [],
  find: (name: string) => Id | undefined,
): Id[] | undefined {
  const ids = names.map(find).filter(id => id !== undefined)
  return ids.length === names.length ? [...new Set(ids)] : undefined
}

const inOrder = (rule: AccessRule): AccessRule =>
  rule.kind === 'chosen' ? { ...rule, groups: rule.groups.toSorted(), users: rule.users.toSorted() } : rule

/** Whether two rules are one, in whatever order they name people and groups. */
export const isSameAccess = (a: AccessRule, b: AccessRule): boolean =>
  JSON.stringify(ordered(inOrder(a))) === JSON.stringify(ordered(inOrder(b)))

const ordered = (rule: AccessRule): [string, unknown][] => Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1))

/** The rule as a file can say it: without people in the trash, who come back to it when they are restored. */
export function withoutTrash({ people }: DirectoryMemory, rule: AccessRule): AccessRule {
  const isHere = (id: UserId): boolean => {
    const person = people.find(id)
    return person?.trashedAt === null && person.username !== null
  }
  if (rule.kind === 'single-user') return isHere(rule.user) ? rule : { kind: 'nobody' }
  if (rule.kind !== 'chosen') return rule
  const users = rule.users.filter(isHere)
  return users.length + rule.groups.length === 0 ? { kind: 'nobody' } : { ...rule, users }
}
