/** The few kinds of ASN.1 values a certificate is made of, in DER (X.690 §10). */

export function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const { length } = body
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), body])
  const digits = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, body])
}

export const sequence = (...content: readonly Uint8Array[]): Buffer => element(0x30, ...content)
export const set = (...content: readonly Uint8Array[]): Buffer => element(0x31, ...content)
export const octetString = (content: Uint8Array): Buffer => element(0x04, content)
/** Bits in whole octets. */
export const bitString = (content: Uint8Array): Buffer => element(0x03, Buffer.from([0]), content)
export const utf8String = (text: string): Buffer => element(0x0c, Buffer.from(text))
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]))
/** A number that is not negative, from its octets. */
export const integer = (bytes: Uint8Array): Buffer =>
  element(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
/** `[n]` around elements. */
export const tagged = (n: number, ...content: readonly Uint8Array[]): Buffer => element(0xa0 | n, ...content)

export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes: number[] = []
  for (const arc of [first * 40 + second, ...rest]) {
    const digits = [arc & 0x7f]
    for (let left = arc >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80)
    bytes.push(...digits)
  }
  return element(0x06, Buffer.from(bytes))
}

/** RFC 5280 §4.1.2.5: UTCTime to 2049, GeneralizedTime from 2050. */
export function time(at: number): Buffer {
  const text = `${new Date(at).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
  return text < '2050' ? element(0x17, Buffer.from(text.slice(2))) : element(0x18, Buffer.from(text))
}
