import type { AppId, GroupId, Millis, UserId } from '#ground'
import type { AppGrant } from '#directory'
import { isOfRule, type Decision } from './decide.ts'

/** The part of an app this rests on. */
export interface DatedApp {
  id: AppId
  createdAt: Millis
  grants: readonly Pick<AppGrant, 'user' | 'createdAt'>[]
}

/**
 * Since when somebody whom `decision` lets in could open the app, as far as it is written down: by the way in that stood
 * first, and not before there was an app. A change of a rule has no moment of its own, so what a rule says of everybody,
 * or of somebody by name, counts from the app's beginning. Pure.
 */
export function openSince(
  { reasons }: Decision,
  app: DatedApp,
  user: UserId,
  memberSince: (group: GroupId) => Millis | undefined,
): Millis {
  const ways = reasons
    .filter(reason => isOfRule(reason) && reason.passed)
    .flatMap(reason => {
      if (reason.code === 'rule-groups') return reason.through.map(group => memberSince(group) ?? app.createdAt)
      if (reason.code === 'rule-granted')
        return [app.grants.find(grant => grant.user === user)?.createdAt ?? app.createdAt]
      return [app.createdAt]
    })
  return Math.max(app.createdAt, Math.min(...ways))
}
