import type { RegistrationToken } from '@doorward/contract'
import { printMoment } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts, KnownRegistrationToken } from '../parts.ts'

const tell = ({ id, name, createdAt, expiresAt }: KnownRegistrationToken): RegistrationToken => ({
  id,
  name,
  createdAt: printMoment(createdAt),
  expiresAt: printMoment(expiresAt),
})

export function registrationTokenRoutes({ registrationTokens }: ApiParts) {
  return {
    listRegistrationTokens: async () => ({ items: (await registrationTokens.list()).map(tell) }),

    async createRegistrationToken({ body: { name, expiresAt }, actor, origin }) {
      const input = { name, expiresAt: expiresAt === undefined ? undefined : Date.parse(expiresAt) }
      const { token, text } = await registrationTokens.create(input, { actor, origin })
      return { token: tell(token), value: text.reveal() }
    },

    deleteRegistrationToken: ({ params, actor, origin }) => registrationTokens.remove(params.id, { actor, origin }),
  } satisfies Handlers<'listRegistrationTokens' | 'createRegistrationToken' | 'deleteRegistrationToken'>
}
