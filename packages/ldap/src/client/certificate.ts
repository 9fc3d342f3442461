import type { X509Certificate } from 'node:crypto'

/** The certificate a server presented, whether or not anybody vouches for it. Times in milliseconds since 1970. */
export interface PresentedCertificate {
  /** `CN=dc1, O=Example`. */
  readonly subject: string
  readonly issuer: string
  /** The names it is for (subjectAltName): host names and addresses, without their kinds. */
  readonly names: readonly string[]
  /** SHA-256, `AB:CD:…`. */
  readonly fingerprint: string
  readonly notBefore: number
  readonly notAfter: number
  readonly isSelfSigned: boolean
  /** PEM of what was presented or found above it, the nearest first; without itself. */
  readonly issuers: readonly string[]
}

/** Chains are this long at most: a certificate that names itself as its issuer ends them too. */
const issuersMax = 8

export function describeCertificate(certificate: X509Certificate): PresentedCertificate {
  const issuers: string[] = []
  let above = certificate.issuerCertificate
  for (let below = certificate; above !== undefined && issuers.length < issuersMax; above = above.issuerCertificate) {
    if (above.fingerprint256 === below.fingerprint256) break
    issuers.push(above.toString())
    below = above
  }
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: listNames(certificate.subjectAltName ?? ''),
    fingerprint: certificate.fingerprint256,
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    isSelfSigned: certificate.checkIssued(certificate),
    issuers,
  }
}

const oneLine = (name: string | undefined): string => (name ?? '').split('\n').join(', ')

/** `DNS:a, IP Address:192.0.2.1`; what could be mistaken for another name is in quotes. */
function listNames(text: string): string[] {
  const names = text.matchAll(/(?:^|, )(?:DNS|IP Address):(?:"((?:[^"\\]|\\.)*)"|([^,]*))/g)
  return Array.from(names, ([, quoted, plain]) => quoted ?? plain ?? '')
}
