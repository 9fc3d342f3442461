import { OperatorProblem } from '#ground'
import { printOpenLdapLdif, printOpenLdapSchema, profileNames, profileWith } from '#ldapd'
import { z } from 'zod'
import { operation } from './operation.ts'

export const schemaOperations = {
  schema: operation(
    z.object({
      /** Undefined for that of the first naming context. */
      profile: z.string().optional(),
      ldif: z.boolean(),
      rfc2307bis: z.boolean(),
      ppolicy: z.boolean(),
    }),
    async ({ directory: { memory } }, { profile: wanted, ldif, ...beside }) => {
      const { posix, directoryServer } = memory.settings()
      const name = profileNames.find(name => name === (wanted ?? directoryServer.views[0]?.profile ?? 'standard'))
      if (name === undefined)
        throw new OperatorProblem('invalid', `There is no profile “${wanted}”. There are ${profileNames.join(', ')}.`)
      const profile = profileWith(name, { posix, attributes: memory.attributes.all() })
      return { profile: name, text: (ldif ? printOpenLdapLdif : printOpenLdapSchema)(profile, beside) }
    },
  ),
}
