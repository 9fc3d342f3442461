import type { FastifyInstance } from 'fastify'
import type { BrowserSession } from '../browser-session.ts'
import type { PagesDeps } from '../deps.ts'
import { goTo, sendPage } from '../form.ts'
import { renderMyApps } from '../views/my-apps.ts'
import { renderSetupNeeded } from '../views/setup.ts'

type Deps = Pick<PagesDeps, 'frame' | 'hasOwner' | 'listApps' | 'managesGroups'> & { browser: BrowserSession }

export function mountHome(scope: FastifyInstance, { frame, hasOwner, listApps, managesGroups, browser }: Deps): void {
  scope.get('/', async (request, reply) => {
    if (!hasOwner()) return sendPage(reply, renderSetupNeeded(frame(), { expired: false }))
    const person = await browser.find(request)
    if (!person) return goTo(reply, '/sign-in')
    const { id, username, displayName, role } = person.user
    return sendPage(
      reply,
      renderMyApps(frame(), {
        displayName,
        username: username ?? '',
        apps: listApps(id),
        mayOpenDashboard: role !== 'user',
        managesGroups: managesGroups(id),
      }),
    )
  })
}
