import type { Role } from '#directory'
import { enrol } from '../../second-factor/enrol.ts'
import type { ApiWorld, Call } from '../api-world.ts'
import type { Calls, FinerCall, MakeCall } from './make-call.ts'
import { person } from './subjects.ts'

/** Somebody with an authenticator app. */
const withOne =
  (role: Role = 'user'): MakeCall =>
  async (world: ApiWorld): Promise<Call> => {
    const { id, username } = await person(world, role)
    await enrol({ world }, username ?? '', { now: () => world.clock.now(), advance: () => {} })
    return { params: { id } }
  }

export const secondFactorCalls = {
  getSecondFactor: withOne(),
  askForSecondFactor: async world => ({ body: { users: [(await person(world)).id], apply: true } }),
  resetSecondFactor: withOne(),
} satisfies Calls

export const secondFactorFiner: FinerCall[] = [
  ['getSecondFactor', 'of an admin', withOne('admin')],
  ['resetSecondFactor', 'of a user manager', withOne('usermanager')],
  ['resetSecondFactor', 'of an admin', withOne('admin')],
  ['resetSecondFactor', 'of an owner', withOne('owner')],
]
