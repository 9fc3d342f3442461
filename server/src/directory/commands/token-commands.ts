import { limits, Problem, say, type Millis, type UserId } from '#ground'
import type { ApiTokenRow, Tx } from '#store'
import type { Actor } from '../actor.ts'
import { apiTokenFromRow, type ApiToken } from '../api-token.ts'
import { requireManages, requireRole, resolveAsker } from '../who-may.ts'
import { record, type Deed } from './deed.ts'
import { getUser } from './user-commands.ts'

export type NewApiToken = Pick<ApiTokenRow, 'id' | 'name' | 'hash' | 'scopes' | 'expiresAt'>

/** A token that could make or end tokens could outlive its own end. */
function requireInPerson(actor: Actor): asserts actor is Extract<Actor, { kind: 'user' }> {
  if (actor.kind !== 'user' || actor.token !== undefined)
    throw new Problem('forbidden', 'API tokens are made and ended by people who are signed in.')
}

/** Ends every token of a person whose account is taken away; a restored one starts without. */
export async function endTokens(tx: Tx, deed: Deed, userId: UserId): Promise<void> {
  const ended = await tx.db.deleteFrom('apiToken').where('userId', '=', userId).returning('id').execute()
  if (ended.length === 0) return
  const ids = ended.map(({ id }) => id)
  await record(tx, deed, 'token.removed', userId, () => ({ of: 'tokens-gone', ids }), { apiTokens: ids })
}

export const tokenCommands = {
  /** For the person who asks, and nobody else. */
  async createToken(tx: Tx, input: Deed & { token: NewApiToken }): Promise<ApiToken> {
    requireInPerson(input.actor)
    const asker = await resolveAsker(tx, input.actor, input.at)
    const userId = input.actor.id
    const { count } = await tx.db
      .selectFrom('apiToken')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= limits.apiToken.perPersonMax)
      throw new Problem(
        'conflict',
        say('One person has at most {max} tokens. End some first.', { max: limits.apiToken.perPersonMax }),
      )
    const row: ApiTokenRow = {
      ...input.token,
      userId,
      createdAt: input.at,
      createdBy: asker.id ?? userId,
      lastUsedAt: null,
      lastAddress: null,
    }
    await tx.db.insertInto('apiToken').values(row).execute()
    const { scopes } = apiTokenFromRow(row)
    await record(tx, input, 'token.created', userId, () => ({ of: 'nothing' }), { apiToken: row.id, scopes })
    return apiTokenFromRow(row)
  },

  /** One's own, or as an admin one of somebody at or below one's role. */
  async removeToken(tx: Tx, input: Deed & { id: string }): Promise<void> {
    if (input.actor.kind !== 'system') requireInPerson(input.actor)
    const asker = await resolveAsker(tx, input.actor, input.at)
    const row = await tx.db.selectFrom('apiToken').selectAll().where('id', '=', input.id).executeTakeFirst()
    if (row === undefined) throw new Problem('missing', 'There is no such token; it may have been ended already.')
    const userId = row.userId as UserId
    if (userId !== asker.id) {
      requireRole(asker, 'admin')
      requireManages(asker, await getUser(tx, userId))
    }
    await tx.db.deleteFrom('apiToken').where('id', '=', input.id).execute()
    await record(tx, input, 'token.removed', userId, () => ({ of: 'tokens-gone', ids: [input.id] }), {
      apiTokens: [input.id],
    })
  },

  /** Those of people and of service accounts. */
  async touchTokens(tx: Tx, { uses }: { uses: { id: string; at: Millis; address: string }[] }): Promise<void> {
    // An id is of one of them.
    for (const { id, at: lastUsedAt, address: lastAddress } of uses)
      for (const table of ['apiToken', 'serviceToken'] as const)
        await tx.db
          .updateTable(table as 'apiToken')
          .set({ lastUsedAt, lastAddress })
          .where('id', '=', id)
          .execute()
  },
}
