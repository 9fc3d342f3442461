import type { ApiWorld, Call } from '../api-world.ts'
import type { Calls } from './make-call.ts'
import { app } from './subjects.ts'

async function started(world: ApiWorld, caller: string): Promise<Call> {
  const made = await app(world)
  const user = world.memory.people.findByUsername(caller)
  if (user !== undefined) await world.appTests.start(made, { user: user.id, address: null })
  return { params: { id: made.id } }
}

export const appTestCalls = {
  startAppTest: async world => ({ params: { id: (await app(world)).id }, body: {} }),
  getAppTest: started,
  stopAppTest: started,
} satisfies Calls
