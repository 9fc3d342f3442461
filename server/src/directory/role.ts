/** What a person may do here, highest first. Not to be confused with groups, which say what they may open. */
export const roles = ['owner', 'admin', 'usermanager', 'user'] as const

export type Role = (typeof roles)[number]

const rank: Record<Role, number> = { owner: 3, admin: 2, usermanager: 1, user: 0 }

/** Whether `role` is `least` or above it. */
export const isAtLeast = (role: Role, least: Role): boolean => rank[role] >= rank[least]

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)
