import type { AppId, SessionId, UserId } from '#ground'
import type { Role } from '#directory'
import { openAppIn } from '../../logout/seed.ts'
import type { ApiWorld, Call } from '../api-world.ts'
import type { Calls, FinerCall, MakeCall } from './make-call.ts'
import { app, person } from './subjects.ts'

/** Somebody with an app open, who has agreed to it. */
async function opened(world: ApiWorld, role: Role): Promise<{ user: UserId; app: AppId; session: SessionId }> {
  const { id: userId, username } = await person(world, role)
  const { id: appId } = await app(world)
  await world.cookieOf(username ?? '')
  const { id: sessionId } = await world.store.read
    .selectFrom('session')
    .select('id')
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  await openAppIn(world, sessionId as SessionId, userId, appId)
  return { user: userId, app: appId, session: sessionId as SessionId }
}

const withConsent =
  (role: Role = 'user'): MakeCall =>
  async (world: ApiWorld): Promise<Call> => {
    const { user, app } = await opened(world, role)
    return { params: { id: user, appId: app } }
  }

const withSession =
  (role: Role = 'user'): MakeCall =>
  async (world: ApiWorld): Promise<Call> => {
    const { app, session } = await opened(world, role)
    return { params: { id: app, sessionId: session } }
  }

export const connectionCalls = {
  listConsents: withConsent(),
  revokeConsent: withConsent(),
  endAppSession: withSession(),
  endAppSessions: withSession(),
  listLogoutMessages: withSession(),
} satisfies Calls

export const connectionFiner: FinerCall[] = [
  ['listConsents', 'of an admin', withConsent('admin')],
  ['revokeConsent', 'of an admin', withConsent('admin')],
  ['revokeConsent', 'of an owner', withConsent('owner')],
  ['endAppSession', 'of an admin', withSession('admin')],
  ['endAppSession', 'of an owner', withSession('owner')],
]
