import { Problem } from '#ground'
import type { Tx } from '#store'
import { defaultSettings, type PosixSettings } from '../settings.ts'

const nextKey = 'posixNext'

/**
 * The next number of the range for a person or a group; no number is given twice, also after a deletion. Throws Problem
 * `conflict` when the range is used up.
 */
export async function takePosixNumber(tx: Tx): Promise<number> {
  const setting = await tx.db.selectFrom('setting').select('value').where('key', '=', 'posix').executeTakeFirst()
  const range: PosixSettings = {
    ...defaultSettings.posix,
    ...(setting === undefined ? {} : (JSON.parse(setting.value) as Partial<PosixSettings>)),
  }
  const next = await tx.db.selectFrom('meta').select('value').where('key', '=', nextKey).executeTakeFirst()
  const number = Math.max(Number(next?.value ?? 0), range.firstNumber)
  if (number > range.lastNumber)
    throw new Problem('conflict', 'The range of POSIX numbers is used up. Raise its end in the settings first.')
  const value = String(number + 1)
  await tx.db
    .insertInto('meta')
    .values({ key: nextKey, value })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value }))
    .execute()
  return number
}
