import { errors, interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { decideFor } from '#access'
import { seconds } from '#ground'
import { clientAuthMethods, signingAlgorithms, type User } from '#directory'
import { accountOf, findPerson } from './account.ts'
import { acrValues, wantsSecondFactor } from './acr.ts'
import { findApp, type OidcApp } from './apps.ts'
import { claimsNowOf } from './claims.ts'
import { loadExistingGrant, type Consents } from './grant.ts'
import { lifetimes } from './lifetimes.ts'
import { apiAsResource, apiResource, findMachine } from './machine.ts'
import { mountPath } from './mount-path.ts'
import type { OidcParts } from './parts.ts'
import { registrationPath } from './registration/routes.ts'
import { findResourceServer } from './resource-server.ts'
import type { PrivateJwk } from './signing-keys.ts'
import { subjectAt } from './subject.ts'

export { mountPath } from './mount-path.ts'

export interface ConfigurationParts extends Pick<OidcParts, 'clock' | 'memory' | 'publicUrl' | 'sealer' | 'apiScopes'> {
  adapter: NonNullable<Configuration['adapter']>
  keys: PrivateJwk[]
  consents: Consents
  deviceFlow: NonNullable<NonNullable<Configuration['features']>['deviceFlow']>
  renderError: NonNullable<Configuration['renderError']>
  logoutSource: (ctx: KoaContextWithOIDC, form: string) => Promise<void>
  postLogoutSuccessSource: (ctx: KoaContextWithOIDC) => Promise<void>
}

const off = { enabled: false } as const

/** The library's configuration: what it may do, and the few questions it asks of us. */
export function printConfiguration(parts: ConfigurationParts): Configuration {
  const { memory, clock } = parts

  const isMachine = (clientId: string): boolean =>
    findApp(memory, clientId) === undefined && findMachine(memory, clientId) !== undefined

  /** The person of the library's session, if they may open the app now. */
  function findAllowed(ctx: KoaContextWithOIDC, app: OidcApp): (User & { subject: string }) | undefined {
    const { session } = ctx.oidc
    const user = session?.accountId === undefined ? undefined : findPerson(parts, session.accountId)
    if (user === undefined || user.subject === null) return undefined
    const { allowed } = decideFor(memory, user, app, clock.now(), {
      amr: session?.amr ?? [],
      address: ctx.ip,
      authAt: session?.loginTs === undefined ? null : seconds(session.loginTs),
    })
    return allowed ? { ...user, subject: user.subject } : undefined
  }

  return {
    adapter: parts.adapter,
    jwks: { keys: parts.keys },
    cookies: printCookies(parts),

    responseTypes: ['code'],
    scopes: ['openid', 'offline_access'],
    claims: claimsNowOf(memory),
    acrValues,
    routes: {
      pushed_authorization_request: '/request',
      device_authorization: '/device/auth',
      code_verification: '/device',
    },
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier(_ctx, subject, client) {
      const [user, app] = [findPerson(parts, subject), findApp(memory, client.clientId)]
      if (user === undefined || app === undefined) throw new errors.InvalidGrant('the person or the app is no more')
      return subjectAt(parts, user, app)
    },
    // Each app is its own sector: `printClient`.
    sectorIdentifierUriValidate: () => false,
    clientAuthMethods: [...clientAuthMethods],
    enabledJWA: { idTokenSigningAlgValues: signingAlgorithms.filter(alg => parts.keys.some(key => key.alg === alg)) },
    // Which claims go into the ID token is the app's setting: `accountOf` answers with those alone.
    conformIdTokenClaims: false,
    // OIDC Core §3.1.2.1 requires it, and a guess would hide a mistake in the app.
    allowOmittingSingleRegisteredRedirectUri: false,
    discovery: {
      claim_types_supported: ['normal'],
      ui_locales_supported: ['en'],
      // Ours, not the library's: docs/decisions/0015-openid-connect.md.
      ...(memory.settings().registration.enabled
        ? { registration_endpoint: new URL(mountPath + registrationPath, parts.publicUrl()).href }
        : {}),
    },

    features: {
      devInteractions: off,
      claimsParameter: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: parts.logoutSource,
        postLogoutSuccessSource: parts.postLogoutSuccessSource,
      },
      // For the discovery document and the session's name in ID tokens; who is told, and how, is the outbox's.
      backchannelLogout: { enabled: true },
      // A token is its own client's business: whoever else asks learns nothing and changes nothing.
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      revocation: {
        enabled: true,
        allowedPolicy(_ctx, client, token) {
          if (token.clientId === client.clientId) return true
          if (client.clientAuthMethod === 'none') return false
          throw new errors.InvalidRequest('this token was issued to another client')
        },
      },
      clientCredentials: { enabled: true },
      deviceFlow: parts.deviceFlow,
      dPoP: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      resourceIndicators: {
        enabled: true,
        // An app that names no API gets a token for userinfo, a service account one for our own API.
        defaultResource: (_ctx, client) => (isMachine(client.clientId) ? apiResource(parts) : undefined),
        // Asked for with the code, it is meant (RFC 8707 §2.2), also by a client that says it only once.
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, uri, client) =>
          isMachine(client.clientId) ? apiAsResource(parts, uri) : findResourceServer(memory, client.clientId, uri),
      },
      requestObjects: off,
    },
    // Nothing that fetches is on; should the library ever try, it fails.
    fetch: () => Promise.reject(new Error('Outgoing requests of the OIDC library are switched off.')),

    pkce: {
      required: (_ctx, client) =>
        client.clientAuthMethod === 'none' || findApp(memory, client.clientId)?.oidc.requirePkce !== false,
    },
    // Apps in a browser (RFC 8252's relatives) ask from the origins they are returned to. An app's own scheme has none,
    // which is `null`, as a sandboxed frame's is.
    clientBasedCORS: (_ctx, origin, client) =>
      origin !== 'null' && (client.redirectUris ?? []).some(uri => URL.parse(uri)?.origin === origin),

    rotateRefreshToken: true,
    // With `offline_access` they outlive an idle browser, without it they end with its session.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    ttl: lifetimes(memory),

    findAccount(_ctx, subject, token) {
      const user = findPerson(parts, subject)
      const clientId = (token as { clientId?: string } | undefined)?.clientId
      return user && accountOf(parts, user, findApp(memory, clientId))
    },
    loadExistingGrant: loadExistingGrant({ memory, consents: parts.consents, findAllowed }),
    interactions: {
      policy: printPolicy(parts, findAllowed),
      url: (_ctx, interaction) => `${mountPath}/interaction/${interaction.uid}`,
    },
    renderError: parts.renderError,
  }
}

