import type { Log, PasswordHasher, Secret, UserId } from '#ground'
import type { DirectoryCommands, User } from '#directory'
import type { Run } from '#store'

interface HashUpgradeParts {
  log: Log
  hasher: PasswordHasher
  runDirectory: Run<DirectoryCommands>
}

/** Hashes of another form or a lower cost are replaced when their password is proven: only then is it known. */
export function createHashUpgrades({ log, hasher, runDirectory }: HashUpgradeParts) {
  /** People whose hash is being upgraded: a client that binds for every mail has it hashed once. */
  const running = new Map<UserId, Promise<void>>()

  /** If it fails, the next sign-in tries again. */
  async function replace(user: User, hash: string, password: Secret, address: string): Promise<void> {
    try {
      const to = await hasher.hash(password, address)
      await runDirectory('upgradePasswordHash', { id: user.id, from: hash, to })
    } catch (error) {
      log.warn({ err: error }, 'a password hash could not be upgraded')
    }
  }

  return {
    /** Our form and today's cost for a password that was just proven, if its hash has another. Never rejects. */
    upgrade({ user, hash }: { user: User; hash: string }, password: Secret, address: string): Promise<void> {
      if (!hasher.isOutdated(hash)) return Promise.resolve()
      let upgrade = running.get(user.id)
      if (upgrade === undefined) {
        upgrade = replace(user, hash, password, address).finally(() => running.delete(user.id))
        running.set(user.id, upgrade)
      }
      return upgrade
    },

    async settled(): Promise<void> {
      await Promise.all(running.values())
    },
  }
}
