import { isLoopbackName } from '#http'
import type { AllClientMetadata } from 'oidc-provider'
import type { OidcApp } from './apps.ts'

/**
 * An app as the library's client metadata (OIDC Registration §2). Its secrets are hashed rows, so the library gets a
 * `placeholder` that equals none of them: comparing is replaced in `client-secret.ts`.
 */
export function printClient({ title, oidc }: OidcApp, placeholder: string): AllClientMetadata {
  return {
    client_id: oidc.clientId,
    client_name: title,
    ...(oidc.authMethod === 'none' ? {} : { client_secret: placeholder }),
    token_endpoint_auth_method: oidc.authMethod,
    application_type: isNative(oidc) ? 'native' : 'web',
    redirect_uris: oidc.redirectUris,
    post_logout_redirect_uris: oidc.postLogoutRedirectUris,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
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
