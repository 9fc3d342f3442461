import type { User } from '#directory'
import type { FastifyInstance } from 'fastify'
import type { BrowserSession } from '../browser-session.ts'
import type { PagesDeps } from '../deps.ts'
import { sendPage } from '../form.ts'
import type { FrameOf } from '../frame-of.ts'
import { renderSignedOut, renderSignOut } from '../views/sign-out.ts'

type Deps = Pick<PagesDeps, 'appsAfterSignOut' | 'lastSignOut' | 'signIn'> & {
  browser: BrowserSession
  frameOf: FrameOf
}

const againUrl = '/signed-out'

/** A GET only asks: a link or an image on another page signs nobody out. */
export function mountSignOut(scope: FastifyInstance, deps: Deps): void {
  const { frameOf, appsAfterSignOut, lastSignOut, signIn, browser } = deps

  /** How many sessions they have left. */
  async function countOthers({ id, role }: User): Promise<number> {
    const { total } = await signIn.listSessions({ kind: 'user', id, role }, { user: id, limit: 1 })
    return total
  }

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
    if (person) reply.header('set-cookie', lastSignOut.print(person.session.id))
    const others = person ? await countOthers(person.user) : 0
    return sendPage(
      reply,
      renderSignedOut(frameOf(request, { ...person, at: '/sign-out' }), { apps, againUrl, others }),
    )
  })

  // The same, as it is by now. Somebody who has signed in meanwhile asks about a session that is no more.
  scope.get(againUrl, async (request, reply) => {
    const session = lastSignOut.read(request.headers)
    const apps = session === undefined ? [] : await appsAfterSignOut(session)
    return sendPage(reply, renderSignedOut(frameOf(request, { at: againUrl }), { apps, againUrl }))
  })
}
