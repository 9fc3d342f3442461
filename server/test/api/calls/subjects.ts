import type { Group, Role, User } from '#directory'
import type { ApiWorld, Call } from '../api-world.ts'
import type { MakeCall } from './make-call.ts'

let count = 0
export const next = (): number => ++count

export const person = (world: ApiWorld, role: Role = 'user'): Promise<User> => world.add(`${role}-${next()}`, { role })

/** Managed by this person, if there is one. */
export const groupManager = 'the-groupmanager'

export async function group(world: ApiWorld): Promise<Group> {
  const made = await world.asOperator.groups.create({ name: `Group ${next()}` })
  const manager = world.memory.people.findByUsername(groupManager)
  if (manager !== undefined) await world.asOperator.groups.changeManagers(made.id, { add: [manager.id] })
  return world.memory.groups.find(made.id) ?? made
}

export const aGroup =
  (call: Call = {}): MakeCall =>
  async world => {
    const { id, version } = await group(world)
    return { params: { id }, version, ...call }
  }

export const app = async (world: ApiWorld, options: { sensitive?: boolean; group?: Group } = {}) =>
  (
    await world.asOperator.apps.create({
      title: `App ${next()}`,
      oidc: { redirectUris: ['https://app.example.com/cb'] },
      sensitive: options.sensitive ?? false,
      ...(options.group ? { access: { kind: 'chosen', groups: [options.group.id], users: [] } } : {}),
    })
  ).app
