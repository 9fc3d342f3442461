import type { MadeLink } from '#signin'
import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'
import { roles } from '#directory'
import { getGroup } from './groups.ts'
import { getUser, whom } from './people.ts'

const link = (world: OperatorWorld, path: string, { token, expiresAt }: { token: string; expiresAt: number }) => ({
  url: new URL(`${path}?token=${token}`, world.publicUrl()).href,
  expiresAt: new Date(expiresAt).toISOString(),
})

const tellLink = ({ url, expiresAt }: MadeLink) => ({ url, expiresAt: new Date(expiresAt).toISOString() })

export const linkOperations = {
  ownerLogin: operation(whom, async (world, { user }) => {
    const made = await world.signIn.ownerLogin.createLink(user)
    return { username: made.user.username, ...link(world, '/owner-login', made) }
  }),
  /** Mailed too where mail is sent, unless that is not wanted. */
  invite: operation(
    z.object({
      displayName: z.string().min(1),
      email: z.string().optional(),
      role: z.enum(roles).default('user'),
      groups: z.array(z.string()).default([]),
      mail: z.boolean().default(true),
    }),
    async (world, { email = null, groups, ...input }) => {
      const ids = groups.map(name => getGroup(world, name).id)
      const made = await world.signIn.invitations.create(world.operator, { ...input, email, groups: ids })
      const { link, mailedTo, user } = made
      return { id: user.id, displayName: user.displayName, mailedTo, ...tellLink(link) }
    },
  ),
  /** For somebody who has not accepted yet; the link they have stops working. */
  renewInvitation: operation(whom.extend({ mail: z.boolean().default(true) }), async (world, { user, mail }) => {
    const { id, displayName } = getUser(world, user)
    const { link, mailedTo } = await world.signIn.invitations.renew(world.operator, id, { mail })
    return { id, displayName, mailedTo, ...tellLink(link) }
  }),
  resetLink: operation(whom, async (world, { user }) => {
    const { id, username } = getUser(world, user)
    return { username, ...tellLink(await world.signIn.passwordReset.makeLink(world.operator, id)) }
  }),
  setupLink: operation(z.object({}), async world => link(world, '/setup', await world.signIn.setup.createLink())),
}
