import { z } from 'zod'

/** A moment as text at the wire: RFC 3339 in UTC, `2026-06-12T09:41:22.000Z`. */
export const moment = z.iso.datetime()

/** UUIDv7 of a user, group, app or secret. */
export const id = z.uuid()

/** The `seq` of the last change of an entry. Also its ETag: `"<version>"`. */
export const version = z.int().nonnegative()

/** Who owns the entry when the dashboard may not change it: the name of the file of truth. `null`: kept here. */
export const managedBy = z.string().nullable()

/** Something named elsewhere, with as much of it as a link needs. */
export const reference = z.object({ id, name: z.string() })
export type Reference = z.infer<typeof reference>

/** An app named elsewhere, and its sign; null where its first letter stands for it. */
export const appReference = reference.extend({ icon: z.string().nullable() })
export type AppReference = z.infer<typeof appReference>

export const idParams = z.object({ id })

/** A secret that is made here, or one that is typed because the other side already has it. */
export const secretChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('generated') }),
  z.object({
    kind: z.literal('typed'),
    secret: z.string().min(16, 'Use at least 16 characters.').max(256, 'Use at most 256 characters.'),
  }),
])
export type SecretChoice = z.infer<typeof secretChoice>

/** What may be known of a secret after it was shown. At most two are valid at a time. */
export const secretInfo = z.object({
  id,
  createdAt: moment,
  lastUsedAt: moment.nullable(),
  /** When it stops working; `null`: it does not. */
  expiresAt: moment.nullable(),
})
export type SecretInfo = z.infer<typeof secretInfo>

/** A new secret: the only answer that holds its text. */
export const secretMade = z.object({ secret: secretInfo, value: z.string() })
export type SecretMade = z.infer<typeof secretMade>
