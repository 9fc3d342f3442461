import type { DirectoryMemory } from '#directory'
import type { Connection } from '@doorward/ldap'
import type { Session } from '../session.ts'

/** RFC 4513 §6.3: whether a password may come here: over TLS, from this machine, or where an admin has said so. */
export const takesPasswords = (
  { encrypted, remoteAddress }: Pick<Connection<Session>, 'encrypted' | 'remoteAddress'>,
  memory: DirectoryMemory,
): boolean => encrypted || isLoopback(remoteAddress) || memory.settings().directoryServer.allowPlaintext

export const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.')
