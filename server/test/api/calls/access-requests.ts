import type { User } from '#directory'
import type { ApiWorld, Call } from '../api-world.ts'
import type { Calls, FinerCall, MakeCall } from './make-call.ts'
import { app, person } from './subjects.ts'

/** Somebody waits to be let into an app. */
async function waiting(world: ApiWorld, options: { sensitive?: boolean } = {}) {
  const made = await app(world, options)
  const { id, role } = await person(world)
  const as = world.directory.as({ kind: 'user', id, role }, { door: 'pages', address: null })
  return as.requests.ask({ app: made.id, reason: 'The report', wantedDays: 7 })
}

const ofRequest =
  (call: Call = {}, options: { sensitive?: boolean } = {}): MakeCall =>
  async world => ({ params: { id: (await waiting(world, options)).id }, ...call })

const deciders = new WeakMap<ApiWorld, Promise<User>>()

/** Somebody who decides, the same each time. */
function decider(world: ApiWorld): Promise<User> {
  const made = deciders.get(world) ?? world.add('decider', { role: 'admin' })
  deciders.set(world, made)
  return made
}

async function granted(world: ApiWorld) {
  const { id, appId, userId } = await waiting(world)
  await world.asOperator.requests.approve(id, { until: null })
  return { appId, userId }
}

export const accessRequestCalls = {
  listAccessRequests: async () => ({}),
  getAccessRequest: ofRequest(),
  approveAccessRequest: ofRequest({ body: { until: null } }),
  refuseAccessRequest: ofRequest({ body: {} }),
  async passAccessRequest(world) {
    const { id } = await waiting(world)
    return { params: { id }, body: { to: (await decider(world)).id } }
  },
  listEndingGrants: async () => ({}),
  listAppGrants: async world => ({ params: { id: (await granted(world)).appId } }),
  async endAppGrant(world) {
    const { appId, userId } = await granted(world)
    return { params: { id: appId, userId } }
  },
} satisfies Calls

export const accessRequestFiner: FinerCall[] = [
  ['approveAccessRequest', 'for a sensitive app', ofRequest({ body: { until: null } }, { sensitive: true })],
]
