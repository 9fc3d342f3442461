import { say, type PlainSentence, type Words } from '#ground'

/** Why Active Directory and Samba refuse a bind: the number in the words that come with error 49. */
export interface RefusedReason {
  /** As it is written there, in hexadecimal: `52e`. */
  code: string
  /** For the admin. */
  words: Words
  /** Told only to those who had the password right: it may be shown to the person. */
  mayBeShown: boolean
}

const reasons: Readonly<Record<string, [words: PlainSentence, mayBeShown: boolean]>> = {
  '525': ['There is no such person.', false],
  '52e': ['The password is wrong, or there is no such person.', false],
  '530': ['They may not sign in at this hour.', true],
  '531': ['They may not sign in from this computer.', true],
  '532': ['Their password has expired.', true],
  '533': ['Their account is disabled.', true],
  '568': ['They are in more groups than the server allows.', true],
  '701': ['Their account has expired.', true],
  '773': ['They have to change their password first.', true],
  // Also told to those who guess.
  '775': ['Their account is locked after too many wrong passwords.', false],
}

/** `80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 52e, v3839` */
export function findRefusedReason(diagnosticMessage: string): RefusedReason | undefined {
  const code = /\bdata ([0-9a-f]{3,4})\b/i.exec(diagnosticMessage)?.[1]?.toLowerCase()
  if (code === undefined) return undefined
  const [words, mayBeShown] = reasons[code] ?? [say('The directory refuses it with {code}.', { code }), false]
  return { code, words, mayBeShown }
}
