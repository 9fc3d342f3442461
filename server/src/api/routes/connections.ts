import { Problem, type AppId, type SessionId, type UserId } from '#ground'
import { requireManages } from '#directory'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import { namesIn } from '../answers/names.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export const connectionRoutes = ({ directory: { memory }, connections }: ApiParts) =>
  ({
    async listConsents({ as, actor, params, language }) {
      const person = as.users.get(params.id as UserId)
      if (actor.kind !== 'system' && actor.id !== person.id) requireManages(actor, person)
      const consents = await connections.listConsents(person)
      return {
        items: consents.map(({ appId, since, facts }) => ({
          app: namesIn(memory, language).app(appId),
          since: printMomentOrNull(since),
          told: facts.map(({ fact, title }) => title ?? fact),
        })),
      }
    },

    async revokeConsent({ as, actor, origin, params }) {
      const { id } = as.users.get(params.id as UserId)
      if (!(await connections.revokeConsentOf(actor, origin, id, params.appId as AppId)))
        throw new Problem('missing', 'There is no such agreement, or it was taken back already.')
    },

    endAppSession: ({ actor, origin, params }) =>
      connections.endAppSession(actor, origin, params.id as AppId, params.sessionId as SessionId),

    async endAppSessions({ as, actor, origin, params }) {
      const { id } = as.apps.get(params.id as AppId)
      return { sessions: await connections.endAppSessions(actor, origin, id) }
    },

    async listLogoutMessages({ as, params, language }) {
      const messages = await connections.listMessages(as.apps.get(params.id as AppId).id)
      return {
        items: messages.map(({ userId, createdAt, tries, nextAt, toldAt, answeredAt, answer }) => ({
          user: namesIn(memory, language).person(userId),
          at: printMoment(createdAt),
          state: toldAt !== null ? ('taken' as const) : nextAt !== null ? ('waiting' as const) : ('given-up' as const),
          tries,
          nextAt: printMomentOrNull(nextAt),
          triedAt: printMomentOrNull(answeredAt),
          said: answer,
        })),
      }
    },
  }) satisfies Handlers<'listConsents' | 'revokeConsent' | 'endAppSession' | 'endAppSessions' | 'listLogoutMessages'>
