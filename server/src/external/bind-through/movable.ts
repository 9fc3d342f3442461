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
    // oxlint-disable-next-line typescript/unbound-method -- a builder of Kysely's, made to be taken apart
    .where(({ or, and, eb, not, exists, selectFrom }) =>
      and([
        or([
          eb('user.source', '=', directoryId),
          and([eb('user.source', '=', 'local'), eb('externalLink.localId', 'is not', null)]),
        ]),
        not(exists(selectFrom('password').select('password.userId').whereRef('password.userId', '=', 'user.id'))),
        not(exists(selectFrom('passkey').select('passkey.id').whereRef('passkey.userId', '=', 'user.id'))),
        not(exists(selectFrom('session').select('session.id').whereRef('session.userId', '=', 'user.id'))),
        not(
          exists(
            selectFrom('audit')
              .select('audit.id')
              .whereRef('audit.subject', '=', 'user.id')
              .where('audit.kind', 'in', cameIn)
              .where('audit.outcome', '=', 'done'),
          ),
        ),
      ]),
    )
