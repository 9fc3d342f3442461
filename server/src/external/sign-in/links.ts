import type { UserId } from '#ground'
import type { Kysely, Tables } from '#store'

/** What is remembered of somebody there. */
export interface Link {
  upstreamId: string
  dn: string
  username: string | null
  digest: string
}

export const findLink = (read: Kysely<Tables>, directoryId: string, user: UserId): Promise<Link | undefined> =>
  read
    .selectFrom('externalLink')
    .select(['upstreamId', 'dn', 'username', 'digest'])
    .where('directoryId', '=', directoryId)
    .where('kind', '=', 'person')
    .where('localId', '=', user)
    .executeTakeFirst()
