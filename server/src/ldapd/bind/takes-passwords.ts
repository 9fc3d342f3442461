import type { DirectoryMemory } from '#directory'
import type { Peer } from '@doorward/ldap'

/** RFC 4513 §6.3: whether a password may come here: over TLS, from this machine, or where an admin has said so. */
export const takesPasswords = (peer: Peer, memory: DirectoryMemory): boolean =>
  peer.encrypted || isOfThisMachine(peer) || memory.settings().directoryServer.allowPlaintext

/** What a proxy calls loopback is its own machine, and the way from there to here is anybody's. */
const isOfThisMachine = ({ remoteAddress, proxy }: Peer): boolean =>
  proxy === undefined && (remoteAddress === '::1' || remoteAddress.startsWith('127.'))
