import { days, newUuid } from '#ground'
import type { ExternalCommands } from '#external'
import { incomingOf, person } from '../../external/sync/people.ts'
import { cli, operator } from '../../world/open-test-world.ts'
import type { ApiWorld, Call } from '../api-world.ts'
import type { Calls } from './make-call.ts'
import { next } from './subjects.ts'

const given = { urls: ['ldaps://ldap.example.com'], userSearch: { base: 'dc=example,dc=com' } }

/** The one directory of these calls, with somebody new who has never come in. */
async function about(world: ApiWorld): Promise<Call & { params: { id: string } }> {
  const name = 'moving-away'
  const known = world.memory.externals.findByName(name)
  const { id, settings } = known ?? (await world.asOperator.externals.create({ name, settings: given }))
  if (known === undefined) await world.asOperator.externals.turnOn(id)
  await world.store.commands<ExternalCommands>('external')('apply', {
    actor: operator,
    origin: cli,
    at: world.clock.now(),
    eventId: newUuid(world.clock),
    directoryId: id,
    people: [incomingOf(world, settings, person(`mover-${next()}`))],
    targets: null,
  })
  return { params: { id } }
}

const inAMonth = (world: ApiWorld): number => world.clock.now() + days(30)

export const bindThroughCalls = {
  getBindThrough: about,
  startBindThrough: async world => ({
    ...(await about(world)),
    body: { until: new Date(inAMonth(world)).toISOString() },
  }),
  endBindThrough: async world => {
    const call = await about(world)
    await world.bindThrough.start(
      call.params.id,
      { actor: operator, origin: cli },
      { until: inAMonth(world), people: null },
    )
    return call
  },
} satisfies Calls
