import { parseExternalUsername } from '#directory'
import { Problem, type Saying } from '#ground'

/** Why a username of an external directory cannot be one here, in words; undefined when it can. */
export function refuseUsername(username: string): Saying | undefined {
  try {
    parseExternalUsername(username, { allowReserved: true })
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error.saying
    throw error
  }
}

/** As it is kept here: in lower case. */
export const printUsername = (username: string): string => username.normalize('NFC').trim().toLowerCase()

/** OIDC Core §2: `sub` is ASCII of at most 255 characters; whoever has another name is known by the id. */
export const isSubject = (username: string): boolean => /^[\x21-\x7e]{1,255}$/.test(username)
