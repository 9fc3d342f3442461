import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'
import { whom } from './people.ts'

const link = (world: OperatorWorld, path: string, { token, expiresAt }: { token: string; expiresAt: number }) => ({
  url: new URL(`${path}?token=${token}`, world.publicUrl()).href,
  expiresAt: new Date(expiresAt).toISOString(),
})

export const linkOperations = {
  ownerLogin: operation(whom, async (world, { user }) => {
    const made = await world.signIn.ownerLogin.createLink(user)
    return { username: made.user.username, ...link(world, '/owner-login', made) }
  }),
  setupLink: operation(z.object({}), async world => link(world, '/setup', await world.signIn.setup.createLink())),
}
