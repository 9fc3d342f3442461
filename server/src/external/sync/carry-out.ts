import { newUuid, Problem, toSaying, type GroupId, type UserId } from '#ground'
import type { Deed, ExternalDirectory } from '#directory'
import type { AppliedPerson } from './apply.ts'
import { pictureMarkOf } from './digest.ts'
import type { GroupTarget } from './plan-groups.ts'
import { takePictures, takesPictures, type OtherPicture, type PicturesParts } from './pictures.ts'
import type { RunPlan } from './plan-run.ts'
import type { Reading } from './read.ts'
import type { RunRecord } from './run-record.ts'
import type { Incoming } from './step.ts'

export type CarryOutParts = PicturesParts

/** How much one transaction does: others wait for it, who sign in among them. */
const atOnce = { people: 200, missing: 100, groups: 50, members: 1000, links: 1000 }

/**
 * Does what was planned, in small transactions, each of which looks again. Whatever it is interrupted by, the next run finds
 * what is left to do; an entry counts as taken over only when its memberships are too.
 */
export async function carryOut(
  parts: CarryOutParts,
  directory: ExternalDirectory,
  reading: Reading,
  plan: RunPlan,
  record: RunRecord,
): Promise<void> {
  const { run } = parts
  const directoryId = directory.id
  const runId = record.id

  for (const changes of chunked(plan.groups.changes, atOnce.groups)) {
    await run('applyGroups', { ...newDeed(parts), directoryId, changes })
    for (const { before, after, upstream } of changes) {
      const kind = before === null ? 'group-create' : 'group-rename'
      record.note({ kind, upstreamId: upstream.upstreamId, localId: after.id, data: {} })
    }
    await record.advance(0)
  }
  // Whoever is gone lets go of an address that somebody new may have.
  for (const upstreamIds of chunked([...plan.missing, ...plan.stillGone], atOnce.missing)) {
    for (const applied of await run('markMissing', { ...newDeed(parts), directoryId, runId, upstreamIds }))
      record.noteApplied(applied)
    await record.advance(upstreamIds.length)
  }

  const done = new Map<string, string>()
  const heldBack: Incoming[] = []
  const pictures: OtherPicture[] = []
  const take = async (people: readonly Incoming[], isLast: boolean): Promise<void> => {
    const applied = await applyPeople(parts, directoryId, people, plan.groups.targets)
    for (const [i, one] of applied.entries()) {
      const incoming = people[i]
      if (incoming === undefined) continue
      if (one.heldBack && !isLast) {
        heldBack.push(incoming)
        continue
      }
      const { dn, username } = incoming.person
      // Names of people here are looked up when they are shown; of whoever is nobody here nothing else is known.
      record.noteApplied(one, one.user === null ? { dn, username } : {})
      if (one.user === null) continue
      if (!one.heldBack) done.set(one.upstreamId, incoming.digest)
      const mark = pictureMarkOf(incoming.digest)
      if (mark !== one.picture) pictures.push({ upstreamId: one.upstreamId, user: one.user, dn, hasOne: mark !== '' })
    }
    await record.advance(people.length)
  }
  if (reading.renamed.length > 0) await take(reading.renamed, false)
  for (const page of reading.changed.pages())
    for (const people of chunked(page, atOnce.people)) await take(people, false)
  // An address that was somebody else's when it was asked for may be free by now.
  for (const people of chunked(heldBack, atOnce.people)) await take(people, true)

  for (const groups of chunkedMembers(plan.members)) {
    await run('applyMembers', { ...newDeed(parts), directoryId, runId, groups })
    for (const { group, add, remove } of groups)
      record.note({
        kind: 'members',
        upstreamId: null,
        localId: group,
        data: { added: add.length, removed: remove.length },
      })
    await record.advance(0)
  }
  if (takesPictures(directory.settings)) await takePictures(parts, directory, pictures, { done, record })
  for (const links of chunked([...done], atOnce.links)) await run('settleLinks', { directoryId, links })
  if (reading.graph.size > 0) {
    const present = reading.graph.all().map(({ upstreamId }) => upstreamId)
    const gone = await run('markGroups', { directoryId, runId, present, at: parts.clock.now() })
    if (gone > 0) record.counts['group-gone'] = gone
  }
}

/**
 * One transaction for all of them, and where that is refused, each in one of its own: nobody is left out because of
 * somebody else.
 */
async function applyPeople(
  parts: CarryOutParts,
  directoryId: string,
  people: readonly Incoming[],
  targets: ReadonlyMap<string, GroupTarget>,
): Promise<AppliedPerson[]> {
  const wanted = new Set(people.flatMap(({ person }) => person.groups.map(({ upstreamId }) => upstreamId)))
  const some = [...wanted].flatMap(id => {
    const target = targets.get(id)
    return target === undefined ? [] : [[id, target] as [string, GroupTarget]]
  })
  try {
    return await parts.run('apply', { ...newDeed(parts), directoryId, people: [...people], targets: some })
  } catch (error) {
    if (isOfTheStore(error)) throw error
    const [first] = people
    if (people.length > 1) {
      const middle = Math.ceil(people.length / 2)
      return [
        ...(await applyPeople(parts, directoryId, people.slice(0, middle), targets)),
        ...(await applyPeople(parts, directoryId, people.slice(middle), targets)),
      ]
    }
    parts.log.warn(
      { err: error, directory: directoryId },
      'somebody from an external directory could not be taken over',
    )
    const reason = error instanceof Problem ? error.saying : toSaying('They could not be taken over; the log says why.')
    return first === undefined
      ? []
      : [
          {
            upstreamId: first.person.upstreamId,
            user: null,
            steps: [{ kind: 'skip', reason }],
            heldBack: true,
            picture: '',
          },
        ]
  }
}

/** The store cannot write, or the directory is turned off: with fewer people it would be the same. */
const isOfTheStore = (error: unknown): boolean =>
  error instanceof Problem && ['unavailable', 'missing', 'unauthenticated'].includes(error.code)

const newDeed = ({ clock }: CarryOutParts): Deed => ({
  actor: { kind: 'system', name: 'external' },
  origin: { door: 'system', address: null },
  at: clock.now(),
  eventId: newUuid(clock),
})

function* chunked<T>(all: readonly T[], size: number): Generator<T[], void> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}

/** Groups with not too many members together, large ones in pieces. */
function* chunkedMembers(members: RunPlan['members']) {
  let some: { group: GroupId; add: UserId[]; remove: UserId[] }[] = []
  let size = 0
  for (const [group, { add, remove }] of members)
    for (let at = 0; at < Math.max(add.length, remove.length); at += atOnce.members) {
      const piece = {
        group,
        add: add.slice(at, at + atOnce.members),
        remove: remove.slice(at, at + atOnce.members),
      }
      some.push(piece)
      size += piece.add.length + piece.remove.length
      if (size < atOnce.members && some.length < atOnce.groups) continue
      yield some
      some = []
      size = 0
    }
  if (some.length > 0) yield some
}
