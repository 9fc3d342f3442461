import { cli, operator } from '../../world/open-test-world.ts'
import type { ApiWorld } from '../api-world.ts'
import { nothing, type Calls } from './make-call.ts'

/** One that another has taken the place of. */
async function oldKey({ signingKeys }: ApiWorld): Promise<string> {
  const by = { actor: operator, origin: cli }
  const { kid } = await signingKeys.rotate({ algorithm: 'ES256', soon: true }, by)
  await signingKeys.rotate({ algorithm: 'ES256', soon: true }, by)
  return kid
}

export const signingKeyCalls = {
  listSigningKeys: nothing,
  rotateSigningKey: async () => ({ body: { algorithm: 'EdDSA', now: true } }),
  removeSigningKey: async world => ({ params: { kid: await oldKey(world) } }),
} satisfies Calls
