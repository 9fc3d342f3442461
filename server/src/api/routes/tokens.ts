import type { Language, UserId } from '#ground'
import type { ApiToken } from '#directory'
import { namesIn } from '../answers/names.ts'
import { requireUsable, tellToken } from '../answers/token.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export function tokenRoutes({ directory: { memory } }: ApiParts) {
  const tell = (token: ApiToken, language: Language) => ({
    ...tellToken(token),
    user: namesIn(memory, language).person(token.userId),
  })

  return {
    async listTokens({ as, query, language }) {
      const page = await as.tokens.list({ ...query, user: query.user as UserId | undefined })
      return { ...page, items: page.items.map(token => tell(token, language)) }
    },

    async createToken({ as, body, user, language }) {
      requireUsable(body.scopes, user.role, 'Your role cannot do this, so no token of yours can.')
      const { token, text } = await as.tokens.create({
        ...body,
        expiresAt: body.expiresAt === null ? null : Date.parse(body.expiresAt),
      })
      return { token: tell(token, language), value: text.reveal() }
    },

    deleteToken: ({ as, params }) => as.tokens.remove(params.id),
  } satisfies Handlers<'listTokens' | 'createToken' | 'deleteToken'>
}
