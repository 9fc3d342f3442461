import type { AccessChange, AccessRule, AccessShown, App, Explanation } from '@doorward/contract'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queryClient } from '../api/queries.ts'
import { sayDone } from '../parts/saved.tsx'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.access.turns.deeds

export type Deed = 'add' | 'open'

/** What of it can be done here in one step; undefined where it takes more, or is for somebody else to do. */
export function useDeed({ kind, group }: AccessChange, { app }: Explanation): Deed | undefined {
  const may = useMay()
  if (kind === 'join-group') return may('addMembers') && group?.keptIn === null ? 'add' : undefined
  if (app.id === 'directory-server' || !may('updateApp')) return undefined
  return kind === 'let-in-by-name' ? 'add' : kind === 'open-to-group' ? 'open' : undefined
}

const toRule = (access: AccessShown): AccessRule =>
  access.kind === 'chosen'
    ? { kind: 'chosen', groups: access.groups.map(({ id }) => id), users: access.users.map(({ id }) => id) }
    : access.kind === 'single-user'
      ? { kind: 'single-user', user: access.user.id }
      : access

/** The same rule and one more. Of a rule that is for everybody or for one there is nothing to widen. */
function widened(access: AccessShown, more: { groups?: string; users?: string }): AccessRule {
  const rule = toRule(access)
  if (rule.kind !== 'chosen' && rule.kind !== 'nobody') return rule
  const { groups = [], users = [] } = rule.kind === 'chosen' ? rule : {}
  return {
    kind: 'chosen',
    groups: [...new Set([...groups, ...(more.groups === undefined ? [] : [more.groups])])],
    users: [...new Set([...users, ...(more.users === undefined ? [] : [more.users])])],
  }
}

const stale = async () => {
  await Promise.all(
    ['explain', 'matrix', 'app', 'group', 'user'].map(key => queryClient.invalidateQueries({ queryKey: [key] })),
  )
}

/** Does it, and answers how it is undone. */
async function act({ kind, group }: AccessChange, { user, app }: Explanation): Promise<() => Promise<unknown>> {
  if (kind === 'join-group' && group !== null) {
    const params = { id: group.id }
    await api.addMembers({ params, body: { users: [{ id: user.id }] } })
    return () => api.removeMember({ params: { ...params, memberId: user.id } })
  }
  const params = { id: app.id }
  const put = (body: { access: AccessRule }, { version }: Pick<App, 'version'>) =>
    api.updateApp({ params, body, version })
  const before = await api.getApp({ params })
  const more = kind === 'open-to-group' && group !== null ? { groups: group.id } : { users: user.id }
  const after = await put({ access: widened(before.access, more) }, before)
  // Only while it is as it was left: what somebody else changed since is not thrown away.
  return () => put({ access: toRule(before.access) }, after)
}

export const useAct = (change: AccessChange, of: Explanation) =>
  useMutation({
    mutationFn: () => act(change, of),
    async onSuccess(undo) {
      sayDone(words.done(change.title), async () => {
        await undo()
        await stale()
      })
      await stale()
    },
  })
