import type { UserId } from '#ground'
import type { Role } from './role.ts'
import type { ServiceId, ServiceRole } from './service-account.ts'

/** Parts of the server that act by themselves, by the name the audit shows. */
export type SystemActor =
  | 'operator'
  | 'set-up'
  | 'sign-in'
  | 'clock'
  | 'ldap-admin'
  | 'ldap-app'
  | 'registration'
  | 'simple-auth'
  | 'gateway'
  | 'external'

/**
 * Who does something: a person, a service account, or a part of the server. The role of the first two is looked up again
 * inside the transaction. `token` is the id of the API token they act by, as service accounts always do; the audit trail
 * names it.
 */
export type Actor =
  | { kind: 'user'; id: UserId; role: Role; token?: string }
  | { kind: 'service'; id: ServiceId; role: ServiceRole; token: string }
  | { kind: 'system'; name: SystemActor }

/** Where a request came in. */
export interface Origin {
  door: 'dashboard' | 'api' | 'cli' | 'pages' | 'oidc' | 'ldap' | 'gateway' | 'simple-auth' | 'system'
  address: string | null
}

/** `user:<id>`, `service:<id>` or `system:<name>`: what logs hold. */
export const printActor = (actor: Actor): string => `${actor.kind}:${makerOf(actor)}`

/** The id or name of whoever made something, as its row keeps it. */
export const makerOf = (actor: Actor): string => (actor.kind === 'system' ? actor.name : actor.id)

/** Whoever may open the control socket owns the machine, and the first owner is made by nobody above them. */
export const actsAsOwner = (actor: Actor): boolean =>
  actor.kind === 'system' ? !actor.name.startsWith('ldap-') : actor.role === 'owner'
