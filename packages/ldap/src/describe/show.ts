import { findText } from '../ber/text.ts'
import { LdapError } from '../error.ts'
import type { Filter } from '../filter/filter.ts'
import { printFilter } from '../filter/print-filter.ts'
import { parseDN } from '../name/parse-dn.ts'
import { printDN } from '../name/print-dn.ts'

const shownMax = 512

/** Lines one level further in. */
export function indent(lines: readonly string[]): string[] {
  return lines.map(line => `  ${line}`)
}

/** A text on one line: what would move the cursor, turn the direction of reading or not be seen is shown by its number. */
export function showText(text: string): string {
  const shown = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, character => `\\u{${character.codePointAt(0)?.toString(16)}}`)
  return shown.length > shownMax ? `${shown.slice(0, shownMax)}… (${text.length} characters)` : shown
}

/** Octets as text where they are a text of one line, otherwise in hexadecimal. */
export function showOctets(octets: Uint8Array): string {
  const text = findText(octets)
  if (text !== undefined && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return text === '' ? '(empty)' : showText(text)
  const start = Buffer.from(octets.subarray(0, 64)).toString('hex')
  return octets.length > 64 ? `0x${start}… (${octets.length} octets)` : `0x${start}`
}

/** What stands in the place of a secret. */
export function showLength(length: number): string {
  return `${length} ${length === 1 ? 'octet' : 'octets'}, not shown`
}

const passwordTypes = new Set(['2.5.4.35', '1.3.6.1.4.1.4203.1.3.4', '1.2.840.113556.1.4.90', 'totptoken', 'olcrootpw'])

/** Whether an attribute holds passwords, codes or what can be tried in their place: its values are never shown. */
export function isSecret(type: string): boolean {
  const bare = (type.split(';')[0] ?? '').toLowerCase()
  return passwordTypes.has(bare) || /(?:passw(?:or)?d|pwd|secret|nthash|pwdhistory|principalkey)$/.test(bare)
}

/** A DN as it was sent, but for secrets in it. */
export function showDN(text: string): string {
  if (!/=/.test(text)) return text === '' ? '(empty)' : showText(text)
  try {
    const dn = parseDN(text)
    if (!dn.some(rdn => rdn.some(({ type }) => isSecret(type)))) return showText(text)
    const hidden = dn.map(rdn => rdn.map(part => (isSecret(part.type) ? { ...part, value: '***' } : part)))
    return showText(printDN(hidden))
  } catch (error) {
    if (error instanceof LdapError) return `${showText(text)} (not a DN)`
    throw error
  }
}

/** A filter as RFC 4515 writes it, but for secrets in it. */
export function showFilter(filter: Filter): string {
  const shown = printFilter(hideSecrets(filter)).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')
  return shown.length > 8 * shownMax ? `${shown.slice(0, 8 * shownMax)}… (${shown.length} characters)` : shown
}

function hideSecrets(filter: Filter): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { ...filter, filters: filter.filters.map(hideSecrets) }
    case 'not':
      return { ...filter, filter: hideSecrets(filter.filter) }
    case 'equalityMatch':
    case 'greaterOrEqual':
    case 'lessOrEqual':
    case 'approxMatch':
      return isSecret(filter.attribute) ? { ...filter, value: standIn(filter.value.length) } : filter
    case 'extensibleMatch':
      return isSecret(filter.attribute ?? '') ? { ...filter, value: standIn(filter.value.length) } : filter
    case 'substrings': {
      if (!isSecret(filter.attribute)) return filter
      const hide = (part: Uint8Array | undefined) => part && standIn(part.length)
      const any = filter.any.map(part => standIn(part.length))
      return { ...filter, initial: hide(filter.initial), any, final: hide(filter.final) }
    }
    case 'present':
    case 'unrecognised':
      break
  }
  return filter
}

function standIn(length: number): Uint8Array {
  return Buffer.from(`<${showLength(length)}>`)
}
