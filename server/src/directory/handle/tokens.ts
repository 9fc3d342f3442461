import { sql } from 'kysely'
import { invalidField, limits, newUuid, type Millis, type Secret, type UserId } from '#ground'
import { apiTokenFromRow, newApiToken, type ApiToken } from '../api-token.ts'
import { parseLine } from '../names.ts'
import { cutPage, pageSize, parseCursor, type Page, type PageRequest } from '../page.ts'
import { isAtLeast, roles } from '../role.ts'
import { askerOf, newDeed, type Handle } from './context.ts'

export interface ApiTokenInput {
  name: string
  /** In the words of the API, which has checked them. */
  scopes: readonly string[]
  /** Null: it works until it is ended. */
  expiresAt: Millis | null
}

export interface ApiTokenFilter extends PageRequest {
  user?: UserId | undefined
}

/** A new token but for its text. Throws Problem `invalid`. */
export function checkToken({ clock }: Pick<Handle, 'clock'>, input: ApiTokenInput) {
  const name = parseLine('name', input.name, limits.apiToken.nameLengthMax)
  if (name === '') throw invalidField('name', 'Give the token a name.')
  if (input.scopes.length === 0) throw invalidField('scopes', 'Choose at least one thing it may do.')
  const { expiresAt } = input
  if (expiresAt !== null && expiresAt <= clock.now()) throw invalidField('expiresAt', 'This moment has passed.')
  return { id: newUuid(clock), name, scopes: JSON.stringify([...new Set(input.scopes)]), expiresAt }
}

/** API tokens: one's own, and for admins those of everybody at or below their role. */
export const tokensOf = (handle: Handle) => ({
  /** For the actor, who must be a person. Answers the text, which is shown this once. */
  async create(input: ApiTokenInput): Promise<{ token: ApiToken; text: Secret }> {
    const checked = checkToken(handle, input)
    const { text, hash } = newApiToken()
    const token = await handle.run('createToken', { ...newDeed(handle), token: { ...checked, hash } })
    return { token, text }
  },

  /** Newest first. */
  async list(filter: ApiTokenFilter): Promise<Page<ApiToken>> {
    const asker = askerOf(handle)
    const own = handle.actor.kind === 'user' ? handle.actor.id : null
    const seen = roles.filter(role => isAtLeast(asker.role, 'admin') && isAtLeast(asker.role, role))
    let query = handle.list
      .selectFrom('apiToken')
      .innerJoin('user', 'user.id', 'apiToken.userId')
      .where(where => where.or([where('userId', '=', own ?? ''), where('role', 'in', seen.length > 0 ? seen : [''])]))
    if (filter.user !== undefined) query = query.where('userId', '=', filter.user)
    const { total } = await query
      .select(({ fn }) => fn.countAll<number | string>().as('total'))
      .executeTakeFirstOrThrow()
    // Ids are made in the order of time.
    if (filter.cursor !== undefined)
      query = query.where(sql<boolean>`${sql.ref('apiToken.id')} < ${parseCursor(filter.cursor).id}`)
    const size = pageSize(filter)
    const rows = await query
      .selectAll('apiToken')
      .orderBy('apiToken.id', 'desc')
      .limit(size + 1)
      .execute()
    return cutPage(
      rows,
      size,
      Number(total),
      row => ({ key: '', id: row.id }),
      row => {
        const token = apiTokenFromRow(row)
        const use = handle.tokenUses.get(token.id)
        return use === undefined ? token : { ...token, lastUsedAt: use.at, lastAddress: use.address }
      },
    )
  },

  /** Throws Problem `missing` or `forbidden`. */
  remove: (id: string): Promise<void> => handle.run('removeToken', { ...newDeed(handle), id }),
})
