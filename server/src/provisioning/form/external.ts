import { limits } from '#ground'
import { parseExternalName, providers, roles, type Role } from '#directory'
import { z } from 'zod'
import { secretSource, type FindSecretText } from '../secret-source.ts'
import { groupName, line, named, parsedBy } from './parts.ts'

const max = limits.external
const scope = z.enum(['base', 'one', 'subtree'])
const dn = line(max.dnLengthMax)
const filter = line(max.filterLengthMax)
const attribute = named(max.attributeLengthMax)
const ms = z.int()
const pem = z.string().max(max.pemLengthMax).nullable()
const isBelowOwner = (role: Role): role is Exclude<Role, 'owner'> => role !== 'owner'

/** A directory people come from. Times in milliseconds; what is absent is as usual at the provider's servers. */
export const externalForm = (findText: FindSecretText) =>
  z.object({
    name: parsedBy(parseExternalName),
    title: named(max.titleLengthMax).optional(),
    /** On unless the file says otherwise when it is made. */
    enabled: z.boolean().optional(),
    bindPassword: secretSource(findText, { lengthMax: max.passwordLengthMax }, {}).optional(),
    clientKey: secretSource(findText, { lengthMax: max.pemLengthMax }, {}).optional(),
    provider: z.enum(providers).optional(),
    urls: z.array(named(max.urlLengthMax)).min(1).optional(),
    startTls: z.boolean().optional(),
    tls: z
      .object({
        ca: pem.optional(),
        clientCertificate: pem.optional(),
        serverName: line(253).nullable().optional(),
        minVersion: z.enum(['TLSv1.2', 'TLSv1.3']).optional(),
        acceptSelfSigned: z.boolean().optional(),
      })
      .optional(),
    bindDn: dn.nullable().optional(),
    policy: z.enum(['authenticate', 'synchronise']).optional(),
    userDnPattern: line(max.patternLengthMax).nullable().optional(),
    usernamePattern: line(max.patternLengthMax).nullable().optional(),
    userSearch: z
      .object({
        base: dn.optional(),
        scope: scope.optional(),
        filter: filter.optional(),
        signInFilter: filter.nullable().optional(),
      })
      .optional(),
    attributes: z
      .object({
        username: attribute.optional(),
        id: attribute.nullable().optional(),
        displayName: attribute.nullable().optional(),
        firstName: attribute.nullable().optional(),
        lastName: attribute.nullable().optional(),
        email: attribute.nullable().optional(),
        groups: attribute.nullable().optional(),
        avatar: attribute.nullable().optional(),
        phone: attribute.nullable().optional(),
        custom: z.record(z.string(), attribute).optional(),
      })
      .optional(),
    groupSearch: z
      .object({
        base: dn,
        scope: scope.default('subtree'),
        filter,
        code: attribute,
        member: attribute.default('member'),
      })
      .nullable()
      .optional(),
    nestedGroups: z.boolean().optional(),
    syncGroups: z.boolean().optional(),
    groupMap: z
      .array(
        z.object({
          by: z.enum(['code', 'dn', 'pattern']),
          value: dn,
          group: groupName.nullable().default(null),
          role: z.enum(roles.filter(isBelowOwner)).nullable().default(null),
        }),
      )
      .max(max.mappingsMax)
      .optional(),
    autoCreate: z.boolean().optional(),
    defaultGroup: groupName.nullable().optional(),
    requireGroup: z.boolean().optional(),
    trustEmail: z.boolean().optional(),
    match: z.enum(['refuse', 'link']).optional(),
    interval: z
      .union([ms, line(100)])
      .nullable()
      .optional(),
    timeouts: z.object({ connect: ms.optional(), bind: ms.optional(), search: ms.optional() }).optional(),
    recordsMax: z.int().optional(),
    pageSize: z.int().optional(),
    referrals: z.enum(['follow', 'ignore', 'fail']).optional(),
    removal: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('keep') }),
        z.object({
          kind: z.literal('disable'),
          afterRuns: z.int(),
          deleteAfterDays: z.int().nullable().default(null),
        }),
      ])
      .optional(),
    removalGuard: z.object({ percent: z.int().optional(), count: z.int().optional() }).optional(),
    writeBack: z.boolean().optional(),
  })
