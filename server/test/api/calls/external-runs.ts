import { cli, operator } from '../../world/open-test-world.ts'
import { someone } from '../../external/sync/far-end.ts'
import type { ApiWorld, Call } from '../api-world.ts'
import type { Calls } from './make-call.ts'
import { next } from './subjects.ts'

const by = { actor: operator, origin: cli }
const settings = { urls: ['ldaps://ldap.example.com'], userSearch: { base: 'dc=example,dc=com' } }

/** The one directory that is on, and answers; a run of it, if there is one, is over. */
async function external(world: ApiWorld): Promise<string> {
  goOn.get(world)?.()
  world.far.pause = null
  const known = world.memory.externals.findByName('there')
  const id = known?.id ?? (await world.asOperator.externals.create({ name: 'there', settings })).id
  if (known === undefined) await world.asOperator.externals.turnOn(id)
  world.far.people.push(someone(`from-there-${next()}`))
  await world.synchronisation.settled(id)
  return id
}

async function run(world: ApiWorld): Promise<Record<string, string>> {
  const id = await external(world)
  const { id: runId } = await world.synchronisation.start(id, by)
  await world.synchronisation.settled(id)
  return { id, runId }
}

/** Ends the waiting of a run that was begun to be stopped. */
const goOn = new WeakMap<ApiWorld, () => void>()

/** A run that is under way, as the directory does not answer to the end. */
async function unfinished(world: ApiWorld): Promise<Record<string, string>> {
  const id = await external(world)
  const { promise, resolve } = Promise.withResolvers<void>()
  goOn.set(world, resolve)
  world.far.pause = () => promise
  const { id: runId } = await world.synchronisation.start(id, by)
  return { id, runId }
}

/** Somebody local has the name of somebody there. */
async function conflict(world: ApiWorld): Promise<Call> {
  const username = `same-${next()}`
  const local = await world.add(username, { email: null })
  world.far.people.push(someone(username))
  const { id = '' } = await run(world)
  const conflicts = await world.synchronisation.conflicts(id, { after: '', limit: 200 })
  const upstreamId = conflicts.find(({ userId }) => userId === local.id)?.upstreamId
  return { params: { id }, body: { upstreamId, resolution: 'leave' } }
}

const about = async (world: ApiWorld): Promise<Call> => ({ params: { id: await external(world) } })

export const externalRunCalls = {
  getExternalSynchronisation: about,
  previewExternalRun: about,
  startExternalRun: async world => ({ ...(await about(world)), body: {} }),
  getExternalRun: async world => ({ params: await run(world) }),
  stopExternalRun: async world => ({ params: await unfinished(world) }),
  listExternalRunLines: async world => ({ params: await run(world) }),
  listExternalConflicts: about,
  resolveExternalConflict: conflict,
} satisfies Calls
