import { Problem, type GroupId, type Millis, type UserId } from '#ground'
import { requireKeptHere, type DirectoryMemory } from '#directory'
import { tellGroup, tellGroupBriefly, tellManagers, tellMembers } from '../answers/group.ts'
import { tellGroupApps } from '../answers/group-apps.ts'
import { tellNesting } from '../answers/nesting.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'
import { cutSorted } from '../sorted-page.ts'

type Names =
  | 'listGroups'
  | 'createGroup'
  | 'listManagedGroups'
  | 'getGroup'
  | 'updateGroup'
  | 'deleteGroup'
  | 'listGroupApps'
  | 'listMembers'
  | 'addMembers'
  | 'updateMember'
  | 'removeMember'
  | 'findCandidates'
  | 'previewNesting'
  | 'listManagers'
  | 'addManagers'
  | 'removeManager'

const parseEnd = (end: string | null): Millis | null => (end === null ? null : Date.parse(end))

/** Ended memberships count no more. */
function isDirectMember({ groups, people }: DirectoryMemory, group: GroupId, member: string, now: Millis): boolean {
  const slot = groups.slotOf(group)
  if (slot === undefined) return false
  const inside = groups.slotOf(member as GroupId)
  if (inside !== undefined) return [...groups.insideAt(slot, now)].includes(inside)
  const person = people.slotOf(member as UserId)
  const end = person === undefined ? undefined : groups.endOf(slot, person)
  return end === null || (end !== undefined && end > now)
}

/** Members are given by id alone where it may be of a person or of a group: both are UUIDs of one making. */
export function groupRoutes({ clock, directory: { memory } }: ApiParts) {
  const isGroup = (id: string): boolean => memory.groups.find(id as GroupId) !== undefined

  return {
    async listGroups({ as, query }) {
      const now = clock.now()
      const page = await as.groups.list(query)
      return { ...page, items: page.items.map(group => tellGroupBriefly(memory, group, now)) }
    },

    createGroup: async ({ as, body }) => tellGroup(memory, await as.groups.create(body), clock.now()),

    listManagedGroups({ as, query }) {
      const now = clock.now()
      const told = as.groups.listManaged().map(group => tellGroupBriefly(memory, group, now))
      return cutSorted(told, ({ name, id }) => [name.toLowerCase(), id], query)
    },

    getGroup: ({ as, params }) => tellGroup(memory, as.groups.get(params.id as GroupId), clock.now()),

    async updateGroup({ as, params, body, version }) {
      const id = params.id as GroupId
      requireKeptHere(as.groups.get(id))
      return tellGroup(memory, await as.groups.update(id, body, version), clock.now())
    },

    async deleteGroup({ as, params }) {
      const id = params.id as GroupId
      requireKeptHere(as.groups.get(id))
      await as.groups.delete(id)
    },

    async listGroupApps({ as, params, query }) {
      const { items, losing } = await tellGroupApps(memory, as.groups.get(params.id as GroupId), clock.now())
      return { ...cutSorted(items, ({ app }) => [app.name.toLowerCase(), app.id], query), losing }
    },

    async listMembers({ as, params, query, language }) {
      const id = params.id as GroupId
      const page = await as.groups.listMembers(id, { ...query, through: query.through as GroupId | undefined })
      return { ...page, items: await tellMembers(memory, as, id, page.items, clock.now(), language) }
    },

    async addMembers({ as, params, body }) {
      const id = params.id as GroupId
      await as.groups.changeMembers(id, {
        add: body.users.map(added => ({ id: added.id as UserId, expiresAt: parseEnd(added.expiresAt) })),
        addGroups: body.groups.map(added => ({ id: added.id as GroupId, expiresAt: parseEnd(added.expiresAt) })),
      })
      return tellGroup(memory, as.groups.get(id), clock.now())
    },

    async updateMember({ as, params, body }) {
      const id = params.id as GroupId
      const expiresAt = parseEnd(body.expiresAt)
      if (!isDirectMember(memory, as.groups.get(id).id, params.memberId, clock.now()))
        throw new Problem('missing', 'There is no such member; they may have been taken out already.')
      await as.groups.changeMembers(
        id,
        isGroup(params.memberId)
          ? { addGroups: [{ id: params.memberId as GroupId, expiresAt }] }
          : { add: [{ id: params.memberId as UserId, expiresAt }] },
      )
    },

    async removeMember({ as, params }) {
      await as.groups.changeMembers(
        params.id as GroupId,
        isGroup(params.memberId)
          ? { removeGroups: [params.memberId as GroupId] }
          : { remove: [params.memberId as UserId] },
      )
    },

    async findCandidates({ as, params, query }) {
      const found = await as.groups.findCandidates(params.id as GroupId, query.search)
      return { items: found.map(({ id, displayName, username }) => ({ id, name: displayName, username })) }
    },

    previewNesting: ({ as, params }) =>
      tellNesting(memory, as.groups.get(params.id as GroupId), as.groups.get(params.memberId as GroupId), clock.now()),

    listManagers: ({ as, params, query }) =>
      cutSorted(
        tellManagers(memory, as.groups.get(params.id as GroupId)),
        ({ name, id }) => [name.toLowerCase(), id],
        query,
      ),

    async addManagers({ as, params, body }) {
      const id = params.id as GroupId
      requireKeptHere(as.groups.get(id))
      await as.groups.changeManagers(id, { add: body.users as UserId[] })
      return tellGroup(memory, as.groups.get(id), clock.now())
    },

    async removeManager({ as, params }) {
      const id = params.id as GroupId
      requireKeptHere(as.groups.get(id))
      await as.groups.changeManagers(id, { remove: [params.userId as UserId] })
    },
  } satisfies Handlers<Names>
}
