import { Problem, say } from '#ground'
import type { Tx } from '#store'
import { defaultSettings, type PosixSettings } from '../settings.ts'

const nextKey = 'posixNext'

/**
 * A number for a person or a group: the one wanted, as files on Unix machines know them by it, or the next of the range;
 * from the range no number is given twice, also after a deletion. Throws Problem `conflict` when the one wanted is
 * somebody's, or the range is used up.
 */
export async function takePosixNumber(tx: Tx, wanted: number | null): Promise<number> {
  const { range, upcoming } = await readRange(tx)
  const number = wanted ?? upcoming
  if (wanted !== null) await requireNumberFree(tx, wanted)
  else requireInRange(number, range)
  // What lies outside the range is never reached by it.
  if (number < upcoming || number > range.lastNumber) return number
  await putUpcoming(tx, number + 1)
  return number
}

/** The next numbers of the range, so many. Throws as `takePosixNumber` does. */
export async function takePosixNumbers(tx: Tx, count: number): Promise<number[]> {
  const { range, upcoming } = await readRange(tx)
  requireInRange(upcoming + count - 1, range)
  await putUpcoming(tx, upcoming + count)
  return Array.from({ length: count }, (_, i) => upcoming + i)
}

async function readRange(tx: Tx): Promise<{ range: PosixSettings; upcoming: number }> {
  const setting = await tx.db.selectFrom('setting').select('value').where('key', '=', 'posix').executeTakeFirst()
  const range: PosixSettings = {
    ...defaultSettings.posix,
    ...(setting === undefined ? {} : (JSON.parse(setting.value) as Partial<PosixSettings>)),
  }
  const next = await tx.db.selectFrom('meta').select('value').where('key', '=', nextKey).executeTakeFirst()
  return { range, upcoming: Math.max(Number(next?.value ?? 0), range.firstNumber) }
}

function requireInRange(number: number, range: PosixSettings): void {
  if (number > range.lastNumber)
    throw new Problem('conflict', 'The range of POSIX numbers is used up. Raise its end in the settings first.')
}

async function putUpcoming(tx: Tx, next: number): Promise<void> {
  const value = String(next)
  await tx.db
    .insertInto('meta')
    .values({ key: nextKey, value })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** One space for both: a person's own group has the number of the person. */
async function requireNumberFree(tx: Tx, number: number): Promise<void> {
  const person = await tx.db.selectFrom('user').select('id').where('uidNumber', '=', number).executeTakeFirst()
  const group = await tx.db.selectFrom('group').select('id').where('gidNumber', '=', number).executeTakeFirst()
  if (person !== undefined || group !== undefined)
    throw new Problem('conflict', say('The POSIX number {number} belongs to somebody else, or to a group.', { number }))
}
