import { putPicture, userFromRow, type Deed, type EncodedPicture } from '#directory'
import type { Tx } from '#store'
import { getEnabledExternal } from './apply.ts'
import { withPictureMark } from './digest.ts'

export interface ApplyPicture extends Deed {
  directoryId: string
  upstreamId: string
  /** Null: they have none there any more. `broken`: what they have here stays, and that one is not tried again. */
  picture: EncodedPicture | null | 'broken'
  /** What it is known again by: `pictureMark`. */
  mark: string
}

/** Gives somebody the picture they have there, unless they are somebody else's by now. */
export async function applyPicture(tx: Tx, input: ApplyPicture): Promise<void> {
  const { id: directoryId } = await getEnabledExternal(tx, input.directoryId)
  const link = await tx.db
    .selectFrom('externalLink')
    .select(['localId', 'digest'])
    .where('directoryId', '=', directoryId)
    .where('kind', '=', 'person')
    .where('upstreamId', '=', input.upstreamId)
    .executeTakeFirst()
  if (link === undefined) return
  const row = await tx.db.selectFrom('user').selectAll().where('id', '=', link.localId).executeTakeFirst()
  if (row === undefined) return
  const user = userFromRow(row)
  if (user.source !== directoryId || user.trashedAt !== null) return
  if (input.picture !== 'broken') await putPicture(tx, input, user, input.picture)
  await tx.db
    .updateTable('externalLink')
    .set({ digest: withPictureMark(link.digest, input.mark) })
    .where('directoryId', '=', directoryId)
    .where('kind', '=', 'person')
    .where('upstreamId', '=', input.upstreamId)
    .execute()
}
