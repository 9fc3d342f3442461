import { conflictingField, limits, Problem, say, type UserId } from '#ground'
import type { ServiceTokenRow, Tx } from '#store'
import { makerOf, type Actor } from '../actor.ts'
import { foldName } from '../names.ts'
import {
  isServiceRole,
  rowFromService,
  serviceFromRow,
  serviceTokenFromRow,
  type ServiceAccount,
  type ServiceId,
  type ServiceToken,
} from '../service-account.ts'
import { requireRole, resolveAsker, type Asker } from '../who-may.ts'
import type { ChangeKind } from '../change-log.ts'
import { record, requireVersion, type Deed } from './deed.ts'
import type { NewApiToken } from './token-commands.ts'
import { getUser } from './user-commands.ts'

export type ServicePatch = Partial<Pick<ServiceAccount, 'name' | 'description' | 'contactId' | 'role' | 'managedBy'>>

/** Admins and owners, and never a machine about itself. */
async function requireMayChange(tx: Tx, deed: Deed, id: ServiceId): Promise<Asker> {
  const asker = await resolveAsker(tx, deed.actor, deed.at)
  requireRole(asker, 'admin')
  if (asker.service === id) throw new Problem('forbidden', 'No service account changes itself. An admin or owner does.')
  return asker
}

/** A role is given up to the giver's own; an owner's is never a machine's. */
function requireMayGive(asker: Pick<Asker, 'role'>, role: string): void {
  if (!isServiceRole(role)) throw new Problem('forbidden', 'A service account is never an owner.')
  requireRole(asker, role)
}

export async function getService(tx: Tx, id: ServiceId): Promise<ServiceAccount> {
  const row = await tx.db.selectFrom('serviceAccount').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('missing', 'There is no such service account; it may have been deleted.')
  return serviceFromRow(row)
}

async function requireFreeName(tx: Tx, { id, name }: Pick<ServiceAccount, 'id' | 'name'>): Promise<void> {
  const holder = await tx.db
    .selectFrom('serviceAccount')
    .select('id')
    .where('folded', '=', foldName(name))
    .executeTakeFirst()
  if (holder !== undefined && holder.id !== id)
    throw conflictingField('name', 'There is a service account of this name. Names are compared without case.')
}

/** Somebody who is there to be asked. That they may be disabled one day is what the account outlives. */
async function requireContact(tx: Tx, contactId: UserId | null): Promise<void> {
  if (contactId !== null && (await getUser(tx, contactId)).trashedAt !== null)
    throw conflictingField('contact', 'This person is in the trash. Choose somebody else.')
}

async function putService(
  tx: Tx,
  deed: Deed,
  kind: ChangeKind,
  service: ServiceAccount,
  data: Record<string, unknown> = {},
): Promise<ServiceAccount> {
  const version = await record(
    tx,
    deed,
    kind,
    service.id,
    seq => ({ of: 'service', service: { ...service, version: seq } }),
    data,
  )
  const after = { ...service, version }
  await tx.db.updateTable('serviceAccount').set(rowFromService(after)).where('id', '=', service.id).execute()
  return after
}

/** Accounts lose somebody who is about to be forgotten, and go on. */
export async function dropAsContact(tx: Tx, deed: Deed, gone: UserId): Promise<void> {
  for (const row of await tx.db.selectFrom('serviceAccount').selectAll().where('contactId', '=', gone).execute())
    await putService(
      tx,
      deed,
      'service.updated',
      { ...serviceFromRow(row), contactId: null, updatedAt: deed.at },
      { fields: ['contactId'] },
    )
}

/** A token that could make or end tokens could outlive its own end. */
export function requireNoToken(actor: Actor): void {
  if (actor.kind === 'service' || (actor.kind === 'user' && actor.token !== undefined))
    throw new Problem('forbidden', 'API tokens are made and ended by people who are signed in.')
}

