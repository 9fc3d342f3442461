import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto'
import { isIP } from 'node:net'
import type { Millis } from '#ground'
import {
  bitString,
  boolean,
  element,
  integer,
  octetString,
  oid,
  sequence,
  set,
  tagged,
  time,
  utf8String,
} from './der.ts'

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

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'))
const keyUsage = { digitalSignature: 0x80, keyCertSign: 0x04, crlSign: 0x02 } as const

/** A CA of one's own: it signs server certificates and no other CA. */
export function issueCA(subject: Subject): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = nameOf(subject.commonName)
  const extensions = [
    extension('2.5.29.19', true, sequence(boolean(true), integer(Buffer.from([0])))),
    usageExtension(keyUsage.keyCertSign | keyUsage.crlSign, 1),
    extension('2.5.29.14', false, octetString(keyId(publicKey))),
  ]
  return finish({ ...subject, name, issuer: name, publicKey, extensions, issuerKey: privateKey, key: privateKey })
}

/** A TLS server's certificate for host names (in ASCII) and addresses. */
export function issueServer(subject: Subject & { names: readonly string[] }, ca: Issued): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = new X509Certificate(ca.certificate)
  const commonName = /^CN=(.*)$/m.exec(issuer.subject)?.[1] ?? ''
  const extensions = [
    extension('2.5.29.17', false, sequence(...subject.names.map(alternativeName))),
    extension('2.5.29.19', true, sequence()),
    usageExtension(keyUsage.digitalSignature, 7),
    extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.35', false, sequence(element(0x80, keyId(issuer.publicKey)))),
    extension('2.5.29.14', false, octetString(keyId(publicKey))),
  ]
  return finish({
    ...subject,
    name: nameOf(subject.commonName),
    issuer: nameOf(commonName),
    publicKey,
    extensions,
    issuerKey: createPrivateKey(ca.key),
    key: privateKey,
  })
}

interface Certificate {
  name: Buffer
  issuer: Buffer
  from: Millis
  to: Millis
  publicKey: KeyObject
  extensions: readonly Buffer[]
  issuerKey: KeyObject
  key: KeyObject
}

/** RFC 5280 §4.1: writes the certificate down and signs it. */
function finish({ name, issuer, from, to, publicKey, extensions, issuerKey, key }: Certificate): Issued {
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const unsigned = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(serial),
    ecdsaWithSha256,
    issuer,
    sequence(time(from), time(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions)),
  )
  const signed = sequence(unsigned, ecdsaWithSha256, bitString(sign('sha256', unsigned, issuerKey)))
  return {
    certificate: new X509Certificate(signed).toString(),
    key: key.export({ type: 'pkcs8', format: 'pem' }),
  }
}

const nameOf = (commonName: string): Buffer => sequence(set(sequence(oid('2.5.4.3'), utf8String(commonName))))

const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value))

/** A named bit list ends with its last set bit (X.690 §11.2.2), so it says how many bits after that are unused. */
const usageExtension = (bits: number, unused: number): Buffer =>
  extension('2.5.29.15', true, element(0x03, Buffer.from([unused, bits])))

/** RFC 5280 §4.2.1.2 (1): SHA-1 of the key's bits, which are the last of its SPKI; an identifier, not a protection. */
function keyId(publicKey: KeyObject): Buffer {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha1').update(spki.subarray(-65)).digest()
}

function alternativeName(name: string): Buffer {
  if (isIP(name) === 0) return element(0x82, Buffer.from(name))
  return element(0x87, addressBytes(name))
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number))
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(':'))
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)]
  return Buffer.from(all.map(group => group.padStart(4, '0')).join(''), 'hex')
}
