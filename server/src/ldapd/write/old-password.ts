import type { Secret } from '#ground'
import type { User } from '#directory'
import { type Connection, type LdapError, ResultCode } from '@doorward/ldap'
import type { Session } from '../session.ts'
import type { WriteParts } from './parts.ts'
import { refuse } from './refusal.ts'

/** Compares the password somebody is said to have now. Throws busy (51), unavailable (52), or `wrong`. */
export async function requireOldPassword(
  { checkPassword }: Pick<WriteParts, 'checkPassword'>,
  { remoteAddress }: Pick<Connection<Session>, 'remoteAddress'>,
  user: User,
  old: Secret,
  wrong: LdapError,
): Promise<void> {
  const found = await checkPassword(user, old, remoteAddress)
  if (found === 'busy')
    throw refuse(ResultCode.busy, 'Too many passwords are being checked right now. Try again in a few seconds.')
  if (found === 'unreachable')
    throw refuse(ResultCode.unavailable, 'The directory that keeps this password does not answer. Try again later.')
  if (found === 'wrong') throw wrong
}
