import type { Millis } from '#ground'
import { foldName } from '../names.ts'
import { printAttributes, printKeys, type User } from '../user.ts'

/** Where a text stands in a person's record. The folded forms are null when the text itself is folded. */
export const place = { username: 0, foldedUsername: 1, email: 2, foldedEmail: 3, attributes: 14 } as const

/** The texts of a person's record, in its order. */
export function textsOf(user: User): (string | null)[] {
  return [
    user.username,
    foldedUnlessSame(user.username),
    user.email,
    foldedUnlessSame(user.email),
    user.subject,
    user.displayName,
    user.givenName,
    user.familyName,
    user.recoveryEmail,
    user.locale,
    user.zoneinfo,
    user.phone,
    user.source,
    user.managedBy,
    printAttributes(user.attributes),
    printKeys(user.sshKeys),
    user.loginShell,
    user.homeDirectory,
    // Nearly nobody has it: as a text, null costs a byte.
    user.expiryNotedAt?.toString() ?? null,
    user.picture,
  ]
}

export const parseTime = (text: string | null): Millis | null => (text === null ? null : Number(text))

function foldedUnlessSame(text: string | null): string | null {
  if (text === null) return null
  const folded = foldName(text)
  return folded === text ? null : folded
}
