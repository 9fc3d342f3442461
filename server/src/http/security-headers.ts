import type { FastifyReply } from 'fastify'

export interface ContentPolicy {
  /** For pages whose library writes `<style>` elements. */
  styleNonce?: string
  /** For pages that call our API from a script. */
  connects?: boolean
  /**
   * For pages whose form ends, over redirects, at an app: Chromium holds `form-action` against every redirect of the
   * answer, so it is left off there.
   */
  formsLeadAway?: boolean
}

/** The policy of every answer unless its route asks for another: nothing inline, nothing from elsewhere, no framing. */
export function printContentPolicy(policy: ContentPolicy = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${policy.styleNonce ? ` 'nonce-${policy.styleNonce}'` : ''}`,
    "font-src 'self'",
    "img-src 'self' data:",
    ...(policy.connects ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    ...(policy.formsLeadAway ? [] : ["form-action 'self'"]),
    "frame-ancestors 'none'",
  ].join('; ')
}

const always: Record<string, string> = {
  'content-security-policy': printContentPolicy(),
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  // Not `no-referrer`: under it browsers send `Origin: null` with our own forms (Fetch §3.2).
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'cache-control': 'no-store',
}

/**
 * The headers of every answer. They are put on the raw response before anything else, so that an answer written past
 * Fastify (`reply.hijack()`) has them too; a route replaces one with `reply.header`, or on `reply.raw` when hijacked.
 */
export const securityHeaders = (https: boolean): Record<string, string> =>
  https ? { ...always, 'strict-transport-security': 'max-age=31536000' } : always

export const setContentPolicy = (reply: FastifyReply, policy: ContentPolicy): FastifyReply =>
  reply.header('content-security-policy', printContentPolicy(policy))

/** For a page whose own address holds a secret: the address goes into no Referer, not even of our own pages. */
export const hideAddress = (reply: FastifyReply): FastifyReply => reply.header('referrer-policy', 'strict-origin')
