import type { Scope } from '@doorward/contract'
import { limits, Problem, say, Secret, type Clock, type Millis, type Words } from '#ground'
import { HttpRefusal } from '#http'

/** A refusal that says in `WWW-Authenticate` what a bearer token lacks (RFC 6750 §3). */
export class BearerRefusal extends HttpRefusal {
  readonly challenge: string

  constructor(status: 401 | 403, code: string, words: Words, attributes: Record<string, string>) {
    super(status, code, words)
    const pairs = Object.entries({ realm: 'doorward', ...attributes }).map(([name, value]) => `${name}="${value}"`)
    this.challenge = `Bearer ${pairs.join(', ')}`
  }
}

/** RFC 6750 §3.1: expired, ended, malformed or otherwise invalid are one and the same to whoever offers it. */
export const refuseToken = (): BearerRefusal =>
  new BearerRefusal(
    401,
    'invalid-token',
    'This API token does not work: it is not one of ours, has expired or been ended, or whom it stands for may not use it.',
    { error: 'invalid_token', error_description: 'The token is unknown, expired or ended' },
  )

/** RFC 6750 §3.1 `insufficient_scope`, naming the scope that would do; null where none does. */
export const refuseScope = (needed: Scope | null): BearerRefusal =>
  needed === null
    ? new BearerRefusal(403, 'session-needed', 'This is done by people who are signed in; no API token can.', {
        error: 'insufficient_scope',
      })
    : new BearerRefusal(403, 'insufficient-scope', say('This API token lacks the scope {scope}.', { scope: needed }), {
        error: 'insufficient_scope',
        scope: needed,
      })

/**
 * The token of an `Authorization` header; undefined without one. A header of any other form is refused, and never leads
 * back to the cookie: what a script sends must not be judged by what a browser would.
 */
export function readBearer(rawHeaders: readonly string[]): Secret | undefined {
  const values = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'authorization')
  if (values.length === 0) return undefined
  // RFC 9110 §11.4: the scheme's case does not matter; RFC 6750 §2.1: one b64token follows.
  const token = /^bearer +([\w.~+/-]+=*)$/i.exec(values[0] ?? '')?.[1]
  if (token === undefined || values.length > 1) throw refuseToken()
  return new Secret(token)
}

const { unknownMax, unknownWindowMs, unknownAddressesMax } = limits.apiToken

/**
 * Holds up addresses that send tokens which do not work: not against guessing, which 256 bits forbid, but so that a
 * forgotten script learns to slow down. Tokens that work are never held up.
 */
export function createUnknownTokens(clock: Clock): { count(address: string): void } {
  const counters = new Map<string, { since: Millis; count: number }>()
  return {
    /** Throws Problem `too-many` past the limit. */
    count(address) {
      const now = clock.now()
      const before = counters.get(address)
      const counter = before !== undefined && now - before.since < unknownWindowMs ? before : { since: now, count: 0 }
      counter.count++
      counters.delete(address)
      counters.set(address, counter)
      const [oldest] = counters.keys()
      if (counters.size > unknownAddressesMax && oldest !== undefined) counters.delete(oldest)
      if (counter.count > unknownMax)
        throw new Problem('too-many', 'Too many API tokens that do not work came from this address. Wait a minute.', {
          retryAfterMs: counter.since + unknownWindowMs - now,
        })
    },
  }
}
