import { z } from 'zod'

/**
 * What an API token may do, as a noun and a verb. A token never does more than its person's role of that moment, and of
 * that only what its scopes name: every endpoint names the one scope it takes, and one that names `null` takes sessions
 * only (tokens themselves, the session, whatever a person must do in person).
 *
 * - `:read` changes nothing and shows no secret. `:write` includes it, since a change is answered with what it changed.
 * - `people` are people, their trash and their sessions; `groups` also who is in them; `settings` also the attributes
 *   people have, and service accounts (not their tokens).
 * - `credentials:write` is for what proves who somebody or something is: passwords, secrets, e-mail addresses, roles, SSH
 *   keys, apps that get a secret or need none, the address that links lead to. It stands in for the fresh sign-in a
 *   session would need, so every endpoint marked `fresh` takes this scope or none.
 *   Whoever holds such a token can become the people it may manage; the other scopes never lead there.
 */
export const scopes = [
  'people:read',
  'people:write',
  'groups:read',
  'groups:write',
  'apps:read',
  'apps:write',
  'directory-server:read',
  'directory-server:write',
  'settings:read',
  'settings:write',
  'backups:read',
  'backups:write',
  'audit:read',
  'credentials:write',
] as const
export const scope = z.enum(scopes)
export type Scope = z.infer<typeof scope>

/** Whether a token that holds `held` may do what takes `needed`. */
export const grants = (held: readonly Scope[], needed: Scope): boolean =>
  held.includes(needed) || held.includes(needed.replace(/:read$/, ':write') as Scope)
