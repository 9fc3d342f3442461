import { z } from 'zod'
import { asItIs, invalidField } from '#ground'
import type { RegistrationToken } from '#oidc'
import { operation } from './operation.ts'

const tell = ({ id, name, createdAt, expiresAt }: RegistrationToken) => ({
  id,
  name,
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
})

function momentOf(until: string | undefined): number | undefined {
  if (until === undefined) return undefined
  const moment = Date.parse(until)
  if (Number.isNaN(moment)) throw invalidField('until', asItIs('Give a date as 2026-12-31, or a moment in RFC 3339.'))
  return moment
}

export const registrationTokenOperations = {
  listRegistrationTokens: operation(z.object({}), async ({ registrationTokens }) =>
    (await registrationTokens.list()).map(tell),
  ),
  createRegistrationToken: operation(
    z.object({ name: z.string(), until: z.string().optional() }),
    async ({ registrationTokens, operator, directory }, { name, until }) => {
      const { token, text } = await registrationTokens.create({ name, expiresAt: momentOf(until) }, operator)
      return { ...tell(token), text: text.reveal(), isOn: directory.memory.settings().registration.enabled }
    },
  ),
  removeRegistrationToken: operation(z.object({ id: z.string() }), async ({ registrationTokens, operator }, { id }) => {
    await registrationTokens.remove(id, operator)
    return (await registrationTokens.list()).map(tell)
  }),
}
