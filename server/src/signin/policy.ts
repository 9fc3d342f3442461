import type { Clock, SessionId, UserId } from '#ground'
import { demandsSecondFactor, isActive, type DirectoryEffect, type DirectoryMemory } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { SigninCommands } from './commands.ts'
import { newDeed } from './sessions.ts'

/** Deleted in one transaction. */
const tokensAtOnce = 500

interface PolicyParts {
  clock: Clock
  run: Run<SigninCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
}

/**
 * What a policy that now demands a second factor does to sessions begun without one, and to what Simple Auth gave out for a
 * password alone. They are refused from the moment memory knows the policy; here their rows are ended, so that lifting the
 * policy brings none of them back.
 */
export function createPolicy({ clock, run, read, memory }: PolicyParts) {
  function isDemanded(userId: string): boolean {
    const now = clock.now()
    const user = memory.people.find(userId as UserId)
    return user !== undefined && isActive(user, now) && demandsSecondFactor(memory, user, now)
  }

  async function endTokens(): Promise<void> {
    const tokens = await read
      .selectFrom('simpleAuthToken')
      .select(['id', 'userId'])
      .where('expiresAt', '>', clock.now())
      .where('amr', 'not like', '%mfa%')
      // One of those is proof enough where a code cannot be asked for.
      .where('amr', 'not like', '%app-password%')
      .execute()
    const ids = tokens.filter(({ userId }) => isDemanded(userId)).map(({ id }) => id)
    for (let at = 0; at < ids.length; at += tokensAtOnce)
      await run('endTokens', { ids: ids.slice(at, at + tokensAtOnce) })
  }

  return {
    /** The policy itself, a role, or who is in a group it names. */
    isConcerned(effects: readonly DirectoryEffect[]): boolean {
      const { twoFactorGroups, twoFactorRoles } = memory.settings().policy
      return effects.some(
        ({ state }) =>
          (state.of === 'setting' && state.key === 'policy') ||
          // Through a group inside, too: which one it reaches is looked at there.
          (twoFactorGroups.length > 0 && state.of === 'members') ||
          (twoFactorRoles.length > 0 && state.of === 'user'),
      )
    },

    async enforce(): Promise<void> {
      const now = clock.now()
      const open = await read
        .selectFrom('session')
        .select(['id', 'userId'])
        .where('endedAt', 'is', null)
        .where('expiresAt', '>', now)
        .where('amr', 'not like', '%mfa%')
        .execute()
      const ending = new Map<UserId, SessionId[]>()
      for (const { id, userId } of open) {
        if (!isDemanded(userId)) continue
        ending.set(userId as UserId, [...(ending.get(userId as UserId) ?? []), id as SessionId])
      }
      for (const [userId, ids] of ending)
        await run('endSessions', {
          ...newDeed(clock, { kind: 'system', name: 'sign-in' }, { door: 'system', address: null }),
          userId,
          ids,
          reason: 'second-factor-demanded',
        })
      await endTokens()
    },
  }
}
