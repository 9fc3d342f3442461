import formbody from '@fastify/formbody'
import { webLimits, type ErrorPageRenderer, type Reader } from '#http'
import type { FastifyInstance } from 'fastify'
import { mountAssets } from './assets.ts'
import { mountBrand } from './brand.ts'
import { createBrowserSession } from './browser-session.ts'
import type { PagesDeps } from './deps.ts'
import { createFrameOf } from './frame-of.ts'
import { mountHome } from './routes/home.ts'
import { mountConfirmEmail } from './routes/links/confirm-email.ts'
import { mountForgot } from './routes/links/forgot.ts'
import { mountInvitation } from './routes/links/invitation.ts'
import { mountReset } from './routes/links/reset.ts'
import { mountAnswer } from './routes/request/answer.ts'
import { mountAsk } from './routes/request/ask.ts'
import { mountLanguage } from './routes/language.ts'
import { createOwnPages } from './own-pages.ts'
import { mountOwnerLogin } from './routes/owner-login.ts'
import { mountAddresses } from './routes/profile/addresses.ts'
import { mountAppPasswords } from './routes/profile/app-passwords.ts'
import { mountConnected } from './routes/profile/connected.ts'
import { mountDetails } from './routes/profile/details.ts'
import { mountDevices } from './routes/profile/devices.ts'
import { mountFactors } from './routes/profile/factors.ts'
import { mountPhoto } from './routes/profile/photo.ts'
import { mountSecurity } from './routes/profile/security.ts'
import { mountSetup } from './routes/setup.ts'
import { createSignInSteps } from './routes/sign-in/go-on.ts'
import { mountNewPassword } from './routes/sign-in/new-password.ts'
import { mountPasskey } from './routes/sign-in/passkey.ts'
import { mountPassword } from './routes/sign-in/password.ts'
import { mountSecondFactor } from './routes/sign-in/second-factor.ts'
import { mountSetUpFactor } from './routes/sign-in/set-up-factor.ts'
import { mountSignOutEverywhere } from './routes/sign-out-everywhere.ts'
import { mountSignOut } from './routes/sign-out.ts'
import { renderConsent, type ConsentView } from './views/consent.ts'
import {
  renderDeviceCode,
  renderDeviceConfirm,
  renderDeviceDone,
  type DeviceCodeView,
  type DeviceConfirmView,
  type DeviceDoneView,
} from './views/device.ts'
import { renderError, renderProtocolError, type ProtocolErrorView } from './views/error.ts'
import { frameFor, type Site } from './views/frame.ts'
import { renderRedirectAdded, type RedirectAddedView } from './views/redirect-added.ts'
import { renderRedirectMismatch, type RedirectMismatchView } from './views/redirect-mismatch.ts'
import { renderRefusal, type RefusalView } from './views/refusal.ts'
import { renderSignedOut, renderSignOut, type SignedOutView, type SignOutView } from './views/sign-out.ts'

/** Whole HTML documents for other doors. Pure but for the site, which is read each time. */
export interface PageRenderers {
  error: ErrorPageRenderer
  protocolError(view: ProtocolErrorView, reader: Reader): string
  consent(view: ConsentView, reader: Reader): string
  refusal(view: RefusalView, reader: Reader): string
  redirectMismatch(view: RedirectMismatchView, reader: Reader): string
  deviceCode(view: DeviceCodeView, reader: Reader): string
  deviceConfirm(view: DeviceConfirmView, reader: Reader): string
  deviceDone(view: DeviceDoneView, reader: Reader): string
  redirectAdded(view: RedirectAddedView, reader: Reader): string
  signOut(view: SignOutView, reader: Reader): string
  signedOut(view: SignedOutView, reader: Reader): string
}

export const createPageRenderers = (site: () => Site): PageRenderers => ({
  error: (view, reader) => renderError(frameFor(site(), reader), view),
  protocolError: (view, reader) => renderProtocolError(frameFor(site(), reader), view),
  consent: (view, reader) => renderConsent(frameFor(site(), reader), view),
  refusal: (view, reader) => renderRefusal(frameFor(site(), reader), view),
  redirectMismatch: (view, reader) => renderRedirectMismatch(frameFor(site(), reader), view),
  deviceCode: (view, reader) => renderDeviceCode(frameFor(site(), reader), view),
  deviceConfirm: (view, reader) => renderDeviceConfirm(frameFor(site(), reader), view),
  deviceDone: (view, reader) => renderDeviceDone(frameFor(site(), reader), view),
  redirectAdded: (view, reader) => renderRedirectAdded(frameFor(site(), reader), view),
  signOut: (view, reader) => renderSignOut(frameFor(site(), reader), view),
  signedOut: (view, reader) => renderSignedOut(frameFor(site(), reader), view),
})

/** Mounts the pages and their files. Forms are the only bodies they take, and but for one they hold no file. */
export function mountPages(app: FastifyInstance, deps: PagesDeps): void {
  void app.register(async scope => {
    scope.addHook('onRoute', route => {
      route.config = { answers: 'page', ...route.config }
    })
    scope.removeAllContentTypeParsers()
    await scope.register(formbody, { bodyLimit: webLimits.formBytesMax })
    const browser = createBrowserSession(deps)
    const steps = createSignInSteps({ ...deps, browser })
    const parts = { ...deps, browser, steps, frameOf: createFrameOf(deps), own: createOwnPages({ ...deps, browser }) }
    mountAssets(scope)
    mountBrand(scope, deps)
    mountHome(scope, parts)
    mountAsk(scope, parts)
    mountAnswer(scope, parts)
    mountPassword(scope, parts)
    mountPasskey(scope, parts)
    mountSecondFactor(scope, parts)
    mountSetUpFactor(scope, parts)
    mountNewPassword(scope, parts)
    mountSignOut(scope, parts)
    mountSignOutEverywhere(scope, parts)
    mountDetails(scope, parts)
    mountPhoto(scope, parts)
    mountAddresses(scope, parts)
    mountSecurity(scope, parts)
    mountFactors(scope, parts)
    mountAppPasswords(scope, parts)
    mountDevices(scope, parts)
    mountConnected(scope, parts)
    mountOwnerLogin(scope, parts)
    mountForgot(scope, parts)
    mountReset(scope, parts)
    mountInvitation(scope, parts)
    mountConfirmEmail(scope, parts)
    mountLanguage(scope, parts)
    mountSetup(scope, parts)
  })
}
