import { z } from 'zod'
import { accessReason } from './claim-preview.ts'
import { id } from './primitive.ts'

export const toldPreviewQuery = z.object({ user: id })

const entry = z.object({
  dn: z.string(),
  attributes: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
})

/** What an app is told of a person at its doors, OpenID Connect apart: null for a door it does not have. */
export const toldPreview = z.object({
  allowed: z.boolean(),
  reasons: z.array(accessReason),
  gateway: z
    .object({
      headers: z.array(z.object({ name: z.string(), value: z.string() })),
      /** Groups that no header can name. */
      leftOut: z.array(z.string()),
    })
    .nullable(),
  /** `entry`: as its own account reads it; null for somebody it does not see, and while the directory server is off. */
  ldap: z.object({ isOn: z.boolean(), entry: entry.nullable() }).nullable(),
  /** `user` of the answer to a login. */
  simpleAuth: z.record(z.string(), z.unknown()).nullable(),
})
export type ToldPreview = z.infer<typeof toldPreview>
