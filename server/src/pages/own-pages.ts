import type { Actor, DirectoryHandle, Origin } from '#directory'
import { visitorOf } from '#http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BrowserSession, SignedInPerson } from './browser-session.ts'
import type { PagesDeps } from './deps.ts'
import { goTo } from './form.ts'
import type { FrameOf } from './frame-of.ts'
import type { PortalPerson } from './views/portal.ts'

/** Whoever is signed in, on a page of their own. */
export interface Self extends SignedInPerson {
  actor: Actor & { kind: 'user' }
  origin: Origin
  /** The directory, as they may see and change it. */
  directory: DirectoryHandle
  portal: PortalPerson
}

export interface OwnPages {
  /** Whoever is signed in here; anybody else is sent to sign in and back to `page`, and the reply is done. */
  findSelf(request: FastifyRequest, reply: FastifyReply, page: string): Promise<Self | undefined>
  /** The same, of somebody who has proven who they are within the last minutes. */
  findFreshSelf(request: FastifyRequest, reply: FastifyReply, page: string): Promise<Self | undefined>
}

/** What the routes of the person's own pages are made of. */
export type OwnPagesDeps = PagesDeps & { browser: BrowserSession; frameOf: FrameOf; own: OwnPages }

export function createOwnPages({
  browser,
  directory,
  signIn,
  managesGroups,
}: Pick<PagesDeps, 'directory' | 'signIn' | 'managesGroups'> & { browser: BrowserSession }): OwnPages {
  /** Where a sign-in leads unless told. */
  const home = '/'

  function signInFirst(reply: FastifyReply, page: string, again: boolean): undefined {
    const next = page === home ? '' : `next=${encodeURIComponent(page)}`
    const query = [again ? 'again=1' : '', next].filter(part => part !== '').join('&')
    void goTo(reply, query === '' ? '/sign-in' : `/sign-in?${query}`)
  }

  async function findSelf(request: FastifyRequest, reply: FastifyReply, page: string): Promise<Self | undefined> {
    const person = await browser.find(request)
    if (!person) return signInFirst(reply, page, false)
    const { id, role, displayName, username } = person.user
    const actor = { kind: 'user', id, role } as const
    const origin: Origin = { door: 'pages', address: visitorOf(request).address }
    const portal = {
      displayName,
      username: username ?? '',
      mayOpenDashboard: role !== 'user',
      managesGroups: managesGroups(id),
    }
    return { ...person, actor, origin, directory: directory.as(actor, origin), portal }
  }

  return {
    findSelf,
    async findFreshSelf(request, reply, page) {
      const self = await findSelf(request, reply, page)
      return self === undefined || signIn.isFresh(self.session) ? self : signInFirst(reply, page, true)
    },
  }
}
