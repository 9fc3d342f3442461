import { OperatorProblem } from '#ground'
import {
  foldName,
  type App,
  type CustomAttribute,
  type DirectoryMemory,
  type ExternalDirectory,
  type Group,
  type ServiceAccount,
  type User,
} from '#directory'
import type { Planning } from './plan.ts'
import type { Step } from './step.ts'
import type { Truth } from './truth.ts'

/** What a file once owned and names no more. Lists the file leaves out are left as they are, and so is all they held. */
export interface Left {
  users: User[]
  groups: Group[]
  apps: App[]
  attributes: CustomAttribute[]
  services: ServiceAccount[]
  externals: ExternalDirectory[]
}

export function findLeft(truth: Truth, memory: DirectoryMemory, owner: string | null): Left {
  const left: Left = { users: [], groups: [], apps: [], attributes: [], services: [], externals: [] }
  if (owner === null) return left
  const usernames = new Set(truth.users?.map(({ username }) => username))
  for (let slot = 0; truth.users !== undefined && slot < memory.people.slotEnd; slot++) {
    const user = memory.people.at(slot)
    if (user?.managedBy === owner && user.trashedAt === null && !usernames.has(user.username ?? ''))
      left.users.push(user)
  }
  const lacking = <Entry extends { name: string; managedBy: string | null }>(
    entries: Iterable<Entry>,
    named: readonly { name: string }[] | undefined,
  ): Entry[] => {
    if (named === undefined) return []
    const names = new Set(named.map(({ name }) => foldName(name)))
    return [...entries].filter(({ name, managedBy }) => managedBy === owner && !names.has(foldName(name)))
  }
  left.groups = lacking(memory.groups.all(), truth.groups)
  left.apps = lacking(memory.apps.all(), truth.apps)
  left.attributes = lacking(memory.attributes.all(), truth.attributes)
  left.services = lacking(memory.services.all(), truth.serviceAccounts)
  left.externals = lacking(memory.externals.all(), truth.externalDirectories)
  return left
}

const namesMax = 20

/** Without `--prune` nothing is removed by leaving it out. */
export function noteLeft({ notes }: Planning, { users, groups, apps, attributes, services, externals }: Left): void {
  const names = [
    ...users.map(({ username }) => `user ${username}`),
    ...groups.map(({ name }) => `group ${name}`),
    ...apps.map(({ name }) => `app ${name}`),
    ...attributes.map(({ name }) => `attribute ${name}`),
    ...services.map(({ name }) => `service account ${name}`),
    ...externals.map(({ name }) => `external directory ${name}`),
  ]
  if (names.length === 0) return
  const more = names.length > namesMax ? ` and ${names.length - namesMax} more` : ''
  notes.push(`No longer in the file, and left as they are: ${names.slice(0, namesMax).join(', ')}${more}.`)
}

type Removals = Record<'people' | 'owners' | 'apps' | 'groups' | 'attributes' | 'services' | 'externals', Step[]>

/**
 * People go to the trash, from where a later apply fetches them; groups, apps, attributes and service accounts have none
 * and are deleted.
 * What would hurt if the file were wrong is a doubt, which somebody must say yes to; that nobody is left who could sign
 * in as owner is a flaw.
 */
export function planRemovals(
  planning: Planning,
  { users, groups, apps, attributes, services, externals }: Left,
): Removals {
  const { truth, memory, facts, doubts, flaws } = planning
  const trash = ({ username }: User): Step => ({ kind: 'trash-user', username: username ?? '' })
  const owners = users.filter(({ role }) => role === 'owner')

  const everybody = countPeople(memory)
  doubt(users.length, everybody, 'people would go to the trash')
  doubt(groups.length, memory.groups.size, 'groups would be deleted')
  doubt(apps.length, memory.apps.size, 'apps would be deleted')
  doubt(services.length, memory.services.size, 'service accounts would be deleted')
  for (const { name } of externals)
    doubts.push(`The directory ${name} would be deleted, with who was who there; its people become local.`)
  for (const { username } of owners) doubts.push(`${username} is an owner and would go to the trash.`)
  for (const { name } of attributes)
    doubts.push(`Everybody’s values of the attribute ${name} would be deleted for good.`)

  const gone = new Set(owners.map(({ id }) => id))
  const stays = [...facts.ableOwners].some(id => !gone.has(id))
  const comes = truth.users?.some(({ role, password }) => role === 'owner' && password !== undefined) ?? false
  if (gone.size > 0 && !stays && !comes)
    flaws.push({
      path: ['users'],
      message: `${owners.map(({ username }) => username).join(', ')}: nobody else could sign in as owner. Name an owner in the file.`,
    })

  function doubt(count: number, all: number, what: string): void {
    if (count * 3 > all) doubts.push(`${count} of ${all} ${what}, which is more than a third.`)
  }
  return {
    people: users.filter(({ role }) => role !== 'owner').map(trash),
    owners: owners.map(trash),
    apps: apps.map(({ name }) => ({ kind: 'delete-app', name })),
    groups: groups.map(({ name }) => ({ kind: 'delete-group', name })),
    attributes: attributes.map(({ name }) => ({ kind: 'delete-attribute', name })),
    services: services.map(({ name }) => ({ kind: 'delete-service', name })),
    externals: externals.map(({ name }) => ({ kind: 'delete-external', name })),
  }
}

function countPeople({ people }: DirectoryMemory): number {
  let count = 0
  for (let slot = 0; slot < people.slotEnd; slot++) if (people.at(slot)?.trashedAt === null) count++
  return count
}

/** Throws Problem `conflict` for a plan somebody must say yes to. */
export function requireNoDoubt(doubts: readonly string[]): void {
  if (doubts.length === 0) return
  throw new OperatorProblem(
    'conflict',
    `Nothing was changed.\n${doubts.join('\n')}\nLook at it with --plan, and if it is meant, repeat it with --yes.`,
  )
}
