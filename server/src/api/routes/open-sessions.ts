import { minutes, type AppId, type SessionId, type UserId } from '#ground'
import { readNetworkNames } from '#directory'
import { tellOpenSession } from '../answers/open-session.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export const openSessionRoutes = ({ directory: { memory }, signIn }: ApiParts) =>
  ({
    async listSessions({ actor, session, query }) {
      const { user, app, idleMinutes, unusual, ...filter } = query
      const page = await signIn.listSessions(actor, {
        ...filter,
        user: user as UserId | undefined,
        app: app as AppId | undefined,
        unusual: unusual === 'true',
        idleMs: idleMinutes === undefined ? undefined : minutes(idleMinutes),
      })
      const nameNetwork = readNetworkNames([...memory.apps.all()].flatMap(({ networks }) => networks))
      return { ...page, items: page.items.map(open => tellOpenSession(memory, open, actor, session?.id, nameNetwork)) }
    },

    endOpenSession: ({ actor, origin, params }) => signIn.endSessionFor(actor, origin, params.id as SessionId),

    async signOutPerson({ as, actor, origin, session, params }) {
      const { id } = as.users.get(params.id as UserId)
      // Who signs themselves out everywhere stays where they do it.
      const kept = session?.userId === id ? session.id : null
      return { sessions: await signIn.endSessionsOf(actor, origin, id, kept) }
    },

    signOutEveryone: ({ actor, origin, session }) => signIn.endEverySession(actor, origin, session?.id ?? null),
  }) satisfies Handlers<'listSessions' | 'endOpenSession' | 'signOutPerson' | 'signOutEveryone'>
