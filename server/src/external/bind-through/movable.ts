import type { Kysely, Tables } from '#store'

/** Kinds of events that somebody has come in. */
const cameIn = ['sign-in', 'bind'] as const

/**
 * People who were imported for a directory and never came in: they are of it, or were until it was turned off, and have
 * neither a password nor a passkey. Whoever came in before is known here by more than what an old server says of them.
 */
export const selectMovable = (db: Kysely<Tables>, directoryId: string) =>
  db
    .selectFrom('user')
    .leftJoin('externalLink', join =>
      join
        .onRef('externalLink.localId', '=', 'user.id')
        .on('externalLink.directoryId', '=', directoryId)
        .on('externalLink.kind', '=', 'person'),
    )
    .where('user.username', 'is not', null)
    .where('user.trashedAt', 'is', null)
    .where(who => who.or([who('user.source', '=', directoryId), who('externalLink.localId', 'is not', null)]))
    .where('user.source', 'in', ['local', directoryId])
    .where('user.id', 'not in', db.selectFrom('password').select('userId'))
    .where('user.id', 'not in', db.selectFrom('passkey').select('userId'))
    .where('user.id', 'not in', db.selectFrom('session').select('userId'))
    .where(who =>
      who.not(
        who.exists(
          who
            .selectFrom('audit')
            .select('audit.id')
            .whereRef('audit.subject', '=', 'user.id')
            .where('audit.kind', 'in', cameIn)
            .where('audit.outcome', '=', 'done'),
        ),
      ),
    )
