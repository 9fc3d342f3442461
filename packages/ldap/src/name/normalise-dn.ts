import type { DN, RDN } from './dn.ts'
import { parseDN } from './parse-dn.ts'
import { printRDN } from './print-dn.ts'

/** RFC 4514 §3 and RFC 4519: names of one attribute type that DNs are written with. */
const canonicalTypes = new Map<string, string>([
  ['2.5.4.3', 'cn'],
  ['commonname', 'cn'],
  ['2.5.4.7', 'l'],
  ['localityname', 'l'],
  ['2.5.4.8', 'st'],
  ['stateorprovincename', 'st'],
  ['2.5.4.10', 'o'],
  ['organizationname', 'o'],
  ['2.5.4.11', 'ou'],
  ['organizationalunitname', 'ou'],
  ['2.5.4.6', 'c'],
  ['countryname', 'c'],
  ['2.5.4.9', 'street'],
  ['streetaddress', 'street'],
  ['0.9.2342.19200300.100.1.25', 'dc'],
  ['domaincomponent', 'dc'],
  ['0.9.2342.19200300.100.1.1', 'uid'],
  ['userid', 'uid'],
])

/**
 * The form of a DN in which equal DNs are equal strings: types by their short lower-case name, values folded in letter
 * case and space, escapes in one way, the parts of a multi-valued RDN in order. For comparing, not for showing.
 * Throws invalidDNSyntax when a text is no DN.
 */
export function normaliseDN(dn: DN | string): string {
  if (typeof dn === 'string') {
    // Most DNs that clients send are in this form already, up to letter case.
    if (plain.test(dn)) return dn.toLowerCase()
    dn = parseDN(dn)
  }
  return dn.map(normaliseRDN).join(',')
}

const plain = /^(?:(?:cn|uid|ou|dc|o)=[a-z0-9._@-]+(?:,(?!$)|$))+$/i

/** The same of one RDN. */
export function normaliseRDN(rdn: RDN): string {
  const parts = rdn.map(({ type, value }) => {
    const folded = type.toLowerCase()
    const canonical = canonicalTypes.get(folded) ?? folded
    return printRDN([{ type: canonical, value: typeof value === 'string' ? foldText(value) : value }])
  })
  return parts.length === 1 ? (parts[0] as string) : [...new Set(parts)].sort().join('+')
}

/**
 * A text as caseIgnoreMatch sees it (RFC 4518, in short): compatibility forms and letter case folded, spaces at the ends
 * dropped and runs of them made one. An empty text stays empty.
 */
export function foldText(text: string): string {
  const folded = ascii.test(text) ? text : text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  return folded.toLowerCase().replace(/\s+/g, ' ').trim()
}

const ascii = /^[\x20-\x7e]*$/

/** Whether two DNs name the same entry. */
export function equalDN(a: DN | string, b: DN | string): boolean {
  return normaliseDN(a) === normaliseDN(b)
}

/** Whether `dn` is `base` or lies below it. */
export function isWithinDN(dn: DN | string, base: DN | string): boolean {
  const name = typeof dn === 'string' ? parseDN(dn) : dn
  const above = typeof base === 'string' ? parseDN(base) : base
  const levels = name.length - above.length
  return levels >= 0 && normaliseDN(name.slice(levels)) === normaliseDN(above)
}
