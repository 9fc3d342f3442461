import { z } from 'zod'
import { id } from './primitive.ts'

export const externalProvider = z.enum([
  'activedirectory',
  'samba',
  'openldap',
  '389ds',
  'freeipa',
  'okta',
  'jumpcloud',
  'google',
  'univention',
  'lldap',
  'cloudron',
  'doorward',
  'other',
])
export type ExternalProvider = z.infer<typeof externalProvider>

const searchScope = z.enum(['base', 'one', 'subtree'])
const name = z.string().trim().min(1).max(255)
const dn = z.string().trim().max(1000)
const ms = z.int().min(100).max(600_000)

export const externalSettings = z.object({
  provider: externalProvider,
  urls: z.array(z.string().trim().max(300)).min(1, 'Give at least one address.').max(10),
  startTls: z.boolean(),
  tls: z.object({
    ca: z.string().max(200_000).nullable(),
    clientCertificate: z.string().max(200_000).nullable(),
    serverName: z.string().trim().min(1).max(253).nullable(),
    minVersion: z.enum(['TLSv1.2', 'TLSv1.3']),
    acceptSelfSigned: z.boolean(),
  }),
  bindDn: dn.min(1).nullable(),
  policy: z.enum(['authenticate', 'synchronise']),
  userDnPattern: dn.nullable(),
  usernamePattern: z.string().max(500).nullable(),
  userSearch: z.object({
    base: dn,
    scope: searchScope,
    filter: z.string().trim().min(1).max(4000),
    signInFilter: z.string().max(4000).nullable(),
  }),
  attributes: z.object({
    username: name,
    id: name.nullable(),
    displayName: name.nullable(),
    firstName: name.nullable(),
    lastName: name.nullable(),
    email: name.nullable(),
    groups: name.nullable(),
    avatar: name.nullable(),
    phone: name.nullable(),
    custom: z.record(z.string(), name),
  }),
  groupSearch: z
    .object({ base: dn, scope: searchScope, filter: z.string().min(1).max(4000), code: name, member: name })
    .nullable(),
  nestedGroups: z.boolean(),
  syncGroups: z.boolean(),
  groupMap: z
    .array(
      z.object({
        by: z.enum(['code', 'dn', 'pattern']),
        value: z.string().trim().min(1).max(1000),
        group: id.nullable(),
        role: z.enum(['admin', 'usermanager', 'user']).nullable(),
      }),
    )
    .max(500),
  autoCreate: z.boolean(),
  defaultGroup: id.nullable(),
  requireGroup: z.boolean(),
  trustEmail: z.boolean(),
  match: z.enum(['refuse', 'link']),
  interval: z.union([z.int(), z.string()]).nullable(),
  timeouts: z.object({ connect: ms, bind: ms, search: ms }),
  recordsMax: z.int().min(1),
  pageSize: z.int().min(1),
  referrals: z.enum(['follow', 'ignore', 'fail']),
  removal: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('keep') }),
    z.object({ kind: z.literal('disable'), afterRuns: z.int().min(1), deleteAfterDays: z.int().min(1).nullable() }),
  ]),
  removalGuard: z.object({ percent: z.number(), count: z.int() }),
  writeBack: z.boolean(),
})
export type ExternalSettings = z.infer<typeof externalSettings>
