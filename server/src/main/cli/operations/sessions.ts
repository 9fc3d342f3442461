import { days, type SessionId } from '#ground'
import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'
import { getUser, whom } from './people.ts'

/** Those that still stand, newest first. */
async function readSessions(world: OperatorWorld, identifier: string) {
  const user = getUser(world, identifier)
  const now = world.clock.now()
  const rows = await world.list
    .selectFrom('session')
    .selectAll()
    .where('userId', '=', user.id)
    .where('endedAt', 'is', null)
    .where('credentialVersion', '=', user.credentialVersion)
    .where('expiresAt', '>', now)
    .where('lastSeenAt', '>', now - days(world.directory.memory.settings().session.idleDays))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id, address, userAgent, createdAt, lastSeenAt, expiresAt }) => ({
    id: id as SessionId,
    address,
    userAgent,
    since: new Date(createdAt).toISOString(),
    lastSeen: new Date(lastSeenAt).toISOString(),
    until: new Date(expiresAt).toISOString(),
  }))
}

export const sessionOperations = {
  listSessions: operation(whom, (world, { user }) => readSessions(world, user)),
  /** All of somebody's, or the one named. Answers those that were ended. */
  endSessions: operation(whom.extend({ session: z.string().optional() }), async (world, { user, session }) => {
    const open = await readSessions(world, user)
    const ending = session === undefined ? open : open.filter(({ id }) => id === session)
    const { actor, origin } = world.operator
    for (const { id } of ending) await world.signIn.endSession(id, 'ended-by-admin', actor, origin)
    return ending
  }),
}
