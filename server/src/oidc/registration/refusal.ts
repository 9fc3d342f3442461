import { Problem } from '#ground'

/** RFC 7591 §3.2.2, RFC 6750 §3.1; the last is for what is ours and not the app's. */
export type RegistrationError =
  | 'invalid_redirect_uri'
  | 'invalid_client_metadata'
  | 'invalid_token'
  | 'temporarily_unavailable'

/** What a registration is answered instead of a client. */
export class RegistrationRefusal extends Error {
  override readonly name = 'RegistrationRefusal'
  readonly error: RegistrationError
  readonly status: number

  constructor(error: RegistrationError, description: string, status = 400) {
    super(description)
    this.error = error
    this.status = status
  }
}

/** In their words, what an admin would be told of the same values. */
const names: Record<string, string> = {
  title: 'client_name',
  link: 'client_uri',
  'oidc.redirectUris': 'redirect_uris',
  'oidc.postLogoutRedirectUris': 'post_logout_redirect_uris',
  'oidc.backchannelLogoutUri': 'backchannel_logout_uri',
  'oidc.jwks': 'jwks',
}

/** A Problem of the directory as a refusal; anything else is a fault of the server, and stays one. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  if (error.code === 'unavailable' || error.code === 'too-many')
    return new RegistrationRefusal('temporarily_unavailable', error.message, 503)
  if (error.code !== 'invalid') return error
  const { path = '', message = error.message } = error.fields[0] ?? {}
  const place = path.replace(/\.\d+$/, '')
  const description = `${names[place] ?? place}: ${message}`
  return new RegistrationRefusal(
    place === 'oidc.redirectUris' ? 'invalid_redirect_uri' : 'invalid_client_metadata',
    description,
  )
}
