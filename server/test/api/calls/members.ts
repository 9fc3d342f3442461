import type { Calls, FinerCall } from './make-call.ts'
import { aGroup, app, group, person } from './subjects.ts'

export const memberCalls = {
  listMembers: aGroup(),
  async addMembers(world) {
    return { params: { id: (await group(world)).id }, body: { users: [{ id: (await person(world)).id }] } }
  },
  async updateMember(world) {
    const [{ id }, member] = [await group(world), await person(world)]
    await world.asOperator.groups.changeMembers(id, { add: [member.id] })
    return { params: { id, memberId: member.id }, body: { expiresAt: '2100-01-01T00:00:00.000Z' } }
  },
  async removeMember(world) {
    return { params: { id: (await group(world)).id, memberId: (await person(world)).id } }
  },
  findCandidates: aGroup({ query: { search: 'user' } }),
  async previewNesting(world) {
    return { params: { id: (await group(world)).id, memberId: (await group(world)).id } }
  },
} satisfies Calls

/** What decides is who is in the group, or what being in it opens. */
export const memberFiner: FinerCall[] = [
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
