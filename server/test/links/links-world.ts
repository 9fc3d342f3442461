import { Secret } from '#ground'
import type { Role, User } from '#directory'
import { openHostileWorld, type HostileWorld } from '../security/world.ts'
import { lettersOf, tokenIn } from '../world/letters.ts'
import { cli, operator } from '../world/open-test-world.ts'

/** Nobody listens there: what is to be mailed waits in the store. */
export const mailEnv = { DOORWARD_MAIL_SMTP: 'smtp://127.0.0.1:9', DOORWARD_MAIL_FROM: 'Doorward <id@example.com>' }

export const another = 'a loud purple window'
export const anotherSecret = new Secret(another)
const byOperator = { actor: operator, origin: cli }

export interface LinksWorld extends HostileWorld {
  invite(input?: { displayName?: string; email?: string | null; role?: Role }): Promise<{ user: User; token: string }>
  resetLink(user: User): Promise<string>
  lastToken(): Promise<string>
}

/** The whole server, with a mail server that never answers. */
export async function openLinksWorld(env: Record<string, string> = mailEnv): Promise<LinksWorld> {
  const world = await openHostileWorld({ env })
  const { signIn } = world.world
  return {
    ...world,
    async invite({ displayName = 'Emre Aydin', email = 'emre@example.com', role = 'user' } = {}) {
      const made = await signIn.invitations.create(byOperator, { displayName, email, role, groups: [], mail: false })
      return { user: made.user, token: tokenIn(made.link.url) }
    },
    resetLink: async user => tokenIn((await signIn.passwordReset.makeLink(byOperator, user.id)).url),
    lastToken: async () => tokenIn((await lettersOf(world.world)).at(-1)?.text ?? ''),
  }
}
