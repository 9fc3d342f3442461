import { days, Problem, type AppId, type GroupId, type UserId } from '#ground'
import type { Actor } from '#directory'
import { namesIn } from '../answers/names.ts'
import { tellGrant, tellPassed, tellRequest } from '../answers/access-request.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Names =
  | 'listAccessRequests'
  | 'getAccessRequest'
  | 'approveAccessRequest'
  | 'refuseAccessRequest'
  | 'passAccessRequest'
  | 'listEndingGrants'
  | 'listAppGrants'
  | 'endAppGrant'

/** What ends within so long is worth a look. */
const endingSoonMs = days(7)

const selfOf = (actor: Actor): UserId | null => (actor.kind === 'user' ? actor.id : null)

export const accessRequestRoutes = ({ directory: { memory }, clock }: ApiParts) =>
  ({
    async listAccessRequests({ as: { requests }, query, actor, language }) {
      const { app, contact, ...rest } = query
      const page = await requests.list({
        ...rest,
        app: app as AppId | undefined,
        contact: contact as UserId | undefined,
      })
      const { total: answered } = await requests.list({ shown: 'answered', limit: 1 })
      return {
        ...page,
        items: page.items.map(request => tellRequest(memory, request, { asker: selfOf(actor), language })),
        counts: {
          waiting: await requests.countWaiting(),
          answered,
          endingSoon: requests.listEnding(endingSoonMs).length,
        },
      }
    },

    async getAccessRequest({ as: { requests }, params, actor, language }) {
      const request = await requests.get(params.id)
      const app = memory.apps.find(request.appId)
      const user = memory.people.find(request.userId)
      if (app === undefined || user === undefined) throw new Problem('missing', 'There is no such request.')
      return {
        ...tellRequest(memory, request, { asker: selfOf(actor), language }),
        groups: memory.people.groupsOf(user.id, clock.now()).map(({ name }) => name),
        secondFactor: user.secondFactor,
        appRequiresTwoFactor: app.requireTwoFactor,
        askedBefore: await requests.countBefore(request),
        ways: requests.listWays(app).map(({ group, opens }) => ({
          id: group.id,
          name: group.name,
          opens: opens.map(({ title }) => title),
        })),
        others: requests
          .listOthers(app, request)
          .flatMap(id => memory.people.find(id) ?? [])
          .map(({ id, displayName }) => ({ id, name: displayName })),
        passed: tellPassed(namesIn(memory, language), await requests.findPassed(request)),
      }
    },

    async approveAccessRequest({ as: { requests }, params, body, actor, language }) {
      const { until, group, word } = body
      const approved = await requests.approve(params.id, {
        until: until === null ? null : Date.parse(until),
        group: group as GroupId | undefined,
        word,
      })
      return tellRequest(memory, approved, { asker: selfOf(actor), language })
    },

    refuseAccessRequest: async ({ as: { requests }, params, body, actor, language }) =>
      tellRequest(memory, await requests.refuse(params.id, body), { asker: selfOf(actor), language }),

    passAccessRequest: async ({ as: { requests }, params, body, actor, language }) =>
      tellRequest(memory, await requests.pass(params.id, body.to as UserId), { asker: selfOf(actor), language }),

    listEndingGrants({ as: { requests }, query, language }) {
      const of = { app: query.app as AppId | undefined, contact: query.contact as UserId | undefined }
      return { items: requests.listEnding(endingSoonMs, of).map(grant => tellGrant(memory, grant, language)) }
    },

    listAppGrants({ as, params, language }) {
      const app = as.apps.get(params.id as AppId)
      return { items: as.requests.listGrants(app.id).map(grant => tellGrant(memory, { ...grant, app }, language)) }
    },

    endAppGrant: ({ as, params }) => as.requests.endGrant(params.id as AppId, params.userId as UserId),
  }) satisfies Handlers<Names>
