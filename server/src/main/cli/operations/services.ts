import { isScope, requireUsable } from '#api'
import { asItIs, invalidField, OperatorProblem } from '#ground'
import { requireKeptHere, type ServiceAccount } from '#directory'
import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'
import { getUser } from './people.ts'

const which = z.object({ account: z.string().min(1) })

/** By name or id. Throws Problem `missing`. */
function getService({ directory: { memory } }: OperatorWorld, name: string): ServiceAccount {
  const service = memory.services.findByName(name) ?? memory.services.find(name as ServiceAccount['id'])
  if (service !== undefined) return service
  throw new OperatorProblem(
    'missing',
    `There is no service account “${name}”. “doorward service-account list” shows which there are.`,
  )
}

async function tellServices({ as, directory: { memory } }: OperatorWorld, services: readonly ServiceAccount[]) {
  const figures = await as.services.tokenFigures(services.map(({ id }) => id))
  return services.map(({ id, name, description, contactId, role, disabled, managedBy }) => {
    const { tokens = 0, lastUsedAt = null } = figures.get(id) ?? {}
    return {
      id,
      name,
      description,
      contact: contactId === null ? null : (memory.people.find(contactId)?.username ?? null),
      role,
      disabled,
      tokens,
      lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
      managedBy,
    }
  })
}

const switched = (act: 'disable' | 'enable') =>
  operation(which, async (world, { account }) =>
    tellServices(world, [await world.as.services[act](getService(world, account).id)]),
  )

export const serviceOperations = {
  listServices: operation(z.object({ search: z.string().optional() }), async (world, filter) =>
    tellServices(
      world,
      world.as.services.list(filter).sort((a, b) => (a.name < b.name ? -1 : 1)),
    ),
  ),
  createService: operation(
    z.object({
      name: z.string(),
      contact: z.string().min(1),
      role: z.enum(['admin', 'usermanager', 'user']).optional(),
      description: z.string().optional(),
    }),
    async (world, { contact, ...input }) =>
      tellServices(world, [await world.as.services.create({ ...input, contactId: getUser(world, contact).id })]),
  ),
  /** Answers the text, which is shown this once. */
  createServiceToken: operation(
    which.extend({ name: z.string(), scopes: z.array(z.string()), until: z.string().optional() }),
    async (world, { account, name, scopes, until }) => {
      const service = getService(world, account)
      const expiresAt = until === undefined ? null : Date.parse(until)
      if (Number.isNaN(expiresAt)) throw new OperatorProblem('invalid', `“${until}” is no date, like 2026-12-31.`)
      const unknown = scopes.find(one => !isScope(one))
      if (unknown !== undefined) throw invalidField('scopes', asItIs(`There is no scope “${unknown}”.`))
      requireUsable(
        scopes.filter(isScope),
        service.role,
        'The role of this account cannot do this, so no token of it can.',
      )
      const { token, text } = await world.as.services.createToken(service.id, { name, scopes, expiresAt })
      return {
        id: token.id,
        account: service.name,
        name: token.name,
        scopes: token.scopes,
        expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
        text: text.reveal(),
      }
    },
  ),
  deleteService: operation(which, async (world, { account }) => {
    const service = getService(world, account)
    requireKeptHere(service)
    const { id, name } = service
    await world.as.services.delete(id)
    return { id, name }
  }),
  disableService: switched('disable'),
  enableService: switched('enable'),
}
