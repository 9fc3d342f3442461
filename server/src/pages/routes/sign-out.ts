import type { FastifyInstance } from 'fastify'
import type { BrowserSession } from '../browser-session.ts'
import type { PagesDeps } from '../deps.ts'
import { sendPage } from '../form.ts'
import type { FrameOf } from '../frame-of.ts'
import { renderSignedOut, renderSignOut } from '../views/sign-out.ts'

type Deps = Pick<PagesDeps, 'appsAfterSignOut'> & { browser: BrowserSession; frameOf: FrameOf }

/** A GET only asks: a link or an image on another page signs nobody out. */
export function mountSignOut(scope: FastifyInstance, { frameOf, appsAfterSignOut, browser }: Deps): void {
  scope.get('/sign-out', async (request, reply) => {
    const person = await browser.find(request)
    const frame = frameOf(request, person)
    const page = person
      ? renderSignOut(frame, { username: person.user.username ?? '' })
      : renderSignedOut(frame, { apps: [] })
    return sendPage(reply, page)
  })

  scope.post('/sign-out', async (request, reply) => {
    const person = await browser.end(request, reply)
    const apps = person ? await appsAfterSignOut(person.session.id) : []
    return sendPage(reply, renderSignedOut(frameOf(request, { ...person, at: '/sign-out' }), { apps }))
  })
}
