import type { ServerResponse } from 'node:http'
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { SessionId } from '#ground'
import type { OidcParts } from './parts.ts'
import { acrOf } from './acr.ts'
import type { AppAfterwards, LastSignOut } from './after-sign-out.ts'
import { cardOf, findApp } from './apps.ts'
import { inSeconds, oidcLimits } from './limits.ts'
import { subjectAt } from './subject.ts'
import { getVisit, type Person, type Visit, type Visits } from './visit.ts'

/** A request that may be for an address the library does not know, and then has no `oidc`. */
type MiddlewareContext = Pick<KoaContextWithOIDC, 'status' | 'res'> & { oidc?: KoaContextWithOIDC['oidc'] }

export interface SignOutParts extends Pick<OidcParts, 'memory' | 'signIn' | 'session' | 'pages' | 'sealer'> {
  visits: Visits
  lastSignOut: LastSignOut
  listAppsAfter: (session: SessionId) => Promise<AppAfterwards[]>
}

/** Sign-out asked for by an app (OIDC RP-Initiated Logout 1.0). It ends the browser's session, and so everything under it. */
export function createSignOut(parts: SignOutParts) {
  const { memory, signIn, session, pages, visits, lastSignOut, listAppsAfter } = parts

  async function endSession(response: ServerResponse): Promise<void> {
    const visit = visits.getStore()
    if (visit?.person === undefined) return
    const { user } = visit.person
    const actor = { kind: 'user', id: user.id, role: user.role } as const
    await signIn.endSession(visit.person.session.id, 'signed-out', actor, { door: 'oidc', address: visit.address })
    response.appendHeader('set-cookie', session.printCleared())
    response.appendHeader('set-cookie', lastSignOut.print(visit.person.session.id))
  }

  return {
    /**
     * The question before signing out. An app that shows an ID token of the very person signed in here has asked on
     * their behalf (§2), so they are signed out without one; anything else could be a link on a stranger's page.
     */
    async logoutSource(ctx: KoaContextWithOIDC): Promise<void> {
      const { oidc } = ctx
      const { person, reader } = getVisit(visits)
      const state = oidc.session?.state ?? {}
      const app = findApp(memory, oidc.client?.clientId)
      const hinted = oidc.entities.IdTokenHint?.payload['sub']
      if (person !== undefined && app !== undefined && hinted === subjectAt(parts, person.user, app)) {
        await endSession(ctx.res)
        await oidc.session?.destroy()
        oidc.cookies.set(oidc.provider.cookieName('session'), null, { path: '/' })
        ctx.status = 303
        ctx.redirect(printReturn(ctx, state))
        return
      }
      ctx.body = pages.signOut(
        {
          username: person?.user.username ?? '',
          ...(app === undefined ? {} : { app: cardOf(app) }),
          action: oidc.urlFor('end_session_confirm'),
          fields: { xsrf: String(state['secret']) },
          confirm: { name: 'logout', value: 'yes' },
        },
        reader,
      )
    },

    async postLogoutSuccessSource(ctx: KoaContextWithOIDC): Promise<void> {
      ctx.type = 'html'
      const session = lastSignOut.read(ctx.req.headers)
      const apps = session === undefined ? [] : await listAppsAfter(session)
      ctx.body = pages.signedOut(
        { apps: apps.map(({ app: { title, icon }, after }) => ({ title, icon, after })), againUrl: '/signed-out' },
        getVisit(visits).reader,
      )
    },

    /** After somebody has said yes: the library has ended its own session and does not know of the browser's. */
    async endAfterConfirmation(ctx: MiddlewareContext, next: () => Promise<unknown>): Promise<void> {
      await next()
      if (ctx.status === 303 && ctx.oidc?.route === 'end_session_confirm' && ctx.oidc.params?.['logout'] !== undefined)
        await endSession(ctx.res)
    },

    /**
     * Whether the library must first be told who is signed in: somebody who has signed in here but not yet to an app is
     * unknown to it, and it would sign nobody out without asking. The answer is the cookie to ask again with.
     */
    async introduce(
      provider: Provider,
      ctx: Parameters<Provider['Session']['get']>[0],
      visit: Visit,
    ): Promise<boolean> {
      const { person } = visit
      if (person === undefined) return false
      const found = await provider.Session.get(ctx)
      if (found.accountId !== undefined) return false
      found.loginAccount(loginOf(person))
      await found.save(inSeconds(oidcLimits.sessionMs))
      ctx.cookies.set(provider.cookieName('session'), found.jti, { path: '/', httpOnly: true, sameSite: 'lax' })
      return true
    },
  }
}

/** How somebody signed in here, as the library keeps it. */
export const loginOf = ({ user, session }: Person) => ({
  accountId: user.subject ?? user.id,
  loginTs: inSeconds(session.authAt),
  amr: session.amr,
  acr: acrOf(session.amr),
})

/** Where the app wants the browser afterwards; the library has checked it against the registered addresses. */
function printReturn(ctx: KoaContextWithOIDC, state: Record<string, unknown>): string {
  const wanted = state['postLogoutRedirectUri']
  if (typeof wanted !== 'string') return ctx.oidc.urlFor('end_session_success')
  const url = new URL(wanted)
  if (typeof state['state'] === 'string') url.searchParams.set('state', state['state'])
  return url.href
}
