/**
 * What the schemas are made of that the dashboard needs on every page: with no schema here, a first view loads none.
 */

/** From most to least: each may do what the ones after it may. */
export const roles = ['owner', 'admin', 'usermanager', 'user'] as const
export type Role = (typeof roles)[number]

/** Whether `held` is `needed` or above it. */
export const covers = (held: Role, needed: Role) => roles.indexOf(held) <= roles.indexOf(needed)

export const userStates = ['active', 'disabled', 'gone', 'expired', 'trashed', 'invited'] as const

/** Where a group is kept: here, in a file of truth, or in an external directory. */
export const groupKeepers = ['here', 'file', 'directory'] as const

/** `direct`: added here. `nested`: people who are in through a group inside. `ending`: direct, with an end. */
export const memberKinds = ['direct', 'nested', 'ending'] as const

export const doors = ['oidc', 'ldap', 'simpleAuth', 'gateway'] as const

export const appStates = ['on', 'off'] as const

/** The kind of rule that says who may open an app; `nobody` may mean admins alone. */
export const openToKinds = ['everyone', 'chosen', 'single-user', 'nobody'] as const

/** What an event of the audit log is about, in the words of the filter. */
export const auditTopics = ['sign-ins', 'access', 'credentials', 'changes', 'server'] as const

/** `alone`: enabled, and its contact is disabled, expired, in the trash or erased. */
export const servicesShown = ['alone'] as const

/** Longest page the server gives. */
export const pageLimitMax = 200

/** `type` of the refusal that a sign-in no older than ten minutes lifts. */
export const freshSignInNeeded = 'urn:doorward:problem:fresh-sign-in'
