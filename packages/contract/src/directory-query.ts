import { z } from 'zod'
import { id, moment, reference } from './primitive.ts'

/** LDAP's operations that are answered, and connections that were not let in or were ended for what they did. */
export const directoryQueryKind = z.enum([
  'bind',
  'search',
  'compare',
  'add',
  'modify',
  'delete',
  'modify-dn',
  'extended',
  'connection',
])
export type DirectoryQueryKind = z.infer<typeof directoryQueryKind>

/** One operation, as the directory server remembers it. Passwords and one-time codes are never in it. */
export const directoryQuery = z.object({
  id: z.string(),
  at: moment,
  /** Microseconds from when its turn came to its answer. */
  tookUs: z.int(),
  kind: directoryQueryKind,
  address: z.string(),
  /** Over TLS. */
  encrypted: z.boolean(),
  /** The DN that was bound, or is by this bind; null for nobody. */
  boundAs: z.string().nullable(),
  /** Whose name that is; names are those of today. */
  user: reference.nullable(),
  app: reference.nullable(),
  /** RFC 4511 §4.1.9; null for a connection. */
  code: z.int().nullable(),
  /** As the RFC calls it: `noSuchObject`. */
  codeName: z.string().nullable(),
  /** What was answered with it, or why a connection was not let in. */
  message: z.string(),
  refused: z.boolean(),
  slow: z.boolean(),
  /** Nobody waited for the answer any more. */
  abandoned: z.boolean(),
  entries: z.int().nullable(),
  /** The DN it was about, the base of a search, or the name or OID of an extended operation. */
  target: z.string(),
  scope: z.enum(['base', 'one', 'sub', 'children']).nullable(),
  /** RFC 4515; null where there is none, or one too long to be kept. */
  filter: z.string().nullable(),
  /** As asked for; 0 is no wish. */
  sizeLimit: z.int().nullable(),
  timeLimit: z.int().nullable(),
  /** What a search asked for, or a change was about; of a SASL bind the mechanism. */
  attributes: z.array(z.string()),
})
export type DirectoryQuery = z.infer<typeof directoryQuery>

/** With `after`, what came since the answer whose `cursor` that was. */
export const directoryQueryQuery = z.object({
  after: z.string().max(60).optional(),
  kind: directoryQueryKind.optional(),
  only: z.enum(['refused', 'slow']).optional(),
  address: z.string().max(64).optional(),
  /** Bound as this person, or binding under one of their names. */
  user: id.optional(),
  /** Part of a name, a filter or an address. */
  search: z.string().trim().max(200).optional(),
  limit: z.coerce.number<number>().int().min(1).max(200).default(100),
})
export type DirectoryQueryQuery = z.input<typeof directoryQueryQuery>

/** Newest first. What one node remembers, in memory: it begins anew when the server starts. */
export const directoryQueryPage = z.object({
  items: z.array(directoryQuery),
  cursor: z.string(),
  /** `after` is of another node, or of before the server was started: this is not what came since, but what there is. */
  anew: z.boolean(),
  /** Connections that are open now. */
  connections: z.int(),
  /** Operations remembered at most. */
  kept: z.int(),
  /** Addresses that are not on the list and tried in the last 24 hours, the last one first. */
  refusedAddresses: z.array(z.object({ address: z.string(), count: z.int(), firstAt: moment, lastAt: moment })),
})
export type DirectoryQueryPage = z.infer<typeof directoryQueryPage>
