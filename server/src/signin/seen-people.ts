import type { Millis, UserId } from '#ground'
import { hasFactorsElsewhere, type DirectoryMemory, type User } from '#directory'
import type { Kysely, Tables } from '#store'

/** With what somebody proves a second factor; `elsewhere`: their directory asks for it. */
export type FactorKind = 'passkey' | 'totp' | 'elsewhere'

/** What lists of people show beside what the directory knows. */
export interface SeenPerson {
  /** The last sign-in or use of a session that is remembered; null: none. */
  lastSeenAt: Millis | null
  /** Passkeys first; empty: none. */
  factors: FactorKind[]
}

/**
 * When people were last seen, and their kinds of second factor: for those on a page, in questions that indexes answer.
 * A session in use is written down every few seconds, so it is as true as that.
 */
export async function describeSeen(
  list: Kysely<Tables>,
  memory: DirectoryMemory,
  people: readonly User[],
): Promise<Map<UserId, SeenPerson>> {
  const [seen, kinds] = await Promise.all([
    readLastSeen(
      list,
      people.map(({ id }) => id),
    ),
    readKinds(
      list,
      people.filter(user => user.secondFactor).map(({ id }) => id),
    ),
  ])
  return new Map(
    people.map(user => [
      user.id,
      {
        lastSeenAt: seen.get(user.id) ?? null,
        factors: hasFactorsElsewhere(memory, user) ? ['elsewhere'] : (kinds.get(user.id) ?? []),
      },
    ]),
  )
}

/** Sessions are forgotten sooner than the browsers they were in. */
async function readLastSeen(list: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Millis>> {
  if (ids.length === 0) return new Map()
  const latest = (table: 'session' | 'knownBrowser') =>
    list
      .selectFrom(table)
      .where('userId', 'in', ids)
      .select(({ fn }) => ['userId', fn.max('lastSeenAt').as('at')])
      .groupBy('userId')
  const found = new Map<string, Millis>()
  for (const { userId, at } of await latest('session').unionAll(latest('knownBrowser')).execute())
    found.set(userId, Math.max(found.get(userId) ?? 0, at))
  return found
}

async function readKinds(list: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, FactorKind[]>> {
  const found = new Map<string, FactorKind[]>()
  if (ids.length === 0) return found
  const [passkeys, apps] = await Promise.all([
    list.selectFrom('passkey').select('userId').distinct().where('userId', 'in', ids).execute(),
    list.selectFrom('totp').select('userId').where('userId', 'in', ids).execute(),
  ])
  for (const { userId } of passkeys) found.set(userId, ['passkey'])
  for (const { userId } of apps) found.set(userId, [...(found.get(userId) ?? []), 'totp'])
  return found
}
