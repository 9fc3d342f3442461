import { BerWriter } from '../ber/writer.ts'
import type { DN, RDN } from './dn.ts'

/** The string form of a DN, RFC 4514 §2: `parseDN` gives the same DN back. */
export function printDN(dn: DN): string {
  return dn.map(printRDN).join(',')
}

/** The string form of one RDN. */
export function printRDN(rdn: RDN): string {
  return rdn.map(({ type, value }) => `${type}=${printDNValue(value)}`).join('+')
}

/** A value as it stands in a DN: RFC 4514 §2.4 escapes; octets that are no text as `#` and their BER encoding. */
export function printDNValue(value: string | Uint8Array): string {
  if (typeof value !== 'string') {
    const writer = new BerWriter(value.length + 8)
    writer.octets(value)
    return `#${Buffer.from(writer.copy()).toString('hex')}`
  }
  return value.replace(/^[# ]| $|[\\",;+<>]|\0/g, character => (character === '\0' ? '\\00' : `\\${character}`))
}
