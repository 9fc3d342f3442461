import { refuseFile, type AppId, type Flaw, type GroupId, type UserId } from '#ground'
import { foldName, type DirectoryMemory, type ExternalId } from '#directory'
import type { Facts } from './facts.ts'
import { planApps } from './plan-apps.ts'
import { planAttributes } from './plan-attributes.ts'
import type { CompleteSettings } from './external-names.ts'
import { planExternals, refuseUnknownSources } from './plan-externals.ts'
import { planGroups, planInside, planManagers } from './plan-groups.ts'
import { planMembers } from './plan-members.ts'
import { planUsers } from './plan-people.ts'
import { planServices } from './plan-services.ts'
import { planDirectoryServer, planPolicyGroups, planSettings, planSignIn } from './plan-settings.ts'
import { findLeft, noteLeft, planRemovals, type Left } from './prune.ts'
import type { Plan, Step } from './step.ts'
import type { Truth } from './truth.ts'

/** What planning looks at and writes to. */
export interface Planning {
  truth: Truth
  memory: DirectoryMemory
  facts: Facts
  /** The name entries are marked with; null when the file owns none. */
  owner: string | null
  steps: Step[]
  /** Steps that take something from somebody: last among those about people. */
  drops: Step[]
  flaws: Flaw[]
  notes: string[]
  doubts: string[]
  /** What goes, since the file names it no more. */
  pruned: {
    users: ReadonlySet<UserId>
    groups: ReadonlySet<GroupId>
    apps: ReadonlySet<AppId>
    externals: ReadonlySet<ExternalId>
  }
  completeSettings: CompleteSettings
  /** Whether the name will be there once the plan is applied. */
  knowsUser: (username: string) => boolean
  knowsGroup: (name: string) => boolean
}

export interface PlanOptions {
  /** Of a directory people come from, by its provider. */
  completeSettings: CompleteSettings
  /** Whether what the file owned and names no more is removed. */
  prune?: boolean
}

/**
 * The difference between what the file says and what is there, as steps in an order in which each finds what it needs.
 * Pure: changes nothing. Throws Problem `invalid`, with lines, for what could not be applied.
 */
export function planTruth(
  truth: Truth,
  memory: DirectoryMemory,
  facts: Facts,
  { completeSettings, prune = false }: PlanOptions,
): Plan {
  const usernames = new Set(truth.users?.map(({ username }) => username))
  const groupNames = new Set(truth.groups?.map(({ name }) => foldName(name)))
  const owner = truth.owns ? truth.file.name : null
  const left = findLeft(truth, memory, owner)
  const goes: Left = prune ? left : { users: [], groups: [], apps: [], attributes: [], services: [], externals: [] }
  const pruned = {
    users: idsOf(goes.users),
    groups: idsOf(goes.groups),
    apps: idsOf(goes.apps),
    externals: idsOf(goes.externals),
  }
  const planning: Planning = {
    truth,
    memory,
    facts,
    owner,
    steps: [],
    drops: [],
    flaws: [],
    notes: [],
    doubts: [],
    pruned,
    completeSettings,
    knowsUser: username => usernames.has(username) || isThere(memory.people.findByUsername(username), pruned.users),
    knowsGroup: name => groupNames.has(foldName(name)) || isThere(memory.groups.findByName(name), pruned.groups),
  }
  const removals = planRemovals(planning, goes)
  planSettings(planning, prune)
  planAttributes(planning)
  planGroups(planning)
  refuseUnknownSources(planning)
  planExternals(planning)
  planSignIn(planning)
  // An address somebody leaves behind may be another's in the same file.
  planning.steps.push(...removals.people)
  planUsers(planning)
  // Whoever loses a role loses it last, so that the last owner can be replaced in one file.
  planning.steps.push(...planning.drops, ...removals.owners)
  planMembers(planning)
  planInside(planning)
  planManagers(planning)
  // A client id too.
  planning.steps.push(...removals.apps)
  planApps(planning)
  planServices(planning)
  planPolicyGroups(planning)
  planDirectoryServer(planning)
  planning.steps.push(...removals.groups, ...removals.attributes, ...removals.services, ...removals.externals)
  if (!prune) noteLeft(planning, left)
  const { flaws, steps, notes, doubts } = planning
  if (flaws.length > 0) throw refuseFile(truth.file, flaws)
  return { owner, steps, notes, doubts }
}

const idsOf = <Id extends string>(entries: readonly { id: Id }[]): Set<Id> => new Set(entries.map(({ id }) => id))

const isThere = <Id>(found: { id: Id } | undefined, pruned: ReadonlySet<Id>): boolean =>
  found !== undefined && !pruned.has(found.id)

/** What an entry's owner is called, where it is not this file. */
export function refuseForeignOwner(
  { owner, flaws }: Planning,
  entry: { managedBy: string | null; source?: string },
  path: Flaw['path'],
): void {
  if (owner !== null && entry.managedBy !== null && entry.managedBy !== owner)
    flaws.push({ path, message: `This belongs to another file, ${entry.managedBy}. Take it out of one of them.` })
  if (entry.source !== undefined && entry.source !== 'local')
    flaws.push({ path, message: 'This is kept in an external directory and is changed there.' })
}

/** Files on Unix machines belong to numbers, so one once given stays. */
export function refuseOtherNumber(
  { flaws }: Planning,
  wanted: number | undefined,
  held: number | null,
  path: Flaw['path'],
): void {
  if (wanted !== undefined && held !== null && wanted !== held)
    flaws.push({ path, message: `The number is ${held}, and numbers once given are for good.` })
}

/** The mark of the file, for what is compared; a file that owns nothing leaves marks as they are. */
export const markOf = ({ owner }: Planning): { managedBy?: string } => (owner === null ? {} : { managedBy: owner })

/** Keys of `wanted` that say something else than `current`. */
export function differing<T extends object>(current: T, wanted: Partial<T>): Partial<T> {
  const entries = Object.entries(wanted) as [keyof T, unknown][]
  return Object.fromEntries(
    entries.filter(([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(current[key])),
  ) as Partial<T>
}

export const isEmpty = (value: object): boolean => Object.keys(value).length === 0
