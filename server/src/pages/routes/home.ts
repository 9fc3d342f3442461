import type { FastifyInstance } from 'fastify'
import type { BrowserSession } from '../browser-session.ts'
import type { PagesDeps } from '../deps.ts'
import { goTo, sendPage } from '../form.ts'
import type { FrameOf } from '../frame-of.ts'
import { renderMyApps } from '../views/my-apps.ts'
import { renderSetupNeeded } from '../views/setup.ts'

type Deps = Pick<PagesDeps, 'hasOwner' | 'listApps' | 'managesGroups'> & { browser: BrowserSession; frameOf: FrameOf }

export function mountHome(scope: FastifyInstance, { frameOf, hasOwner, listApps, managesGroups, browser }: Deps): void {
  scope.get('/', async (request, reply) => {
    if (!hasOwner()) return sendPage(reply, renderSetupNeeded(frameOf(request), { expired: false }))
    const person = await browser.find(request)
    if (!person) return goTo(reply, '/sign-in')
    const { id, username, displayName, role } = person.user
    return sendPage(
      reply,
      renderMyApps(frameOf(request, person), {
        displayName,
        username: username ?? '',
        apps: listApps(id),
        mayOpenDashboard: role !== 'user',
        managesGroups: managesGroups(id),
      }),
    )
  })
}
