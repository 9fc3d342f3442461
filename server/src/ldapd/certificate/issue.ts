import { isIP } from 'node:net'
import { webcrypto } from 'node:crypto'
import type { Millis } from '#ground'

/** A certificate and its key, in PEM. */
export interface Issued {
  certificate: string
  key: string
}

interface Subject {
  commonName: string
  from: Millis
  to: Millis
}

/** Loaded when a certificate is made, which is once a year: it is 10 MB of memory. */
async function loadLibrary() {
  // The library finds its parts through this polyfill's registry.
  await import('reflect-metadata')
  return import('@peculiar/x509')
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])

async function printKey(key: webcrypto.CryptoKey): Promise<string> {
  const { PemConverter } = await loadLibrary()
  return `${PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`
}

async function parseKey(pem: string): Promise<webcrypto.CryptoKey> {
  const { PemConverter } = await loadLibrary()
  return webcrypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(pem), algorithm, false, ['sign'])
}

/** A CA of one's own: it signs server certificates and no other CA. */
export async function issueCA({ commonName, from, to }: Subject): Promise<Issued> {
  const x509 = await loadLibrary()
  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [commonName] }],
    notBefore: new Date(from),
    notAfter: new Date(to),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, key: await printKey(keys.privateKey) }
}

/** A TLS server's certificate for host names (in ASCII) and addresses. */
export async function issueServer(subject: Subject & { names: readonly string[] }, ca: Issued): Promise<Issued> {
  const x509 = await loadLibrary()
  const keys = await newKeys()
  const authority = new x509.X509Certificate(ca.certificate)
  const certificate = await x509.X509CertificateGenerator.create({
    subject: [{ CN: [subject.commonName] }],
    issuer: authority.subject,
    notBefore: new Date(subject.from),
    notAfter: new Date(subject.to),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: await parseKey(ca.key),
    extensions: [
      new x509.SubjectAlternativeNameExtension(
        subject.names.map(name => ({ type: isIP(name) === 0 ? ('dns' as const) : ('ip' as const), value: name })),
      ),
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.AuthorityKeyIdentifierExtension.create(authority),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, key: await printKey(keys.privateKey) }
}
