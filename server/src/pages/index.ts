/**
 * pages: what a person meets in a browser outside the dashboard: sign-in, set-up, my apps, refusals, errors. Rendered
 * here, working without a script. It holds no state and decides nothing: it asks sign-in and shows the answer.
 */
export { type Brand, createBrandOf } from './brand.ts'
export type {
  Agreement,
  Agreements,
  AppRequests,
  EmailChange,
  PagesDeps,
  SetupSettings,
  SignInForPages,
  WriteBackForPages,
} from './deps.ts'
export { createPageRenderers, mountPages, type PageRenderers } from './pages.ts'
export type { Mending } from './views/redirect-mismatch.ts'
export type { AppCard, Contact } from './views/app-card.ts'
export type { ConsentFact, ConsentView } from './views/consent.ts'
export type { ProtocolErrorView } from './views/error.ts'
export type { Site } from './views/frame.ts'
export type { AppTile } from './views/my-apps.ts'
export type { RedirectMismatchView } from './views/redirect-mismatch.ts'
export type { RefusalView } from './views/refusal.ts'
export type { AppAfterSignOut, SignedOutView, SignOutView } from './views/sign-out.ts'
