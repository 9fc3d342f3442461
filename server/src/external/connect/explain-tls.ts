import { asItIs, say, type Saying } from '#ground'
import type { PresentedCertificate, TlsFailure } from '@doorward/ldap'

/** Why TLS did not come about, for an admin: what was presented, and what would do. */
export function explainTls(failure: TlsFailure, host: string): Saying {
  const { code, certificate } = failure
  if (certificate === undefined) return say('TLS could not be begun ({why}).', { why: failure.message })
  const { issuer, isSelfSigned, notAfter, notBefore } = certificate
  const names = listNames(certificate)
  switch (code) {
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return say('Its certificate is for {names}, not for {host}.', { names, host })
    case 'CERT_HAS_EXPIRED':
      return say('Its certificate was valid until {day} only.', { day: day(notAfter) })
    case 'CERT_NOT_YET_VALID':
      return say('Its certificate is valid from {day} on only; is the time right here?', { day: day(notBefore) })
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return isSelfSigned
        ? say(
            'Its certificate for {names} is signed by itself, which is not trusted here: give the CA’s certificate.',
            { names },
          )
        : say(
            'Its certificate for {names} is signed by {issuer}, which is not trusted here: give the CA’s certificate.',
            { names, issuer },
          )
    default:
      return say('Its certificate for {names} is refused ({code}).', { names, code })
  }
}

const listNames = ({ names, subject }: PresentedCertificate): Saying =>
  names.length === 0 ? say('{subject} (without a name of its own)', { subject }) : asItIs(names.join(', '))

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
