import { pictureSizes } from '../picture/encode.ts'
import type { BrandingSettings } from '../settings.ts'
import type { VerifyParts } from '../verify.ts'
import { parsesAs } from './shape.ts'

/** Whoever has a picture has all of it. */
export async function verifyPictures({ db, checks }: VerifyParts): Promise<void> {
  checks.begin('pictures')
  const sizes = new Map<string, number>()
  for await (const { id } of db.selectFrom('picture').select('id').stream(500)) sizes.set(id, (sizes.get(id) ?? 0) + 1)
  const isWhole = (id: string): boolean => sizes.get(id) === pictureSizes.length
  for await (const { id, picture } of db
    .selectFrom('user')
    .select(['id', 'picture'])
    .where('picture', 'is not', null)
    .stream(500))
    checks.expect('pictures', isWhole(picture ?? ''), () => `The picture of ${id} is not there, or not in every size.`)
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'branding').executeTakeFirst()
  const hasLogo = (branding: unknown): boolean => {
    const { logo } = branding as BrandingSettings
    return logo === null || isWhole(logo)
  }
  if (row !== undefined)
    checks.expect('pictures', parsesAs(row.value, hasLogo), () => 'The logo is not there, or not in every size.')
}
