import type { Kysely, Tables } from '#store'

/**
 * Owners who can sign in and go on being able to: active, kept here, with a password or a passkey, and without an end
 * that the clock would bring. One of them must always be left.
 */
export const selectAbleOwners = (db: Kysely<Tables>) =>
  db
    .selectFrom('user')
    .where('role', '=', 'owner')
    // oxlint-disable-next-line typescript/unbound-method -- a builder of Kysely's, made to be taken apart
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(selectFrom('password').select('password.userId').whereRef('password.userId', '=', 'user.id')),
        exists(selectFrom('passkey').select('passkey.id').whereRef('passkey.userId', '=', 'user.id')),
      ]),
    )
    .where('username', 'is not', null)
    .where('source', '=', 'local')
    .where('disabledByAdmin', '=', 0)
    .where('disabledByDirectory', '=', 0)
    .where('goneAt', 'is', null)
    .where('trashedAt', 'is', null)
    .where('expiresAt', 'is', null)
