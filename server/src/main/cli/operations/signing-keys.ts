import { z } from 'zod'
import { signingAlgorithms } from '#directory'
import type { SigningKeyState } from '#oidc'
import { operation } from './operation.ts'

const tell = ({ kid, algorithm, phase, createdAt, signsFrom, retiredAt }: SigningKeyState) => ({
  kid,
  algorithm,
  phase,
  createdAt: new Date(createdAt).toISOString(),
  signsFrom: new Date(signsFrom).toISOString(),
  retiredAt: retiredAt === null ? null : new Date(retiredAt).toISOString(),
})

export const signingKeyOperations = {
  listSigningKeys: operation(z.object({}), async ({ signingKeys }) => signingKeys.list().map(tell)),
  rotateSigningKey: operation(
    z.object({ algorithm: z.enum(signingAlgorithms), soon: z.boolean() }),
    async ({ signingKeys, operator }, input) => tell(await signingKeys.rotate(input, operator)),
  ),
  removeSigningKey: operation(z.object({ kid: z.string() }), async ({ signingKeys, operator }, { kid }) => {
    await signingKeys.remove(kid, operator)
    return signingKeys.list().map(tell)
  }),
}
