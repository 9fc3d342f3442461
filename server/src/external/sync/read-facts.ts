import type { GroupId, UserId } from '#ground'
import { foldName, selectMovedHere, userFromRow } from '#directory'
import type { Kysely, Tables } from '#store'
import type { Resolution } from './conflict-reason.ts'
import { Facts } from './facts.ts'
import type { Incoming } from './step.ts'
import { printUsername } from './username.ts'

/** Keys of one statement: engines take a bounded number of values. */
const atOnce = 400

async function inChunks<K>(keys: Iterable<K>, read: (some: K[]) => Promise<void>): Promise<void> {
  const all = [...new Set(keys)]
  for (let at = 0; at < all.length; at += atOnce) await read(all.slice(at, at + atOnce))
}

/** Reads what is known of these people, in a number of statements that does not grow with them one by one. */
export async function readFacts(
  db: Kysely<Tables>,
  directoryId: string,
  incoming: readonly Incoming[],
): Promise<Facts> {
  const facts = new Facts()
  const ids = incoming.map(({ person }) => person.upstreamId)
  const names = incoming.flatMap(({ person }) => [printUsername(person.username), person.email ?? []].flat())

  await inChunks(ids, async some => {
    for (const row of await db
      .selectFrom('externalConflict')
      .select(['upstreamId', 'userId', 'resolution', 'resolvedName'])
      .where('directoryId', '=', directoryId)
      .where('upstreamId', 'in', some)
      .where('resolution', 'is not', null)
      .execute()) {
      facts.addDecision(row.upstreamId, {
        resolution: row.resolution as Resolution,
        user: row.userId as UserId | null,
        name: row.resolvedName,
      })
      if (row.resolvedName !== null) names.push(row.resolvedName)
    }
  })

  await inChunks(names, async some => {
    for (const { subject } of await db.selectFrom('user').select('subject').where('subject', 'in', some).execute())
      if (subject !== null) facts.addSubject(subject)
  })
  const users = new Set<UserId>()
  await inChunks(ids, some => readLinks('upstreamId', some))
  await inChunks(names.map(foldName), async some => {
    for (const { folded, userId } of await db
      .selectFrom('name')
      .select(['folded', 'userId'])
      .where('folded', 'in', some)
      .execute()) {
      facts.addHolder(folded, userId as UserId)
      users.add(userId as UserId)
    }
  })
  // Of those who hold a name, whether they are somebody else of this directory.
  await inChunks(users, some => readLinks('localId', some))
  await inChunks(users, async some => {
    for (const row of await db.selectFrom('user').selectAll().where('id', 'in', some).execute())
      facts.addUser(userFromRow(row))
  })
  await inChunks(users, async some => {
    for (const { userId } of await selectMovedHere(db, directoryId).where('userId', 'in', some).execute())
      facts.addMoved(userId as UserId)
  })
  await inChunks(
    incoming.map(({ usernameHash }) => usernameHash),
    async some => {
      for (const { hash } of await db.selectFrom('tombstone').select('hash').where('hash', 'in', some).execute())
        facts.addForgotten(hash)
    },
  )
  await inChunks(users, async some => {
    for (const { userId, groupId } of await db
      .selectFrom('membership')
      .select(['userId', 'groupId'])
      .where('origin', '=', directoryId)
      .where('userId', 'in', some)
      .execute())
      facts.addMembership(userId as UserId, groupId as GroupId)
  })
  return facts

  async function readLinks(column: 'upstreamId' | 'localId', some: string[]): Promise<void> {
    for (const { localId, ...row } of await db
      .selectFrom('externalLink')
      .select(['upstreamId', 'localId', 'digest', 'missed', 'goneAt'])
      .where('directoryId', '=', directoryId)
      .where('kind', '=', 'person')
      .where(column, 'in', some)
      .execute()) {
      facts.addLink({ ...row, user: localId as UserId })
      users.add(localId as UserId)
    }
  }
}
