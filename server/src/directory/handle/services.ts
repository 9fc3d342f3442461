import { invalidField, limits, newUuid, Problem, type Millis, type Secret, type UserId } from '#ground'
import { newApiToken } from '../api-token.ts'
import type { ServicePatch } from '../commands/service-commands.ts'
import { foldName, parseLine } from '../names.ts'
import {
  findAlone,
  serviceTokenFromRow,
  type ServiceAccount,
  type ServiceId,
  type ServiceRole,
  type ServiceToken,
} from '../service-account.ts'
import { makeSecret } from '../secrets.ts'
import { requireRole } from '../who-may.ts'
import type { SecretInfo } from './apps.ts'
import { askerOf, newDeed, type Handle } from './context.ts'
import { checkToken, type ApiTokenInput } from './tokens.ts'

export interface ServiceInput {
  name: string
  description?: string | undefined
  contactId: UserId | null
  role?: ServiceRole | undefined
  managedBy?: string | null
}

export interface ServiceFilter {
  /** Part of a name or description. */
  search?: string | undefined
  contact?: UserId | undefined
  /** Those that go on while nobody looks after them. */
  alone?: boolean | undefined
}

/** How many tokens an account has, and when one of them was last used. */
export interface TokenFigures {
  tokens: number
  lastUsedAt: Millis | null
}

function serviceName(text: string): string {
  const name = parseLine('name', text, limits.service.nameLengthMax)
  if (name === '') throw invalidField('name', 'Give the account a name, such as what it does.')
  return name
}

const serviceDescription = (text: string): string => parseLine('description', text, limits.service.descriptionLengthMax)

/** Accounts of machines, for admins and owners. */
export const servicesOf = (handle: Handle) => ({
  async create(input: ServiceInput): Promise<ServiceAccount> {
    const at = handle.clock.now()
    const service: ServiceAccount = {
      id: newUuid(handle.clock) as ServiceId,
      name: serviceName(input.name),
      description: serviceDescription(input.description ?? ''),
      contactId: input.contactId,
      role: input.role ?? 'user',
      disabled: false,
      createdAt: at,
      createdBy: '',
      updatedAt: at,
      version: 0,
      managedBy: input.managedBy ?? null,
    }
    return handle.run('createService', { ...newDeed(handle), service })
  },

  /** Giving it another contact is how it is handed over. */
  async update(id: ServiceId, patch: ServicePatch, ifVersion?: number): Promise<ServiceAccount> {
    const checked = { ...patch }
    if (checked.name !== undefined) checked.name = serviceName(checked.name)
    if (checked.description !== undefined) checked.description = serviceDescription(checked.description)
    return handle.run('updateService', {
      ...newDeed(handle),
      id,
      patch: checked,
      ...(ifVersion === undefined ? {} : { ifVersion }),
    })
  },

  /** Its tokens are refused at once, on every node. */
  disable: (id: ServiceId): Promise<ServiceAccount> =>
    handle.run('setServiceDisabled', { ...newDeed(handle), id, disabled: true }),
  enable: (id: ServiceId): Promise<ServiceAccount> =>
    handle.run('setServiceDisabled', { ...newDeed(handle), id, disabled: false }),
  /** For good, with its tokens. */
  delete: (id: ServiceId): Promise<void> => handle.run('deleteService', { ...newDeed(handle), id }),

  /** Throws Problem `missing`. */
  get(id: ServiceId): ServiceAccount {
    requireRole(askerOf(handle), 'admin')
    const service = handle.memory.services.find(id)
    if (service === undefined)
      throw new Problem('missing', 'There is no such service account; it may have been deleted.')
    return service
  },

  /** All that match: there are at most a thousand. */
  list({ search = '', contact, alone = false }: ServiceFilter = {}): ServiceAccount[] {
    requireRole(askerOf(handle), 'admin')
    const typed = foldName(search.trim())
    const all = alone ? findAlone(handle.memory, handle.clock.now()) : [...handle.memory.services.all()]
    return all.filter(
      ({ name, description, contactId }) =>
        (contact === undefined || contactId === contact) &&
        [name, description].some(text => foldName(text).includes(typed)),
    )
  },

  /** Tokens that have expired count until they are ended. */
  async tokenFigures(ids: readonly ServiceId[]): Promise<Map<ServiceId, TokenFigures>> {
    const figures = new Map(ids.map(id => [id, { tokens: 0, lastUsedAt: null as Millis | null }]))
    if (ids.length === 0) return figures
    const rows = await handle.list
      .selectFrom('serviceToken')
      .select(['id', 'accountId', 'lastUsedAt'])
      .where('accountId', 'in', ids)
      .execute()
    for (const row of rows) {
      const figure = figures.get(row.accountId as ServiceId)
      if (figure === undefined) continue
      figure.tokens++
      const used = handle.tokenUses.get(row.id)?.at ?? row.lastUsedAt
      if (used !== null && used > (figure.lastUsedAt ?? -1)) figure.lastUsedAt = used
    }
    return figures
  },

  /** Newest first: there are at most `limits.service.tokensMax`. */
  async listTokens(id: ServiceId): Promise<ServiceToken[]> {
    this.get(id)
    const rows = await handle.list
      .selectFrom('serviceToken')
      .selectAll()
      .where('accountId', '=', id)
      .orderBy('id', 'desc')
      .execute()
    return rows.map(row => {
      const token = serviceTokenFromRow(row)
      const use = handle.tokenUses.get(token.id)
      return use === undefined ? token : { ...token, lastUsedAt: use.at, lastAddress: use.address }
    })
  },

  /** Answers the text, which is shown this once. */
  async createToken(id: ServiceId, input: ApiTokenInput): Promise<{ token: ServiceToken; text: Secret }> {
    const checked = checkToken(handle, input)
    const { text, hash } = newApiToken()
    const token = await handle.run('createServiceToken', { ...newDeed(handle), id, token: { ...checked, hash } })
    return { token, text }
  },

  /** Newest first, without their texts. */
  async listSecrets(id: ServiceId): Promise<SecretInfo[]> {
    this.get(id)
    const rows = await handle.list
      .selectFrom('secret')
      .select(['id', 'createdAt', 'createdBy', 'lastUsedAt'])
      .where('ownerId', '=', id)
      .where('kind', '=', 'service')
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .execute()
    return rows.map(row => ({ ...row, lastUsedAt: handle.secretUses.get(row.id) ?? row.lastUsedAt }))
  },

  /** A secret to get tokens with, as a client. Answers the text, which is shown this once. The two newest are valid. */
  async createSecret(id: ServiceId): Promise<{ id: string; text: Secret }> {
    const { row, text } = makeSecret(handle, { kind: 'service', ownerId: id }, { kind: 'generated' }, false)
    await handle.run('createServiceSecret', { ...newDeed(handle), id, secret: row })
    return { id: row.id, text }
  },

  /** Throws Problem `missing`. */
  removeSecret: (id: ServiceId, secret: string): Promise<void> =>
    handle.run('removeServiceSecret', { ...newDeed(handle), id, secret }),

  /** Throws Problem `missing`. */
  removeToken: (id: ServiceId, token: string): Promise<void> =>
    handle.run('removeServiceToken', { ...newDeed(handle), id, token }),
})
