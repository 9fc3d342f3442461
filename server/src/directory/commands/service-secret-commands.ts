import { limits, Problem } from '#ground'
import type { Tx } from '#store'
import { makerOf } from '../actor.ts'
import type { ServiceId } from '../service-account.ts'
import { requireRole, resolveAsker } from '../who-may.ts'
import type { NewSecret } from './app-commands.ts'
import { record, type Deed } from './deed.ts'
import { getService, requireNoToken } from './service-commands.ts'

/** Secrets with which service accounts get tokens as clients do (RFC 6749 §4.4). Made and ended like their API tokens. */
export const serviceSecretCommands = {
  /** The newest `limits.service.secretsMax` are valid; one more ends those before. */
  async createServiceSecret(tx: Tx, input: Deed & { id: ServiceId; secret: NewSecret }): Promise<void> {
    requireNoToken(input.actor)
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const { id: ownerId } = await getService(tx, input.id)
    await tx.db
      .insertInto('secret')
      .values({
        ...input.secret,
        kind: 'service',
        ownerId,
        createdAt: input.at,
        createdBy: makerOf(input.actor),
        lastUsedAt: null,
      })
      .execute()
    const all = await tx.db
      .selectFrom('secret')
      .select('id')
      .where('ownerId', '=', ownerId)
      .where('kind', '=', 'service')
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const ended = all.slice(limits.service.secretsMax).map(row => row.id)
    if (ended.length > 0) await tx.db.deleteFrom('secret').where('id', 'in', ended).execute()
    await record(tx, input, 'service.secret-added', ownerId, () => ({ of: 'nothing' }), {
      secret: input.secret.id,
      ended,
    })
  },

  async removeServiceSecret(tx: Tx, input: Deed & { id: ServiceId; secret: string }): Promise<void> {
    requireNoToken(input.actor)
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const { numDeletedRows } = await tx.db
      .deleteFrom('secret')
      .where('id', '=', input.secret)
      .where('ownerId', '=', input.id)
      .where('kind', '=', 'service')
      .executeTakeFirst()
    if (numDeletedRows === 0n)
      throw new Problem('missing', 'There is no such secret; it may have been removed already.')
    await record(tx, input, 'service.secret-removed', input.id, () => ({ of: 'nothing' }), { secret: input.secret })
  },
}
