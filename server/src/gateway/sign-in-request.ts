import { timingSafeEqual } from 'node:crypto'
import type { Sealer } from '#ground'

/** A browser at an app's host that wants to be signed in there. */
export interface SignInRequest {
  /** Scheme, name and port of the host, as the proxy told it. */
  origin: string
  /** The hash of what the browser holds at that host. */
  state: string
  /** Path and query to come back to. */
  target: string
}

const purpose = 'gateway-sign-in'

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * For the address of our sign-in. Nobody else can make one: a code sent to an origin that a stranger had chosen, to
 * another port or without TLS, would be read on the way.
 */
export function printSignInRequest(sealer: Pick<Sealer, 'keyedHash'>, request: SignInRequest): string {
  const { origin, state, target } = request
  const text = Buffer.from(JSON.stringify([origin, state, target])).toString('base64url')
  return `${text}.${sealer.keyedHash(purpose, text)}`
}

/** The inverse; undefined for what was not printed here. */
export function parseSignInRequest(sealer: Pick<Sealer, 'keyedHash'>, printed: string): SignInRequest | undefined {
  const at = printed.indexOf('.')
  const text = printed.slice(0, Math.max(at, 0))
  if (at < 0 || !isSame(printed.slice(at + 1), sealer.keyedHash(purpose, text))) return undefined
  const [origin, state, target] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string, string]
  return { origin, state, target }
}
