import { isEmailAddress, limits, type Language } from '#ground'

export const mailKinds = [
  'invitation',
  'password-reset',
  'email-change',
  'email-changed',
  'password-changed',
  'password-reset-by-admin',
  'factor-added',
  'factor-removed',
  'factors-reset-by-admin',
  'factor-asked',
  'role-changed',
  'recovery-code-used',
  'new-browser',
  'directory-refused',
  'access-asked',
  'access-granted',
  'access-refused',
  'access-ends',
  'account-test',
] as const
export type MailKind = (typeof mailKinds)[number]

/** A message as it is sent, both forms of it saying the same. */
export interface Message {
  kind: MailKind
  /** The bare address. */
  to: string
  language: Language
  /** One line. */
  subject: string
  text: string
  html: string
}

/**
 * Looked at where a message is queued and again where it is sent: one address, nothing that could begin another header,
 * and no more than `limits.mail.messageBytesMax`. Whoever gets past our own templates gets no further than here.
 */
export function requireSendable({ to, subject, text, html }: Message): void {
  if (!isEmailAddress(to)) throw new Error('A message is for one plain address.')
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(subject)) throw new Error('A subject is one line.')
  const bytes = Buffer.byteLength(text) + Buffer.byteLength(html)
  if (bytes > limits.mail.messageBytesMax) throw new Error(`A message of ${bytes} bytes is longer than any of ours.`)
}
