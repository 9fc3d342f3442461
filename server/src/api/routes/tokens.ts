import type { UserId } from '#ground'
import type { ApiToken } from '#directory'
import { requireUsable, tellToken } from '../answers/token.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export function tokenRoutes({ directory: { memory } }: ApiParts) {
  const tell = (token: ApiToken) => ({
    ...tellToken(token),
    user: { id: token.userId, name: memory.people.find(token.userId)?.displayName ?? 'Deleted person' },
  })

  return {
    async listTokens({ as, query }) {
      const page = await as.tokens.list({ ...query, user: query.user as UserId | undefined })
      return { ...page, items: page.items.map(tell) }
    },

    async createToken({ as, body, user }) {
      requireUsable(body.scopes, user.role, 'Your role cannot do this, so no token of yours can.')
      const { token, text } = await as.tokens.create({
        ...body,
        expiresAt: body.expiresAt === null ? null : Date.parse(body.expiresAt),
      })
      return { token: tell(token), value: text.reveal() }
    },

    deleteToken: ({ as, params }) => as.tokens.remove(params.id),
  } satisfies Handlers<'listTokens' | 'createToken' | 'deleteToken'>
}
