import type { GroupSummary, Member } from '@doorward/contract'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

/** Nothing of groups or of who is in them is believed any more. */
export const staleGroups = () => forget('group', 'groups', 'user', 'users', 'audit')

const asNew = ({ kind, id, expiresAt }: Member) => {
  const added = { id, expiresAt }
  return kind === 'user' ? { users: [added] } : { groups: [added] }
}

/** Takes a direct member out, with a way back that keeps its end. */
export async function takeOut(group: Pick<GroupSummary, 'id' | 'name'>, member: Member): Promise<void> {
  const params = { id: group.id }
  await api.removeMember({ params: { ...params, memberId: member.id } })
  await staleGroups()
  sayDone(t.groups.group.members.takenOut(member.name, group.name), async () => {
    await api.addMembers({ params, body: asNew(member) })
    await staleGroups()
  })
}
