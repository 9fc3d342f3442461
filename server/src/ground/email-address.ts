import { limits } from './limits.ts'

// One “@”, no quoting, comments or line breaks: the same strict parser for checking and for sending (RFC 5321 §4.1.2
// allows more, and mail programs disagree about the rest).
const addressForm =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** Whether a message may be sent to exactly this text. */
export const isEmailAddress = (text: string): boolean =>
  text.length <= limits.user.emailLengthMax && addressForm.test(text)

/** An address with the name that mail programs show. */
export interface Mailbox {
  /** Empty for none. */
  name: string
  address: string
}

/** `Doorward <id@example.com>`, or the address alone. Undefined for anything else (RFC 5322 §3.4 allows more). */
export function parseMailbox(text: string): Mailbox | undefined {
  const named = /^([^<>"\\]*)<([^<>]*)>$/.exec(text.trim())
  const name = named?.[1]?.trim() ?? ''
  const address = named?.[2]?.trim() ?? text.trim()
  if (!isEmailAddress(address) || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) return undefined
  return { name, address }
}
