import { Problem, type UserId } from '#ground'
import {
  requireKeptHere,
  stateOf,
  type DirectoryHandle,
  type ServiceAccount,
  type ServiceId,
  type ServicePatch,
} from '#directory'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import { tellSecret } from '../answers/secret.ts'
import { requireUsable, tellToken } from '../answers/token.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'
import { cutSorted } from '../sorted-page.ts'

type Names =
  | 'listServiceAccounts'
  | 'createServiceAccount'
  | 'getServiceAccount'
  | 'updateServiceAccount'
  | 'disableServiceAccount'
  | 'enableServiceAccount'
  | 'deleteServiceAccount'
  | 'listServiceTokens'
  | 'createServiceToken'
  | 'deleteServiceToken'
  | 'listServiceSecrets'
  | 'createServiceSecret'
  | 'deleteServiceSecret'

export function serviceRoutes({ clock, directory: { memory } }: ApiParts) {
  const contactOf = ({ contactId }: ServiceAccount) => {
    const contact = contactId === null ? undefined : memory.people.find(contactId)
    return contact === undefined
      ? null
      : { id: contact.id, name: contact.displayName, state: stateOf(contact, clock.now()) }
  }
  async function tellAll(as: DirectoryHandle, services: readonly ServiceAccount[]) {
    const figures = await as.services.tokenFigures(services.map(({ id }) => id))
    return services.map(service => {
      const { tokens = 0, lastUsedAt = null } = figures.get(service.id) ?? {}
      const { id, name, description, role, disabled, createdAt, updatedAt, version, managedBy } = service
      return {
        id,
        name,
        description,
        role,
        disabled,
        tokens,
        version,
        managedBy,
        contact: contactOf(service),
        lastUsedAt: printMomentOrNull(lastUsedAt),
        createdAt: printMoment(createdAt),
        updatedAt: printMoment(updatedAt),
      }
    })
  }
  async function tell(as: DirectoryHandle, service: ServiceAccount) {
    const [told] = await tellAll(as, [service])
    if (told === undefined) throw new Error('One account was not told.')
    return told
  }

  return {
    async listServiceAccounts({ as, query: { search, contact, show, ...page } }) {
      const found = as.services.list({ search, contact: contact as UserId | undefined, alone: show === 'alone' })
      const cut = cutSorted(found, ({ name, id }) => [name.toLowerCase(), id], page)
      return { ...cut, items: await tellAll(as, cut.items) }
    },

    async createServiceAccount({ as, body: { contact, ...input }, requireScope }) {
      if (input.role !== 'user') requireScope('credentials:write')
      return tell(as, await as.services.create({ ...input, contactId: contact as UserId }))
    },

    getServiceAccount: ({ as, params }) => tell(as, as.services.get(params.id as ServiceId)),

    async updateServiceAccount({ as, params, body: { contact, ...plain }, version, requireFresh }) {
      const id = params.id as ServiceId
      const before = as.services.get(id)
      requireKeptHere(before)
      // A form sends along what it leaves as it is.
      if (plain.role !== undefined && plain.role !== before.role) requireFresh()
      const patch: ServicePatch = { ...plain, ...(contact === undefined ? {} : { contactId: contact as UserId }) }
      return tell(as, await as.services.update(id, patch, version))
    },

    disableServiceAccount: async ({ as, params }) => tell(as, await as.services.disable(params.id as ServiceId)),
    enableServiceAccount: async ({ as, params }) => tell(as, await as.services.enable(params.id as ServiceId)),

    async deleteServiceAccount({ as, params }) {
      const id = params.id as ServiceId
      requireKeptHere(as.services.get(id))
      await as.services.delete(id)
    },

    async listServiceTokens({ as, params }) {
      return { items: (await as.services.listTokens(params.id as ServiceId)).map(tellToken) }
    },

    async createServiceToken({ as, params, body }) {
      const { id, role } = as.services.get(params.id as ServiceId)
      requireUsable(body.scopes, role, 'The role of this account cannot do this, so no token of it can.')
      const { token, text } = await as.services.createToken(id, {
        ...body,
        expiresAt: body.expiresAt === null ? null : Date.parse(body.expiresAt),
      })
      return { token: tellToken(token), value: text.reveal() }
    },

    deleteServiceToken: ({ as, params }) => as.services.removeToken(params.id as ServiceId, params.tokenId),

    async listServiceSecrets({ as, params }) {
      return { items: (await as.services.listSecrets(params.id as ServiceId)).map(tellSecret) }
    },

    async createServiceSecret({ as, params }) {
      const account = params.id as ServiceId
      const { id, text } = await as.services.createSecret(account)
      const made = (await as.services.listSecrets(account)).find(secret => secret.id === id)
      if (made === undefined) throw new Problem('conflict', 'Newer secrets were made meanwhile, so this one has ended.')
      return { secret: tellSecret(made), value: text.reveal() }
    },

    deleteServiceSecret: ({ as, params }) => as.services.removeSecret(params.id as ServiceId, params.secretId),
  } satisfies Handlers<Names>
}
