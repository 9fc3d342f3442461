import type { Role } from '#directory'
import { cli, operator } from '../../world/open-test-world.ts'
import type { ApiWorld, Call } from '../api-world.ts'
import type { Calls, FinerCall, MakeCall } from './make-call.ts'
import { next, person } from './subjects.ts'

/** Somebody with one. */
const withOne =
  (role: Role = 'user'): MakeCall =>
  async (world: ApiWorld): Promise<Call> => {
    const { id: userId } = await person(world, role)
    const { app } = await world.asOperator.apps.create({
      title: `Files ${next()}`,
      access: { kind: 'everyone' },
      ldap: {},
    })
    const input = { userId, app: app.id, name: 'Phone', expiresAt: null }
    const { password } = await world.signIn.appPasswords.make(input, operator, cli)
    return { params: { id: userId, passwordId: password.id } }
  }

export const appPasswordCalls = {
  listAppPasswords: withOne(),
  deleteAppPassword: withOne(),
} satisfies Calls

export const appPasswordFiner: FinerCall[] = [
  ['listAppPasswords', 'of an admin', withOne('admin')],
  ['listAppPasswords', 'of an owner', withOne('owner')],
  ['deleteAppPassword', 'of a user manager', withOne('usermanager')],
  ['deleteAppPassword', 'of an admin', withOne('admin')],
  ['deleteAppPassword', 'of an owner', withOne('owner')],
]
