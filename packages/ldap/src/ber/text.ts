import { malformed } from '../error.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of UTF-8 octets. Throws on anything else (RFC 4511 §4.1.2: LDAPString is UTF-8). */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw malformed(`A text is not UTF-8 (${(cause as Error).name}).`)
  }
}

/** The text of UTF-8 octets, or undefined when they are not UTF-8. */
export function findText(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

const slots = 512
const internedBytesMax = 64
const internedOctets: (Uint8Array | undefined)[] = Array.from({ length: slots })
const internedTexts: string[] = Array.from({ length: slots }, () => '')

/**
 * Text that recurs in nearly every message (attribute descriptions, OIDs): one string per distinct text instead of one
 * per request. A direct-mapped cache: bounded whatever clients send. Never use it for values or passwords.
 */
export function internText(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start
  if (length > internedBytesMax) return decodeText(bytes.subarray(start, end))
  let hash = length
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0
  const slot = (hash ^ (hash >>> 9)) & (slots - 1)
  const known = internedOctets[slot]
  if (known !== undefined && known.length === length) {
    let i = 0
    while (i < length && known[i] === bytes[start + i]) i++
    if (i === length) return internedTexts[slot] as string
  }
  const octets = Uint8Array.prototype.slice.call(bytes, start, end)
  const text = decodeText(octets)
  internedOctets[slot] = octets
  internedTexts[slot] = text
  return text
}
