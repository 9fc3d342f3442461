import { isUuid } from '#ground'

/** As long as the longest UPN that Active Directory takes is useful for. */
const lengthMax = 256

/**
 * Why a username of an external directory cannot be one here, in words; undefined when it can. Beside what local ones may
 * hold these have letters of any script, `@` and `+`.
 */
export function refuseUsername(username: string): string | undefined {
  if (username.length === 0) return 'The entry has no username.'
  if (username.length > lengthMax) return `The username is longer than ${lengthMax} characters.`
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._@+-]*[\p{L}\p{M}\p{N}])?$/u.test(username))
    return 'The username holds characters that no username may hold.'
  if (isUuid(username) || /^[ug]id-/i.test(username)) return 'The username has the form of an id.'
  return undefined
}

/** As it is kept here: in lower case. */
export const printUsername = (username: string): string => username.normalize('NFC').trim().toLowerCase()

/** OIDC Core §2: `sub` is ASCII of at most 255 characters; whoever has another name is known by the id. */
export const isSubject = (username: string): boolean => /^[\x21-\x7e]{1,255}$/.test(username)
