/** Stands for the secret in what the server writes. */
const placeholder = '{{secret}}'
/** What is shown and copied instead, for somebody to put it in. */
export const toReplace = 'PASTE-THE-SECRET-HERE'

export const asksForSecret = (text: string): boolean => text.includes(placeholder)

export const withoutSecret = (text: string): string => text.replaceAll(placeholder, toReplace)

/** Undefined for a typed secret with characters that are written differently from one language to the next. */
export const withSecret = (text: string, secret: string): string | undefined =>
  /^[\w.~-]+$/.test(secret) ? text.replaceAll(placeholder, () => secret) : undefined
