import { hashToken, type Clock, type UserId } from '#ground'
import { trustedBrowserMs, type DirectoryMemory, type User } from '#directory'
import type { Kysely, KnownBrowserRow, Tables } from '#store'
import type { BrowserMark } from './commands/start-session.ts'

interface BrowserParts {
  clock: Clock
  read: Kysely<Tables>
  memory: DirectoryMemory
}

/** Browsers people have signed in from: known ones pass a pause, trusted ones are let off the second factor. */
export type Browsers = ReturnType<typeof createBrowsers>

export function createBrowsers({ clock, read, memory }: BrowserParts) {
  async function find(token: string | undefined, userId: UserId | undefined): Promise<KnownBrowserRow | undefined> {
    if (token === undefined) return undefined
    return read
      .selectFrom('knownBrowser')
      .selectAll()
      .where('tokenHash', '=', hashToken(token))
      .where('userId', '=', userId ?? '')
      .executeTakeFirst()
  }

  return {
    /** What stands for the browser where this person has signed in from it before. Nobody costs what somebody does. */
    async knownMark(token: string | undefined, userId: UserId | undefined): Promise<string | undefined> {
      return (await find(token, userId))?.tokenHash
    },

    /** Whether the person is asked for no second factor there: by their own wish, and as long as the policy allows it now. */
    async isTrusted(token: string | undefined, user: User): Promise<boolean> {
      const browser = await find(token, user.id)
      if (browser === undefined || browser.trustedUntil === null) return false
      const now = clock.now()
      const trustedMs = trustedBrowserMs(memory, user)
      return (
        browser.credentialVersion === user.credentialVersion &&
        browser.trustedUntil > now &&
        // A policy that was shortened meanwhile counts, and so does a clock that was wrong when it was written.
        browser.trustedUntil - now <= trustedMs
      )
    },

    /** As a session that begins there leaves it. `trust`: the person wants not to be asked again. */
    mark(token: string | undefined, user: User, trust: boolean): BrowserMark | undefined {
      if (token === undefined) return undefined
      const tokenHash = hashToken(token)
      const trustedMs = trust ? trustedBrowserMs(memory, user) : 0
      return trustedMs > 0 ? { tokenHash, trustedUntil: clock.now() + trustedMs } : { tokenHash }
    },
  }
}
