import 'reflect-metadata'
import { X509Certificate, X509CertificateGenerator } from '@peculiar/x509'
import { KeyObject, webcrypto } from 'node:crypto'
import { issueCA, type Issued, issueServer } from '../../../src/ldapd/certificate/issue.ts'

const day = 86_400_000

/** A certificate authority of one test. */
export interface Authority {
  /** PEM. */
  certificate: string
  /** A server's, for names and addresses; valid for a day around now unless told otherwise. */
  issue(names: readonly string[], valid?: { from: number; to: number }): Promise<Issued>
  /** A client's. */
  issueClient(commonName: string): Promise<Issued>
}

export async function createAuthority(commonName = 'Test authority'): Promise<Authority> {
  const around = { from: Date.now() - day, to: Date.now() + day }
  const ca = await issueCA({ commonName, ...around })
  return {
    certificate: ca.certificate,
    issue: (names, valid = around) => issueServer({ commonName: names[0] ?? 'nobody', names, ...valid }, ca),
    issueClient: name => issueClient(name, around, ca),
  }
}

async function issueClient(
  commonName: string,
  { from, to }: { from: number; to: number },
  ca: Issued,
): Promise<Issued> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const der = Buffer.from(ca.key.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  const signingKey = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: [commonName] }],
    issuer: new X509Certificate(ca.certificate).subject,
    notBefore: new Date(from),
    notAfter: new Date(to),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey,
  })
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' })
  return { certificate: `${certificate.toString('pem')}\n`, key }
}
