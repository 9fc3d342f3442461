import { errors, type Adapter, type AdapterPayload } from 'oidc-provider'
import type { Clock } from '#ground'
import type { Attempts } from '#store'
import { oidcLimits } from '../limits.ts'

const usedMark = (id: string): string => `used ${id}`

/**
 * Requests an app has pushed (RFC 9126). One is used up when its code is made, which may be long after it was taken up:
 * people sign in between. Until then others may have taken it up too, so a used one must be found as that, and one that has
 * run out must still be found; of what is not found the library says nothing, and makes another code.
 */
export function pushedRequestAdapter(
  attempts: Adapter,
  pushed: Attempts<AdapterPayload>,
  clock: Pick<Clock, 'now'>,
): Adapter {
  return {
    ...attempts,
    async upsert(id, payload, expiresIn) {
      const leftMs = (expiresIn ?? 0) * 1000
      await pushed.put(id, { ...payload, endsAt: clock.now() + leftMs }, leftMs + oidcLimits.attemptMs)
    },

    async find(id) {
      const used = await pushed.find(usedMark(id))
      if (used !== undefined) return used
      const found = await pushed.find(id)
      if (found === undefined) return undefined
      const { endsAt, ...payload } = found
      return Number(endsAt) <= clock.now() ? { ...payload, exp: 1 } : payload
    },

    /** Marked before it is taken, so that there is no moment at which it is neither there nor used. */
    async consume(id) {
      const now = Math.floor(clock.now() / 1000)
      const mark = { kind: 'PushedAuthorizationRequest', jti: id, consumed: now }
      await pushed.put(usedMark(id), mark, oidcLimits.attemptMs)
      if ((await pushed.take(id)) === undefined) throw new errors.InvalidRequestUri('already used')
    },
  }
}
