import type { IncomingMessage, ServerResponse } from 'node:http'
import { Provider, type AdapterPayload } from 'oidc-provider'
import { newToken, type Secret } from '#ground'
import type { App, LiveToken } from '#directory'
import type { Web } from '#http'
import { createAttempts } from '#store'
import { createAdapter } from './adapter/adapter.ts'
import { createRecordAdapter } from './adapter/records.ts'
import { wantsSecondFactor } from './acr.ts'
import { cardOf, findApp } from './apps.ts'
import { createAfterSignOut } from './after-sign-out.ts'
import { createAppSessions } from './app-sessions.ts'
import { watchProvider } from './audit.ts'
import { createClaimNames } from './claims.ts'
import { keepClients } from './client-cache.ts'
import { checkSignaturesWithSecrets, compareHashedSecrets } from './client-secret.ts'
import { mountPath, printConfiguration } from './configuration.ts'
import { renderError } from './error-page.ts'
import { devicePages } from './device/device-pages.ts'
import { createAgreements } from './agreements.ts'
import { createConsents } from './grant.ts'
import { createInteraction } from './interaction.ts'
import { mountInteraction } from './interaction-routes.ts'
import { oidcLimits } from './limits.ts'
import { findMachineToken } from './machine.ts'
import { createTokenFinder, type TokenBearer } from './person-token.ts'
import { createAssertionSigner, type AssertionClaims } from './sign-assertion.ts'
import { noticeProvider } from './noticed.ts'
import type { AppCard } from './pages.ts'
import type { OidcParts } from './parts.ts'
import { mountProtocol, type Library } from './protocol-routes.ts'
import { mountRegistration } from './registration/routes.ts'
import { createLogouts, type Logouts } from './logout/logouts.ts'
import { quietLibrary } from './logout/quiet-library.ts'
import { createSignOut } from './sign-out.ts'
import { deleteRetiredKeys, ensureSigningKeys, openKeyRing, type KeyRing } from './signing-keys.ts'
import { createVisits } from './visit.ts'

/** A library and what it was made of. */
interface Current extends Library {
  claims: string
  ring: KeyRing
  registration: boolean
}

const issuerOf = (publicUrl: URL): string => publicUrl.origin + mountPath

/** OpenID Connect and OAuth 2.0, over the library `oidc-provider`. */
export interface Oidc
  extends ReturnType<typeof createAgreements>,
    ReturnType<typeof createAfterSignOut>,
    ReturnType<typeof createAppSessions> {
  mount(web: Pick<Web, 'app' | 'answerReady'>): void
  /** The library itself, past the addresses of ours: `request.url` is below the mount path. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** For the sign-in page: the app behind `/sign-in?flow=`, and where the browser goes on. */
  readonly appRequests: {
    /** Undefined when the attempt is unknown or over. Whose browser it is, is checked where it is taken up again. */
    describe(flow: string, request: IncomingMessage): Promise<AppCard | undefined>
    resumeUrl(flow: string): string
  }
  /** What apps are told when a session ends. */
  readonly logouts: Logouts
  /** Whom a service account's access token stands for at our own API. */
  findMachineToken(text: Secret): Promise<LiveToken | undefined>
  /** Whom an access token stands for at an app behind the gateway. */
  findBearer(text: Secret, app: App): Promise<TokenBearer | undefined>
  /** Signs with a key that is published. */
  signAssertion(claims: AssertionClaims): Promise<string>
  /** Deletes what has run out, a bounded number at a time. To be called now and then. */
  deleteExpired(): Promise<void>
}

