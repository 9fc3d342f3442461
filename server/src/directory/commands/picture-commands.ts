import type { UserId } from '#ground'
import type { Tx } from '#store'
import type { EncodedPicture } from '../picture/encode.ts'
import { defaultSettings, type BrandingSettings } from '../settings.ts'
import type { User } from '../user.ts'
import { requireManages, requireRole, resolveAsker } from '../who-may.ts'
import { record, type Deed } from './deed.ts'
import { writeSetting } from './setting-commands.ts'
import { getUser, putUser } from './user-commands.ts'

/** Kept once, whoever has it: the id says what it holds. */
async function keepPicture(tx: Tx, { id, renditions }: EncodedPicture): Promise<void> {
  await tx.db
    .insertInto('picture')
    .values(renditions.map(rendition => ({ id, ...rendition })))
    .onConflict(conflict => conflict.columns(['id', 'size']).doNothing())
    .execute()
}

async function readBranding(tx: Tx): Promise<{ branding: BrandingSettings; managedBy: string | null }> {
  const row = await tx.db.selectFrom('setting').selectAll().where('key', '=', 'branding').executeTakeFirst()
  if (row === undefined) return { branding: defaultSettings.branding, managedBy: null }
  return { branding: JSON.parse(row.value) as BrandingSettings, managedBy: row.managedBy }
}

/** Deletes those of the pictures that nobody has any more. The caller has already written who has which. */
export async function dropUnusedPictures(tx: Tx, ids: readonly (string | null)[]): Promise<void> {
  const candidates = new Set(ids.filter(id => id !== null))
  if (candidates.size === 0) return
  const { branding } = await readBranding(tx)
  if (branding.logo !== null) candidates.delete(branding.logo)
  const held = await tx.db
    .selectFrom('user')
    .select('picture')
    .where('picture', 'in', [...candidates, ''])
    .execute()
  for (const { picture } of held) candidates.delete(picture ?? '')
  if (candidates.size > 0)
    await tx.db
      .deleteFrom('picture')
      .where('id', 'in', [...candidates])
      .execute()
}

/** Gives somebody another picture, or none, with the record of it; who may is the caller's to ask. */
export async function putPicture(tx: Tx, deed: Deed, before: User, encoded: EncodedPicture | null): Promise<User> {
  const picture = encoded?.id ?? null
  if (before.picture === picture) return before
  if (encoded !== null) await keepPicture(tx, encoded)
  const after: User = { ...before, picture, updatedAt: deed.at }
  after.version = await record(
    tx,
    deed,
    'user.updated',
    before.id,
    seq => ({ of: 'user', user: { ...after, version: seq } }),
    { fields: ['picture'] },
  )
  await putUser(tx, after)
  await dropUnusedPictures(tx, [before.picture])
  return after
}

export const pictureCommands = {
  /** People change their own, and those who manage them. Null takes it away. */
  async setPicture(tx: Tx, input: Deed & { id: UserId; picture: EncodedPicture | null }): Promise<User> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const before = await getUser(tx, input.id)
    if (asker.id !== input.id) requireManages(asker, before)
    return putPicture(tx, input, before, input.picture)
  },

  /** The one way in which the logo changes; a file of truth that owns the rest of the branding cannot say one. */
  async setLogo(tx: Tx, input: Deed & { picture: EncodedPicture | null }): Promise<void> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const { branding, managedBy } = await readBranding(tx)
    const logo = input.picture?.id ?? null
    if (branding.logo === logo) return
    if (input.picture !== null) await keepPicture(tx, input.picture)
    await writeSetting(tx, { ...input, key: 'branding', value: { ...branding, logo }, managedBy })
    await dropUnusedPictures(tx, [branding.logo])
  },
}
