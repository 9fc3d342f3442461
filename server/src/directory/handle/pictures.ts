import { toJpeg } from '../picture/encode.ts'
import type { User } from '../user.ts'
import { requireManages, requireRole } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'

/** Who may is looked at before the work, and again where it is written. */
export async function setPersonPicture(handle: Handle, user: User, bytes: Uint8Array | null): Promise<User> {
  const { actor, encodePicture, run } = handle
  const isSelf = actor.kind === 'user' && actor.id === user.id
  if (!isSelf) requireManages(askerOf(handle), user)
  const picture = bytes === null ? null : await encodePicture(bytes, 'filled')
  return run('setPicture', { ...newDeed(handle), id: user.id, picture })
}

export async function setLogo(handle: Handle, bytes: Uint8Array | null): Promise<void> {
  requireRole(askerOf(handle), 'admin')
  const picture = bytes === null ? null : await handle.encodePicture(bytes, 'whole')
  await handle.run('setLogo', { ...newDeed(handle), picture })
}

/** A rendition as it is served. */
export interface Picture {
  type: string
  bytes: Buffer
}

/** The large rendition as JPEG. */
export async function findPhoto(parts: Pick<Handle, 'read'>, id: string): Promise<Uint8Array | undefined> {
  const picture = await findPicture(parts, id, 256)
  return picture && toJpeg(picture.bytes)
}

export async function findPicture(
  { read }: Pick<Handle, 'read'>,
  id: string,
  size: number,
): Promise<Picture | undefined> {
  const row = await read
    .selectFrom('picture')
    .select(['type', 'bytes'])
    .where('id', '=', id)
    .where('size', '=', size)
    .executeTakeFirst()
  return row && { type: row.type, bytes: Buffer.from(row.bytes, 'base64') }
}
