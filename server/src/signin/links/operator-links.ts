import {
  hashToken,
  limits,
  newToken,
  OperatorProblem,
  Problem,
  type Clock,
  type Millis,
  type PasswordHasher,
  type Sealer,
  type Secret,
  type UserId,
} from '#ground'
import { prepareUser, type DirectoryMemory, type User } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import { amrOf } from '../attempt.ts'
import type { SigninCommands } from '../commands.ts'
import type { OneTimeKind } from '../commands/one-time-commands.ts'
import type { Visitor } from '../session.ts'
import { fromPages, newDeed, type Sessions, type SignedIn } from '../sessions.ts'

interface LinkParts {
  clock: Clock
  run: Run<SigninCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  hasher: PasswordHasher
  sealer: Sealer
  sessions: Sessions
}

export interface OneTimeLink {
  token: string
  expiresAt: Millis
}

export interface NewOwner {
  token: string
  username: string
  displayName: string
  email: string | null
  password: Secret
  visitor: Visitor
}

/** The links that make the first owner, and that let an owner in when nothing else does. Each works once. */
export function createOperatorLinks({ clock, run, read, memory, hasher, sealer, sessions }: LinkParts) {
  async function putLink(
    kind: OneTimeKind,
    userId: UserId | null,
    lifetimeMs: Millis,
    { keepsOlder = false } = {},
  ): Promise<OneTimeLink> {
    const token = newToken()
    const expiresAt = clock.now() + lifetimeMs
    const deed = newDeed(clock, { kind: 'system', name: 'operator' }, { door: 'cli', address: null })
    await run('putOneTime', { ...deed, hash: hashToken(token), kind, userId, expiresAt, keepsOlder })
    return { token, expiresAt }
  }

  async function isOpen(token: string): Promise<boolean> {
    const row = await read
      .selectFrom('oneTime')
      .select(['usedAt', 'expiresAt'])
      .where('hash', '=', hashToken(token))
      .where('kind', '=', 'set-up')
      .executeTakeFirst()
    return row !== undefined && row.usedAt === null && row.expiresAt > clock.now()
  }

  return {
    setup: {
      isOpen,

      /**
       * Makes a new set-up link. Earlier ones stop working unless `keepsOlder`: nodes that start beside one another each
       * print one, and every one of them works until the first owner exists. Throws Problem `conflict` once an owner was ever made. */
      async createLink(options: { keepsOlder?: boolean } = {}): Promise<OneTimeLink> {
        const done = await read.selectFrom('meta').select('value').where('key', '=', 'firstOwnerAt').executeTakeFirst()
        if (done !== undefined)
          throw new OperatorProblem(
            'conflict',
            'This server has been set up. If no owner can sign in, use “doorward owner-login”.',
          )
        return putLink('set-up', null, limits.setupLinkMs, options)
      },

      /** Makes the first owner and signs them in. Of two at once one wins; a mistake does not use the link up. */
      async createOwner({ token, visitor, ...person }: NewOwner): Promise<SignedIn> {
        if (!(await isOpen(token)))
          throw new OperatorProblem(
            'conflict',
            'This set-up link has been used or has run out. Make a new one with “doorward setup-link”.',
          )
        const origin = fromPages(visitor)
        const input = { ...person, role: 'owner' as const, allowReserved: true, password: { plain: person.password } }
        const prepared = await prepareUser({ clock, hasher, sealer, memory, origin }, input)
        const session = sessions.prepare({ id: prepared.id, credentialVersion: 1 }, ['pwd'], visitor)
        const owner = { ...newDeed(clock, { kind: 'system', name: 'set-up' }, origin), ...prepared }
        await run('claimSetup', { hash: hashToken(token), owner, session: session.row })
        return sessions.begun(session.token)
      },
    },

    ownerLogin: {
      /** Makes a link that signs an owner in whatever else is broken. Throws Problem `missing` or `forbidden`. */
      async createLink(identifier: string): Promise<OneTimeLink & { user: User }> {
        const user = memory.people.resolve(identifier)
        if (user === undefined) throw new OperatorProblem('missing', `There is nobody called “${identifier}”.`)
        if (user.role !== 'owner')
          throw new OperatorProblem(
            'forbidden',
            `${identifier} is no owner. This command makes links for owners only; “doorward user list” shows who is one.`,
          )
        return { ...(await putLink('owner-login', user.id, limits.ownerLoginMs)), user }
      },

      async redeem(token: string, visitor: Visitor): Promise<SignedIn | { kind: 'refused' }> {
        // Whoever reaches the host is past every factor: a demand for two must not lock out the one who can lift it.
        const amr = amrOf(['host'])
        const { token: cookie, row } = sessions.prepare({ id: '' as UserId, credentialVersion: 0 }, amr, visitor)
        const deed = newDeed(clock, { kind: 'system', name: 'sign-in' }, fromPages(visitor))
        try {
          await run('redeemOwnerLogin', { ...deed, hash: hashToken(token), session: row })
        } catch (error) {
          if (error instanceof Problem && error.code === 'conflict') return { kind: 'refused' }
          throw error
        }
        return sessions.begun(cookie)
      },
    },
  }
}
