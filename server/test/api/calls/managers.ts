import type { Calls, FinerCall } from './make-call.ts'
import { aGroup, app, group, person } from './subjects.ts'

export const managerCalls = {
  listManagers: aGroup(),
  async addManagers(world) {
    return { params: { id: (await group(world)).id }, body: { users: [(await person(world)).id] } }
  },
  async removeManager(world) {
    return { params: { id: (await group(world)).id, userId: (await person(world)).id } }
  },
} satisfies Calls

export const managerFiner: FinerCall[] = [
  [
    'addManagers',
    'to a group that opens a sensitive app',
    async world => {
      const staff = await group(world)
      await app(world, { sensitive: true, group: staff })
      return { params: { id: staff.id }, body: { users: [(await person(world)).id] } }
    },
  ],
]
