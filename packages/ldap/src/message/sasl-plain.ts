import { decodeText } from '../ber/text.ts'
import { LdapError } from '../error.ts'
import { SecretOctets } from '../octets.ts'
import { ResultCode } from './result-code.ts'

/** What the credentials of SASL PLAIN say, RFC 4616 §2. */
export interface PlainCredentials {
  /** Whom to act as; empty for oneself. */
  readonly authorizationId: string
  /** Who is signing in, in whatever form the server takes. Never empty. */
  readonly authenticationId: string
  /** Never empty: an empty one would be no proof of anything. */
  readonly password: SecretOctets
}

/** Takes the credentials apart. Throws invalidCredentials when they are not of that form. */
export function parsePlainCredentials(credentials: SecretOctets | undefined): PlainCredentials {
  const octets = credentials?.reveal() ?? new Uint8Array(0)
  const first = octets.indexOf(0)
  const second = octets.indexOf(0, first + 1)
  const third = octets.indexOf(0, second + 1)
  // RFC 4616 §2: authzid NUL authcid NUL passwd, and no other NUL.
  if (first < 0 || second <= first + 1 || third >= 0 || second === octets.length - 1) {
    throw new LdapError(ResultCode.invalidCredentials, 'The credentials are not those of SASL PLAIN.')
  }
  return {
    authorizationId: decodeName(octets.subarray(0, first)),
    authenticationId: decodeName(octets.subarray(first + 1, second)),
    password: new SecretOctets(octets.subarray(second + 1)),
  }
}

function decodeName(octets: Uint8Array): string {
  try {
    return decodeText(octets)
  } catch (cause) {
    throw new LdapError(ResultCode.invalidCredentials, 'The credentials are not UTF-8.', { cause })
  }
}
