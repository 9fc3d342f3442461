import { OperatorProblem } from '#ground'
import type { Group, Member } from '#directory'
import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'
import { getUser } from './people.ts'

const which = z.object({ group: z.string().min(1) })

/** By name or id. Throws Problem `missing`. */
export function getGroup({ directory: { memory } }: OperatorWorld, name: string): Group {
  const group = memory.groups.findByName(name) ?? memory.groups.find(name as Group['id'])
  if (group !== undefined) return group
  throw new OperatorProblem('missing', `There is no group “${name}”. “doorward group list” shows which there are.`)
}

function tellGroup({ directory: { memory }, clock }: OperatorWorld, group: Group) {
  const { id, name, code, description, managedBy, managers } = group
  return {
    id,
    name,
    code,
    description,
    /** Directly and through groups inside. */
    people: memory.groups.peopleCount(id, clock.now()),
    managers: managers.flatMap(manager => memory.people.find(manager)?.username ?? []).sort(),
    managedBy,
  }
}

const tellMember = (member: Member) => ({
  kind: member.kind,
  name: member.kind === 'group' ? member.group.name : (member.user.username ?? '–'),
  title: member.kind === 'group' ? member.group.description : member.user.displayName,
  isDirect: member.kind === 'group' || member.through === null,
  until: member.expiresAt === null ? null : new Date(member.expiresAt).toISOString(),
})

export const groupOperations = {
  listGroups: operation(
    z.object({ search: z.string().optional(), cursor: z.string().optional() }),
    async (world, filter) => {
      const page = await world.as.groups.list({ ...filter, limit: 200 })
      return { ...page, items: page.items.map(group => tellGroup(world, group)) }
    },
  ),
  showGroup: operation(which, async (world, { group }) => tellGroup(world, getGroup(world, group))),
  listMembers: operation(which.extend({ cursor: z.string().optional() }), async (world, { group, cursor }) => {
    const page = await world.as.groups.listMembers(getGroup(world, group).id, { cursor, limit: 200 })
    return { ...page, items: page.items.map(tellMember) }
  }),
  createGroup: operation(
    z.object({ name: z.string(), code: z.string().optional(), description: z.string().optional() }),
    async (world, input) => tellGroup(world, await world.as.groups.create(input)),
  ),
  /** `member` is somebody, or a group with `isGroup`. */
  addMember: operation(
    which.extend({ member: z.string().min(1), isGroup: z.boolean(), until: z.number().nullable() }),
    async (world, { group, member, isGroup, until }) => {
      const { id } = getGroup(world, group)
      await world.as.groups.changeMembers(
        id,
        isGroup
          ? { addGroups: [{ id: getGroup(world, member).id, expiresAt: until }] }
          : { add: [{ id: getUser(world, member).id, expiresAt: until }] },
      )
      return tellGroup(world, getGroup(world, id))
    },
  ),
  removeMember: operation(
    which.extend({ member: z.string().min(1), isGroup: z.boolean() }),
    async (world, { group, member, isGroup }) => {
      const { id } = getGroup(world, group)
      await world.as.groups.changeMembers(
        id,
        isGroup ? { removeGroups: [getGroup(world, member).id] } : { remove: [getUser(world, member).id] },
      )
      return tellGroup(world, getGroup(world, id))
    },
  ),
}
