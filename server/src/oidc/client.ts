import { hasSecret } from '#directory'
import { isLoopbackName } from '#http'
import type { AllClientMetadata } from 'oidc-provider'
import type { OidcApp } from './apps.ts'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

/**
 * An app as the library's client metadata (OIDC Registration §2). Its secrets are hashed rows, so the library gets a
 * `placeholder` that equals none of them: comparing is replaced in `client-secret.ts`.
 */
export function printClient({ id, title, oidc }: OidcApp, placeholder: string): AllClientMetadata {
  const hasBrowser = oidc.redirectUris.length > 0
  return {
    client_id: oidc.clientId,
    client_name: title,
    ...(hasSecret(oidc) ? { client_secret: placeholder } : {}),
    ...(oidc.jwks === null ? {} : { jwks: oidc.jwks }),
    token_endpoint_auth_method: oidc.authMethod,
    application_type: isNative(oidc) ? 'native' : 'web',
    redirect_uris: oidc.redirectUris,
    post_logout_redirect_uris: oidc.postLogoutRedirectUris,
    ...(oidc.backchannelLogoutUri === null
      ? {}
      : { backchannel_logout_uri: oidc.backchannelLogoutUri, backchannel_logout_session_required: true }),
    grant_types: [
      ...(hasBrowser ? ['authorization_code'] : []),
      ...(hasBrowser || oidc.deviceFlow ? ['refresh_token'] : []),
      ...(oidc.deviceFlow ? [deviceGrant] : []),
      ...(oidc.clientCredentials ? ['client_credentials'] : []),
    ],
    response_types: hasBrowser ? ['code'] : [],
    id_token_signed_response_alg: oidc.signingAlgorithm,
    require_pushed_authorization_requests: oidc.requirePar,
    dpop_bound_access_tokens: oidc.requireDpop,
    // Each app is a sector of its own (OIDC Core §8.1), however many hosts it has; the address is never fetched.
    ...(oidc.subject === 'username'
      ? { subject_type: 'public' }
      : { subject_type: 'pairwise', sector_identifier_uri: `https://${id}.invalid/` }),
  }
}

/**
 * Apps on a person's own machine return to a scheme of their own or to loopback at any port (RFC 8252 §7). Everybody
 * else's addresses are compared exactly, port included.
 */
function isNative({ redirectUris, authMethod }: OidcApp['oidc']): boolean {
  return redirectUris.some(uri => {
    const { protocol, hostname } = new URL(uri)
    if (protocol === 'https:') return false
    return protocol === 'http:' ? authMethod === 'none' && isLoopbackName(hostname) : true
  })
}
