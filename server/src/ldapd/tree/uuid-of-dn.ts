import { createHash } from 'node:crypto'
import { normaliseDN } from '@doorward/ldap'

/** The name space of DNs, RFC 9562 §6.6. */
const x500 = Buffer.from('6ba7b8149dad11d180b400c04fd430c8', 'hex')

/** A UUIDv5 (RFC 9562 §5.5) of the normalised DN: for entries that no row stands behind. */
export function uuidOfDN(dn: string): string {
  const bytes = createHash('sha1').update(x500).update(normaliseDN(dn)).digest().subarray(0, 16)
  bytes[6] = 0x50 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
