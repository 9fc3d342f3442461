import { usableScopes, type Scope } from '@doorward/contract'
import { invalidField, type UserId } from '#ground'
import type { ApiToken } from '#directory'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export function tokenRoutes({ directory: { memory } }: ApiParts) {
  const tell = (token: ApiToken) => ({
    id: token.id,
    name: token.name,
    user: { id: token.userId, name: memory.people.find(token.userId)?.displayName ?? 'Deleted person' },
    scopes: token.scopes as Scope[],
    createdAt: printMoment(token.createdAt),
    expiresAt: printMomentOrNull(token.expiresAt),
    lastUsedAt: printMomentOrNull(token.lastUsedAt),
    lastAddress: token.lastAddress,
  })

  return {
    async listTokens({ as, query }) {
      const page = await as.tokens.list({ ...query, user: query.user as UserId | undefined })
      return { ...page, items: page.items.map(tell) }
    },

    async createToken({ as, body, user }) {
      const usable = usableScopes(user.role)
      const at = body.scopes.findIndex(scope => !usable.includes(scope))
      if (at >= 0) throw invalidField(`scopes.${at}`, 'Your role cannot do this, so no token of yours can.')
      const { token, text } = await as.tokens.create({
        ...body,
        expiresAt: body.expiresAt === null ? null : Date.parse(body.expiresAt),
      })
      return { token: tell(token), value: text.reveal() }
    },

    deleteToken: ({ as, params }) => as.tokens.remove(params.id),
  } satisfies Handlers<'listTokens' | 'createToken' | 'deleteToken'>
}
