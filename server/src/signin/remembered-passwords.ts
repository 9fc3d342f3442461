import { createHmac, randomBytes } from 'node:crypto'
import { limits, type Clock, type Millis, type Secret } from '#ground'
import { isActive, type User } from '#directory'
import type { BindQuestion } from './bind.ts'

type Place = Pick<BindQuestion, 'door' | 'app' | 'view'>

/**
 * Remembers that a password was right, for apps that sign in with every request. What is kept is a digest under a key of
 * this process, of the person as they were at that moment too: any change of them, as of their password, role, state or
 * factors, gives them another version, and so makes what was remembered worth nothing. Whatever else decides is decided
 * at every bind. Wrong passwords are never remembered, and neither are codes.
 */
export function createRememberedPasswords(clock: Clock, isOn: () => boolean) {
  const key = randomBytes(32)
  /** Oldest first. */
  const until = new Map<string, Millis>()

  const digestOf = ({ id, version }: User, password: Secret, { door, app, view }: Place): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([id, version, door, app, view, password.reveal()]))
      .digest('base64url')

  function forgetOld(): void {
    for (const [digest, end] of until) {
      if (end > clock.now() && until.size < limits.rememberedPasswords.countMax) break
      until.delete(digest)
    }
  }

  return {
    has(user: User, password: Secret, place: Place): boolean {
      if (!isOn()) until.clear()
      if (until.size === 0 || !isActive(user, clock.now())) return false
      const end = until.get(digestOf(user, password, place))
      return end !== undefined && end > clock.now()
    },

    /** `user` as they were before the comparison: a change meanwhile is not covered by what was compared. */
    add(user: User, password: Secret, place: Place): void {
      if (!isOn()) return
      forgetOld()
      until.set(digestOf(user, password, place), clock.now() + limits.rememberedPasswords.ms)
    },

    get size(): number {
      return until.size
    },
  }
}

export type RememberedPasswords = ReturnType<typeof createRememberedPasswords>