/** What is asked of a person before an app is answered, in this order: who they are, whether they may, whether they agree. */
function printPolicy(
  { memory }: ConfigurationParts,
  findAllowed: (ctx: KoaContextWithOIDC, app: OidcApp) => User | undefined,
) {
  const { base, Check, Prompt } = interactionPolicy
  const policy = base()
  // Whether an app asks is the admin's decision, for apps on people's own machines too.
  policy.get('consent')?.checks.remove('native_client_prompt')
  // `acr_values` is a wish (OIDC Core §3.1.2.1): without a page nobody can fulfil it, and the answer says what is so.
  policy
    .get('login')
    ?.checks.add(
      new Check(
        'acr_wished',
        'a second factor is asked for',
        ({ oidc }) =>
          !oidc.prompts.has('none') && wantsSecondFactor(oidc.params ?? {}) && oidc.session?.acr !== acrValues[1],
      ),
    )
  const refused = new Check('refused', 'this person may not open this app', 'access_denied', ctx => {
    const app = findApp(memory, ctx.oidc.client?.clientId)
    return app === undefined || findAllowed(ctx, app) === undefined
  })
  policy.add(new Prompt({ name: 'access' }, refused), 1)
  return policy
}

function printCookies({ publicUrl, sealer }: ConfigurationParts): NonNullable<Configuration['cookies']> {
  const https = publicUrl().protocol === 'https:'
  const options = { httpOnly: true, sameSite: 'lax', signed: true, path: '/' } as const
  const { path: _path, ...shortOptions } = options
  return {
    keys: [sealer.deriveKey('oidc cookies').toString('base64url')],
    long: options,
    // One interaction's cookies go to its own path, so that two tabs do not disturb each other: hence no `__Host-`.
    short: shortOptions,
    names: {
      session: https ? '__Host-doorward-oidc' : 'doorward-oidc',
      interaction: https ? '__Secure-doorward-attempt' : 'doorward-attempt',
      resume: https ? '__Secure-doorward-resume' : 'doorward-resume',
    },
  }
}
