import { Secret } from '#ground'
import type { DirectoryMemory } from '#directory'
import { type Modification, ModifyOperation, type Peer, ResultCode } from '@doorward/ldap'
import { takesPasswords } from '../bind/takes-passwords.ts'
import { refuse } from './refusal.ts'
import { textOf } from './values.ts'

const names = new Set(['userpassword', '2.5.4.35'])

export const isPassword = (description: string): boolean => names.has(description.toLowerCase())

/** What is asked for of somebody's password: RFC 4519 §2.41, and how clients of directories change one. */
export interface PasswordWish {
  /** What it is now, as the one who asks says. */
  old: Secret | undefined
  next: Secret
}

/** Passwords are taken where a bind takes them, and nowhere else. */
export function requirePrivacy(peer: Peer, memory: DirectoryMemory): void {
  if (!takesPasswords(peer, memory))
    throw refuse(ResultCode.confidentialityRequired, 'Passwords are not taken without encryption. Use TLS.')
}

/** A value of `userPassword` with a scheme before it is a hash (RFC 2307 §5.3). */
export const isHash = (text: string): boolean => /^\{[\w-]+\}/.test(text)

export function readPassword(values: readonly Uint8Array[]): Secret {
  const [value, ...more] = values
  if (value === undefined || more.length > 0)
    throw refuse(ResultCode.constraintViolation, 'userPassword: a person has one password')
  if (value.length === 0) throw refuse(ResultCode.constraintViolation, 'userPassword: an empty password is none')
  return new Secret(textOf('userPassword', value, 0))
}

/**
 * The changes of `userPassword` in one request: `replace`, or `delete` of the old with `add` of the new. To take one away
 * is not offered anywhere else either.
 */
export function readPasswordWish(changes: readonly Modification[]): PasswordWish | undefined {
  let old: Secret | undefined
  let next: Secret | undefined
  let isTouched = false
  for (const { operation, modification } of changes) {
    if (!isPassword(modification.type)) continue
    isTouched = true
    const { values } = modification
    if (operation === ModifyOperation.increment)
      throw refuse(ResultCode.constraintViolation, 'userPassword: holds no numbers')
    if (operation === ModifyOperation.delete) {
      if (values.length > 0) old = readPassword(values)
      next = undefined
    } else if (values.length > 0 || operation === ModifyOperation.add) next = readPassword(values)
    else next = undefined
  }
  if (!isTouched) return undefined
  if (next === undefined)
    throw refuse(
      ResultCode.unwillingToPerform,
      'A password is not taken away. Give a new one, or disable the person (pwdAccountLockedTime: 000001010000Z).',
    )
  if (isHash(next.reveal()))
    throw refuse(
      ResultCode.constraintViolation,
      'userPassword: send the password itself. A hash is taken from an admin who adds somebody.',
    )
  return { old, next }
}
