import { invalidField, limits, say, type Secret } from '#ground'
import { foldName } from './names.ts'
import { commonPasswords } from './common-passwords.ts'

/**
 * Checks a new password: 8 to 256 characters after NFC, no composition rules, not the username or e-mail, not on the
 * bundled list of common passwords. Throws Problem `invalid`.
 */
export function checkNewPassword(password: Secret, person: { username: string | null; email: string | null }): void {
  const text = password.reveal().normalize('NFC')
  const { lengthMin, lengthMax } = limits.password
  if (text.length < lengthMin)
    throw invalidField(
      'password',
      say('A password has at least {min} characters. Longer is better; a few words are fine.', { min: lengthMin }),
    )
  if (text.length > lengthMax)
    throw invalidField('password', say('A password has at most {max} characters.', { max: lengthMax }))
  const folded = foldName(text)
  if ([person.username, person.email].some(name => name !== null && foldName(name) === folded))
    throw invalidField('password', 'A password cannot be the username or the e-mail address.')
  if (commonPasswords.has(folded))
    throw invalidField(
      'password',
      'This password is on the list of common ones, which are tried first. Choose another one.',
    )
}
