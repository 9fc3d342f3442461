import { sql } from 'kysely'
import { limits, type GroupId } from '#ground'
import { cutPage, pageSize, positionIn, type Page, type PageRequest } from '../page.ts'
import type { Role } from '../role.ts'
import { userFromRow, type User, type UserState } from '../user.ts'
import type { Handle } from './context.ts'
import { containsText, isAfter, sortedAlone } from './list-query.ts'
import { isIn, withThoseInside } from './members.ts'

export interface UserFilter extends PageRequest {
  search?: string | undefined
  state?: UserState | undefined
  role?: Role | undefined
  group?: GroupId | undefined
  /** Those who have one, or those who have none. */
  secondFactor?: 'yes' | 'no' | undefined
  /** `local`, or the id of an external directory. */
  source?: string | undefined
}

type Listing = Pick<Handle, 'list' | 'clock' | 'memory'>

const sortKey = sql<string>`lower("user"."displayName")`

/** Those the filters let through, and how many they are where that is known without counting. */
function selectPeople({ list, clock, memory: { people, groups }, memory }: Listing, filter: UserFilter) {
  const now = clock.now()
  let query = list
    .selectFrom('user')
    .where(containsText(['user.displayName', 'user.username', 'user.email'], filter.search))
  if (filter.role !== undefined) query = query.where('role', '=', filter.role)
  if (filter.secondFactor !== undefined) query = query.where('secondFactor', '=', filter.secondFactor === 'yes' ? 1 : 0)
  if (filter.source !== undefined) query = query.where('source', '=', filter.source)
  const members = filter.group === undefined ? undefined : groups.peopleCount(filter.group, now)
  if (filter.group !== undefined && members !== undefined)
    query = query.where(
      isIn(withThoseInside(memory, filter.group, now), { now, size: pageSize(filter), people: people.size, members }),
    )
  query = filter.state === 'trashed' ? query.where('trashedAt', 'is not', null) : query.where('trashedAt', 'is', null)
  const isDisabled = sql<boolean>`("disabledByAdmin" = 1 or "disabledByDirectory" = 1)`
  const isExpired = sql<boolean>`("expiresAt" is not null and "expiresAt" <= ${now})`
  if (filter.state === 'gone') query = query.where('goneAt', 'is not', null)
  else if (filter.state !== undefined && filter.state !== 'trashed') {
    query = query.where('goneAt', 'is', null)
    if (filter.state === 'disabled') query = query.where(isDisabled)
    else {
      query = query.where(sql<boolean>`not ${isDisabled}`)
      if (filter.state === 'invited') query = query.where('username', 'is', null)
      else
        query = query
          .where('username', 'is not', null)
          .where(filter.state === 'expired' ? isExpired : sql<boolean>`not ${isExpired}`)
    }
  }
  const isAll =
    (filter.search ?? '').trim() === '' &&
    filter.role === undefined &&
    filter.secondFactor === undefined &&
    filter.source === undefined
  return { query, isAll, known: isAll && filter.state === undefined ? members : undefined }
}

export async function listPeople(handle: Listing, filter: UserFilter): Promise<Page<User>> {
  const { query, isAll, known } = selectPeople(handle, filter)
  const size = pageSize(filter)
  const total =
    known ??
    (await query.select(({ fn }) => fn.countAll<number | string>().as('total')).executeTakeFirstOrThrow()).total
  const rows = await query
    .selectAll('user')
    .select(sortKey.as('sortKey'))
    .where(isAfter(sortKey, 'user.id', positionIn(filter)))
    .orderBy(isAll && (filter.state ?? 'active') === 'active' ? sortKey : sortedAlone(sortKey))
    .orderBy('user.id')
    .limit(size + 1)
    .execute()
  return cutPage(
    rows,
    size,
    Number(total),
    row => ({ key: row.sortKey, id: row.id }),
    ({ sortKey: _sortKey, ...row }) => userFromRow(row),
  )
}

/**
 * Everybody the filters let through, a page at a time as it is asked for: nobody is counted, and all pages together go
 * through the index of names once, however few the filters leave. Who is added or renamed meanwhile may be left out; nobody
 * else is, and nobody is told twice under one name.
 */
export async function* walkPeople(
  handle: Listing,
  filter: Omit<UserFilter, keyof PageRequest>,
): AsyncGenerator<User[]> {
  const size = limits.page.itemsMax
  const { query } = selectPeople(handle, { ...filter, limit: size })
  let after: { key: string; id: string } | undefined
  for (;;) {
    const rows = await query
      .selectAll('user')
      .select(sortKey.as('sortKey'))
      .where(isAfter(sortKey, 'user.id', after))
      .orderBy(sortKey)
      .orderBy('user.id')
      .limit(size)
      .execute()
    yield rows.map(({ sortKey: _sortKey, ...row }) => userFromRow(row))
    const last = rows.at(-1)
    if (last === undefined || rows.length < size) return
    after = { key: last.sortKey, id: last.id }
  }
}
