import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'
import { getUser, whom } from './people.ts'

/** Those that still stand, newest first. */
async function readSessions(world: OperatorWorld, identifier: string) {
  const user = getUser(world, identifier).id
  const open = []
  let cursor: string | undefined
  do {
    const page = await world.signIn.listSessions(world.operator.actor, { user, cursor })
    open.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return open.map(({ id, address, userAgent, device, createdAt, lastSeenAt, expiresAt }) => ({
    id,
    address,
    device: device.name,
    userAgent,
    since: new Date(createdAt).toISOString(),
    lastSeen: new Date(lastSeenAt).toISOString(),
    until: new Date(expiresAt).toISOString(),
  }))
}

export const sessionOperations = {
  listSessions: operation(whom, (world, { user }) => readSessions(world, user)),
  /** The one named, or all somebody has open, LDAP connections and trusted browsers too. Answers the sessions that ended. */
  endSessions: operation(whom.extend({ session: z.string().optional() }), async (world, { user, session }) => {
    const open = await readSessions(world, user)
    const { actor, origin } = world.operator
    if (session === undefined) {
      await world.signIn.endSessionsOf(actor, origin, getUser(world, user).id)
      return open
    }
    const ending = open.filter(({ id }) => id === session)
    for (const { id } of ending) await world.signIn.endSessionFor(actor, origin, id)
    return ending
  }),
}
