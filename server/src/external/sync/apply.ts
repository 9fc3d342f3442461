import { newUuid, Problem, type GroupId, type UserId } from '#ground'
import {
  attributeFromRow,
  changeGivenMembers,
  externalFromRow,
  putGroup,
  putImported,
  putNewPeople,
  releaseNames,
  takeNames,
  type Deed,
  type ExternalDirectory,
} from '#directory'
import type { Tx } from '#store'
import { writeConflicts } from './conflicts.ts'
import { readKnownGroups } from './known-groups.ts'
import { placeIn, planGroups, type GroupTarget, type GroupsPlan } from './plan-groups.ts'
import { planPeople } from './plan-people.ts'
import { readFacts } from './read-facts.ts'
import type { Incoming, PersonPlan, Step } from './step.ts'
import { pictureMarkIn, putLinks } from './links.ts'

/** People of an external directory, to be taken over as they are there. At most a few hundred at once. */
export interface Apply extends Deed {
  directoryId: string
  people: Incoming[]
  /**
   * What their groups mean here, where that was worked out for a whole run, whose memberships are changed group by group
   * later on; null: it is worked out here, and all is done at once.
   */
  targets: [upstreamId: string, target: GroupTarget][] | null
}

/** What was done about one of them. */
export interface Applied {
  upstreamId: string
  /** Who they are here; null: nobody. */
  user: UserId | null
  steps: Step[]
  heldBack: boolean
}

export interface AppliedPerson extends Applied {
  /** Of the picture that was taken over so far, see `pictureMark`: whether there is another one is the caller's to see to. */
  picture: string
}

/** On or off. Throws Problem `missing` when it was deleted meanwhile. */
export async function getExternal(tx: Pick<Tx, 'db'>, id: string): Promise<ExternalDirectory> {
  const row = await tx.db.selectFrom('externalDirectory').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('missing', 'There is no such directory; it may have been deleted.')
  return externalFromRow(row)
}

/** Throws Problem `conflict` when the directory was turned off meanwhile, `missing` when it was deleted. */
export async function getEnabledExternal(tx: Pick<Tx, 'db'>, id: string): Promise<ExternalDirectory> {
  const directory = await getExternal(tx, id)
  if (!directory.enabled) throw new Problem('conflict', 'This directory is turned off.')
  return directory
}

/**
 * Plans anew inside the transaction, and does it: what was planned before rests on what was known then, and another run,
 * another node or somebody signing in may have been faster.
 */
export async function apply(tx: Tx, input: Apply): Promise<AppliedPerson[]> {
  const directory = await getEnabledExternal(tx, input.directoryId)
  const { settings } = directory
  const groups = await planGroupsOf(tx, input, directory)
  const defaultGroup = await findDefaultGroup(tx, settings.defaultGroup)
  const facts = await readFacts(tx.db, directory.id, input.people)
  const attributes = (await tx.db.selectFrom('attribute').selectAll().execute()).map(attributeFromRow)
  const plans = planPeople(input.people, facts, {
    directoryId: directory.id,
    settings,
    attributes,
    placeOf: person => placeIn(groups.targets, person, defaultGroup),
    at: input.at,
  })
  await writeGroups(tx, input, directory.id, groups)
  await writePeople(tx, input, plans)
  const isWhole = input.targets === null
  await putLinks(tx, directory.id, plans, { facts, at: input.at, isWhole })
  await writeConflicts(tx, directory.id, plans, input.at)
  if (isWhole) await writeMembers(tx, input, directory.id, plans)
  return plans.map(({ incoming, after, before, steps, heldBack }) => ({
    upstreamId: incoming.person.upstreamId,
    user: after?.id ?? before?.id ?? null,
    steps,
    heldBack,
    picture: pictureMarkIn(facts, incoming.person),
  }))
}

async function planGroupsOf(tx: Tx, input: Apply, { id, title, settings }: ExternalDirectory): Promise<GroupsPlan> {
  if (input.targets !== null) return { targets: new Map(input.targets), changes: [], guarded: new Map() }
  const known = await readKnownGroups(tx.db, id)
  const newId = () => newUuid({ now: () => input.at }) as GroupId
  return planGroups(
    input.people.flatMap(({ person }) => person.groups),
    known,
    { directoryId: id, title, settings, at: input.at, newId },
  )
}

async function findDefaultGroup(tx: Tx, id: GroupId | null): Promise<GroupId | null> {
  if (id === null) return null
  const row = await tx.db.selectFrom('group').select('id').where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : id
}

/** Groups that are made or renamed, and their links. */
export async function writeGroups(
  tx: Tx,
  deed: Deed,
  directoryId: string,
  { changes }: Pick<GroupsPlan, 'changes'>,
): Promise<void> {
  for (const { upstream, before, after } of changes) {
    await putGroup(tx, deed, before, after)
    const row = { dn: upstream.dn, username: null, digest: '', seenAt: deed.at, missed: 0, goneAt: null }
    await tx.db
      .insertInto('externalLink')
      .values({ directoryId, kind: 'group', upstreamId: upstream.upstreamId, localId: after.id, ...row })
      .onConflict(conflict =>
        conflict.columns(['directoryId', 'kind', 'upstreamId']).doUpdateSet({ localId: after.id, ...row }),
      )
      .execute()
  }
}

async function writePeople(tx: Tx, deed: Deed, plans: readonly PersonPlan[]): Promise<void> {
  const changed = plans.filter(({ before, after }) => before !== null && after !== null)
  const freed = plans.flatMap(plan => plan.freed ?? [])
  // Names first, all of them: two people may have changed places.
  const holders = [...changed.flatMap(({ before, after }) => (hasOtherNames(before, after) ? [before] : [])), ...freed]
  await releaseNames(
    tx,
    holders.flatMap(user => (user === null ? [] : [user.id])),
  )
  for (const user of freed) {
    const before = await tx.db.selectFrom('user').select('email').where('id', '=', user.id).executeTakeFirst()
    await putImported(tx, deed, { ...user, email: before?.email ?? null }, user, null)
  }
  for (const { before, after, incoming } of changed)
    if (before !== null && after !== null) await putImported(tx, deed, before, after, incoming.person.state)
  const renamed = changed.flatMap(({ before, after }) =>
    after !== null && hasOtherNames(before, after) ? [after] : [],
  )
  await takeNames(tx, [...renamed, ...freed])
  await putNewPeople(
    tx,
    deed,
    plans.flatMap(({ before, after }) => (before === null && after !== null ? [after] : [])),
  )
}

const hasOtherNames = (before: PersonPlan['before'], after: PersonPlan['after']): boolean =>
  before?.username !== after?.username || before?.email !== after?.email

async function writeMembers(tx: Tx, deed: Deed, directoryId: string, plans: readonly PersonPlan[]): Promise<void> {
  const byGroup = new Map<GroupId, { add: UserId[]; remove: UserId[] }>()
  for (const step of plans.flatMap(({ steps }) => steps)) {
    if (step.kind !== 'member-add' && step.kind !== 'member-remove') continue
    const members = byGroup.get(step.group) ?? { add: [], remove: [] }
    byGroup.set(step.group, members)
    members[step.kind === 'member-add' ? 'add' : 'remove'].push(step.user)
  }
  for (const [group, members] of byGroup) await changeGivenMembers(tx, deed, directoryId, { group, ...members })
}
