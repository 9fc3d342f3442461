import assert from 'node:assert/strict'
import type { ServiceId } from '#directory'
import type { ApiWorld, Call } from '../api-world.ts'
import { nothing, type Calls, type FinerCall } from './make-call.ts'
import { next } from './subjects.ts'

const contactOf = ({ memory }: ApiWorld): { contactId: NonNullable<ReturnType<typeof memory.people.find>>['id'] } => {
  const person = memory.people.findByUsername('the-user') ?? assert.fail('there is no the-user')
  return { contactId: person.id }
}

const service = (world: ApiWorld) =>
  world.asOperator.services.create({ name: `Machine ${next()}`, ...contactOf(world), role: 'usermanager' })

const named = async (world: ApiWorld): Promise<{ params: { id: ServiceId } }> => ({
  params: { id: (await service(world)).id },
})

async function update(world: ApiWorld, body: object): Promise<Call> {
  const { id, version } = await service(world)
  return { params: { id }, version, body }
}

const made = (world: ApiWorld, role: string): Call => ({
  body: { name: `Made ${next()}`, contact: contactOf(world).contactId, role },
})

export const serviceCalls = {
  listServiceAccounts: nothing,
  createServiceAccount: async world => made(world, 'user'),
  getServiceAccount: named,
  updateServiceAccount: world => update(world, { description: 'Changed' }),
  disableServiceAccount: named,
  enableServiceAccount: named,
  deleteServiceAccount: named,
  listServiceTokens: named,
  createServiceToken: async world => ({
    ...(await named(world)),
    body: { name: 'Made', scopes: ['people:read'], expiresAt: null },
  }),
  deleteServiceToken: async world => {
    const { id } = await service(world)
    const input = { name: 'Old', scopes: ['people:read'], expiresAt: null }
    const { token } = await world.asOperator.services.createToken(id, input)
    return { params: { id, tokenId: token.id } }
  },
  listServiceSecrets: named,
  createServiceSecret: named,
  deleteServiceSecret: async world => {
    const { id } = await service(world)
    const { id: secretId } = await world.asOperator.services.createSecret(id)
    return { params: { id, secretId } }
  },
} satisfies Calls

export const serviceFiner: FinerCall[] = [
  ['createServiceAccount', 'with the role admin', async world => made(world, 'admin')],
  ['updateServiceAccount', 'its role', world => update(world, { role: 'admin' })],
]
