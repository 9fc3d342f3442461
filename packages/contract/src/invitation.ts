import { z } from 'zod'
import { id, moment } from './primitive.ts'
import { role } from './role.ts'
import { displayName, email, user, userSummary } from './user.ts'

/** A link that works once; it is shown this once and kept only as a hash. */
export const oneTimeLink = z.object({ url: z.url(), expiresAt: moment })
export type OneTimeLink = z.infer<typeof oneTimeLink>

/** `mail`: whether the link is mailed too, where mail is sent and there is an address. */
export const invitationCreate = z.object({
  displayName,
  email: email.nullable().default(null),
  role: role.default('user'),
  groups: z.array(id).max(100).default([]),
  mail: z.boolean().default(true),
})
export type InvitationCreate = z.input<typeof invitationCreate>

export const invitationRenew = z.object({ mail: z.boolean().default(true) }).default({ mail: true })

/** `mailedTo`: where the link has gone as well; `null`: hand it over. */
export const invitationMade = z.object({ user, link: oneTimeLink, mailedTo: z.string().nullable() })
export type InvitationMade = z.infer<typeof invitationMade>

/** Somebody who has not accepted yet. */
export const invitation = z.object({
  user: userSummary,
  /** `null`: whoever keeps the server, or somebody who is gone. */
  invitedBy: z.string().nullable(),
  createdAt: moment,
  /** `null`: no link works any more; make another. */
  expiresAt: moment.nullable(),
})
export type Invitation = z.infer<typeof invitation>

/** All of them, the newest first. */
export const invitationList = z.object({ items: z.array(invitation) })
