import type { Kysely, Tables } from '#store'
import type { Millis, UserId } from '#ground'
import { selectMovedHere } from '#directory'

export interface LinkOfRun {
  user: UserId
  username: string | null
  digest: string
  missed: number
  goneAt: Millis | null
  /** Whether the run has met the entry. */
  seen: boolean
  /** They have moved here, and are nobody the directory could take away. */
  moved: boolean
}

/** Rows of one page; the whole is held in some 200 bytes a person. */
const atOnce = 5000

/** Everybody a directory has been linked to, by the id there. */
export async function readLinks(db: Kysely<Tables>, directoryId: string): Promise<Map<string, LinkOfRun>> {
  const links = new Map<string, LinkOfRun>()
  const moved = new Set((await selectMovedHere(db, directoryId).execute()).map(({ userId }) => userId))
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('externalLink')
      .select(['upstreamId', 'localId', 'username', 'digest', 'missed', 'goneAt'])
      .where('directoryId', '=', directoryId)
      .where('kind', '=', 'person')
      .where('upstreamId', '>', after)
      .orderBy('upstreamId')
      .limit(atOnce)
      .execute()
    for (const { upstreamId, localId, ...link } of rows)
      links.set(upstreamId, { ...link, user: localId as UserId, seen: false, moved: moved.has(localId) })
    const last = rows.at(-1)
    if (last === undefined || rows.length < atOnce) return links
    after = last.upstreamId
  }
}
