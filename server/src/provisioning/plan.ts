import { refuseFile, type Flaw } from '#ground'
import { foldName, type DirectoryMemory } from '#directory'
import type { Facts } from './facts.ts'
import { planApps } from './plan-apps.ts'
import { planPeople } from './plan-people.ts'
import { planDirectoryServer, planSettings } from './plan-settings.ts'
import type { Plan, Step } from './step.ts'
import type { Truth } from './truth.ts'

/** What planning looks at and writes to. */
export interface Planning {
  truth: Truth
  memory: DirectoryMemory
  facts: Facts
  /** The name entries are marked with. */
  owner: string
  steps: Step[]
  flaws: Flaw[]
  notes: string[]
  /** Whether the name will be there once the plan is applied. */
  knowsUser: (username: string) => boolean
  knowsGroup: (name: string) => boolean
}

/**
 * The difference between what the file says and what is there, as steps in an order in which each finds what it needs.
 * Pure: changes nothing. Throws Problem `invalid`, with lines, for what could not be applied.
 */
export function planTruth(truth: Truth, memory: DirectoryMemory, facts: Facts): Plan {
  const usernames = new Set(truth.users?.map(({ username }) => username))
  const groupNames = new Set(truth.groups?.map(({ name }) => foldName(name)))
  const planning: Planning = {
    truth,
    memory,
    facts,
    owner: truth.file.name,
    steps: [],
    flaws: [],
    notes: [],
    knowsUser: username => usernames.has(username) || memory.people.findByUsername(username) !== undefined,
    knowsGroup: name => groupNames.has(foldName(name)) || memory.groups.findByName(name) !== undefined,
  }
  planSettings(planning)
  planPeople(planning)
  planApps(planning)
  planDirectoryServer(planning)
  noteLeft(planning)
  if (planning.flaws.length > 0) throw refuseFile(truth.file, planning.flaws)
  return { file: planning.owner, steps: planning.steps, notes: planning.notes }
}

/** What an entry's owner is called, where it is not this file. */
export function refuseForeignOwner(
  { owner, flaws }: Planning,
  entry: { managedBy: string | null; source?: string },
  path: Flaw['path'],
): void {
  if (entry.managedBy !== null && entry.managedBy !== owner)
    flaws.push({ path, message: `This belongs to another file, ${entry.managedBy}. Take it out of one of them.` })
  if (entry.source !== undefined && entry.source !== 'local')
    flaws.push({ path, message: 'This is kept in an external directory and is changed there.' })
}

/** Keys of `wanted` that say something else than `current`. */
export function differing<T extends object>(current: T, wanted: Partial<T>): Partial<T> {
  const entries = Object.entries(wanted) as [keyof T, unknown][]
  return Object.fromEntries(
    entries.filter(([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(current[key])),
  ) as Partial<T>
}

export const isEmpty = (value: object): boolean => Object.keys(value).length === 0

/** Entries the file once owned and no longer names stay: nothing is removed by leaving it out. */
function noteLeft({ truth, memory, owner, notes }: Planning): void {
  const named = {
    people: new Set(truth.users?.map(({ username }) => username)),
    groups: new Set(truth.groups?.map(({ name }) => foldName(name))),
    apps: new Set(truth.apps?.map(({ name }) => name)),
  }
  const left: string[] = []
  for (let slot = 0; truth.users !== undefined && slot < memory.people.slotEnd; slot++) {
    const user = memory.people.at(slot)
    if (user?.managedBy === owner && user.trashedAt === null && !named.people.has(user.username ?? ''))
      left.push(`user ${user.username}`)
  }
  if (truth.groups !== undefined)
    for (const { name, managedBy } of memory.groups.all())
      if (managedBy === owner && !named.groups.has(foldName(name))) left.push(`group ${name}`)
  if (truth.apps !== undefined)
    for (const { name, managedBy } of memory.apps.all())
      if (managedBy === owner && !named.apps.has(name)) left.push(`app ${name}`)
  if (left.length > 0)
    notes.push(
      `No longer in the file, and left as they are: ${left.slice(0, 20).join(', ')}${left.length > 20 ? ' …' : ''}.`,
    )
}
