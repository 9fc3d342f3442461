import type { PresentedCertificate, TlsFailure } from '@doorward/ldap'

/** Why TLS did not come about, for an admin: what was presented, and what would do. */
export function explainTls(failure: TlsFailure, host: string): string {
  const { code, certificate } = failure
  if (certificate === undefined) return `TLS could not be begun (${failure.message}).`
  const { issuer, isSelfSigned, notAfter, notBefore } = certificate
  switch (code) {
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `Its certificate is for ${listNames(certificate)}, not for ${host}.`
    case 'CERT_HAS_EXPIRED':
      return `Its certificate was valid until ${day(notAfter)} only.`
    case 'CERT_NOT_YET_VALID':
      return `Its certificate is valid from ${day(notBefore)} on only; is the time right here?`
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE': {
      const by = isSelfSigned ? 'by itself' : `by ${issuer}`
      return `Its certificate for ${listNames(certificate)} is signed ${by}, which is not trusted here: give the CA’s certificate.`
    }
    default:
      return `Its certificate for ${listNames(certificate)} is refused (${code}).`
  }
}

const listNames = ({ names, subject }: PresentedCertificate): string =>
  names.length === 0 ? `${subject} (without a name of its own)` : names.join(', ')

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
