import type { Role } from '#directory'
import { nothing, type Calls, type FinerCall, type MakeCall } from './make-call.ts'
import { person } from './subjects.ts'

const somebody =
  (role?: Role): MakeCall =>
  async world => ({ params: { id: (await person(world, role)).id } })

const aSession =
  (role?: Role): MakeCall =>
  async world => {
    const { id, username } = await person(world, role)
    await world.cookieOf(username ?? '')
    const row = await world.store.read
      .selectFrom('session')
      .select('id')
      .where('userId', '=', id)
      .executeTakeFirstOrThrow()
    return { params: { id: row.id } }
  }

export const openSessionCalls = {
  listSessions: nothing,
  endOpenSession: aSession(),
  signOutPerson: somebody(),
  signOutEveryone: nothing,
} satisfies Calls

export const openSessionFiner: FinerCall[] = [
  ['endOpenSession', 'of a user manager', aSession('usermanager')],
  ['endOpenSession', 'of an admin', aSession('admin')],
  ['endOpenSession', 'of an owner', aSession('owner')],
  ['signOutPerson', 'who is a user manager', somebody('usermanager')],
  ['signOutPerson', 'who is an admin', somebody('admin')],
  ['signOutPerson', 'who is an owner', somebody('owner')],
]
