import { Problem } from '#ground'
import type { ServiceAccount } from '#directory'
import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'

const which = z.object({ account: z.string().min(1) })

/** By name or id. Throws Problem `missing`. */
function getService({ directory: { memory } }: OperatorWorld, name: string): ServiceAccount {
  const service = memory.services.findByName(name) ?? memory.services.find(name as ServiceAccount['id'])
  if (service !== undefined) return service
  throw new Problem(
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

/** Tokens are made where they are shown once: in the dashboard, by somebody who is signed in. */
export const serviceOperations = {
  listServices: operation(z.object({ search: z.string().optional() }), async (world, filter) =>
    tellServices(
      world,
      world.as.services.list(filter).sort((a, b) => (a.name < b.name ? -1 : 1)),
    ),
  ),
  disableService: switched('disable'),
  enableService: switched('enable'),
}
