import { Problem, type GroupId } from '#ground'
import { wantedEnd, type AccessRequest, type App, type User } from '#directory'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorsOf, formOf, goTo, orRefusal, queryOf, sendPage } from '../../form.ts'
import type { OwnPagesDeps, Self } from '../../own-pages.ts'
import { renderAnswer } from '../../views/request/answer.ts'
import { renderDeciding } from '../../views/request/deciding.ts'
import { parseWanted, printWanted } from '../../views/request/spans.ts'
import { cardOf } from './deciding-app.ts'

type OfRequest = { Params: { id: string } }
interface Found {
  request: AccessRequest
  app: App
  user: User
}

/** Where those who look after apps, and managers of groups, answer who asks. Admins may do it in the dashboard too. */
export function mountAnswer(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { clock, directory, frameOf, own } = deps
  const { memory } = directory
  const pathOf = (id: string): string => `/requests/${encodeURIComponent(id)}`

  const whoOf = ({ displayName, username, picture }: User) => ({ displayName, username: username ?? '', picture })

  /** One that waits for this person. Throws Problem `missing`; undefined when it was answered meanwhile. */
  async function findOpen(self: Self, id: string): Promise<Found | undefined> {
    const request = await self.directory.requests.get(id)
    const app = memory.apps.find(request.appId)
    const user = memory.people.find(request.userId)
    if (app === undefined || user === undefined || user.id === self.user.id || !self.directory.requests.decides(app))
      throw new Problem('missing', 'There is no such request.')
    return request.state === 'open' && request.expiresAt > clock.now() ? { request, app, user } : undefined
  }

  function sendForm(
    request: FastifyRequest,
    reply: FastifyReply,
    self: Self,
    { request: asked, app, user }: Found,
    typed: { way: string; days: string; word: string },
    refused?: Problem,
  ): FastifyReply {
    const at = pathOf(asked.id)
    const frame = frameOf(request, { user: self.user, at })
    const ways = self.directory.requests.listWays(app)
    const view = {
      app: cardOf(app),
      request: asked,
      who: whoOf(user),
      groups: memory.people.groupsOf(user.id, clock.now()).map(({ name }) => name),
      ways: ways.map(({ group, opens }) => ({ id: group.id, name: group.name, opens: opens.map(one => one.title) })),
      way: ways.find(({ group }) => group.id === typed.way)?.group.id ?? null,
      wanted: parseWanted(typed.days) ?? null,
      word: typed.word,
      action: at,
      backUrl: '/requests',
      now: clock.now(),
      ...(refused && errorsOf(frame, refused, ['word'])),
    }
    return sendPage(reply, renderAnswer(frame, view), refused === undefined ? 200 : 400)
  }

  scope.get('/requests', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/requests')
    if (!self) return reply
    const { items } = await self.directory.requests.list({ shown: 'waiting' })
    const view = {
      person: self.portal,
      waiting: items.flatMap(one => {
        const app = memory.apps.find(one.appId)
        const user = memory.people.find(one.userId)
        if (app === undefined || user === undefined) return []
        return { request: one, who: whoOf(user), app: app.title, path: pathOf(one.id) }
      }),
      answered: queryOf(request)('done') === 'answered',
      now: clock.now(),
    }
    return sendPage(reply, renderDeciding(frameOf(request, self), view))
  })

  scope.get<OfRequest>('/requests/:id', async (request, reply) => {
    const { id } = request.params
    const self = await own.findSelf(request, reply, pathOf(id))
    if (!self) return reply
    const found = await findOpen(self, id)
    if (found === undefined) return goTo(reply, '/requests')
    const days = printWanted(found.request.wantedDays)
    return sendForm(request, reply, self, found, { way: '', days, word: '' })
  })

  scope.post<OfRequest>('/requests/:id', async (request, reply) => {
    const { id } = request.params
    const self = await own.findSelf(request, reply, pathOf(id))
    if (!self) return reply
    const found = await findOpen(self, id)
    if (found === undefined) return goTo(reply, '/requests')
    const form = formOf(request)
    const typed = { way: form('way'), days: form('days'), word: form('word') }
    const days = parseWanted(typed.days)
    const answer = form('answer')
    if (days === undefined || (answer !== 'approve' && answer !== 'refuse'))
      throw new Problem('invalid', 'This request could not be read.')
    const { word, way } = typed
    const { requests } = self.directory
    const answered = await orRefusal(
      answer === 'refuse'
        ? requests.refuse(id, { word })
        : requests.approve(id, {
            until: wantedEnd(days, clock.now()),
            word,
            ...(way !== '' && { group: way as GroupId }),
          }),
    )
    if (answered instanceof Problem) return sendForm(request, reply, self, found, typed, answered)
    return goTo(reply, '/requests?done=answered')
  })
}
