import type { Kysely, Tables } from '#store'

/**
 * Owners who can sign in and go on being able to: active, kept here, with a password, and without an end that the clock
 * would bring. One of them must always be left.
 */
export const selectAbleOwners = (db: Kysely<Tables>) =>
  db
    .selectFrom('user')
    .innerJoin('password', 'password.userId', 'user.id')
    .where('role', '=', 'owner')
    .where('source', '=', 'local')
    .where('disabledByAdmin', '=', 0)
    .where('disabledByDirectory', '=', 0)
    .where('goneAt', 'is', null)
    .where('trashedAt', 'is', null)
    .where('expiresAt', 'is', null)
