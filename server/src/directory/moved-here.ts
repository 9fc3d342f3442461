import type { Kysely, Tables } from '#store'

/**
 * People who came from a directory and were kept here with their password at their first sign-in. Their links stay, so
 * that a synchronisation knows them under every name; no turning on takes them back.
 */
export const selectMovedHere = (db: Kysely<Tables>, directoryId: string) =>
  db.selectFrom('bindThrough').select('userId').where('directoryId', '=', directoryId).where('movedAt', 'is not', null)
