import type { FastifyInstance } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { Provider, type AdapterPayload } from 'oidc-provider'
import { newToken, type AppId, type Secret, type SessionId } from '#ground'
import type { App, LiveToken } from '#directory'
import { createAttempts } from '#store'
import { createAdapter } from './adapter/adapter.ts'
import { createRecordAdapter } from './adapter/records.ts'
import { cardOf, findApp } from './apps.ts'
import { watchProvider } from './audit.ts'
import { createClaimNames } from './claims.ts'
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
import type { AppCard } from './pages.ts'
import type { OidcParts } from './parts.ts'
import { mountProtocol, type Library } from './protocol-routes.ts'
import { createSignOut } from './sign-out.ts'
import { loadSigningKeys } from './signing-keys.ts'
import { createVisits } from './visit.ts'

/** OpenID Connect and OAuth 2.0, over the library `oidc-provider`. */
export interface Oidc extends ReturnType<typeof createAgreements> {
  mount(app: FastifyInstance): void
  /** For the sign-in page: the app behind `/sign-in?flow=`, and where the browser goes on. */
  readonly appRequests: {
    /** Undefined when the attempt is unknown or over. Whose browser it is, is checked where it is taken up again. */
    describe(flow: string, request: IncomingMessage): Promise<AppCard | undefined>
    resumeUrl(flow: string): string
  }
  /** Whom a service account's access token stands for at our own API. */
  findMachineToken(text: Secret): Promise<LiveToken | undefined>
  /** The apps opened in a browser's session, ended or not, ordered by title: what a page after a sign-out speaks of. */
  listApps(session: SessionId): Promise<App[]>
  /** Deletes what has run out, a bounded number at a time. To be called now and then. */
  deleteExpired(): Promise<void>
}

/** Loads the signing keys, making the first one on the first start. */
export async function createOidc(parts: OidcParts): Promise<Oidc> {
  const { clock, run, read, memory, publicUrl } = parts
  const visits = createVisits()
  const attempts = createAttempts<AdapterPayload>(parts, 'interaction', oidcLimits.attemptsMax)
  const strangers = createAttempts<AdapterPayload>(parts, 'stranger', oidcLimits.strangersMax)
  const pushed = createAttempts<AdapterPayload>(parts, 'pushed', 2 * oidcLimits.pushedMax)
  const devices = createAttempts<AdapterPayload>(parts, 'device', 2 * oidcLimits.deviceCodesMax)
  const records = { ...parts, visits }
  const consents = createConsents(createRecordAdapter(records, 'Consent'), clock)
  const adapter = createAdapter({ ...records, attempts, pushed, devices, strangers, placeholder: newToken() })
  const keys = await loadSigningKeys(parts)
  const signOut = createSignOut({ ...parts, visits })

  function build(issuer: string): Provider {
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
    checkSignaturesWithSecrets(provider, parts)
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
    ...createAgreements(parts),
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
    findMachineToken: text => findMachineToken(parts, text),
    async listApps(session) {
      const rows = await read
        .selectFrom('oidcRecord')
        .select('appId')
        .distinct()
        .where('model', '=', 'Grant')
        .where('sessionId', '=', session)
        .execute()
      const apps = rows.flatMap(({ appId }) => memory.apps.find(appId as AppId) ?? [])
      return apps.sort((a, b) => a.title.localeCompare(b.title, 'en'))
    },
    async deleteExpired() {
      await attempts.deleteExpired()
      await strangers.deleteExpired()
      await pushed.deleteExpired()
      await devices.deleteExpired()
      await run('deleteExpired', { at: clock.now(), limit: oidcLimits.sweepRows })
    },
  }
}
