import { isReference, Problem, type AppId } from '#ground'
import type { App } from '#directory'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorsOf, formOf, goTo, orRefusal, queryOf, sendPage } from '../../form.ts'
import type { OwnPagesDeps, Self } from '../../own-pages.ts'
import { renderAsk } from '../../views/request/ask.ts'
import { renderSent } from '../../views/request/sent.ts'
import { parseWanted } from '../../views/request/spans.ts'
import { cardOf, nameDecider } from './deciding-app.ts'

type OfApp = { Params: { app: string } }

export const requestPath = (app: AppId): string => `/request/${app}`

/** Somebody asks to be let into an app, looks at what they sent, and takes it back. */
export function mountAsk(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { clock, directory, frameOf, own } = deps
  const { memory } = directory

  /** Throws Problem `missing`, with the same words for an app that is not there and for one nobody can ask for. */
  function getAskable(self: Self, id: AppId): App {
    const app = memory.apps.find(id)
    if (app !== undefined && deps.mayAsk(self.user.id, app)) return app
    throw new Problem('missing', 'There is no app here that you could ask for.')
  }

  function sendForm(
    request: FastifyRequest,
    reply: FastifyReply,
    self: Self,
    app: App,
    typed: { reason: string; days: string; reference: string },
    refused?: Problem,
  ): FastifyReply {
    const at = requestPath(app.id)
    const frame = frameOf(request, { user: self.user, at })
    const view = {
      app: cardOf(app),
      action: at,
      decider: nameDecider(memory, app, self.user.id, clock.now()),
      reason: typed.reason,
      wanted: parseWanted(typed.days) ?? (typed.days === '' ? 30 : null),
      reference: isReference(typed.reference) ? typed.reference : null,
      now: clock.now(),
      ...(refused && errorsOf(frame, refused, ['reason'])),
    }
    return sendPage(reply, renderAsk(frame, view), refused === undefined ? 200 : 400)
  }

  scope.get<OfApp>('/request/:app', async (request, reply) => {
    const id = request.params.app as AppId
    const reference = queryOf(request)('reference')
    const page = `${requestPath(encodeURIComponent(id) as AppId)}${isReference(reference) ? `?reference=${reference}` : ''}`
    const self = await own.findSelf(request, reply, page)
    if (!self) return reply
    const waiting = await self.directory.requests.findWaiting(id)
    const known = memory.apps.find(id)
    if (waiting !== undefined && known !== undefined) {
      const view = {
        app: cardOf(known),
        request: waiting,
        decider: nameDecider(memory, known, self.user.id, clock.now()),
        byMail: deps.mailFrom() !== null && self.user.email !== null && self.user.emailVerified,
        withdrawAction: `${requestPath(id)}/withdraw`,
        now: clock.now(),
      }
      return sendPage(reply, renderSent(frameOf(request, { user: self.user, at: requestPath(id) }), view))
    }
    // Somebody has let them in meanwhile: it is among their apps.
    if (known !== undefined && deps.mayOpen(self.user.id, known)) return goTo(reply, '/')
    return sendForm(request, reply, self, getAskable(self, id), { reason: '', days: '', reference })
  })

  scope.post<OfApp>('/request/:app', async (request, reply) => {
    const id = request.params.app as AppId
    const self = await own.findSelf(request, reply, requestPath(encodeURIComponent(id) as AppId))
    if (!self) return reply
    // Sent twice, the second finds what the first has made.
    if ((await self.directory.requests.findWaiting(id)) !== undefined) return goTo(reply, requestPath(id))
    const app = getAskable(self, id)
    const form = formOf(request)
    const typed = { reason: form('reason'), days: form('days'), reference: form('reference') }
    const days = parseWanted(typed.days)
    if (days === undefined) throw new Problem('invalid', 'This request could not be read.')
    const { reason, reference } = typed
    const made = await orRefusal(self.directory.requests.ask({ app: id, reason, wantedDays: days, reference }))
    if (made instanceof Problem && made.code === 'invalid') return sendForm(request, reply, self, app, typed, made)
    return goTo(reply, requestPath(id))
  })

  scope.post<OfApp>('/request/:app/withdraw', async (request, reply) => {
    const id = request.params.app as AppId
    const self = await own.findSelf(request, reply, requestPath(encodeURIComponent(id) as AppId))
    if (!self) return reply
    const waiting = await self.directory.requests.findWaiting(id)
    // Answered meanwhile: the answer is among their apps.
    if (waiting !== undefined) await orRefusal(self.directory.requests.withdraw(waiting.id))
    return goTo(reply, '/')
  })
}
