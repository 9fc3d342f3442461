const form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/

/** RFC 4648 §4, padded or not. Undefined for anything else: `Buffer` alone would skip what it does not know. */
export const decodeBase64 = (text: string): Buffer | undefined =>
  form.test(text) ? Buffer.from(text, 'base64') : undefined

/** Without padding, as in PHC strings. */
export const printBase64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** Passlib's base64: `.` for `+`, and no padding. */
export const decodeAdaptedBase64 = (text: string): Buffer | undefined => decodeBase64(text.replaceAll('.', '+'))

export const printAdaptedBase64 = (bytes: Buffer): string => printBase64(bytes).replaceAll('+', '.')
