import { invalidField, type GroupId, type UserId } from '#ground'
import { stateOf } from '#directory'
import { tellGroup } from '../answers/group.ts'
import { requireKeptHere } from '../answers/kept-here.ts'
import { printMomentOrNull } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Names =
  | 'listGroups'
  | 'createGroup'
  | 'getGroup'
  | 'updateGroup'
  | 'deleteGroup'
  | 'listMembers'
  | 'addMembers'
  | 'removeMember'

export function groupRoutes({ clock, directory: { memory } }: ApiParts) {
  return {
    async listGroups({ as, query }) {
      const page = await as.groups.list(query)
      return { ...page, items: page.items.map(group => tellGroup(memory, group)) }
    },

    createGroup: async ({ as, body }) => tellGroup(memory, await as.groups.create(body)),

    getGroup: ({ as, params }) => tellGroup(memory, as.groups.get(params.id as GroupId)),

    async updateGroup({ as, params, body, version }) {
      const id = params.id as GroupId
      requireKeptHere(as.groups.get(id))
      return tellGroup(memory, await as.groups.update(id, body, version))
    },

    async deleteGroup({ as, params }) {
      const id = params.id as GroupId
      requireKeptHere(as.groups.get(id))
      await as.groups.delete(id)
    },

    async listMembers({ as, params, query }) {
      const now = clock.now()
      const page = await as.groups.listMembers(params.id as GroupId, query)
      return {
        ...page,
        items: page.items.map(user => ({
          kind: 'user' as const,
          id: user.id,
          name: user.displayName,
          username: user.username,
          state: stateOf(user, now),
          expiresAt: printMomentOrNull(user.memberUntil),
        })),
      }
    },

    async addMembers({ as, params, body }) {
      const id = params.id as GroupId
      if (body.groups.length > 0) throw invalidField('groups', 'Groups inside groups come in a later version.')
      await as.groups.changeMembers(id, { add: body.users as UserId[] })
      return tellGroup(memory, as.groups.get(id))
    },

    async removeMember({ as, params }) {
      await as.groups.changeMembers(params.id as GroupId, { remove: [params.memberId as UserId] })
    },
  } satisfies Handlers<Names>
}