/** Makes the signing keys that are missing, which on the first start is all of them. */
export async function createOidc(parts: OidcParts): Promise<Oidc> {
  const { clock, run, memory, publicUrl } = parts
  const visits = createVisits()
  const attempts = createAttempts<AdapterPayload>(parts, 'interaction', oidcLimits.attemptsMax)
  const strangers = createAttempts<AdapterPayload>(parts, 'stranger', oidcLimits.strangersMax)
  const pushed = createAttempts<AdapterPayload>(parts, 'pushed', 2 * oidcLimits.pushedMax)
  const devices = createAttempts<AdapterPayload>(parts, 'device', 2 * oidcLimits.deviceCodesMax)
  const records = { ...parts, visits }
  const consents = createConsents(createRecordAdapter(records, 'Consent'), clock)
  const adapter = createAdapter({ ...records, attempts, pushed, devices, strangers, placeholder: newToken() })
  await ensureSigningKeys(parts)
  const logouts = createLogouts({ ...parts, provider: () => library().provider })
  const afterwards = createAfterSignOut({ ...parts, logouts })
  const signOut = createSignOut({ ...parts, ...afterwards, visits })

  function build(issuer: string, { keys }: KeyRing): Provider {
    const configuration = printConfiguration({
      ...parts,
      ...signOut,
      adapter,
      keys,
      consents,
      deviceFlow: devicePages({ ...parts, visits }),
      renderError: renderError({ ...parts, visits }),
    })
    const provider = new Provider(issuer, configuration)
    // Safe only because every X-Forwarded header is overwritten before the library sees it: `protocol-routes.ts`.
    provider.proxy = true
    provider.use((ctx, next) => signOut.endAfterConfirmation(ctx, next))
    compareHashedSecrets(provider, parts)
    quietLibrary(provider, { ...parts, visits })
    checkSignaturesWithSecrets(provider, parts)
    keepClients(provider, memory)
    watchProvider(provider, { ...parts, visits })
    noticeProvider(provider, { ...parts, visits })
    return provider
  }

  // The public URL is a setting; the issuer is made from it and from nothing else. The library takes claims as they are
  // when it is made, so it is made anew when some app is told other attributes, and when other keys are published or
  // sign, or when it names other addresses; it keeps nothing of its own.
  let current: Current | undefined
  const claimNames = createClaimNames(memory)
  const isRingGood = ({ madeOf, until }: KeyRing) => madeOf === memory.signingKeys.all() && clock.now() < until
  /** The library there is, while it is the one for this moment. */
  function findLibrary(): Current | undefined {
    const isGood =
      current?.provider.issuer === issuerOf(publicUrl()) &&
      current.claims === claimNames() &&
      current.registration === memory.settings().registration.enabled &&
      isRingGood(current.ring)
    return isGood ? current : undefined
  }

  function library(): Current {
    const found = findLibrary()
    if (found !== undefined) return found
    const ring = openKeyRing(parts)
    const provider = build(issuerOf(publicUrl()), ring)
    const { enabled: registration } = memory.settings().registration
    return (current = { provider, handle: provider.callback(), claims: claimNames(), ring, registration })
  }

  return {
    ...createAgreements({ ...parts, logouts }),
    logouts,
    ...afterwards,
    handle: (request, response) => library().handle(request, response),
    ...createAppSessions({ ...parts, list: parts.store.list, logouts }),
    mount({ app, answerReady }) {
      const doors = { ...parts, visits, library }
      mountProtocol({ app, answerReady }, { ...doors, findLibrary, signOut })
      mountRegistration(app, parts)
      mountInteraction(app, { ...doors, interaction: createInteraction({ ...parts, attempts, consents }) })
    },
    appRequests: {
      async describe(flow) {
        const params = ((await attempts.find(flow))?.params ?? {}) as Record<string, unknown>
        const app = findApp(memory, String(params['client_id']))
        return app && { ...cardOf(app), needsSecondFactor: app.requireTwoFactor || wantsSecondFactor(params) }
      },
      resumeUrl: flow => `${mountPath}/interaction/${encodeURIComponent(flow)}`,
    },
    findMachineToken: text => findMachineToken(parts, text),
    findBearer: createTokenFinder(parts),
    signAssertion: createAssertionSigner(() => library().ring),
    async deleteExpired() {
      await attempts.deleteExpired()
      await strangers.deleteExpired()
      await pushed.deleteExpired()
      await logouts.tidy()
      await devices.deleteExpired()
      await deleteRetiredKeys(parts)
      await run('deleteExpired', { at: clock.now(), limit: oidcLimits.sweepRows })
    },
  }
}
