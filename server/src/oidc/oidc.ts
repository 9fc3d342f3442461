import type { FastifyInstance } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { Provider, type AdapterPayload } from 'oidc-provider'
import { newToken } from '#ground'
import { createAttempts } from '#store'
import { createAdapter } from './adapter/adapter.ts'
import { createRecordAdapter } from './adapter/records.ts'
import { cardOf, findApp } from './apps.ts'
import { createAfterSignOut } from './after-sign-out.ts'
import { createAppSessions } from './app-sessions.ts'
import { watchProvider } from './audit.ts'
import { createClaimNames } from './claims.ts'
import { compareHashedSecrets } from './client-secret.ts'
import { mountPath, printConfiguration } from './configuration.ts'
import { renderError } from './error-page.ts'
import { createAgreements } from './agreements.ts'
import { createConsents } from './grant.ts'
import { createInteraction } from './interaction.ts'
import { mountInteraction } from './interaction-routes.ts'
import { oidcLimits } from './limits.ts'
import type { AppCard } from './pages.ts'
import type { OidcParts } from './parts.ts'
import { mountProtocol, type Library } from './protocol-routes.ts'
import { createLogouts, type Logouts } from './logout/logouts.ts'
import { quietLibrary } from './logout/quiet-library.ts'
import { createSignOut } from './sign-out.ts'
import { loadSigningKeys } from './signing-keys.ts'
import { createVisits } from './visit.ts'

/** OpenID Connect and OAuth 2.0, over the library `oidc-provider`. */
export interface Oidc
  extends ReturnType<typeof createAgreements>,
    ReturnType<typeof createAfterSignOut>,
    ReturnType<typeof createAppSessions> {
  mount(app: FastifyInstance): void
  /** For the sign-in page: the app behind `/sign-in?flow=`, and where the browser goes on. */
  readonly appRequests: {
    /** Undefined when the attempt is unknown or over. Whose browser it is, is checked where it is taken up again. */
    describe(flow: string, request: IncomingMessage): Promise<AppCard | undefined>
    resumeUrl(flow: string): string
  }
  /** What apps are told when a session ends. */
  readonly logouts: Logouts
  /** Deletes what has run out, a bounded number at a time. To be called now and then. */
  deleteExpired(): Promise<void>
}

/** Loads the signing keys, making the first one on the first start. */
export async function createOidc(parts: OidcParts): Promise<Oidc> {
  const { clock, run, memory, publicUrl } = parts
  const visits = createVisits()
  const attempts = createAttempts<AdapterPayload>(parts, 'interaction', oidcLimits.attemptsMax)
  const strangers = createAttempts<AdapterPayload>(parts, 'stranger', oidcLimits.strangersMax)
  const pushed = createAttempts<AdapterPayload>(parts, 'pushed', oidcLimits.pushedMax)
  const records = { ...parts, visits }
  const consents = createConsents(createRecordAdapter(records, 'Consent'), clock)
  const adapter = createAdapter({ ...records, attempts, pushed, strangers, placeholder: newToken() })
  const keys = await loadSigningKeys(parts)
  const logouts = createLogouts({ ...parts, provider: () => library().provider })
  const afterwards = createAfterSignOut({ ...parts, logouts })
  const signOut = createSignOut({ ...parts, ...afterwards, visits })

  function build(issuer: string): Provider {
    const configuration = printConfiguration({
      ...parts,
      ...signOut,
      adapter,
      keys,
      consents,
      renderError: renderError({ ...parts, visits }),
    })
    const provider = new Provider(issuer, configuration)
    // Safe only because every X-Forwarded header is overwritten before the library sees it: `protocol-routes.ts`.
    provider.proxy = true
    provider.use((ctx, next) => signOut.endAfterConfirmation(ctx, next))
    compareHashedSecrets(provider, parts)
    quietLibrary(provider, { ...parts, visits })
    watchProvider(provider, { ...parts, visits })
    return provider
  }

  // The public URL is a setting; the issuer is made from it and from nothing else. The library takes claims as they are
  // when it is made, so it is made anew when some app is told other attributes; it keeps nothing of its own.
  let current: (Library & { claims: string }) | undefined
  const claimNames = createClaimNames(memory)
  function library(): Library {
    const issuer = new URL(mountPath, publicUrl()).href
    const claims = claimNames()
    if (current?.provider.issuer !== issuer || current.claims !== claims) {
      const provider = build(issuer)
      current = { provider, handle: provider.callback(), claims }
    }
    return current
  }

  return {
    ...createAgreements({ ...parts, logouts }),
    logouts,
    ...afterwards,
    ...createAppSessions({ ...parts, list: parts.store.list, logouts }),
    mount(app) {
      const doors = { ...parts, visits, library }
      mountProtocol(app, { ...doors, signOut })
      mountInteraction(app, { ...doors, interaction: createInteraction({ ...parts, attempts, consents }) })
    },
    appRequests: {
      async describe(flow) {
        const app = findApp(memory, String((await attempts.find(flow))?.params?.['client_id']))
        return app && cardOf(app)
      },
      resumeUrl: flow => `${mountPath}/interaction/${encodeURIComponent(flow)}`,
    },
    async deleteExpired() {
      await attempts.deleteExpired()
      await strangers.deleteExpired()
      await pushed.deleteExpired()
      await logouts.tidy()
      await run('deleteExpired', { at: clock.now(), limit: oidcLimits.sweepRows })
    },
  }
}
