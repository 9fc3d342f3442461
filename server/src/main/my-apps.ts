import { days, type Clock, type GroupId, type Millis, type UserId } from '#ground'
import { decideFor, lookAhead, openSince, type Decision } from '#access'
import type { App, DirectoryMemory, User } from '#directory'
import type { AppTile } from '#pages'
import type { Store } from '#store'

/** So long an app counts as new to somebody. */
const newMs = days(7)

/** The apps somebody may open, by what can be said before they come; ordered by title. */
export function createMyApps({ clock, memory, read }: { clock: Clock; memory: DirectoryMemory; read: Store['read'] }): {
  titlesFor(person: User): string[]
  listFor(user: UserId): Promise<AppTile[]>
} {
  function findOpen(person: User): { app: App; decision: Decision }[] {
    return [...memory.apps.all()]
      .map(app => ({ app, decision: decideFor(memory, person, app, clock.now(), lookAhead('pwd')) }))
      .filter(({ decision }) => decision.allowed)
      .toSorted((a, b) => a.app.title.localeCompare(b.app.title))
  }

  /** Since when somebody is in each group they are in, by the membership that leads there first. */
  async function readMemberSince(user: UserId): Promise<ReadonlyMap<GroupId, Millis>> {
    const now = clock.now()
    const rows = await read
      .selectFrom('membership')
      .select(['groupId', 'expiresAt', 'createdAt'])
      .where('userId', '=', user)
      .execute()
    const since = new Map<GroupId, Millis>()
    for (const { groupId, expiresAt, createdAt } of rows) {
      const slot = memory.groups.slotOf(groupId as GroupId)
      if (slot === undefined || (expiresAt !== null && expiresAt <= now)) continue
      for (const reached of [slot, ...memory.groups.allAroundAt(slot, now)]) {
        const group = memory.groups.at(reached)
        if (group) since.set(group.id, Math.min(since.get(group.id) ?? createdAt, createdAt))
      }
    }
    return since
  }

  return {
    titlesFor: person => findOpen(person).map(({ app }) => app.title),

    async listFor(user) {
      const person = memory.people.find(user)
      if (person === undefined) return []
      const memberSince = await readMemberSince(user)
      const now = clock.now()
      // What was there when they came is no news to anybody: on their first days all of it would be new.
      const newAfter = Math.max(now - newMs, person.createdAt + days(1))
      return findOpen(person).map(({ app, decision }) => {
        const { title, icon, link, signInUrl, oidc, ldap, simpleAuth } = app
        const address = signInUrl ?? link
        return {
          title,
          icon,
          link: address,
          note: address === null ? null : (URL.parse(address)?.host ?? null),
          asksPassword: oidc === null && (ldap !== null || simpleAuth !== null),
          isNew: openSince(decision, app, user, group => memberSince.get(group)) > newAfter,
        }
      })
    },
  }
}
