import type { FastifyInstance } from 'fastify'
import type { BrowserSession } from '../browser-session.ts'
import type { PagesDeps } from '../deps.ts'
import { sendPage } from '../form.ts'
import { renderSignedOut, renderSignOut } from '../views/sign-out.ts'

type Deps = Pick<PagesDeps, 'frame' | 'appsAfterSignOut'> & { browser: BrowserSession }

/** A GET only asks: a link or an image on another page signs nobody out. */
export function mountSignOut(scope: FastifyInstance, { frame, appsAfterSignOut, browser }: Deps): void {
  scope.get('/sign-out', async (request, reply) => {
    const person = await browser.find(request)
    const page = person
      ? renderSignOut(frame(), { username: person.user.username ?? '' })
      : renderSignedOut(frame(), { apps: [] })
    return sendPage(reply, page)
  })

  scope.post('/sign-out', async (request, reply) => {
    const person = await browser.end(request, reply)
    return sendPage(reply, renderSignedOut(frame(), { apps: person ? await appsAfterSignOut(person.session.id) : [] }))
  })
}
