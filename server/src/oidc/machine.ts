import { errors, type AdapterPayload, type AllClientMetadata, type ResourceServer } from 'oidc-provider'
import { hashToken, type Secret } from '#ground'
import type { DirectoryMemory, LiveToken, ServiceAccount, ServiceId } from '#directory'
import type { OidcParts } from './parts.ts'

/** Service accounts are clients too, by their ids: with a secret they get tokens for our own API (RFC 6749 §4.4). */
export function findMachine({ services }: DirectoryMemory, clientId: string | undefined): ServiceAccount | undefined {
  const service = clientId === undefined ? undefined : services.find(clientId as ServiceId)
  return service === undefined || service.disabled ? undefined : service
}

/** As the library's client metadata; of its secrets a `placeholder`, as for apps. */
export const printMachine = ({ id, name }: ServiceAccount, placeholder: string): AllClientMetadata => ({
  client_id: id,
  client_name: name,
  client_secret: placeholder,
  token_endpoint_auth_method: 'client_secret_basic',
  redirect_uris: [],
  grant_types: ['client_credentials'],
  response_types: [],
})

type ApiParts = Pick<OidcParts, 'publicUrl' | 'apiScopes'>

/** Our own API, as the one audience of a machine's tokens. */
export const apiResource = ({ publicUrl }: Pick<ApiParts, 'publicUrl'>): string => new URL('/api', publicUrl()).href

/** Throws InvalidTarget for any other. Its tokens are looked up, so that they end with their account. */
export function apiAsResource(parts: ApiParts, uri: string): ResourceServer {
  if (uri !== apiResource(parts)) throw new errors.InvalidTarget('service accounts get tokens for our own API alone')
  return { audience: uri, scope: parts.apiScopes.join(' '), accessTokenFormat: 'opaque' }
}

/**
 * Whom a token of client credentials stands for at our API: a service account as it is now. Undefined for an app's token,
 * for one that has run out or ended, and for one bound to a key, which a bearer does not show.
 */
export async function findMachineToken(
  { read, memory, clock, publicUrl }: Pick<OidcParts, 'read' | 'memory' | 'clock' | 'publicUrl'>,
  text: Secret,
): Promise<LiveToken | undefined> {
  const row = await read
    .selectFrom('oidcRecord')
    .select(['payload', 'appId', 'expiresAt'])
    .where('model', '=', 'ClientCredentials')
    .where('id', '=', hashToken(text.reveal()))
    .executeTakeFirst()
  if (row === undefined || row.appId !== null || (row.expiresAt ?? 0) <= clock.now()) return undefined
  const { clientId, aud, scope = '', jkt } = JSON.parse(row.payload) as AdapterPayload
  const service = findMachine(memory, clientId)
  if (service === undefined || aud !== apiResource({ publicUrl }) || jkt !== undefined) return undefined
  const scopes = scope.split(' ').filter(word => word !== '')
  // It has no row of its own to be named by.
  return { id: 'client-credentials', scopes, holder: { kind: 'service', service } }
}
