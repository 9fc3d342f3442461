import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { EndpointName } from '@doorward/contract'
import type { Group, Role, User } from '#directory'
import { cli, operator } from '../world/open-test-world.ts'
import type { ApiWorld, Call } from './api-world.ts'

/** Makes a call that would succeed, with subjects of its own; `caller` is the username of who will call. */
export type MakeCall = (world: ApiWorld, caller: string) => Promise<Call>

let count = 0
const next = (): number => ++count

const person = (world: ApiWorld, role: Role = 'user'): Promise<User> => world.add(`${role}-${next()}`, { role })
/** Managed by this person, if there is one. */
export const groupManager = 'the-groupmanager'
async function group(world: ApiWorld): Promise<Group> {
  const made = await world.asOperator.groups.create({ name: `Group ${next()}` })
  const manager = world.memory.people.findByUsername(groupManager)
  if (manager !== undefined) await world.asOperator.groups.changeManagers(made.id, { add: [manager.id] })
  return world.memory.groups.find(made.id) ?? made
}
const app = async (world: ApiWorld, options: { sensitive?: boolean; group?: Group } = {}) =>
  (
    await world.asOperator.apps.create({
      title: `App ${next()}`,
      oidc: { redirectUris: ['https://app.example.com/cb'] },
      sensitive: options.sensitive ?? false,
      ...(options.group ? { access: { kind: 'chosen', groups: [options.group.id], users: [] } } : {}),
    })
  ).app
const attribute = (world: ApiWorld) => world.asOperator.attributes.declare({ name: `attribute-${next()}` })
const secretOfServer = async (world: ApiWorld) =>
  (
    await world.asOperator.apps.addSecret(
      { kind: 'directory-server', ownerId: 'directory-server' },
      { kind: 'generated' },
    )
  ).id

/** A token of that person, made as by themselves. */
async function token(world: ApiWorld, username: string): Promise<Call> {
  const person = world.memory.people.findByUsername(username) ?? assert.fail(`there is no ${username}`)
  const { tokens } = world.directory.as(
    { kind: 'user', id: person.id, role: person.role },
    { door: 'dashboard', address: null },
  )
  const made = await tokens.create({ name: `Token ${next()}`, scopes: ['people:read'], expiresAt: null })
  return { params: { id: made.token.id } }
}

const someRecoveryKey = 'AGE-SECRET-KEY-15VGVKFA4T40Z6HCX75SDP5RUR3VDQCU6796Z8XM2SQELX955MV2SRSHES4'

/** One that is done, so that another may be begun; made once, since it takes a while. */
async function backup({ backups, dataFolder }: ApiWorld): Promise<string> {
  const by = { actor: operator, origin: cli }
  if ((await backups.recoveryKey()) === null) await backups.newRecoveryKey(by)
  while ((await backups.list()).some(({ finishedAt }) => finishedAt === null))
    await new Promise(resolve => setTimeout(resolve, 10))
  const find = async () => (await backups.list()).find(({ file }) => file !== null)
  if ((await find()) === undefined) await backups.make(by, { file: join(dataFolder, 'made.dwb') })
  return (await find())?.id ?? assert.fail('there is no backup')
}

const nothing: MakeCall = async () => ({})
const publicClient = { redirectUris: ['https://app.example.com/cb'], authMethod: 'none' }
const aPerson =
  (role?: Role, call: Call = {}): MakeCall =>
  async world => {
    const { id, version } = await person(world, role)
    return { params: { id }, version, ...call }
  }
const aGroup =
  (call: Call = {}): MakeCall =>
  async world => {
    const { id, version } = await group(world)
    return { params: { id }, version, ...call }
  }
const anApp =
  (call: Call = {}): MakeCall =>
  async world => {
    const { id, version } = await app(world)
    return { params: { id }, version, ...call }
  }
const sshKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS una@laptop'
const typed = { kind: 'typed', password: 'a louder red door' }
const newPerson =
  (role: Role): MakeCall =>
  async () => ({
    body: { username: `made-${next()}`, displayName: 'Made', role },
  })

