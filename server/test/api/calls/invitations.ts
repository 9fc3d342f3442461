import type { Role } from '#directory'
import { cli, operator } from '../../world/open-test-world.ts'
import { nothing, type Calls, type FinerCall, type MakeCall } from './make-call.ts'
import { group, next, person } from './subjects.ts'

const invitee =
  (role: Role = 'user'): MakeCall =>
  async () => ({ body: { displayName: `Invited ${next()}`, role } })

/** Somebody who has been invited. */
const invited =
  (role: Role = 'user'): MakeCall =>
  async world => {
    const wish = { displayName: `Invited ${next()}`, email: null, role, groups: [], mail: false }
    const { user } = await world.signIn.invitations.create({ actor: operator, origin: cli }, wish)
    return { params: { id: user.id }, body: { mail: false } }
  }

const withoutBody =
  (make: MakeCall): MakeCall =>
  async (world, caller) => {
    const { body: _body, ...call } = await make(world, caller)
    return call
  }

const somebody =
  (role?: Role): MakeCall =>
  async world => ({ params: { id: (await person(world, role)).id } })

export const invitationCalls = {
  listInvitations: nothing,
  createInvitation: invitee(),
  renewInvitation: invited(),
  cancelInvitation: withoutBody(invited()),
  createResetLink: somebody(),
} satisfies Calls

export const invitationFiner: FinerCall[] = [
  [
    'createInvitation',
    'in a group',
    async world => ({ body: { displayName: `Invited ${next()}`, groups: [(await group(world)).id] } }),
  ],
  ['createInvitation', 'as a user manager', invitee('usermanager')],
  ['createInvitation', 'as an admin', invitee('admin')],
  ['createInvitation', 'as an owner', invitee('owner')],
  ['renewInvitation', 'of an admin', invited('admin')],
  ['renewInvitation', 'of an owner', invited('owner')],
  ['cancelInvitation', 'of an admin', withoutBody(invited('admin'))],
  ['createResetLink', 'of a user manager', somebody('usermanager')],
  ['createResetLink', 'of an admin', somebody('admin')],
  ['createResetLink', 'of an owner', somebody('owner')],
]
