import { cli, operator } from '../../world/open-test-world.ts'
import { nothing, type Calls } from './make-call.ts'
import { next } from './subjects.ts'

export const registrationTokenCalls = {
  listRegistrationTokens: nothing,
  createRegistrationToken: async () => ({ body: { name: 'Made' } }),
  deleteRegistrationToken: async ({ registrationTokens }) => {
    const by = { actor: operator, origin: cli }
    const { token } = await registrationTokens.create({ name: `Token ${next()}` }, by)
    return { params: { id: token.id } }
  },
} satisfies Calls
