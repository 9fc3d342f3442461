import type { SessionId } from '#ground'
import { isAtLeast } from '#directory'
import type { FastifyInstance } from 'fastify'
import { formOf, goTo, queryOf, sendPage } from '../form.ts'
import type { OwnPagesDeps, Self } from '../own-pages.ts'
import { endOwnSession } from './profile/sessions.ts'
import { cardOf } from './request/deciding-app.ts'
import { requestPath } from './request/ask.ts'
import { renderMyApps } from '../views/my-apps.ts'
import type { OwnRequest } from '../views/request/own.ts'
import { renderSetupNeeded } from '../views/setup.ts'

/** My apps, and what the person is asked there about a browser nobody knew. */
export function mountHome(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { clock, directory, frameOf, own, signIn } = deps

  async function listOwn({ directory: { requests } }: Self): Promise<OwnRequest[]> {
    const all = await requests.listOwn()
    return all.flatMap(request => {
      const app = directory.memory.apps.find(request.appId)
      return app === undefined ? [] : { app: cardOf(app), request, path: requestPath(app.id) }
    })
  }

  scope.get('/', async (request, reply) => {
    if (!deps.hasOwner()) return sendPage(reply, renderSetupNeeded(frameOf(request), { expired: false }))
    const self = await own.findSelf(request, reply, '/')
    if (!self) return reply
    const { user, session, portal } = self
    return sendPage(
      reply,
      renderMyApps(frameOf(request, self), {
        person: portal,
        apps: await deps.listApps(user.id),
        search: queryOf(request)('q').slice(0, 100),
        requests: await listOwn(self),
        waiting: {
          count: await self.directory.requests.countWaiting(),
          path: isAtLeast(user.role, 'admin') ? '/admin/requests' : '/requests',
        },
        newSignIns: await signIn.browsers.listNewSignIns(user, session.id),
        contact: directory.memory.settings().branding.contact,
        now: clock.now(),
      }),
    )
  })

  scope.post('/was-this-you', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/')
    if (!self) return reply
    const form = formOf(request)
    const session = form('session') as SessionId
    if (form('answer') !== 'no') {
      await signIn.browsers.confirmSignIn(self.user, session, self.origin)
      return goTo(reply, '/')
    }
    await endOwnSession(signIn, self, session)
    return goTo(reply, '/profile/security/password?stranger=1')
  })
}
