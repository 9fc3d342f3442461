/**
 * api: the JSON API under `/api/v1`, which the dashboard and nothing else is built on. Its routes come from the table
 * in packages/contract. It keeps nothing but the answers to requests that may be sent again.
 */
export { scopes as apiScopes, type ChangeTopic } from '@doorward/contract'
export { createAuditTelling } from './answers/audit-event.ts'
export { namesIn } from './answers/names.ts'
export { printLine } from './answers/json-line.ts'
export { mountApi } from './mount.ts'
export type { ApiParts, DirectoryQueryWork, KnownProcess, LdapListening } from './parts.ts'
export type { SharedRepeats } from './repeats.ts'
export { isScope, requireUsable } from './answers/token.ts'
