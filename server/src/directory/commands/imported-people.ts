import type { Millis, UserId } from '#ground'
import type { Tx } from '#store'
import { foldName } from '../names.ts'
import { rowFromUser, type User } from '../user.ts'
import { record, recordAll, type Deed } from './deed.ts'
import { takePosixNumbers } from './posix.ts'
import { endSessions, putUser, recordUser, withRaisedCredentials } from './user-commands.ts'

/** People of one statement: engines take a bounded number of values, and somebody has about forty. */
const atOnce = 400

/**
 * Writes many new people in few statements, with their names and records. Nobody else may hold one of the names, which the
 * caller has looked at in this transaction. Numbers and versions are given here; answers the people as written.
 */
export async function putNewPeople(tx: Tx, deed: Deed, people: readonly User[]): Promise<User[]> {
  if (people.length === 0) return []
  const numbers = await takePosixNumbers(tx, people.length)
  const numbered = people.map((user, i) => ({ ...user, uidNumber: numbers[i] ?? null }))
  const written = await recordAll(
    tx,
    deed,
    'user.created',
    numbered.map(user => ({
      subject: user.id,
      state: seq => ({ of: 'user', user: { ...user, version: seq } }),
      data: { role: user.role, source: user.source },
    })),
  )
  const users = numbered.map((user, i) => ({ ...user, version: written[i] ?? 0 }))
  for (let at = 0; at < users.length; at += atOnce)
    await tx.db
      .insertInto('user')
      .values(users.slice(at, at + atOnce).map(rowFromUser))
      .execute()
  const names = users.flatMap(user => namesOf(user))
  for (let at = 0; at < names.length; at += atOnce)
    await tx.db
      .insertInto('name')
      .values(names.slice(at, at + atOnce))
      .execute()
  return users
}

/** The rows somebody has in the one namespace of usernames and addresses. */
function namesOf({ id, username, email }: User) {
  const [name, address] = [username, email].map(text => (text === null ? null : foldName(text)))
  const row = (folded: string) => ({
    folded,
    userId: id,
    asUsername: folded === name ? (1 as const) : (0 as const),
    asEmail: folded === address ? (1 as const) : (0 as const),
  })
  return [...new Set([name, address])].filter(folded => folded !== null && folded !== undefined).map(row)
}

/** Lets every name of these people go, for they are about to have others. To be followed by `takeNames`. */
export async function releaseNames(tx: Tx, ids: readonly UserId[]): Promise<void> {
  for (let at = 0; at < ids.length; at += atOnce)
    await tx.db
      .deleteFrom('name')
      .where('userId', 'in', ids.slice(at, at + atOnce))
      .execute()
}

/** The names people have now that they were written. Nobody else may hold one of them. */
export async function takeNames(tx: Tx, people: readonly User[]): Promise<void> {
  const names = people.flatMap(user => namesOf(user))
  for (let at = 0; at < names.length; at += atOnce)
    await tx.db
      .insertInto('name')
      .values(names.slice(at, at + atOnce))
      .execute()
}

/**
 * Writes somebody as their directory says they are, with the records of it. Whoever may not come in any more loses what
 * they have open. Answers them as written; the names are the caller's to take.
 */
export async function putImported(tx: Tx, deed: Deed, before: User, after: User, why: string | null): Promise<User> {
  const wasIn = mayComeIn(before)
  const isIn = mayComeIn(after)
  const { disabledByDirectory, goneAt } = before
  // What else changed first, so that each record says one thing.
  let written = await recordUser(tx, deed, before, { ...after, disabledByDirectory, goneAt })
  if (wasIn === isIn && goneAt === after.goneAt && disabledByDirectory === after.disabledByDirectory) return written
  const changed: User = {
    ...written,
    disabledByDirectory: after.disabledByDirectory,
    goneAt: after.goneAt,
    updatedAt: deed.at,
  }
  written = wasIn && !isIn ? withRaisedCredentials(changed) : changed
  const version = await recordStanding(tx, deed, written, isIn, why)
  written = { ...written, version }
  await putUser(tx, written)
  if (wasIn && !isIn) await endSessions(tx, deed, written.id, 'disabled')
  return written
}

/** As far as their directory decides. */
const mayComeIn = (user: { disabledByDirectory: boolean; goneAt: Millis | null }): boolean =>
  !user.disabledByDirectory && user.goneAt === null

const recordStanding = (tx: Tx, deed: Deed, user: User, isIn: boolean, why: string | null): Promise<number> =>
  record(
    tx,
    deed,
    isIn ? 'user.enabled' : 'user.disabled',
    user.id,
    seq => ({ of: 'user', user: { ...user, version: seq } }),
    { by: 'directory', ...(why !== null && { why }) },
  )
