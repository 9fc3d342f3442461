import { lookup, type LookupAddress } from 'node:dns'
import { request as requestHttp, type OutgoingHttpHeaders, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isLinkLocal, limits, type Millis } from '#ground'

/** What an address answered: its status and where it leads, and nothing of what it says. */
export type Called =
  | { kind: 'answered'; status: number; location: string | null; ms: Millis }
  /** `words` is a whole sentence. `isTls`: somebody is there, and its certificate is not believed. */
  | { kind: 'failed'; words: string; isTls: boolean; ms: Millis }

/** Asks an address of an app once. Tests have their own. */
export type CallAddress = (
  url: URL,
  options?: { headers?: OutgoingHttpHeaders; signal?: AbortSignal },
) => Promise<Called>

class Forbidden extends Error {
  override readonly message = 'It is a link-local or metadata address, which is never called.'
}

/** Refuses a name when one of its addresses is forbidden; the connection goes to what was looked at. */
const resolveAllowed: NonNullable<RequestOptions['lookup']> = (host, { all }, answer) => {
  lookup(host, { all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error !== null || first === undefined) answer(error ?? new Error('The name has no address.'), '')
    else if (addresses.some(({ address }) => isLinkLocal(address))) answer(new Forbidden(), '')
    else if (all === true) answer(null, addresses)
    else answer(null, first.address, first.family)
  })
}

/**
 * One GET, to an address an admin typed: it may be private, and never link-local. Redirects are not followed, and of an
 * answer the head alone is read.
 */
export const callAddress: CallAddress = async (url, { headers = {}, signal } = {}) => {
  const timeOut = AbortSignal.timeout(limits.appTest.callMs)
  const began = performance.now()
  const elapsed = (): Millis => Math.round(performance.now() - began)
  try {
    const answer = await ask(url, headers, signal === undefined ? timeOut : AbortSignal.any([signal, timeOut]))
    return { kind: 'answered', ...answer, ms: elapsed() }
  } catch (error) {
    if (timeOut.aborted)
      return {
        kind: 'failed',
        words: `It gave no answer within ${limits.appTest.callMs / 1000} seconds.`,
        isTls: false,
        ms: elapsed(),
      }
    return { kind: 'failed', ...explain(error), ms: elapsed() }
  }
}

function ask(
  url: URL,
  headers: OutgoingHttpHeaders,
  signal: AbortSignal,
): Promise<{ status: number; location: string | null }> {
  return new Promise((resolve, reject) => {
    // Addresses in the URL itself are never looked up.
    if (isLinkLocal(url.hostname)) return reject(new Forbidden())
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, {
      // No agent: a connection kept open would be to an address that was looked at long ago.
      agent: false,
      signal,
      lookup: resolveAllowed,
      headers: { accept: 'text/html', 'user-agent': 'Doorward', ...headers },
    })
    request.on('error', reject)
    request.on('response', response => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null })
      request.destroy()
    })
    request.end()
  })
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens there.',
  ECONNRESET: 'It closed the connection without an answer.',
  ENOTFOUND: 'The name is not known to this machine.',
  EAI_AGAIN: 'The name could not be looked up.',
  EHOSTUNREACH: 'There is no way there from this machine.',
  ENETUNREACH: 'There is no way there from this machine.',
  EPROTO: 'It does not speak TLS at this port.',
  HPE_INVALID_CONSTANT: 'What it answered is no HTTP.',
}

const certificateReasons: Record<string, string> = {
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  CERT_NOT_YET_VALID: 'Its certificate does not hold yet.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by nobody this machine trusts.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is signed by nobody this machine trusts.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate is signed by nobody this machine trusts.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'Its certificate is signed by nobody this machine trusts.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name.',
}

function explain(error: unknown): { words: string; isTls: boolean } {
  if (error instanceof Forbidden) return { words: error.message, isTls: false }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const certificate = certificateReasons[code]
  if (certificate !== undefined) return { words: certificate, isTls: true }
  return { words: reasons[code] ?? `It could not be reached${code === '' ? '' : ` (${code})`}.`, isTls: false }
}
