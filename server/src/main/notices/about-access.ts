import { limits, type AppId, type UserId } from '#ground'
import { findDeciders, type DirectoryCommands, type DirectoryMemory } from '#directory'
import type { MailRow } from '#store'
import type { Notices } from './notices.ts'

type Input<N extends keyof DirectoryCommands> = Parameters<DirectoryCommands[N]>[1]

interface Parts {
  memory: DirectoryMemory
  notices: Pick<Notices, 'prepare'>
}

/** What people are told of requests to be let into apps: whoever decides when one comes, its person of the answer and the end. */
export function createAboutAccess({ memory, notices }: Parts) {
  const find = (app: AppId, user: UserId) => {
    const found = { app: memory.apps.find(app), user: memory.people.find(user) }
    return found.app === undefined || found.user === undefined ? undefined : { app: found.app, user: found.user }
  }

  const factsOf = (
    { app, user }: NonNullable<ReturnType<typeof find>>,
    { id, reason, wantedDays, expiresAt }: Pick<Input<'passRequest'>, 'id' | 'reason' | 'wantedDays' | 'expiresAt'>,
  ) => ({
    person: user.displayName || (user.username ?? ''),
    app: app.title,
    why: reason,
    days: wantedDays,
    path: `/requests/${id}`,
    until: expiresAt,
  })

  return {
    asked({ id, app: appId, reason, wantedDays, actor, at }: Input<'askForAccess'>): MailRow[] {
      const found = actor.kind === 'user' ? find(appId, actor.id) : undefined
      if (found === undefined) return []
      const { app, user: asker } = found
      const facts = factsOf(found, { id, reason, wantedDays, expiresAt: at + limits.accessRequest.openMs })
      return findDeciders(memory, app, { asker: asker.id, at, most: limits.accessRequest.toldMax }).flatMap(decider => {
        const user = memory.people.find(decider)
        return user === undefined ? [] : notices.prepare({ kind: 'access-asked', user, facts })
      })
    },

    passed(input: Input<'passRequest'>): MailRow[] {
      const found = find(input.app, input.user)
      const to = memory.people.find(input.to)
      if (found === undefined || to === undefined) return []
      return notices.prepare({ kind: 'access-asked', user: to, facts: factsOf(found, input) })
    },

    approved({ app: appId, user: userId, until, word }: Input<'approveRequest'>): MailRow[] {
      const found = find(appId, userId)
      if (found === undefined) return []
      const facts = { app: found.app.title, until, word: word === '' ? null : word }
      return notices.prepare({ kind: 'access-granted', user: found.user, facts })
    },

    refused({ app: appId, user: userId, word }: Input<'refuseRequest'>): MailRow[] {
      const found = find(appId, userId)
      if (found === undefined) return []
      const facts = { app: found.app.title, word: word === '' ? null : word }
      return notices.prepare({ kind: 'access-refused', user: found.user, facts })
    },

    ending({ app: appId, user: userId, expiresAt }: Input<'noteReminder' | 'noteGroupReminder'>): MailRow[] {
      const found = find(appId, userId)
      if (found === undefined) return []
      return notices.prepare({
        kind: 'access-ends',
        user: found.user,
        facts: { app: found.app.title, until: expiresAt },
      })
    },
  }
}
