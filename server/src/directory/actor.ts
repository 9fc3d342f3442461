import type { UserId } from '#ground'
import type { Role } from './role.ts'

/** Parts of the server that act by themselves, by the name the audit shows. */
export type SystemActor = 'operator' | 'set-up' | 'sign-in' | 'clock' | 'ldap-admin' | 'ldap-app'

/**
 * Who does something. A person's role is looked up again inside the transaction. `token` is the id of the API token they
 * act by; the audit trail names it.
 */
export type Actor = { kind: 'user'; id: UserId; role: Role; token?: string } | { kind: 'system'; name: SystemActor }

/** Where a request came in. */
export interface Origin {
  door: 'dashboard' | 'api' | 'cli' | 'pages' | 'oidc' | 'ldap' | 'system'
  address: string | null
}

/** `user:<id>` or `system:<name>`: what logs hold. */
export const printActor = (actor: Actor): string =>
  actor.kind === 'user' ? `user:${actor.id}` : `system:${actor.name}`

/** Whoever may open the control socket owns the machine, and the first owner is made by nobody above them. */
export const actsAsOwner = (actor: Actor): boolean => actor.kind === 'system' || actor.role === 'owner'
