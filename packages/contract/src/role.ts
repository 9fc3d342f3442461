import { z } from 'zod'

/** From most to least: each may do what the ones after it may. */
export const roles = ['owner', 'admin', 'usermanager', 'user'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** Whether `held` is `needed` or above it. */
export const covers = (held: Role, needed: Role) => roles.indexOf(held) <= roles.indexOf(needed)