export const serviceCommands = {
  async createService(tx: Tx, input: Deed & { service: ServiceAccount }): Promise<ServiceAccount> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    requireRole(asker, 'admin')
    const service: ServiceAccount = { ...input.service, createdBy: makerOf(input.actor) }
    requireMayGive(asker, service.role)
    const { count } = await tx.db
      .selectFrom('serviceAccount')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow()
    if (Number(count) >= limits.service.countMax)
      throw new Problem(
        'conflict',
        say('There can be {max} service accounts. Delete some first.', { max: limits.service.countMax }),
      )
    await requireFreeName(tx, service)
    await requireContact(tx, service.contactId)
    const version = await record(tx, input, 'service.created', service.id, seq => ({
      of: 'service',
      service: { ...service, version: seq },
    }))
    await tx.db
      .insertInto('serviceAccount')
      .values(rowFromService({ ...service, version }))
      .execute()
    return { ...service, version }
  },

  async updateService(
    tx: Tx,
    input: Deed & { id: ServiceId; patch: ServicePatch; ifVersion?: number },
  ): Promise<ServiceAccount> {
    const asker = await requireMayChange(tx, input, input.id)
    const before = await getService(tx, input.id)
    requireVersion(before, input.ifVersion)
    const after: ServiceAccount = { ...before, ...input.patch, updatedAt: input.at }
    const fields = (Object.keys(input.patch) as (keyof ServicePatch)[]).filter(key => after[key] !== before[key])
    if (fields.length === 0) return before
    if (fields.includes('role')) requireMayGive(asker, after.role)
    if (fields.includes('name')) await requireFreeName(tx, after)
    if (fields.includes('contactId')) await requireContact(tx, after.contactId)
    return putService(tx, input, 'service.updated', after, { fields })
  },

  /** Its tokens stay, and work again when it is enabled. */
  async setServiceDisabled(tx: Tx, input: Deed & { id: ServiceId; disabled: boolean }): Promise<ServiceAccount> {
    await requireMayChange(tx, input, input.id)
    const before = await getService(tx, input.id)
    if (before.disabled === input.disabled) return before
    const kind = input.disabled ? 'service.disabled' : 'service.enabled'
    return putService(tx, input, kind, { ...before, disabled: input.disabled, updatedAt: input.at })
  },

  /** For good: there is nothing of a machine that a trash would bring back. */
  async deleteService(tx: Tx, input: Deed & { id: ServiceId }): Promise<void> {
    await requireMayChange(tx, input, input.id)
    const { id } = await getService(tx, input.id)
    await record(tx, input, 'service.deleted', id, () => ({ of: 'service-gone', id }))
    // Its tokens go with the row.
    await tx.db.deleteFrom('secret').where('ownerId', '=', id).where('kind', '=', 'service').execute()
    await tx.db.deleteFrom('serviceAccount').where('id', '=', id).execute()
  },

  async createServiceToken(tx: Tx, input: Deed & { id: ServiceId; token: NewApiToken }): Promise<ServiceToken> {
    requireNoToken(input.actor)
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const { id: accountId } = await getService(tx, input.id)
    const { count } = await tx.db
      .selectFrom('serviceToken')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .where('accountId', '=', accountId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= limits.service.tokensMax)
      throw new Problem(
        'conflict',
        say('One account has at most {max} tokens. End some first.', { max: limits.service.tokensMax }),
      )
    const row: ServiceTokenRow = {
      ...input.token,
      accountId,
      createdAt: input.at,
      createdBy: makerOf(input.actor),
      lastUsedAt: null,
      lastAddress: null,
    }
    await tx.db.insertInto('serviceToken').values(row).execute()
    const token = serviceTokenFromRow(row)
    await record(tx, input, 'service.token-created', accountId, () => ({ of: 'nothing' }), {
      apiToken: token.id,
      scopes: token.scopes,
    })
    return token
  },

  async removeServiceToken(tx: Tx, input: Deed & { id: ServiceId; token: string }): Promise<void> {
    requireNoToken(input.actor)
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const ended = await tx.db
      .deleteFrom('serviceToken')
      .where('accountId', '=', input.id)
      .where('id', '=', input.token)
      .returning('id')
      .execute()
    if (ended.length === 0) throw new Problem('missing', 'There is no such token; it may have been ended already.')
    const ids = [input.token]
    await record(tx, input, 'service.token-removed', input.id, () => ({ of: 'tokens-gone', ids }), { apiTokens: ids })
  },
}
