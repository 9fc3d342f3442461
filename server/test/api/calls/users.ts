import type { Role } from '#directory'
import type { Call } from '../api-world.ts'
import { aPicture } from '../pictures.ts'
import { nothing, type Calls, type FinerCall, type MakeCall } from './make-call.ts'
import { group, next, person } from './subjects.ts'

const aPerson =
  (role?: Role, call: Call = {}): MakeCall =>
  async world => {
    const { id, version } = await person(world, role)
    return { params: { id }, version, ...call }
  }

const newPerson =
  (role: Role): MakeCall =>
  async () => ({
    body: { username: `made-${next()}`, displayName: 'Made', role },
  })

const withPicture =
  (role: Role): MakeCall =>
  async world => ({ params: { id: (await person(world, role)).id }, picture: await aPicture() })

const typed = { kind: 'typed', password: 'a louder red door' }
const sshKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS una@laptop'

export const userCalls = {
  listUsers: nothing,
  exportUsers: nothing,
  importUsers: async () => ({ body: { rows: [{ line: 1, username: `row-${next()}` }], apply: true } }),
  createUser: newPerson('user'),
  getUser: aPerson(),
  updateUser: aPerson('user', { body: { displayName: 'Changed' } }),
  disableUser: aPerson(),
  enableUser: aPerson(),
  deleteUser: aPerson(),
  restoreUser: aPerson(),
  async eraseUser(world) {
    const { id } = await person(world)
    await world.asOperator.users.delete(id)
    return { params: { id } }
  },
  setPassword: aPerson('user', { body: { password: typed } }),
  setUserPicture: withPicture('user'),
  removeUserPicture: aPerson(),
  listUserApps: aPerson(),
} satisfies Calls

export const userFiner: FinerCall[] = [
  [
    'createUser',
    'with a password',
    async () => ({ body: { username: `made-${next()}`, displayName: 'Made', password: typed } }),
  ],
  [
    'createUser',
    'in a group',
    async world => ({
      body: { username: `made-${next()}`, displayName: 'Made', groups: [(await group(world)).id] },
    }),
  ],
  ['createUser', 'as a user manager', newPerson('usermanager')],
  ['createUser', 'as an admin', newPerson('admin')],
  ['createUser', 'as an owner', newPerson('owner')],
  ['getUser', 'who is an owner', aPerson('owner')],
  ['updateUser', 'who is a user manager', aPerson('usermanager', { body: { displayName: 'Changed' } })],
  ['updateUser', 'who is an admin', aPerson('admin', { body: { displayName: 'Changed' } })],
  ['updateUser', 'who is an owner', aPerson('owner', { body: { displayName: 'Changed' } })],
  ['updateUser', 'with another e-mail address', aPerson('user', { body: { email: null } })],
  ['updateUser', 'to be a user manager', aPerson('user', { body: { role: 'usermanager' } })],
  ['updateUser', 'to be an admin', aPerson('user', { body: { role: 'admin' } })],
  ['updateUser', 'to be an owner', aPerson('user', { body: { role: 'owner' } })],
  ['updateUser', 'with other SSH keys', aPerson('user', { body: { sshKeys: [sshKey] } })],
  ['disableUser', 'who is an admin', aPerson('admin')],
  ['disableUser', 'who is an owner', aPerson('owner')],
  ['deleteUser', 'who is an admin', aPerson('admin')],
  ['deleteUser', 'who is an owner', aPerson('owner')],
  ['setUserPicture', 'of a user manager', withPicture('usermanager')],
  ['setUserPicture', 'of an admin', withPicture('admin')],
  ['setUserPicture', 'of an owner', withPicture('owner')],
  ['removeUserPicture', 'of an owner', aPerson('owner')],
  ['setPassword', 'of a user manager', aPerson('usermanager', { body: { password: typed } })],
  ['setPassword', 'of an admin', aPerson('admin', { body: { password: typed } })],
  ['setPassword', 'of an owner', aPerson('owner', { body: { password: typed } })],
]
