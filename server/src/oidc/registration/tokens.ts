import { hashToken, invalidField, limits, newToken, newUuid, Secret, type Clock, type Millis } from '#ground'
import { parseLine, type Actor, type Deed, type Origin } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { OidcCommands } from '../commands.ts'
import { registrationTokenModel, type RegistrationTokenPayload } from './token-commands.ts'

/** What an app shows to register itself (RFC 7591 §3, initial access token), without its text. Good many times over. */
export interface RegistrationToken extends RegistrationTokenPayload {
  id: string
  expiresAt: Millis
}

interface By {
  actor: Actor
  origin: Origin
}

/** Such tokens as admins make and end them. */
export interface RegistrationTokens {
  /** Those that work, the newest first. */
  list(): Promise<RegistrationToken[]>
  /** Answers the text, which is shown this once. Without `expiresAt` it works for `limits.registrationToken.lifetimeMs`. */
  create(
    input: { name: string; expiresAt?: Millis | undefined },
    by: By,
  ): Promise<{ token: RegistrationToken; text: Secret }>
  /** Throws Problem `missing`. What was registered with it stays. */
  remove(id: string, by: By): Promise<void>
}

/** The prefix lets secret scanners find one that was published. */
const prefix = 'dwr_'
const form = /^dwr_[\w-]{43}$/

const liveTokens = (db: Kysely<Tables>, now: Millis) =>
  db
    .selectFrom('oidcRecord')
    .select(['id', 'payload', 'expiresAt'])
    .where('model', '=', registrationTokenModel)
    .where('expiresAt', '>', now)

const fromRow = (row: { id: string; payload: string; expiresAt: Millis | null }): RegistrationToken => ({
  ...(JSON.parse(row.payload) as RegistrationTokenPayload),
  id: row.id,
  expiresAt: row.expiresAt ?? 0,
})

export function createRegistrationTokens(parts: {
  clock: Clock
  run: Run<OidcCommands>
  list: Kysely<Tables>
}): RegistrationTokens {
  const { clock, run, list } = parts
  const deed = (by: By): Deed => ({ ...by, at: clock.now(), eventId: newUuid(clock) })
  return {
    list: async () => (await liveTokens(list, clock.now()).orderBy('id', 'desc').execute()).map(fromRow),

    async create(input, by) {
      const now = deed(by)
      const name = parseLine('name', input.name, limits.registrationToken.nameLengthMax)
      if (name === '') throw invalidField('name', 'Give the token a name.')
      const { lifetimeMs, lifetimeMaxMs } = limits.registrationToken
      const expiresAt = input.expiresAt ?? now.at + lifetimeMs
      if (expiresAt <= now.at) throw invalidField('expiresAt', 'This moment has passed.')
      if (expiresAt > now.at + lifetimeMaxMs) throw invalidField('expiresAt', 'A token works for a year at most.')
      const text = prefix + newToken()
      const id = newUuid(clock)
      const createdBy = await run('createRegistrationToken', {
        ...now,
        token: { id, hash: hashToken(text), name, expiresAt },
      })
      return { token: { id, name, createdAt: now.at, createdBy, expiresAt }, text: new Secret(text) }
    },

    remove: (id, by) => run('removeRegistrationToken', { ...deed(by), id }),
  }
}

/** The token of this text while it works. */
export async function findRegistrationToken(
  { read, clock }: { read: Kysely<Tables>; clock: Clock },
  text: string,
): Promise<RegistrationToken | undefined> {
  if (!form.test(text)) return undefined
  const row = await liveTokens(read, clock.now()).where('uid', '=', hashToken(text)).executeTakeFirst()
  return row && fromRow(row)
}
