/**
 * LDAP v3 as bytes and values (RFC 4511, 4514, 4515), and a server loop. No dependencies.
 * `decodeMessage` and `encodeMessage` turn bytes into values and back; `LdapServer` serves a `Handler` on sockets,
 * `LdapClient` asks a server.
 */
export { BerReader, BerWriter, contextConstructedTag, contextTag, Tag } from './ber/index.ts'
export { assertionType, decodeAssertion, encodeAssertion } from './control/assertion.ts'
export * from './control/content-sync.ts'
export { type Control, findControl } from './control/control.ts'
export { manageDsaITType } from './control/manage-dsa-it.ts'
export {
  decodeSortRequest,
  decodeSortResponse,
  encodeSortRequest,
  encodeSortResponse,
  type SortKey,
  sortRequestType,
  sortResponseType,
  type SortResult,
} from './control/server-side-sort.ts'
export { decodePagedResults, encodePagedResults, type PagedResults, pagedResultsType } from './control/paged-results.ts'
export { type Description, describeMessages } from './describe/describe-messages.ts'
export {
  decodeEntryRead,
  decodeReadEntry,
  encodeReadEntry,
  postReadType,
  preReadType,
} from './control/read-entry.ts'
export * from './client/index.ts'
export { LdapError } from './error.ts'
export * from './filter/filter.ts'
export { parseFilter } from './filter/parse-filter.ts'
export { printFilter, printFilterValue } from './filter/print-filter.ts'
export {
  type ClientLimits,
  clientLimits,
  type CodecLimits,
  codecLimits,
  type ServerLimits,
  serverLimits,
} from './limits.ts'
export * from './message/index.ts'
export type { AttributeTypeAndValue, DN, RDN } from './name/dn.ts'
export { equalDN, foldText, isWithinDN, normaliseDN, normaliseRDN } from './name/normalise-dn.ts'
export { parseDN, parseRDN } from './name/parse-dn.ts'
export { printDN, printDNValue, printRDN } from './name/print-dn.ts'
export { type Octets, SecretOctets } from './octets.ts'
export * from './server/index.ts'
