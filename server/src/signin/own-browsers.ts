import { hashToken, limits, nameDevice, Problem, type Clock, type Device, type Millis, type SessionId } from '#ground'
import { trustedBrowserMs, type Actor, type DirectoryMemory, type Origin, type User } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { SigninCommands } from './commands.ts'
import { newDeed } from './sessions.ts'

interface OwnBrowserParts {
  clock: Clock
  run: Run<SigninCommands>
  read: Kysely<Tables>
  list: Kysely<Tables>
  memory: DirectoryMemory
}

/** A browser that is let off the second factor for a while. */
export interface TrustedBrowser {
  /** Names it to its person, and opens nothing. */
  id: string
  device: Device
  lastSeenAt: Millis
  trustedUntil: Millis
}

/** A sign-in from a browser that had not been seen before, still open. */
export interface NewSignIn {
  session: SessionId
  device: Device
  address: string
  at: Millis
}

const actorOf = ({ id, role }: User): Actor => ({ kind: 'user', id, role })

/** What people see of their own browsers, and say about them. */
export function createOwnBrowsers({ clock, run, read, list, memory }: OwnBrowserParts) {
  /** As `Browsers.isTrusted` has it. */
  async function listTrustedRows(user: User) {
    const now = clock.now()
    const trustedMs = trustedBrowserMs(memory, user)
    return read
      .selectFrom('knownBrowser')
      .selectAll()
      .where('userId', '=', user.id)
      .where('credentialVersion', '=', user.credentialVersion)
      .where('trustedUntil', '>', now)
      .where('trustedUntil', '<=', now + trustedMs)
      .orderBy('lastSeenAt', 'desc')
      .execute()
  }

  /** Ids of sessions that events of this kind name, of the last days. */
  async function listNamed(user: User, kind: string, part: string): Promise<Set<unknown>> {
    const rows = await list
      .selectFrom('audit')
      .select('data')
      .where('subject', '=', user.id)
      .where('at', '>', clock.now() - limits.newBrowserAskMs)
      .where('kind', '=', kind)
      .where('data', 'like', `%${part}%`)
      .execute()
    return new Set(rows.map(({ data }) => (JSON.parse(data) as { session?: unknown }).session))
  }

  return {
    async listTrusted(user: User): Promise<TrustedBrowser[]> {
      return (await listTrustedRows(user)).map(({ tokenHash, userAgent, lastSeenAt, trustedUntil }) => ({
        id: hashToken(tokenHash),
        device: nameDevice(userAgent),
        lastSeenAt,
        trustedUntil: trustedUntil ?? 0,
      }))
    },

    /** Throws Problem `missing` for one that is not this person's, or not trusted any more. */
    async forgetTrusted(user: User, id: string, origin: Origin): Promise<void> {
      const row = (await listTrustedRows(user)).find(({ tokenHash }) => hashToken(tokenHash) === id)
      if (row === undefined) throw new Problem('missing', 'This browser is not trusted any more.')
      const { tokenHash } = row
      await run('distrustBrowser', { ...newDeed(clock, actorOf(user), origin), userId: user.id, tokenHash })
    },

    /** Those of the last days that the person has not said anything about, but for the one they ask from. Newest first. */
    async listNewSignIns(user: User, here: SessionId): Promise<NewSignIn[]> {
      const [begun, confirmed] = await Promise.all([
        listNamed(user, 'sign-in', '"newBrowser":true'),
        listNamed(user, 'sign-in.confirmed', ''),
      ])
      if (begun.size === 0) return []
      const rows = await read
        .selectFrom('session')
        .select(['id', 'userAgent', 'address', 'createdAt'])
        .where('userId', '=', user.id)
        .where('credentialVersion', '=', user.credentialVersion)
        .where('endedAt', 'is', null)
        .where('expiresAt', '>', clock.now())
        .where('id', '!=', here)
        .orderBy('createdAt', 'desc')
        .execute()
      return rows
        .filter(({ id }) => begun.has(id) && !confirmed.has(id))
        .map(({ id, userAgent, address, createdAt }) => ({
          session: id as SessionId,
          device: nameDevice(userAgent),
          address,
          at: createdAt,
        }))
    },

    /** Throws Problem `missing` for a session that is not theirs. */
    confirmSignIn: (user: User, session: SessionId, origin: Origin): Promise<void> =>
      run('confirmSignIn', { ...newDeed(clock, actorOf(user), origin), userId: user.id, session }),
  }
}