/** One call for each endpoint: a new one does not compile without. */
export const calls: Record<EndpointName, MakeCall> = {
  getSession: nothing,
  endSession: nothing,
  getOverview: nothing,
  listUsers: nothing,
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
  listUserApps: aPerson(),
  listGroups: nothing,
  createGroup: async () => ({ body: { name: `Made ${next()}` } }),
  getGroup: aGroup(),
  updateGroup: aGroup({ body: { description: 'Changed' } }),
  deleteGroup: aGroup(),
  listMembers: aGroup(),
  listManagedGroups: nothing,
  listGroupApps: aGroup(),
  async addMembers(world) {
    return { params: { id: (await group(world)).id }, body: { users: [{ id: (await person(world)).id }] } }
  },
  async updateMember(world) {
    const [{ id }, member] = [await group(world), await person(world)]
    await world.asOperator.groups.changeMembers(id, { add: [member.id] })
    return { params: { id, memberId: member.id }, body: { expiresAt: '2100-01-01T00:00:00.000Z' } }
  },
  findCandidates: aGroup({ query: { search: 'user' } }),
  async previewNesting(world) {
    return { params: { id: (await group(world)).id, memberId: (await group(world)).id } }
  },
  listManagers: aGroup(),
  async addManagers(world) {
    return { params: { id: (await group(world)).id }, body: { users: [(await person(world)).id] } }
  },
  async removeManager(world) {
    return { params: { id: (await group(world)).id, userId: (await person(world)).id } }
  },
  async removeMember(world) {
    return { params: { id: (await group(world)).id, memberId: (await person(world)).id } }
  },
  listApps: nothing,
  createApp: async () => ({ body: { title: `Made ${next()}`, oidc: publicClient } }),
  getApp: anApp(),
  updateApp: anApp({ body: { link: 'https://changed.example.com' } }),
  deleteApp: anApp(),
  addAppSecret: anApp({ body: { door: 'oidc', secret: { kind: 'generated' } } }),
  async removeAppSecret(world) {
    const { id } = await app(world)
    const [secret] = await world.asOperator.apps.listSecrets({ kind: 'oidc', ownerId: id })
    return { params: { id, secretId: secret?.id ?? '' } }
  },
  previewAccess: async () => ({ body: { access: { kind: 'everyone' }, adminsIncluded: true } }),
  getDirectoryServer: nothing,
  async updateDirectoryServer(world) {
    const { version } = await world.asOperator.settings.versionOf('directoryServer')
    return { version, body: { allowPlaintext: next() % 2 === 0 } }
  },
  addDirectorySecret: async () => ({ body: { secret: { kind: 'generated' } } }),
  revealDirectorySecret: async world => ({ params: { secretId: await secretOfServer(world) } }),
  removeDirectorySecret: async world => ({ params: { secretId: await secretOfServer(world) } }),
  getSettings: nothing,
  async updateSettings(world) {
    const names = ['organisation', 'publicUrl'] as const
    const versions = await Promise.all(
      names.map(async name => (await world.asOperator.settings.versionOf(name)).version),
    )
    return { version: Math.max(...versions), body: { organisationName: `Org ${next()}` } }
  },
  listAttributes: nothing,
  declareAttribute: async () => ({ body: { name: `made-${next()}` } }),
  updateAttribute: async world => {
    const { id, version } = await attribute(world)
    return { params: { id }, version, body: { title: 'Changed' } }
  },
  deleteAttribute: async world => ({ params: { id: (await attribute(world)).id } }),
  listTokens: nothing,
  createToken: async () => ({ body: { name: 'Made', scopes: ['people:read'], expiresAt: null } }),
  deleteToken: token,
  listAudit: nothing,
  getBackups: nothing,
  async startBackup(world) {
    await backup(world)
    return {}
  },
  downloadBackup: async world => ({ params: { id: await backup(world) } }),
  async updateBackupSchedule(world) {
    const { version } = await world.asOperator.settings.versionOf('backup')
    return { version, body: { keepDays: 1 + (next() % 30) } }
  },
  makeRecoveryKey: nothing,
  checkRecoveryKey: async () => ({ body: { key: someRecoveryKey } }),
  getHealth: nothing,
}

/** Where not the route but its subject decides, or what else is sent. */
export const finer: [name: EndpointName, about: string, make: MakeCall][] = [
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
  ['setPassword', 'of a user manager', aPerson('usermanager', { body: { password: typed } })],
  ['setPassword', 'of an admin', aPerson('admin', { body: { password: typed } })],
  ['setPassword', 'of an owner', aPerson('owner', { body: { password: typed } })],
  [
    'addManagers',
    'to a group that opens a sensitive app',
    async world => {
      const staff = await group(world)
      await app(world, { sensitive: true, group: staff })
      return { params: { id: staff.id }, body: { users: [(await person(world)).id] } }
    },
  ],
  ['createApp', 'that gets a secret', async () => ({ body: { title: `Made ${next()}`, ldap: {} } })],
  ['updateApp', 'that needs no secret any more', anApp({ body: { oidc: { authMethod: 'none' } } })],
  [
    'updateSettings',
    'with another public URL',
    async world => ({
      ...(await calls.updateSettings(world, '')),
      body: { publicUrl: `https://made-${next()}.example.com` },
    }),
  ],
  [
    'updateDirectoryServer',
    'with a new secret',
    async world => {
      const { version } = await world.asOperator.settings.versionOf('directoryServer')
      return { version, body: { newSecret: { kind: 'generated' } } }
    },
  ],
  ['deleteToken', 'of an admin', world => token(world, 'the-admin')],
  ['deleteToken', 'of an owner', world => token(world, 'the-owner')],
  [
    'addMembers',
    'one of whom is an admin',
    async world => ({
      params: { id: (await group(world)).id },
      body: { users: [{ id: (await person(world, 'admin')).id }] },
    }),
  ],
  [
    'addMembers',
    'to a group that opens a sensitive app',
    async world => {
      const staff = await group(world)
      await app(world, { sensitive: true, group: staff })
      return { params: { id: staff.id }, body: { users: [{ id: (await person(world)).id }] } }
    },
  ],
  [
    'updateGroup',
    'that holds an admin',
    async world => {
      const { id } = await group(world)
      await world.asOperator.groups.changeMembers(id, { add: [(await person(world, 'admin')).id] })
      return { params: { id }, version: world.memory.groups.find(id)?.version, body: { description: 'Changed' } }
    },
  ],
]
