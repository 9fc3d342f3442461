import { limits, Problem, say, type Millis } from '#ground'
import { makerOf, record, requireRole, resolveAsker, type Deed } from '#directory'
import type { Commands, Tx } from '#store'

export const registrationTokenModel = 'RegistrationToken'

/** What its row says beside its id, hash and end. */
export interface RegistrationTokenPayload {
  name: string
  createdAt: Millis
  createdBy: string
}

export interface NewRegistrationToken {
  id: string
  hash: string
  name: string
  expiresAt: Millis
}

export const registrationTokenCommands = {
  /** Answers who made it, as its row keeps it. */
  async createRegistrationToken(tx: Tx, input: Deed & { token: NewRegistrationToken }): Promise<string> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const { id, hash, name, expiresAt } = input.token
    const { count } = await tx.db
      .selectFrom('oidcRecord')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .where('model', '=', registrationTokenModel)
      .where('expiresAt', '>', input.at)
      .executeTakeFirstOrThrow()
    if (Number(count) >= limits.registrationToken.countMax)
      throw new Problem(
        'conflict',
        say('There are {max} such tokens. End some first.', { max: limits.registrationToken.countMax }),
      )
    await record(tx, input, 'registration-token.created', id, () => ({ of: 'nothing' }), { name, expiresAt })
    const payload: RegistrationTokenPayload = { name, createdAt: input.at, createdBy: makerOf(input.actor) }
    await tx.db
      .insertInto('oidcRecord')
      .values({
        model: registrationTokenModel,
        id,
        uid: hash,
        payload: JSON.stringify(payload),
        expiresAt,
        grantId: null,
        userCode: null,
        sessionId: null,
        userId: null,
        credentialVersion: null,
        appId: null,
        consumedAt: null,
      })
      .execute()
    return payload.createdBy
  },

  async removeRegistrationToken(tx: Tx, input: Deed & { id: string }): Promise<void> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const row = await tx.db
      .deleteFrom('oidcRecord')
      .where('model', '=', registrationTokenModel)
      .where('id', '=', input.id)
      .returning('payload')
      .executeTakeFirst()
    if (row === undefined) throw new Problem('missing', 'There is no such token; it may have been ended already.')
    const { name } = JSON.parse(row.payload) as RegistrationTokenPayload
    await record(tx, input, 'registration-token.removed', input.id, () => ({ of: 'nothing' }), { name })
  },
} satisfies Commands
