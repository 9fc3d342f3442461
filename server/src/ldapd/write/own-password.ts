import type { User } from '#directory'
import type { Connection } from '@doorward/ldap'
import type { Session } from '../session.ts'
import type { WriteParts } from './parts.ts'

/**
 * Does what may change the password of whoever is bound. It ends what they have open everywhere, but not the connection
 * that says so, as the dashboard keeps the session in which somebody changes their own.
 */
export async function keepingSession(
  { check }: Pick<WriteParts, 'check'>,
  connection: Connection<Session>,
  user: User,
  isPasswordChanged: boolean,
  write: () => Promise<User>,
): Promise<User> {
  const session = connection.state
  if (!isPasswordChanged || session.kind !== 'person' || session.userId !== user.id) return write()
  session.nextCredentialVersion = user.credentialVersion + 1
  try {
    const after = await write()
    session.credentialVersion = after.credentialVersion
    return after
  } finally {
    session.nextCredentialVersion = null
    // What came meanwhile from elsewhere ends it all the same.
    check(connection)
  }
}
