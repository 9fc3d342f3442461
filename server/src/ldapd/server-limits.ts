import { seconds } from '#ground'
import { type LdapLimit, ldapLimitOf, type LdapLimits } from '#directory'
import type { ServerLimits } from '@doorward/ldap'
import type { SearchMaxima } from './search/limits.ts'

/** What an admin sets, in the words and units of the server loop. */
export function serverLimitsOf(limits: LdapLimits) {
  const of = (name: LdapLimit): number => ldapLimitOf(limits, name)
  return {
    connectionsMax: of('connections'),
    connectionsPerAddressMax: of('connectionsPerAddress'),
    idleMs: seconds(of('idleSeconds')),
    unboundMs: seconds(of('unboundSeconds')),
    pduBytesMax: of('messageKib') * 1024,
    pduBytesUnboundMax: of('unboundMessageKib') * 1024,
    outstandingMax: of('outstandingOperations'),
    filterDepthMax: of('filterDepth'),
    filterItemsMax: of('filterItems'),
  } satisfies Partial<ServerLimits>
}

/** The same for what a search may take. */
export const searchMaximaOf = (limits: LdapLimits): SearchMaxima => ({
  entries: ldapLimitOf(limits, 'searchEntries'),
  timeMs: seconds(ldapLimitOf(limits, 'searchSeconds')),
})
