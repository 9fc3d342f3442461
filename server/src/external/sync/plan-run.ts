import { attributeFromRow, type ExternalDirectory } from '#directory'
import { newUuid, type Clock, type GroupId, type UserId } from '#ground'
import type { Kysely, Tables } from '#store'
import { count, countSteps, type Counts } from './counts.ts'
import type { Outlook } from './guard.ts'
import type { LinkOfRun } from './known-links.ts'
import { readKnownGroups } from './known-groups.ts'
import { placeIn, planGroups, type GroupsPlan } from './plan-groups.ts'
import { planPeople } from './plan-people.ts'
import type { Reading } from './read.ts'
import { readFacts } from './read-facts.ts'
import type { Incoming, PersonPlan } from './step.ts'

/** A whole run before anything is done. Plans of people are not held: each is told to `onPlan`, and made again to be done. */
export interface RunPlan {
  groups: GroupsPlan
  /** By group here. */
  members: Map<GroupId, { add: UserId[]; remove: UserId[] }>
  /** Ids there of people who were not found, and had not been gone before. */
  missing: string[]
  /** Of those who are gone already. */
  stillGone: string[]
  outlook: Outlook
}

export async function planRun(
  { read, clock }: { read: Kysely<Tables>; clock: Clock },
  directory: ExternalDirectory,
  reading: Reading,
  { isFull, isElsewhere, onPlan }: { isFull: boolean; isElsewhere: boolean; onPlan?: (plan: PersonPlan) => void },
): Promise<RunPlan> {
  const { id, title, settings } = directory
  const at = clock.now()
  const counts: Counts = { entries: reading.entries, unchanged: reading.unchanged, groups: reading.graph.size }
  const known = await readKnownGroups(read, id)
  const groups = planGroups(groupsOf(reading), known, {
    directoryId: id,
    title,
    settings,
    at,
    newId: () => newUuid(clock) as GroupId,
  })
  for (const { before } of groups.changes) count(counts, before === null ? 'group-create' : 'group-rename')
  const defaultGroup =
    settings.defaultGroup !== null && known.exists(settings.defaultGroup) ? settings.defaultGroup : null
  const attributes = (await read.selectFrom('attribute').selectAll().execute()).map(attributeFromRow)
  const rules = {
    directoryId: id,
    settings,
    attributes,
    placeOf: (person: Incoming['person']) => placeIn(groups.targets, person, defaultGroup),
    at,
  }

  const members: RunPlan['members'] = new Map()
  for (const people of pagesOf(reading)) {
    const plans = planPeople(people, await readFacts(read, id, people), rules)
    for (const plan of plans) {
      countSteps(counts, plan.steps)
      collectMembers(members, plan)
      onPlan?.(plan)
    }
  }
  count(counts, 'skip', reading.skipped.length)

  const { missing, stillGone, present } = findMissing(reading, isFull)
  count(counts, 'missing', missing.length)
  const { memberships } = await read
    .selectFrom('membership')
    .select(({ fn }) => fn.countAll<number | string>().as('memberships'))
    .where('origin', '=', id)
    .executeTakeFirstOrThrow()
  return {
    groups,
    members,
    missing,
    stillGone,
    outlook: {
      isFull,
      counts,
      known: present + missing.length,
      missing: missing.length,
      memberships: Number(memberships),
      isElsewhere,
    },
  }
}

/** Those of the graph, and where people name groups that no search was made for, those. */
function* groupsOf(reading: Reading) {
  yield* reading.graph.all()
  if (reading.graph.size > 0) return
  for (const people of pagesOf(reading)) for (const { person } of people) yield* person.groups
}

/** Everybody something may have to be done about; those who are renamed come first, in one. */
function* pagesOf({ renamed, changed }: Reading): Generator<readonly Incoming[], void> {
  if (renamed.length > 0) yield renamed
  yield* changed.pages()
}

function collectMembers(members: RunPlan['members'], { steps }: PersonPlan): void {
  for (const step of steps) {
    if (step.kind !== 'member-add' && step.kind !== 'member-remove') continue
    const known = members.get(step.group) ?? { add: [], remove: [] }
    members.set(step.group, known)
    known[step.kind === 'member-add' ? 'add' : 'remove'].push(step.user)
  }
}

/**
 * Nobody is missing where entries came whose owner cannot be told, or where not everybody was asked for; then those alone
 * whom the server says to be gone. That counts once: full runs count on.
 */
function findMissing({ links, unidentified, told }: Reading, isFull: boolean) {
  const missing: string[] = []
  const stillGone: string[] = []
  let present = 0
  const isGone = (upstreamId: string, { seen, missed, goneAt }: LinkOfRun): boolean => {
    if (isFull) return !seen
    if (told === null || missed > 0 || goneAt !== null) return false
    return told.gone.has(upstreamId) || (told.isWhole && !seen)
  }
  for (const [upstreamId, link] of links)
    if (link.moved) continue
    else if (unidentified > 0 || !isGone(upstreamId, link)) present += link.goneAt === null ? 1 : 0
    else if (link.goneAt === null) missing.push(upstreamId)
    else stillGone.push(upstreamId)
  return { missing, stillGone, present }
}
