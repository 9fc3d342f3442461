import { Problem, type AppId } from '#ground'
import type { FastifyInstance } from 'fastify'
import { formOf, goTo, queryOf, sendPage } from '../../form.ts'
import type { OwnPagesDeps } from '../../own-pages.ts'
import { renderActivity } from '../../views/profile/activity.ts'
import { renderAgreements } from '../../views/profile/agreements.ts'
import { createAppNames } from './app-names.ts'

/** What somebody has allowed apps, and what happened to their account. */
export function mountConnected(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { clock, own, frameOf, agreements } = deps
  const names = createAppNames(deps)

  scope.get('/profile/apps', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/profile/apps')
    if (!self) return reply
    const frame = frameOf(request, self)
    const page = renderAgreements(frame, {
      person: self.portal,
      agreements: await agreements.listConsents(self.user),
      done: queryOf(request)('done') === 'revoked' ? frame.texts.agreements.done : undefined,
    })
    return sendPage(reply, page)
  })

  scope.post('/profile/apps/revoke', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/profile/apps')
    if (!self) return reply
    const revoked = await agreements.revokeConsent(self.user, formOf(request)('app') as AppId, self.origin)
    if (!revoked) throw new Problem('missing', 'There is no such agreement, or it was revoked.')
    return goTo(reply, '/profile/apps?done=revoked')
  })

  scope.get('/profile/activity', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/profile/activity')
    if (!self) return reply
    const after = queryOf(request)('after')
    const { items, nextCursor } = await self.directory.profile.activity(after === '' ? {} : { cursor: after })
    const page = renderActivity(frameOf(request, self), {
      person: self.portal,
      events: items,
      nameApp: names.find,
      older: nextCursor,
      isFirst: after === '',
      now: clock.now(),
    })
    return sendPage(reply, page)
  })
}
