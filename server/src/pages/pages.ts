import formbody from '@fastify/formbody'
import { webLimits, type ErrorPageRenderer } from '#http'
import type { FastifyInstance } from 'fastify'
import { mountAssets } from './assets.ts'
import { createBrowserSession } from './browser-session.ts'
import type { PagesDeps } from './deps.ts'
import { mountHome } from './routes/home.ts'
import { mountOwnerLogin } from './routes/owner-login.ts'
import { mountSetup } from './routes/setup.ts'
import { mountSignIn } from './routes/sign-in.ts'
import { mountSignOut } from './routes/sign-out.ts'
import { renderConsent, type ConsentView } from './views/consent.ts'
import { renderError, renderProtocolError, type ProtocolErrorView } from './views/error.ts'
import type { Frame } from './views/frame.ts'
import { renderRedirectMismatch, type RedirectMismatchView } from './views/redirect-mismatch.ts'
import { renderRefusal, type RefusalView } from './views/refusal.ts'
import { renderSignedOut, renderSignOut, type SignedOutView, type SignOutView } from './views/sign-out.ts'

/** Whole HTML documents for other doors. Pure but for the frame, which is read each time. */
export interface PageRenderers {
  error: ErrorPageRenderer
  protocolError(view: ProtocolErrorView): string
  consent(view: ConsentView): string
  refusal(view: RefusalView): string
  redirectMismatch(view: RedirectMismatchView): string
  signOut(view: SignOutView): string
  signedOut(view: SignedOutView): string
}

export const createPageRenderers = (frame: () => Frame): PageRenderers => ({
  error: view => renderError(frame(), view),
  protocolError: view => renderProtocolError(frame(), view),
  consent: view => renderConsent(frame(), view),
  refusal: view => renderRefusal(frame(), view),
  redirectMismatch: view => renderRedirectMismatch(frame(), view),
  signOut: view => renderSignOut(frame(), view),
  signedOut: view => renderSignedOut(frame(), view),
})

/** Mounts the pages and their files. Forms are the only bodies they take. */
export function mountPages(app: FastifyInstance, deps: PagesDeps): void {
  void app.register(async scope => {
    scope.addHook('onRoute', route => {
      route.config = { answers: 'page', ...route.config }
    })
    scope.removeAllContentTypeParsers()
    await scope.register(formbody, { bodyLimit: webLimits.formBytesMax })
    const parts = { ...deps, browser: createBrowserSession(deps) }
    mountAssets(scope)
    mountHome(scope, parts)
    mountSignIn(scope, parts)
    mountSignOut(scope, parts)
    mountOwnerLogin(scope, parts)
    mountSetup(scope, parts)
  })
}
