import type { FastifyInstance } from 'fastify'
import { sendPage } from '../form.ts'
import type { OwnPagesDeps } from '../own-pages.ts'
import { renderAskEverywhere, renderEverywhere } from '../views/everywhere.ts'
import { listOwnSessions } from './profile/sessions.ts'

/** The end of everything somebody has open, here too. A GET only asks. */
export function mountSignOutEverywhere(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { clock, own, frameOf, signIn, session: cookie } = deps

  scope.get('/sign-out/everywhere', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/sign-out/everywhere')
    if (!self) return reply
    return sendPage(reply, renderAskEverywhere(frameOf(request, self), { username: self.portal.username }))
  })

  scope.post('/sign-out/everywhere', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/sign-out/everywhere')
    if (!self) return reply
    const { user, actor, origin, session } = self
    const { sessions, total } = await listOwnSessions(signIn, self)
    const appPasswords = (await signIn.appPasswords.list(user.id)).map(({ name }) => name)
    await signIn.endSessionsOf(actor, origin, user.id)
    reply.header('set-cookie', cookie.printCleared())
    const apps = await deps.appsAfterSignOut(...sessions.map(({ id }) => id))
    const page = renderEverywhere(frameOf(request, { user, at: '/sign-out' }), {
      sessions,
      total,
      here: session.id,
      apps,
      appPasswords,
      now: clock.now(),
    })
    return sendPage(reply, page)
  })
}
