import { newUuid, Problem, type Millis, type UserId } from '#ground'
import {
  requireRole,
  type Actor,
  type Deed,
  type DirectoryMemory,
  type ExternalDirectory,
  type Origin,
} from '#directory'
import type { Kysely, Run, Tables } from '#store'
import { isEncrypted } from '../connect/index.ts'
import type { ExternalAnswer, KnownQuestion } from '../sign-in/answer.ts'
import { findLink } from '../sign-in/links.ts'
import { createProve, isNoPassword, usable, type ProveParts } from '../sign-in/prove.ts'
import type { ServiceAccountParts } from '../service-account.ts'
import type { bindThroughCommands } from './commands.ts'
import { listMoving, readProgress, type BindThroughProgress, type MovingPerson, type MovingQuery } from './progress.ts'

export interface BindThroughParts extends ProveParts {
  read: Kysely<Tables>
  run: Run<typeof bindThroughCommands> & ServiceAccountParts['run']
  memory: DirectoryMemory
}

interface Asked {
  actor: Actor
  origin: Origin
}

/**
 * People who move here from a directory with the password they have there: it is asked once more, at their first sign-in,
 * and the hash is kept. It may be turned off meanwhile; how it is reached still counts.
 */
export function createBindThrough(parts: BindThroughParts) {
  const { clock, log, read, run, memory } = parts
  const prove = createProve(parts)

  const newDeed = (by: Asked): Deed => ({ ...by, at: clock.now(), eventId: newUuid(clock) })

  function getDirectory(id: string): ExternalDirectory {
    const directory = memory.externals.find(id)
    if (directory === undefined) throw new Problem('missing', 'There is no such directory; it may have been deleted.')
    return directory
  }

  /** Where somebody's first password is proven, until the end that was set. */
  async function findOpen(user: UserId): Promise<ExternalDirectory | undefined> {
    const row = await read
      .selectFrom('bindThrough')
      .select('directoryId')
      .where('userId', '=', user)
      .where('movedAt', 'is', null)
      .where('until', '>', clock.now())
      .where('userId', 'not in', read.selectFrom('password').select('userId').where('userId', '=', user))
      .executeTakeFirst()
    return row && memory.externals.find(row.directoryId)
  }

  return {
    /** Whether the password of somebody is kept here once it is proven. */
    async isOpen(user: UserId): Promise<boolean> {
      return (await findOpen(user)) !== undefined
    },

    /** For somebody who is kept here by now; nobody is made or changed by it. */
    async check({ user, ...shown }: KnownQuestion): Promise<ExternalAnswer> {
      const wrong = (reason: string): ExternalAnswer => ({ kind: 'wrong', reason })
      const directory = await findOpen(user.id)
      if (directory === undefined || user.username === null) return wrong('account')
      if (isNoPassword(shown.password.reveal())) return wrong('empty-password')
      const { settings, name, title } = directory
      if (!isEncrypted(settings)) {
        log.warn({ directory: name }, 'nobody can move here: passwords would be sent to their directory unencrypted')
        return { kind: 'unreachable', directory: title }
      }
      const link = usable(await findLink(read, directory.id, user.id), directory)
      const proven = await prove(directory, { name: link?.username ?? user.username, user, link }, shown)
      if (proven.kind === 'refused') return wrong(proven.reason)
      if (proven.kind !== 'proven') return proven
      // Somebody else bears their name there by now.
      if (link !== undefined && proven.person.upstreamId !== link.upstreamId) return wrong('somebody-else')
      return { kind: 'right', user: user.id, withCode: proven.withCode, password: proven.password }
    },

    keep: ({ user, hash, origin }: { user: UserId; hash: string; origin: Origin }): Promise<boolean> =>
      run('keepPassword', { ...newDeed({ actor: { kind: 'system', name: 'sign-in' }, origin }), id: user, hash }),

    /** Begins, or extends. `people` of null: all who can. */
    async start(directoryId: string, by: Asked, wanted: { until: Millis; people: UserId[] | null }): Promise<void> {
      if (!memory.settings().signIn.allowedSources.includes('local'))
        throw new Problem(
          'conflict',
          'People who are kept here may not sign in. Allow that in the sign-in rules first.',
        )
      await run('startBindThrough', { ...newDeed(by), directoryId, ...wanted })
    },

    end: (directoryId: string, by: Asked): Promise<void> => run('endBindThrough', { ...newDeed(by), directoryId }),

    /** Throws Problem `missing`. */
    async progress(directoryId: string, { actor }: Asked): Promise<BindThroughProgress> {
      requireRole(roleOf(actor), 'admin')
      return readProgress(read, getDirectory(directoryId).id, clock.now())
    },

    async people(directoryId: string, { actor }: Asked, query: MovingQuery): Promise<MovingPerson[]> {
      requireRole(roleOf(actor), 'admin')
      return listMoving(read, getDirectory(directoryId).id, clock.now(), query)
    },
  }
}

export type BindThrough = ReturnType<typeof createBindThrough>

/** What the server does by itself may be done. */
const roleOf = (actor: Actor) => (actor.kind === 'system' ? { role: 'owner' as const } : actor)
