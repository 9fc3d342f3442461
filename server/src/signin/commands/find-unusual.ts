import { findNetwork, limits, nameDevice, type Millis } from '#ground'
import type { Tx } from '#store'
import type { NewSession } from './start-session.ts'

/** What is new to somebody of where and with what they sign in. */
export interface Unusual {
  newPlace?: true
  newDevice?: true
}

/**
 * Compares a session about to begin with those of the person that were used within the last 90 days, open or not. Where
 * there is none, nothing is unusual: there is nothing to compare with. A browser known by its cookie is no new device, whatever
 * it calls itself after an update.
 */
export async function findUnusual(
  tx: Tx,
  { userId, address, userAgent, browser }: NewSession,
  at: Millis,
): Promise<Unusual> {
  const before = await tx.db
    .selectFrom('session')
    .select(['address', 'device'])
    .distinct()
    .where('userId', '=', userId)
    .where('lastSeenAt', '>=', at - limits.usualMs)
    .execute()
  if (before.length === 0) return {}
  const network = findNetwork(address)
  const { name } = nameDevice(userAgent)
  const isNewPlace = before.every(session => findNetwork(session.address) !== network)
  const isOtherDevice = before.every(({ device }) => device !== name)
  const isKnown = isOtherDevice && browser !== undefined && (await isKnownBrowser(tx, userId, browser.tokenHash, at))
  return {
    ...(isNewPlace ? { newPlace: true } : {}),
    ...(isOtherDevice && !isKnown ? { newDevice: true } : {}),
  }
}

async function isKnownBrowser(tx: Tx, userId: string, tokenHash: string, at: Millis): Promise<boolean> {
  const known = await tx.db
    .selectFrom('knownBrowser')
    .select('createdAt')
    .where('tokenHash', '=', tokenHash)
    .where('userId', '=', userId)
    .where('lastSeenAt', '>=', at - limits.usualMs)
    .executeTakeFirst()
  return known !== undefined
}
